// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/activationlog.h"

#include "models/history/history.h"

#include <temporal/api/enums/v1/event_type.pb.h>

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace chronoscope::test {

namespace {

constexpr int FractionDigits = 9;

bool isLocal(const ToldJob& job)
{
    return job.kind == QStringLiteral("resolveLocalActivity");
}

/// Only where it is that of the started event.
void keepTimeOfTask(Activation& activation, bool isFirstOfTask)
{
    if (!isFirstOfTask || !activation.isReplaying ||
        std::any_of(activation.jobs.begin(), activation.jobs.end(), isLocal))
        activation.time.clear();
}

QString withNineDigits(const QString& time)
{
    const QString bare = time.chopped(1); // Z
    const qsizetype dot = bare.indexOf(QLatin1Char('.'));
    const QString fraction = dot < 0 ? QString() : bare.mid(dot + 1);
    return bare.left(dot < 0 ? bare.size() : dot) + QLatin1Char('.') +
           fraction.leftJustified(FractionDigits, QLatin1Char('0')) + QLatin1Char('Z');
}

QString timeText(const Instant& time)
{
    constexpr std::int64_t Second = 1'000'000'000;
    const std::int64_t nanoseconds = time.nanoseconds();
    const QDateTime whole = QDateTime::fromSecsSinceEpoch(nanoseconds / Second, Qt::UTC);
    return whole.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) +
           QStringLiteral(".%1Z").arg(nanoseconds % Second, FractionDigits, 10, QLatin1Char('0'));
}

Activation readActivation(const QJsonObject& line)
{
    Activation activation{line.value(QStringLiteral("replaying")).toBool(),
                          line.value(QStringLiteral("historyLength")).toInteger(),
                          withNineDigits(line.value(QStringLiteral("time")).toString()),
                          {}};
    const QJsonArray jobs = line.value(QStringLiteral("jobs")).toArray();
    for (const auto& job : jobs)
        activation.jobs.push_back({job.toArray().first().toString(), job.toArray().last().toInteger()});
    return activation;
}

bool endsFromOutside(const History& history)
{
    const auto last = history.type(EventIndex(history.size() - 1));
    return last == temporal::api::enums::v1::EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED ||
           last == temporal::api::enums::v1::EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT;
}

/// Its own last event: what was known when it began, or all there is where it was not begun or must be tried again.
std::int64_t historyLengthOf(const WorkflowTask& task, const History& history)
{
    const bool isTold = task.started.isValid() && task.outcome != TaskOutcome::Failed &&
                        task.outcome != TaskOutcome::TimedOut && !task.isTail;
    return history.eventId(isTold ? task.started : EventIndex(history.size() - 1));
}

} // namespace

QHash<QString, ReplayedRun> readActivations(const QString& path)
{
    QHash<QString, ReplayedRun> runs;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return runs;
    for (const QByteArray& text : file.readAll().split('\n')) {
        const QJsonObject line = QJsonDocument::fromJson(text).object();
        ReplayedRun& run = runs[line.value(QStringLiteral("run")).toString()];
        if (line.contains(QStringLiteral("verdict"))) {
            run.verdict = line.value(QStringLiteral("verdict")).toString();
        } else if (line.contains(QStringLiteral("jobs"))) {
            const auto length = line.value(QStringLiteral("historyLength")).toInteger();
            const bool isFirst = run.activations.empty() || run.activations.back().historyLength != length;
            run.activations.push_back(readActivation(line));
            keepTimeOfTask(run.activations.back(), isFirst);
        }
    }
    return runs;
}

std::vector<Activation> activationsOf(const WorkflowTasks& tasks)
{
    const History& history = tasks.groups().history();
    std::vector<Activation> activations;
    for (std::size_t index = 0; index < tasks.size(); ++index) {
        const WorkflowTask& task = tasks.task(TaskIndex(index));
        const bool isFailed = task.outcome == TaskOutcome::Failed || task.outcome == TaskOutcome::TimedOut;
        if (isFailed && endsFromOutside(history))
            continue;
        int number = -1;
        for (const ActivationJob& job : tasks.jobs(TaskIndex(index))) {
            if (job.activation != number) {
                const bool isFirst = number < 0;
                const bool hasTime = isFirst && task.started.isValid() && !isFailed;
                activations.push_back({task.isReplaying,
                                       historyLengthOf(task, history),
                                       hasTime ? timeText(history.time(task.started)) : QString(),
                                       {}});
                number = job.activation;
            }
            activations.back().jobs.push_back({toString(job.kind), history.eventId(job.event)});
        }
    }
    for (Activation& activation : activations) {
        if (!activation.time.isEmpty())
            keepTimeOfTask(activation, true);
    }
    return activations;
}

QStringList linesOf(const std::vector<Activation>& activations, Grain grain)
{
    QStringList lines;
    std::int64_t length = -1;
    for (const Activation& activation : activations) {
        QStringList jobs;
        for (const ToldJob& job : activation.jobs) {
            if (job.event > 0)
                jobs.append(QStringLiteral("%1 %2").arg(job.kind).arg(job.event));
        }
        if (jobs.isEmpty())
            continue;
        if (grain == Grain::Task && activation.historyLength == length) {
            lines.last() += QStringLiteral(", ") + jobs.join(QStringLiteral(", "));
            continue;
        }
        length = activation.historyLength;
        lines.append(QStringLiteral("%1 %2 %3: %4")
                         .arg(QString::number(activation.historyLength),
                              activation.isReplaying ? QStringLiteral("replaying") : QStringLiteral("executing"),
                              activation.time, jobs.join(QStringLiteral(", "))));
    }
    return lines;
}

} // namespace chronoscope::test
