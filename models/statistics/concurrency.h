// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/statistics/scopedrun.h"
#include "models/statistics/timebins.h"

#include <QString>

#include <vector>

namespace chronoscope {

/// What may be open at the same time.
enum class ConcurrencyKind : std::uint8_t {
    ActivitiesWaiting, ///< scheduled and not started, or in an earlier attempt or its backoff, or start not recorded
    ActivitiesRunning, ///< in their last attempt
    Timers,
    ChildWorkflows,
    NexusOperations,
    WorkflowTasks ///< from being scheduled to their end
};
constexpr std::size_t ConcurrencyKindCount = 6;
[[nodiscard]] QString displayName(ConcurrencyKind kind);

/// How many were open in one bin of time.
struct ConcurrencyBin {
    std::size_t most = 0;           ///< at the same time
    Instant peak;                   ///< the first moment of the bin with so many
    double mean = 0;                ///< over the bin's time, as far as it lies in the range
    std::vector<EventIndex> events; ///< the first events of what was open at the peak
};

struct ConcurrencySeries {
    ConcurrencyKind kind = ConcurrencyKind::ActivitiesWaiting;
    std::vector<ConcurrencyBin> bins;
    std::size_t most = 0; ///< in all bins
    std::size_t peakBin = 0;
};

/// Something is open from its start until right before its end; what never ended is open until the run's last event, what
/// took no time at all does not count. Kinds of which there is nothing are left out.
struct Concurrency {
    TimeBins bins;
    std::vector<ConcurrencySeries> series;
};

[[nodiscard]] Concurrency concurrencyOf(const ScopedRun& run, std::size_t mostBins);

} // namespace chronoscope
