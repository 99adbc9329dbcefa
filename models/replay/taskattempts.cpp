// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/taskattempts.h"

#include "models/replay/eventrole.h"

#include <temporal/api/enums/v1/event_type.pb.h>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

class AttemptLister {
public:
    void add(EventIndex event, std::int32_t type)
    {
        switch (type) {
        case enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED:
            begin().scheduled = event;
            break;
        case enums::EVENT_TYPE_WORKFLOW_TASK_STARTED:
            (isWaiting() ? m_list.attempts.back() : begin()).started = event;
            m_list.commandsBefore.back() = m_commands;
            break;
        case enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED:
            close(event, TaskOutcome::Completed);
            break;
        case enums::EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT:
            close(event, TaskOutcome::TimedOut);
            break;
        case enums::EVENT_TYPE_WORKFLOW_TASK_FAILED:
            close(event, TaskOutcome::Failed);
            break;
        default:
            if (roleOf(type) == EventRole::Command)
                ++m_commands;
            break;
        }
    }

    AttemptList takeList() { return std::move(m_list); }

private:
    TaskAttempt& begin()
    {
        m_list.commandsBefore.push_back(m_commands);
        return m_list.attempts.emplace_back();
    }

    [[nodiscard]] bool isOpen() const
    {
        return !m_list.attempts.empty() && m_list.attempts.back().outcome == TaskOutcome::Open;
    }
    [[nodiscard]] bool isWaiting() const { return isOpen() && !m_list.attempts.back().started.isValid(); }

    void close(EventIndex event, TaskOutcome outcome)
    {
        TaskAttempt& attempt = isOpen() ? m_list.attempts.back() : begin();
        attempt.closed = event;
        attempt.outcome = outcome;
        if (!attempt.started.isValid())
            m_list.commandsBefore.back() = m_commands;
    }

    AttemptList m_list;
    std::uint32_t m_commands = 0;
};

} // namespace

AttemptList listAttempts(const History& history, std::uint32_t end)
{
    AttemptLister lister;
    for (std::uint32_t position = 0; position < end; ++position)
        lister.add(EventIndex(position), history.type(EventIndex(position)));
    return lister.takeList();
}

} // namespace chronoscope
