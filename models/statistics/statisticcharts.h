// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/statistics/chart.h"
#include "models/statistics/scopedrun.h"

namespace chronoscope {

/// The statistics of a run, in the order in which they are offered.
enum class Statistic : std::uint8_t {
    ActivityRunTimes,
    ActivityQueueTimes,
    ActivityRunDistribution,
    ActivityAttempts,
    ActivityRetryTimes,
    Failures,
    Concurrency,
    WorkflowTaskTimes,
    HistoryBudget,
    PayloadSizes,
    ChildWorkflowTimes,
    NexusOperationTimes
};
constexpr std::size_t StatisticCount = 12;

/// "activityRunTimes": the word for file names and settings.
[[nodiscard]] QString toString(Statistic statistic);
/// Translated, for people: "Run time by activity type".
[[nodiscard]] QString displayName(Statistic statistic);

/// Computes a statistic of a part of a run. Milliseconds for the largest history; PayloadSizes, which looks into all
/// events, some hundreds of them. Meant for the pool. A cancelled one is incomplete and must be thrown away. Times
/// are offsets from the start of the run until somebody asks for others.
[[nodiscard]] Chart chartOf(Statistic statistic, const RunSnapshot& snapshot, const StatisticsScope& scope,
                            const CancellationToken& cancellation = {});

} // namespace chronoscope
