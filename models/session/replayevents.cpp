// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/replayevents.h"

#include "models/history/eventtype.h"

namespace chronoscope {

namespace {

// Numbers of temporal.api.enums.v1.EventType (temporal/api/enums/v1/event_type.proto).
constexpr std::int32_t ActivityTaskStarted = 11;

constexpr EventTypeSet FailureTypes{
    3,  4,  27,     // run: failed, timed out, terminated
    8,  9,          // workflow task: timed out, failed
    13, 14,         // activity: failed, timed out
    23, 38,         // cancel request and signal to another workflow: failed
    30, 33, 35, 36, // child workflow: start failed, failed, timed out, terminated
    42,             // update: rejected
    51, 53, 57      // Nexus operation: failed, timed out, cancel request failed
};

constexpr EventTypeSet EndTypes{
    2,  3,  4,  21, 27, 28, // run: completed, failed, timed out, cancelled, terminated, continued as new
    7,  8,  9,              // workflow task: completed, timed out, failed
    12, 13, 14, 16,         // activity: completed, failed, timed out, cancelled
    18, 19,                 // timer: fired, cancelled
    23, 24, 38, 39,         // cancel request and signal to another workflow: failed, delivered
    30, 32, 33, 34, 35, 36, // child workflow: start failed, completed, failed, cancelled, timed out, terminated
    42, 43,                 // update: rejected, completed
    50, 51, 52, 53          // Nexus operation: completed, failed, cancelled, timed out
};

} // namespace

bool isFailureEvent(const EventGroups& groups, EventIndex event)
{
    const std::int32_t type = groups.history().type(event);
    if (FailureTypes.contains(type))
        return true;
    const EventGroup& group = groups.group(groups.groupOf(event));
    return (type == ActivityTaskStarted && group.hasAttemptFailure) ||
           (group.kind == GroupKind::LocalActivity && isFailure(group.status)) ||
           // A completed update may have been answered by a failure.
           (group.kind == GroupKind::Update && isFailure(group.status) && endsGroup(type));
}

bool bringsFinalStatus(const EventGroups& groups, EventIndex event)
{
    const EventGroup& group = groups.group(groups.groupOf(event));
    return group.memberCount == 1 || endsGroup(groups.history().type(event));
}

bool endsGroup(std::int32_t eventType)
{
    return EndTypes.contains(eventType);
}

} // namespace chronoscope
