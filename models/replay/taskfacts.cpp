// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/taskfacts.h"

#include "models/history/buildidentity.h"
#include "models/history/eventtype.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/enums/v1/workflow.pb.h>
#include <temporal/api/history/v1/message.pb.h>
#include <temporal/api/sdk/v1/task_complete_metadata.pb.h>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;
using temporal::api::history::v1::WorkflowTaskCompletedEventAttributes;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString wordFor(enums::VersioningBehavior behavior)
{
    switch (behavior) {
    case enums::VERSIONING_BEHAVIOR_PINNED:
        return QStringLiteral("pinned");
    case enums::VERSIONING_BEHAVIOR_AUTO_UPGRADE:
        return QStringLiteral("autoUpgrade");
    default:
        return {};
    }
}

void sortUnique(std::vector<std::uint32_t>& flags)
{
    std::sort(flags.begin(), flags.end());
    flags.erase(std::unique(flags.begin(), flags.end()), flags.end());
}

class FactReader {
public:
    explicit FactReader(const WorkflowTasks& tasks) : m_tasks(tasks), m_history(tasks.groups().history()) {}

    TaskFacts read(TaskIndex index)
    {
        const WorkflowTask& task = m_tasks.task(index);
        TaskFacts facts;
        readTimes(task, facts);
        readAttempts(index, facts);
        if (task.started.isValid())
            readStarted(task.started, facts);
        facts.historyLength = m_history.eventId(isRunFromItsStart(task) ? task.started : lastOpenEvent());
        if (task.outcome == TaskOutcome::Completed)
            readCompleted(m_history.event(task.closed).workflow_task_completed_event_attributes(), facts);
        facts.sdkName = m_sdkName;
        facts.sdkVersion = m_sdkVersion;
        return facts;
    }

private:
    [[nodiscard]] std::optional<Duration> between(EventIndex from, EventIndex to) const
    {
        if (!from.isValid() || !to.isValid() || !m_history.time(from).isValid() || !m_history.time(to).isValid())
            return std::nullopt;
        return m_history.time(to) - m_history.time(from);
    }

    /// False for what a worker executes anew with all that there is.
    [[nodiscard]] static bool isRunFromItsStart(const WorkflowTask& task)
    {
        return task.started.isValid() && (task.outcome == TaskOutcome::Completed || task.outcome == TaskOutcome::Open);
    }

    void readTimes(const WorkflowTask& task, TaskFacts& facts) const
    {
        if (task.started.isValid())
            facts.time = m_history.time(task.started);
        facts.queueTime = between(task.scheduled, task.started);
        facts.duration = between(task.started, task.closed);
    }

    void readAttempts(TaskIndex index, TaskFacts& facts) const
    {
        for (const TaskAttempt& attempt : m_tasks.attempts(index)) {
            ++(attempt.isHeartbeat ? facts.heartbeats : facts.attempts);
            // Of a task that fails again and again the server records the first failure and the last try.
            if (attempt.scheduled.isValid())
                facts.attempts =
                    std::max(facts.attempts,
                             m_history.event(attempt.scheduled).workflow_task_scheduled_event_attributes().attempt());
        }
    }

    void readStarted(EventIndex event, TaskFacts& facts) const
    {
        const auto& started = m_history.event(event).workflow_task_started_event_attributes();
        if (started.history_size_bytes() != 0)
            facts.historyBytes = started.history_size_bytes();
        facts.suggestsContinueAsNew = started.suggest_continue_as_new();
        facts.worker = text(started.identity());
    }

    void readCompleted(const WorkflowTaskCompletedEventAttributes& completed, TaskFacts& facts)
    {
        const auto& metadata = completed.sdk_metadata();
        if (!metadata.sdk_name().empty())
            m_sdkName = text(metadata.sdk_name());
        if (!metadata.sdk_version().empty())
            m_sdkVersion = text(metadata.sdk_version());
        facts.newCoreFlags.assign(metadata.core_used_flags().begin(), metadata.core_used_flags().end());
        facts.newLanguageFlags.assign(metadata.lang_used_flags().begin(), metadata.lang_used_flags().end());
        sortUnique(facts.newCoreFlags);
        sortUnique(facts.newLanguageFlags);
        const BuildIdentity build = buildIdentityOf(completed);
        facts.buildId = text(build.buildId);
        facts.deployment = text(build.deployment);
        facts.versioningBehavior = wordFor(completed.versioning_behavior());
    }

    /// The last event before the run was closed from outside.
    [[nodiscard]] EventIndex lastOpenEvent() const
    {
        const EventIndex last(m_history.size() - 1);
        const bool isClosed = last.value > 0 && isClosingEventType(m_history.type(last));
        return isClosed ? EventIndex(last.value - 1) : last;
    }

    const WorkflowTasks& m_tasks;
    const History& m_history;
    QString m_sdkName, m_sdkVersion;
};

} // namespace

std::vector<TaskFacts> taskFactsOf(const WorkflowTasks& tasks)
{
    FactReader reader(tasks);
    std::vector<TaskFacts> facts;
    facts.reserve(tasks.size());
    for (std::size_t position = 0; position < tasks.size(); ++position)
        facts.push_back(reader.read(TaskIndex(position)));
    return facts;
}

SdkFlags flagsInForce(std::span<const TaskFacts> facts, TaskIndex task)
{
    SdkFlags flags;
    for (const TaskFacts& each : facts.first(task.value + std::size_t{1})) {
        std::copy(each.newCoreFlags.begin(), each.newCoreFlags.end(), std::back_inserter(flags.core));
        std::copy(each.newLanguageFlags.begin(), each.newLanguageFlags.end(), std::back_inserter(flags.language));
    }
    sortUnique(flags.core);
    sortUnique(flags.language);
    return flags;
}

} // namespace chronoscope
