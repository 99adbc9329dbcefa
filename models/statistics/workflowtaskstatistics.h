// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/statistics/distribution.h"
#include "models/statistics/scopedrun.h"

#include <vector>

namespace chronoscope {

/// The times of one workflow task, in nanoseconds; -1 where not recorded.
struct WorkflowTaskTime {
    Instant scheduled;
    EventIndex event;        ///< its first
    std::int64_t queue = -1; ///< from being scheduled to its start: until a worker took it
    std::int64_t run = -1;   ///< from its start to its end: replay and the workflow's code
    Status status = Status::Scheduled;
};

/// How fast workers answer. A time that runs back counts as nothing, and is counted in clamped.
struct WorkflowTaskStatistics {
    std::vector<WorkflowTaskTime> tasks; ///< in the order of the history
    Distribution queue;                  ///< of tasks that started
    Distribution run;                    ///< of tasks that started and ended, badly or not
    std::size_t failed = 0;              ///< failed or timed out
    std::size_t open = 0;
    std::size_t clamped = 0;
};

[[nodiscard]] WorkflowTaskStatistics workflowTasksOf(const ScopedRun& run);

} // namespace chronoscope
