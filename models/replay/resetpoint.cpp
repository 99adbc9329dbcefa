// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/resetpreview.h"

#include <temporal/api/enums/v1/event_type.pb.h>

#include <QCoreApplication>

#include <algorithm>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::ResetPoint)
};

tl::unexpected<Error> refusal(const QString& message)
{
    return tl::unexpected(
        Error{Error::Code::Schema, message, {}, Texts::tr("Choose a workflow task that was started."), {}});
}

/// True when a workflow task is scheduled, and not closed, right before the position.
bool isTaskPendingBefore(const History& history, std::size_t position)
{
    while (position > 0) {
        --position;
        switch (history.type(EventIndex(position))) {
        case enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED:
        case enums::EVENT_TYPE_WORKFLOW_TASK_STARTED:
            return true;
        case enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED:
        case enums::EVENT_TYPE_WORKFLOW_TASK_FAILED:
        case enums::EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT:
            return false;
        default:
            break;
        }
    }
    return false;
}

} // namespace

Result<ResetPoint> resetPointAt(const History& history, std::int64_t eventId)
{
    const auto end = static_cast<std::ptrdiff_t>(history.size());
    std::ptrdiff_t low = 0;
    for (std::ptrdiff_t count = end; count > 0;) {
        const std::ptrdiff_t half = count / 2;
        const bool isBefore = history.eventId(EventIndex(static_cast<std::size_t>(low + half))) < eventId;
        low = isBefore ? low + half + 1 : low;
        count = isBefore ? count - half - 1 : half;
    }
    const auto position = static_cast<std::size_t>(low);
    if (position == 0 || eventId <= 1)
        return refusal(Texts::tr("There is nothing before event %1 that a new run could begin with.").arg(eventId));
    if (low == end)
        return refusal(Texts::tr("The server resets only to events that are recorded, and %1 is behind the last one.")
                           .arg(eventId));
    if (history.type(EventIndex(std::size_t{0})) != enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED)
        return refusal(Texts::tr("The history lacks its beginning, so what a new run would begin with is not known."));
    if (!isTaskPendingBefore(history, position))
        return refusal(Texts::tr("No workflow task was pending right before event %1.").arg(eventId));
    return ResetPoint{eventId, EventIndex(position - 1)};
}

Result<ResetPoint> resetPointOf(const WorkflowTasks& tasks, TaskIndex index, std::optional<std::size_t> number)
{
    const std::span<const TaskAttempt> attempts = tasks.attempts(index);
    const History& history = tasks.groups().history();
    if (attempts.empty())
        return refusal(Texts::tr("No workflow task was scheduled for these events yet."));
    const TaskAttempt& attempt = attempts[std::min(number.value_or(attempts.size()), attempts.size() - 1)];
    // The last id at which the try is still pending: behind its start, which is then copied, if there is anything.
    const EventIndex last{history.size() - 1};
    if (attempt.started.isValid() && attempt.started < last)
        return resetPointAt(history, history.eventId(attempt.started) + 1);
    if (attempt.closed.isValid())
        return resetPointAt(history, history.eventId(attempt.closed));
    if (attempt.scheduled == last)
        return refusal(Texts::tr("The task was scheduled by the last event, and the server resets only to an event "
                                 "behind that."));
    return resetPointAt(history, history.eventId(last));
}

} // namespace chronoscope
