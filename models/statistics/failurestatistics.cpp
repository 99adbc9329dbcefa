// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statistics/failurestatistics.h"

#include <algorithm>

namespace chronoscope {

FailureStatistics failuresOf(const ScopedRun& run)
{
    FailureStatistics statistics;
    const EventGroups& groups = run.groups();
    for (std::size_t position = 0; position < groups.size(); ++position) {
        const GroupIndex index(position);
        const EventGroup& group = groups.group(index);
        if (group.kind == GroupKind::Activity && group.attempts > 1 && run.includes(index)) {
            statistics.earlierAttempts += group.attempts - 1;
            statistics.retriedActivities.push_back(group.firstEvent);
        }
        if (!isFailure(group.status))
            continue;
        const EventIndex carrier = groups.failureEvent(index);
        const EventIndex event = carrier.isValid() ? carrier : groups.members(index).back();
        // By when it failed, not by when it was open: of two ranges only one has the failure.
        const Instant time = group.end;
        const bool isInRange = !run.scope().hasRange() || (time.isValid() && time >= run.start() && time <= run.end());
        if (isInRange && run.includes(index))
            statistics.failures.push_back({time, event, group.kind, group.status});
    }
    std::ranges::stable_sort(statistics.failures, {}, &RecordedFailure::time);
    return statistics;
}

} // namespace chronoscope
