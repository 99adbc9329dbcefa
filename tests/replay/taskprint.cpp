// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/replay/taskprint.h"

#include "tests/support/historydsl.h"

namespace chronoscope::test {

namespace {

QString idText(const WorkflowTasks& tasks, EventIndex event)
{
    return event.isValid() ? QString::number(tasks.groups().history().eventId(event)) : QStringLiteral("-");
}

QString attemptText(const WorkflowTasks& tasks, const TaskAttempt& attempt)
{
    const QString ids =
        QStringList{idText(tasks, attempt.scheduled), idText(tasks, attempt.started), idText(tasks, attempt.closed)}
            .join(QLatin1Char('/'));
    if (attempt.isHeartbeat)
        return ids + QLatin1Char('~');
    if (attempt.outcome == TaskOutcome::Failed)
        return ids + QLatin1Char('!');
    return attempt.outcome == TaskOutcome::TimedOut ? ids + QLatin1Char('?') : ids;
}

} // namespace

std::shared_ptr<const WorkflowTasks> tasksOf(std::shared_ptr<const History> history, SdkFamily family)
{
    SdkDialect dialect;
    dialect.family = family;
    return WorkflowTasks::build(EventGroups::build(std::move(history)), dialect);
}

std::shared_ptr<const WorkflowTasks> tasksFromText(const QByteArray& text, SdkFamily family)
{
    return tasksOf(historyFromText(text), family);
}

QStringList printJobs(const WorkflowTasks& tasks, std::size_t task)
{
    QStringList words;
    for (const ActivationJob& job : tasks.jobs(TaskIndex(task))) {
        QString word = toString(job.kind) + QLatin1Char(':') + idText(tasks, job.event);
        if (job.activation != 0)
            word += QStringLiteral("@%1").arg(job.activation);
        words.append(word);
    }
    return words;
}

QStringList printTasks(const WorkflowTasks& tasks)
{
    QStringList lines;
    for (std::size_t position = 0; position < tasks.size(); ++position) {
        const TaskIndex index(position);
        const WorkflowTask& task = tasks.task(index);
        QStringList words{toString(task.outcome)};
        if (task.isTail)
            words.append(QStringLiteral("tail"));
        if (!task.isReplaying)
            words.append(QStringLiteral("executed"));
        for (const TaskAttempt& attempt : tasks.attempts(index))
            words.append(attemptText(tasks, attempt));
        if (const QStringList jobs = printJobs(tasks, position); !jobs.isEmpty())
            words += QStringList{QStringLiteral("told")} + jobs;
        if (!tasks.commands(index).empty())
            words.append(QStringLiteral("answered"));
        for (const RecordedCommand& command : tasks.commands(index))
            words.append(commandTypeName(command.type) + QLatin1Char(':') + idText(tasks, command.event));
        lines.append(words.join(QLatin1Char(' ')));
    }
    return lines;
}

QStringList printUnassigned(const WorkflowTasks& tasks)
{
    QStringList lines;
    for (std::size_t position = 0; position < tasks.groups().history().size(); ++position) {
        const EventIndex event(position);
        const Unassigned reason = tasks.whyUnassigned(event);
        if (reason != Unassigned::None && reason != Unassigned::WorkflowTaskItself)
            lines.append(idText(tasks, event) + QLatin1Char(' ') + toString(reason));
    }
    return lines;
}

} // namespace chronoscope::test
