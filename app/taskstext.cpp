// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/taskstext.h"

#include "app/consoleoutput.h"
#include "app/texttable.h"
#include "models/core/format.h"
#include "models/history/eventtype.h"
#include "models/replay/taskfacts.h"
#include "models/replay/tasktexts.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <array>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(TasksCommand)
};

QString eventIdText(const History& history, EventIndex event)
{
    return QString::number(history.eventId(event));
}

QString outcomeText(const WorkflowTask& task)
{
    if (task.isTail)
        return task.scheduled.isValid() ? Texts::tr("waits for a worker") : Texts::tr("not scheduled yet");
    switch (task.outcome) {
    case TaskOutcome::Completed:
        return Texts::tr("completed");
    case TaskOutcome::Failed:
        return Texts::tr("failed");
    case TaskOutcome::TimedOut:
        return Texts::tr("timed out");
    case TaskOutcome::Open:
        break;
    }
    return Texts::tr("open");
}

/// What its line says besides number and outcome, as far as it is recorded.
QStringList factTexts(const TaskFacts& facts)
{
    QStringList parts;
    if (facts.time.isValid())
        parts.append(formatDateTime(facts.time, QTimeZone::utc()));
    if (facts.queueTime)
        parts.append(Texts::tr("waited %1").arg(formatDuration(*facts.queueTime)));
    if (facts.duration)
        parts.append(Texts::tr("took %1").arg(formatDuration(*facts.duration)));
    if (facts.attempts > 1)
        parts.append(Texts::tr("%n attempts", nullptr, facts.attempts));
    if (facts.heartbeats > 0)
        parts.append(Texts::tr("%n heartbeats", nullptr, facts.heartbeats));
    if (facts.historyBytes)
        parts.append(formatBytes(*facts.historyBytes));
    if (facts.suggestsContinueAsNew)
        parts.append(Texts::tr("continue-as-new suggested"));
    if (!facts.buildId.isEmpty())
        parts.append(Texts::tr("build %1").arg(singleLine(facts.buildId)));
    return parts;
}

void writeTask(const WorkflowTasks& tasks, TaskIndex index, const TaskFacts& facts, ConsoleOutput& output)
{
    const WorkflowTask& task = tasks.task(index);
    const EventGroups& groups = tasks.groups();
    QStringList head{Texts::tr("Task %1").arg(WorkflowTasks::number(index)), outcomeText(task)};
    head += factTexts(facts);
    output.writeLine(head.join(QLatin1String(", ")));
    TextTable table({{}, {{}, TextTable::Alignment::Right}, {}});
    for (const TaskAttempt& attempt : tasks.attempts(index)) {
        if (attempt.closed.isValid() && attempt.closed != task.closed)
            table.addRow({attempt.isHeartbeat ? Texts::tr("heartbeat") : Texts::tr("try"),
                          eventIdText(groups.history(), attempt.closed),
                          eventTypeDisplayName(groups.history(), attempt.closed)});
    }
    for (const ActivationJob& job : tasks.jobs(index))
        table.addRow({Texts::tr("told"), eventIdText(groups.history(), job.event), jobText(groups, job)});
    for (const RecordedCommand& command : tasks.commands(index))
        table.addRow(
            {Texts::tr("answered"), eventIdText(groups.history(), command.event), commandText(groups, command)});
    table.write(output, QStringLiteral("  "));
}

QString dialectText(const SdkDialect& dialect)
{
    if (dialect.family == SdkFamily::Generic)
        return Texts::tr("Nothing tells the SDK; these are the rules that all SDKs share.");
    const QString name = !dialect.sdkName.isEmpty()          ? singleLine(dialect.sdkName)
                         : dialect.family == SdkFamily::Core ? Texts::tr("the SDKs on the shared core")
                                                             : QStringLiteral("temporal-") + toString(dialect.family);
    return dialect.isGuessed ? Texts::tr("Cut by the rules of %1: a guess by markers, ids and identities.").arg(name)
                             : Texts::tr("Cut by the rules of %1.").arg(name);
}

void writeUnassignedCounts(const WorkflowTasks& tasks, ConsoleOutput& output)
{
    std::array<int, UnassignedCount> counts{};
    for (std::size_t position = 0; position < tasks.groups().history().size(); ++position)
        ++counts[static_cast<std::size_t>(tasks.whyUnassigned(EventIndex(position)))];
    const auto writeCount = [&](Unassigned reason, const QString& text) {
        if (const int count = counts[static_cast<std::size_t>(reason)]; count != 0)
            output.writeLine(text.arg(count));
    };
    writeCount(Unassigned::ServerBookkeeping, Texts::tr("Events that no worker is told of: %1"));
    writeCount(Unassigned::AfterClose, Texts::tr("Events behind the close of the run: %1"));
    writeCount(Unassigned::UnknownType, Texts::tr("Events of unknown types: %1"));
    writeCount(Unassigned::OutOfPlace, Texts::tr("Command events without a completed workflow task: %1"));
}

} // namespace

void writeTasksText(const RunSnapshot& run, const WorkflowTasks& tasks, ConsoleOutput& output)
{
    output.writeLine(QStringLiteral("%1  %2").arg(singleLine(run.summary.workflowId), singleLine(run.summary.runId)));
    output.writeLine(dialectText(tasks.dialect()));
    const std::vector<TaskFacts> facts = taskFactsOf(tasks);
    for (std::size_t position = 0; position < tasks.size() && !output.isClosed(); ++position) {
        output.writeLine({});
        writeTask(tasks, TaskIndex(position), facts[position], output);
    }
    output.writeLine({});
    writeUnassignedCounts(tasks, output);
}

} // namespace chronoscope
