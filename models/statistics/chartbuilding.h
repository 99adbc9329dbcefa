// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/statistics/chart.h"
#include "models/statistics/distribution.h"
#include "models/statistics/scopedrun.h"
#include "models/statistics/timebins.h"

#include <QCoreApplication>

namespace chronoscope {

/// Carries the context of the texts in charts.
struct ChartTexts {
    Q_DECLARE_TR_FUNCTIONS(StatisticCharts)
};

/// A type or other name of the file as a label: on one line, and words where it is empty.
[[nodiscard]] QString chartLabel(const QString& name);
[[nodiscard]] QString countText(std::size_t count);
/// "median 18 ms, 90th percentile 212 ms, 99th 212 ms, longest 212 ms". The distribution must not be empty.
[[nodiscard]] QString quantilesText(const Distribution& distribution);
/// What is to be said where times ran back; empty where none did.
[[nodiscard]] QString clampedText(std::size_t count);
/// The events behind samples, without repetition of neighbours.
[[nodiscard]] std::vector<EventIndex> eventsOf(std::span<const Sample> samples);

[[nodiscard]] constexpr ChartTone toneOf(Status status)
{
    return {.source = ChartTone::Source::Status, .status = status};
}
[[nodiscard]] constexpr ChartTone toneOf(GroupKind kind)
{
    return {.source = ChartTone::Source::Kind, .kind = kind};
}
constexpr ChartTone AccentTone{.source = ChartTone::Source::Accent};
constexpr ChartTone NeutralTone{.source = ChartTone::Source::Neutral};
constexpr ChartTone RetryTone{.source = ChartTone::Source::Retry};

/// An axis over the time of the scope.
[[nodiscard]] ChartAxis timeAxis(const ScopedRun& run);
/// The same for bars, one for each bin.
[[nodiscard]] ChartAxis timeAxis(const ScopedRun& run, const TimeBins& bins);
[[nodiscard]] ChartAxis valueAxis(ChartUnit unit, bool isLogarithmic, const QString& title = {});

[[nodiscard]] Chart activityRunTimesChart(const ScopedRun& run);
[[nodiscard]] Chart activityQueueTimesChart(const ScopedRun& run);
[[nodiscard]] Chart activityRetryTimesChart(const ScopedRun& run);
[[nodiscard]] Chart childWorkflowTimesChart(const ScopedRun& run);
[[nodiscard]] Chart nexusOperationTimesChart(const ScopedRun& run);
[[nodiscard]] Chart activityRunDistributionChart(const ScopedRun& run);
[[nodiscard]] Chart activityAttemptsChart(const ScopedRun& run);
[[nodiscard]] Chart failuresChart(const ScopedRun& run);
[[nodiscard]] Chart concurrencyChart(const ScopedRun& run);
[[nodiscard]] Chart workflowTaskTimesChart(const ScopedRun& run);
[[nodiscard]] Chart historyBudgetChart(const ScopedRun& run);
[[nodiscard]] Chart payloadSizesChart(const ScopedRun& run, const CancellationToken& cancellation);

} // namespace chronoscope
