// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statistics/statisticcharts.h"

#include "models/core/format.h"
#include "models/statistics/chartbuilding.h"

#include <array>

namespace chronoscope {

namespace {

struct StatisticText {
    const char* word;
    const char* displayName; ///< source text for translation
};

/// In the order of Statistic.
constexpr std::array<StatisticText, StatisticCount> Texts{{
    {"activityRunTimes", QT_TRANSLATE_NOOP("Statistic", "Run time by activity type")},
    {"activityQueueTimes", QT_TRANSLATE_NOOP("Statistic", "Queue time by activity type")},
    {"activityRunDistribution", QT_TRANSLATE_NOOP("Statistic", "Run times of activities")},
    {"activityAttempts", QT_TRANSLATE_NOOP("Statistic", "Attempts of activities")},
    {"activityRetryTimes", QT_TRANSLATE_NOOP("Statistic", "Failed attempts and backoff")},
    {"failures", QT_TRANSLATE_NOOP("Statistic", "Failures over time")},
    {"concurrency", QT_TRANSLATE_NOOP("Statistic", "Open at the same time")},
    {"workflowTaskTimes", QT_TRANSLATE_NOOP("Statistic", "Workflow task latency")},
    {"historyBudget", QT_TRANSLATE_NOOP("Statistic", "Events and bytes against the limits")},
    {"payloadSizes", QT_TRANSLATE_NOOP("Statistic", "Payload sizes")},
    {"childWorkflowTimes", QT_TRANSLATE_NOOP("Statistic", "Run time by child workflow type")},
    {"nexusOperationTimes", QT_TRANSLATE_NOOP("Statistic", "Run time by Nexus operation")},
}};

/// A label is read as far as it fits; nobody reads more.
constexpr int LongestLabel = 200;

Chart build(Statistic statistic, const ScopedRun& run, const CancellationToken& cancellation)
{
    switch (statistic) {
    case Statistic::ActivityRunTimes:
        return activityRunTimesChart(run);
    case Statistic::ActivityQueueTimes:
        return activityQueueTimesChart(run);
    case Statistic::ActivityRunDistribution:
        return activityRunDistributionChart(run);
    case Statistic::ActivityAttempts:
        return activityAttemptsChart(run);
    case Statistic::ActivityRetryTimes:
        return activityRetryTimesChart(run);
    case Statistic::Failures:
        return failuresChart(run);
    case Statistic::Concurrency:
        return concurrencyChart(run);
    case Statistic::WorkflowTaskTimes:
        return workflowTaskTimesChart(run);
    case Statistic::HistoryBudget:
        return historyBudgetChart(run);
    case Statistic::PayloadSizes:
        return payloadSizesChart(run, cancellation);
    case Statistic::ChildWorkflowTimes:
        return childWorkflowTimesChart(run);
    case Statistic::NexusOperationTimes:
        return nexusOperationTimesChart(run);
    }
    return {};
}

} // namespace

QString toString(Statistic statistic)
{
    return QLatin1String(Texts[static_cast<std::size_t>(statistic)].word);
}

QString displayName(Statistic statistic)
{
    return QCoreApplication::translate("Statistic", Texts[static_cast<std::size_t>(statistic)].displayName);
}

Chart chartOf(Statistic statistic, const RunSnapshot& snapshot, const StatisticsScope& scope,
              const CancellationToken& cancellation)
{
    const ScopedRun run(snapshot, scope);
    Chart chart = build(statistic, run, cancellation);
    chart.title = displayName(statistic);
    chart.times.origin = run.runStart();
    return chart;
}

QString chartLabel(const QString& name)
{
    const QString label = singleLine(name, LongestLabel).trimmed();
    return label.isEmpty() ? ChartTexts::tr("(no name)") : label;
}

QString countText(std::size_t count)
{
    return formatCount(static_cast<std::int64_t>(count));
}

QString quantilesText(const Distribution& distribution)
{
    const auto text = [](const Sample& sample) { return formatDuration(Duration{sample.value}); };
    return ChartTexts::tr("median %1, 90th percentile %2, 99th %3, longest %4")
        .arg(text(distribution.quantile(Distribution::Median)), text(distribution.quantile(Distribution::P90)),
             text(distribution.quantile(Distribution::P99)), text(distribution.maximum()));
}

QString clampedText(std::size_t count)
{
    return count == 0 ? QString() : ChartTexts::tr("Times that run back, counted as nothing: %1").arg(countText(count));
}

std::vector<EventIndex> eventsOf(std::span<const Sample> samples)
{
    std::vector<EventIndex> events;
    events.reserve(samples.size());
    for (const Sample& sample : samples) {
        if (events.empty() || events.back() != sample.event)
            events.push_back(sample.event);
    }
    return events;
}

ChartAxis timeAxis(const ScopedRun& run)
{
    ChartAxis axis;
    axis.kind = ChartAxis::Kind::Time;
    axis.origin = run.start();
    axis.end = run.end();
    return axis;
}

ChartAxis timeAxis(const ScopedRun& run, const TimeBins& bins)
{
    ChartAxis axis = timeAxis(run);
    axis.binWidth = bins.width();
    return axis;
}

ChartAxis valueAxis(ChartUnit unit, bool isLogarithmic, const QString& title)
{
    ChartAxis axis;
    axis.unit = unit;
    axis.isLogarithmic = isLogarithmic;
    axis.title = title;
    return axis;
}

} // namespace chronoscope
