// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/taskcells.h"

#include "models/core/format.h"
#include "models/replay/tasktexts.h"
#include "models/tables/tabletext.h"
#include "models/tables/tasktablemodel.h"

#include <algorithm>
#include <utility>

namespace chronoscope {

namespace {

using Model = TaskTableModel;

QString joinedFlags(const std::vector<std::uint32_t>& flags)
{
    QStringList numbers;
    for (const std::uint32_t flag : flags)
        numbers.append(QString::number(flag));
    return numbers.join(QLatin1String(", "));
}

QString sdkText(const TaskFacts& facts)
{
    return singleLine(facts.sdkVersion.isEmpty() ? facts.sdkName : facts.sdkName + QLatin1Char(' ') + facts.sdkVersion);
}

QString buildText(const TaskFacts& facts)
{
    return singleLine(facts.deployment.isEmpty() ? facts.buildId : facts.deployment + QLatin1Char('.') + facts.buildId);
}

/// Two tries in one cell are told apart by their kinds: "3 · 2 heartbeats".
QString attemptsText(const TaskFacts& facts)
{
    QString text = facts.attempts > 0 ? formatCount(facts.attempts) : QString();
    if (facts.heartbeats > 0) {
        const QString heartbeats = Model::tr("%n heartbeats", nullptr, facts.heartbeats);
        text = text.isEmpty() ? heartbeats : QStringLiteral("%1 · %2").arg(text, heartbeats);
    }
    return text;
}

QString lengthText(const TaskFacts& facts)
{
    const QString length = formatCount(facts.historyLength);
    return facts.suggestsContinueAsNew ? Model::tr("%1 · continue as new").arg(length) : length;
}

} // namespace

QString taskOutcomeText(const WorkflowTask& task)
{
    if (task.isTail)
        return task.scheduled.isValid() && task.attemptCount > 0 ? Model::tr("Waits for a worker")
                                                                 : Model::tr("Not scheduled yet");
    switch (task.outcome) {
    case TaskOutcome::Completed:
        return Model::tr("Completed");
    case TaskOutcome::Failed:
        return Model::tr("Failed");
    case TaskOutcome::TimedOut:
        return Model::tr("Timed out");
    case TaskOutcome::Open:
        break;
    }
    return Model::tr("Running");
}

TaskCells::TaskCells(std::shared_ptr<const WorkflowTasks> tasks)
    : m_tasks(std::move(tasks)), m_facts(taskFactsOf(*m_tasks)), m_runStart(m_tasks->groups().history().earliest())
{
}

QString TaskCells::text(std::uint32_t source, int column, const TimeText& timeText) const
{
    const TaskIndex index(source);
    const WorkflowTask& task = m_tasks->task(index);
    const TaskFacts& facts = m_facts[source];
    switch (static_cast<Model::Column>(column)) {
    case Model::NumberColumn:
        return formatCount(WorkflowTasks::number(index));
    case Model::TimeColumn:
        return facts.time.isValid() ? timeText(facts.time, m_runStart) : QString();
    case Model::ToldColumn:
        return toldText(*m_tasks, index);
    case Model::AnsweredColumn:
        return answeredText(*m_tasks, index);
    case Model::TookColumn:
        return durationText(facts.duration);
    case Model::LengthColumn:
        return lengthText(facts);
    case Model::AttemptsColumn:
        return attemptsText(facts);
    case Model::ReplayingColumn:
        return task.isReplaying ? Model::tr("Replayed") : Model::tr("Executed");
    case Model::SdkColumn:
        return sdkText(facts);
    case Model::BuildColumn:
        return buildText(facts);
    case Model::OutcomeColumn:
        return taskOutcomeText(task);
    case Model::QueuedColumn:
        return durationText(facts.queueTime);
    case Model::SizeColumn:
        return facts.historyBytes ? formatBytes(*facts.historyBytes) : QString();
    case Model::FlagsColumn:
        return flagsText(source);
    case Model::VersioningColumn:
        return facts.versioningBehavior;
    case Model::WorkerColumn:
        return singleLine(facts.worker);
    case Model::ColumnCount:
        break;
    }
    return {};
}

QString TaskCells::toolTip(std::uint32_t source, int column, const TimeText& timeText) const
{
    if (column != Model::FlagsColumn)
        return text(source, column, timeText);
    const SdkFlags flags = flagsInForce(m_facts, TaskIndex(source));
    return Model::tr("In force: core %1; language %2").arg(joinedFlags(flags.core), joinedFlags(flags.language));
}

/// Flags that are new with the task; those in force are in the tool tip.
QString TaskCells::flagsText(std::uint32_t source) const
{
    const TaskFacts& facts = m_facts[source];
    QStringList parts;
    if (!facts.newCoreFlags.empty())
        parts.append(Model::tr("core %1").arg(joinedFlags(facts.newCoreFlags)));
    if (!facts.newLanguageFlags.empty())
        parts.append(Model::tr("language %1").arg(joinedFlags(facts.newLanguageFlags)));
    return parts.join(QLatin1String("; "));
}

Status TaskCells::status(std::uint32_t source) const
{
    const WorkflowTask& task = m_tasks->task(TaskIndex(source));
    if (task.isTail)
        return Status::Scheduled;
    switch (task.outcome) {
    case TaskOutcome::Completed:
        return Status::Completed;
    case TaskOutcome::Failed:
        return Status::Failed;
    case TaskOutcome::TimedOut:
        return Status::TimedOut;
    case TaskOutcome::Open:
        break;
    }
    return Status::Running;
}

std::optional<std::int64_t> TaskCells::number(std::uint32_t source, int column) const
{
    const TaskFacts& facts = m_facts[source];
    switch (static_cast<Model::Column>(column)) {
    case Model::NumberColumn:
        return WorkflowTasks::number(TaskIndex(source));
    case Model::TimeColumn:
        return instantKey(facts.time);
    case Model::TookColumn:
        return durationKey(facts.duration);
    case Model::QueuedColumn:
        return durationKey(facts.queueTime);
    case Model::LengthColumn:
        return facts.historyLength;
    case Model::SizeColumn:
        return facts.historyBytes.value_or(EmptySortKey);
    case Model::AttemptsColumn:
        return facts.attempts;
    default:
        return std::nullopt;
    }
}

EventIndex TaskCells::lastEvent(std::uint32_t source) const
{
    const TaskIndex index(source);
    EventIndex last;
    const auto consider = [&last](EventIndex event) {
        if (event.isValid() && (!last.isValid() || event > last))
            last = event;
    };
    for (const TaskAttempt& attempt : m_tasks->attempts(index)) {
        consider(attempt.scheduled);
        consider(attempt.started);
        consider(attempt.closed);
    }
    for (const ActivationJob& job : m_tasks->jobs(index))
        consider(job.event);
    if (const auto commands = m_tasks->commands(index); !commands.empty())
        consider(commands.back().event);
    return last;
}

} // namespace chronoscope
