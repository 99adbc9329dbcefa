// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/state/openeditem.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>

namespace chronoscope {

Instant timerDue(const HistoryEvent& timerStarted, Instant time)
{
    const auto& attributes = timerStarted.timer_started_event_attributes();
    if (!time.isValid() || !attributes.has_start_to_fire_timeout())
        return {};
    constexpr std::int64_t LongestSeconds = LatestSecond - EarliestSecond;
    const std::int64_t seconds =
        std::clamp<std::int64_t>(attributes.start_to_fire_timeout().seconds(), 0, LongestSeconds);
    const std::int64_t nanoseconds =
        std::clamp<std::int64_t>(attributes.start_to_fire_timeout().nanos(), 0, NanosecondsPerSecond - 1);
    const std::int64_t timeSeconds = time.nanoseconds() / NanosecondsPerSecond;
    if (timeSeconds + seconds >= LatestSecond)
        return Instant(LatestSecond * NanosecondsPerSecond);
    return time + Duration{seconds * NanosecondsPerSecond + nanoseconds};
}

void addActivityStart(const HistoryEvent& activityStarted, EventIndex index, OpenItem& item)
{
    const auto& attributes = activityStarted.activity_task_started_event_attributes();
    item.attempt = attributes.attempt();
    if (attributes.has_last_failure())
        item.lastFailure = index;
}

bool addTaskProgress(const HistoryEvent& event, EventIndex index, GroupIndex group, OpenItem& task)
{
    const bool isNew = !task.opened.isValid();
    if (isNew) {
        task.group = group;
        task.opened = index;
    }
    if (event.event_type() == temporal::api::enums::v1::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED) {
        task.attempt = event.workflow_task_scheduled_event_attributes().attempt();
        return isNew;
    }
    if (task.started.isValid())
        return false;
    task.started = index;
    return true;
}

} // namespace chronoscope
