// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/taskcuts.h"

#include "models/history/eventtype.h"
#include "models/replay/eventrole.h"
#include "models/replay/taskattempts.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

/// Walks over the tries of workflow tasks and decides which of them end a task.
class TaskCutter {
public:
    TaskCutter(const History& history, SdkFamily family) : m_history(history), m_family(family) {}

    TaskCuts cut()
    {
        m_result.end = endOf(m_history);
        AttemptList list = listAttempts(m_history, m_result.end);
        m_result.attempts = std::move(list.attempts);
        m_commandsBefore = std::move(list.commandsBefore);
        for (std::uint32_t attempt = 0; attempt < m_result.attempts.size(); ++attempt)
            decide(attempt);
        addRest();
        return std::move(m_result);
    }

private:
    static std::uint32_t endOf(const History& history)
    {
        const auto size = static_cast<std::uint32_t>(history.size());
        for (std::uint32_t position = 0; position < size; ++position) {
            if (isClosingEventType(history.type(EventIndex(position))))
                return position + 1;
        }
        return size;
    }

    /// 0 behind the end.
    [[nodiscard]] std::int32_t typeAt(std::uint32_t position) const
    {
        return position < m_result.end ? m_history.type(EventIndex(position)) : 0;
    }

    void decide(std::uint32_t index)
    {
        const TaskAttempt& attempt = m_result.attempts[index];
        if (attempt.outcome == TaskOutcome::Failed || attempt.outcome == TaskOutcome::TimedOut)
            return;
        if (attempt.outcome == TaskOutcome::Open && !attempt.started.isValid())
            return;
        if (m_family != SdkFamily::Core || attempt.outcome == TaskOutcome::Open) {
            endTask(index);
            return;
        }
        const std::uint32_t next = attempt.closed.value + 1;
        const bool sawCommand = m_commandsBefore[index] > m_commandsAtLastEnd;
        if (!sawCommand && attempt.started.isValid() && typeAt(next) == enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED) {
            m_folded.push_back(index);
            return;
        }
        if (typeAt(next) == enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED)
            cutBeforeUpdate(EventIndex(next));
        endTask(index);
    }

    /// An update is told by the task that it was delivered with; tasks that were folded before that end here.
    void cutBeforeUpdate(EventIndex accepted)
    {
        const std::int64_t sequencingId = m_history.event(accepted)
                                              .workflow_execution_update_accepted_event_attributes()
                                              .accepted_request_sequencing_event_id();
        const auto nearest = std::find_if(m_folded.rbegin(), m_folded.rend(), [&](std::uint32_t index) {
            return m_history.eventId(m_result.attempts[index].started) < sequencingId;
        });
        if (nearest != m_folded.rend())
            endTask(*nearest);
    }

    void endTask(std::uint32_t last)
    {
        const TaskAttempt& attempt = m_result.attempts[last];
        TaskCut cut;
        cut.firstAttempt = m_nextAttempt;
        cut.attemptCount = last + 1 - m_nextAttempt;
        cut.outcome = attempt.outcome;
        cut.told = {m_toldEnd, attempt.started.isValid() ? attempt.started.value + 1 : attempt.closed.value};
        if (attempt.outcome == TaskOutcome::Completed) {
            cut.block.begin = cut.block.end = attempt.closed.value + 1;
            while (cut.block.end < m_result.end && isCommandAt(cut.block.end))
                ++cut.block.end;
        }
        markHeartbeats(last);
        m_result.cuts.push_back(cut);
        m_nextAttempt = last + 1;
        m_toldEnd = cut.told.end;
        m_commandsAtLastEnd = m_commandsBefore[last];
        m_folded.clear();
    }

    void markHeartbeats(std::uint32_t end)
    {
        for (std::uint32_t index = m_nextAttempt; index < end; ++index)
            m_result.attempts[index].isHeartbeat = m_result.attempts[index].outcome == TaskOutcome::Completed;
    }

    [[nodiscard]] bool isCommandAt(std::uint32_t position) const
    {
        return roleOf(m_history.type(EventIndex(position))) == EventRole::Command;
    }

    /// What no task was started for, or only tries that came to nothing. It may turn out to hold nothing at all.
    void addRest()
    {
        TaskCut cut;
        cut.firstAttempt = m_nextAttempt;
        cut.attemptCount = static_cast<std::uint32_t>(m_result.attempts.size()) - m_nextAttempt;
        cut.told = {m_toldEnd, m_result.end};
        cut.isTail = true;
        markHeartbeats(static_cast<std::uint32_t>(m_result.attempts.size()));
        if (cut.attemptCount != 0) {
            const TaskAttempt& last = m_result.attempts.back();
            if (last.started.isValid() && last.closed.isValid() && !isAnythingToldFrom(last.closed.value + 1)) {
                cut.isTail = false;
                cut.outcome = last.outcome;
            }
        }
        m_result.cuts.push_back(cut);
    }

    [[nodiscard]] bool isAnythingToldFrom(std::uint32_t begin) const
    {
        for (std::uint32_t position = begin; position < m_result.end; ++position) {
            if (roleOf(m_history.type(EventIndex(position))) == EventRole::Told)
                return true;
        }
        return false;
    }

    const History& m_history;
    const SdkFamily m_family;
    TaskCuts m_result;
    std::vector<std::uint32_t> m_commandsBefore; ///< of each try: command events before it was started
    std::vector<std::uint32_t> m_folded;         ///< tries since the last end that kept local activities alive
    std::uint32_t m_nextAttempt = 0;
    std::uint32_t m_toldEnd = 0;
    std::uint32_t m_commandsAtLastEnd = 0;
};

} // namespace

TaskCuts cutIntoTasks(const History& history, SdkFamily family)
{
    return TaskCutter(history, family).cut();
}

} // namespace chronoscope
