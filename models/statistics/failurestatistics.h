// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/statistics/scopedrun.h"

#include <vector>

namespace chronoscope {

/// Something that ended badly: failed, timed out or was terminated.
struct RecordedFailure {
    Instant time;     ///< of its end; not valid where the event has no time
    EventIndex event; ///< that carries the failure, else the last of its group
    GroupKind kind = GroupKind::Activity;
    Status status = Status::Failed;
};

/// What failed in a run: workflow tasks, activities, children, operations, requests, updates, and the run itself.
struct FailureStatistics {
    std::vector<RecordedFailure> failures; ///< earliest first; those without a time are first of all
    /// Failed attempts of activities that were tried again. A history only counts them: when they failed is not recorded,
    /// so they are in no chart over time.
    std::int64_t earlierAttempts = 0;
    std::vector<EventIndex> retriedActivities; ///< the first event of each that had earlier attempts
};

[[nodiscard]] FailureStatistics failuresOf(const ScopedRun& run);

} // namespace chronoscope
