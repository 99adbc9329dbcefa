// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Charts with a row for each type: how long its operations ran, waited, or were tried again.
#include "models/core/format.h"
#include "models/statistics/chartbuilding.h"
#include "models/statistics/operationstatistics.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace chronoscope {

namespace {

/// More rows than these are cramped; the table has all.
constexpr std::size_t MostTypes = 12;
constexpr std::size_t MostMarksOfType = (MostChartMarks - 3 * MostTypes) / MostTypes;

using Values = Distribution OperationStatistics::*;

struct Quantile {
    int permille;
    const char* name; ///< source text for translation
    int symbol;
};
constexpr Quantile Quantiles[]{
    {Distribution::Median, QT_TRANSLATE_NOOP("StatisticCharts", "Median"), 0},
    {Distribution::P90, QT_TRANSLATE_NOOP("StatisticCharts", "90th percentile"), 1},
    {Distribution::P99, QT_TRANSLATE_NOOP("StatisticCharts", "99th percentile"), 2},
};

ChartSeries samplesSeries(std::span<const OperationStatistics> types, Values values, const QString& name)
{
    ChartSeries series{.name = name, .tone = NeutralTone, .marks = {}, .isEmphasised = false, .symbol = 0};
    for (std::size_t row = 0; row < types.size(); ++row) {
        for (const SampleBin& bin : logarithmicBins(types[row].*values, MostMarksOfType)) {
            const Sample& middle = bin.samples[bin.samples.size() / 2];
            series.marks.push_back(
                {static_cast<double>(middle.value), static_cast<double>(row), eventsOf(bin.samples)});
        }
    }
    return series;
}

ChartSeries quantileSeries(std::span<const OperationStatistics> types, Values values, const Quantile& quantile)
{
    ChartSeries series{.name = ChartTexts::tr(quantile.name),
                       .tone = AccentTone,
                       .marks = {},
                       .isEmphasised = true,
                       .symbol = quantile.symbol};
    for (std::size_t row = 0; row < types.size(); ++row) {
        const Sample& sample = (types[row].*values).quantile(quantile.permille);
        series.marks.push_back({static_cast<double>(sample.value), static_cast<double>(row), {sample.event}});
    }
    return series;
}

void addTable(Chart& chart, std::span<const OperationStatistics> types, Values values)
{
    chart.columns = {{ChartTexts::tr("Type"), ChartUnit::Text},
                     {ChartTexts::tr("Count"), ChartUnit::Count},
                     {ChartTexts::tr("Median"), ChartUnit::Duration},
                     {ChartTexts::tr("90th percentile"), ChartUnit::Duration},
                     {ChartTexts::tr("99th percentile"), ChartUnit::Duration},
                     {ChartTexts::tr("Longest"), ChartUnit::Duration},
                     {ChartTexts::tr("Together"), ChartUnit::Duration}};
    for (const OperationStatistics& type : types) {
        const Distribution& distribution = type.*values;
        chart.rows.push_back(
            {{chartLabel(type.name), static_cast<std::int64_t>(distribution.count()),
              distribution.quantile(Distribution::Median).value, distribution.quantile(Distribution::P90).value,
              distribution.quantile(Distribution::P99).value, distribution.maximum().value, distribution.total()},
             eventsOf(distribution.samples())});
    }
}

/// Whether a linear axis would press most values into its corner.
bool needsLogarithm(std::span<const OperationStatistics> types, Values values)
{
    std::int64_t smallest = std::numeric_limits<std::int64_t>::max();
    std::int64_t largest = 0;
    for (const OperationStatistics& type : types) {
        smallest = std::min(smallest, (type.*values).minimum().value);
        largest = std::max(largest, (type.*values).maximum().value);
    }
    return largest > 20 * std::max<std::int64_t>(smallest, 1);
}

std::size_t sumOf(std::span<const OperationStatistics> types, std::size_t OperationStatistics::*member)
{
    std::size_t sum = 0;
    for (const OperationStatistics& type : types)
        sum += type.*member;
    return sum;
}

/// All types that have values, those with the largest sum first.
std::vector<OperationStatistics> typesWith(const std::vector<OperationStatistics>& all, Values values)
{
    std::vector<OperationStatistics> types;
    std::ranges::copy_if(all, std::back_inserter(types),
                         [&](const OperationStatistics& type) { return !(type.*values).isEmpty(); });
    std::ranges::stable_sort(types, std::ranges::greater(),
                             [&](const OperationStatistics& type) { return (type.*values).total(); });
    return types;
}

Distribution together(std::span<const OperationStatistics> types, Values values)
{
    std::vector<Sample> samples;
    for (const OperationStatistics& type : types)
        std::ranges::copy((type.*values).samples(), std::back_inserter(samples));
    return Distribution(std::move(samples));
}

/// The chart of one kind of values; facts and explanation are the caller's.
Chart typeChart(const std::vector<OperationStatistics>& all, Values values, const QString& sampleName)
{
    Chart chart;
    chart.shape = ChartShape::Strip;
    const std::vector<OperationStatistics> types = typesWith(all, values);
    addTable(chart, types, values);
    if (types.empty())
        return chart;
    const std::span<const OperationStatistics> shown(types.data(), std::min(types.size(), MostTypes));
    chart.horizontal = valueAxis(ChartUnit::Duration, needsLogarithm(shown, values));
    chart.vertical.kind = ChartAxis::Kind::Category;
    for (const OperationStatistics& type : shown)
        chart.vertical.categories.append(chartLabel(type.name));
    chart.series.push_back(samplesSeries(shown, values, sampleName));
    for (const Quantile& quantile : Quantiles)
        chart.series.push_back(quantileSeries(shown, values, quantile));
    const Distribution whole = together(types, values);
    chart.facts.append(ChartTexts::tr("Values: %1, types: %2; %3")
                           .arg(countText(whole.count()), countText(types.size()), quantilesText(whole)));
    if (types.size() > MostTypes)
        chart.facts.append(ChartTexts::tr("The chart shows the %1 types that took longest together; the table has all")
                               .arg(countText(MostTypes)));
    return chart;
}

void addClampedFact(Chart& chart, std::span<const OperationStatistics> all)
{
    if (const QString text = clampedText(sumOf(all, &OperationStatistics::clamped)); !text.isEmpty())
        chart.facts.append(text);
}

Chart runTimesChart(const ScopedRun& run, GroupKind kind, const QString& sampleName, const QString& emptyText)
{
    const std::vector<OperationStatistics> all = operationsByType(run, kind);
    Chart chart = typeChart(all, &OperationStatistics::run, sampleName);
    if (chart.rows.empty())
        chart.emptyText = emptyText;
    std::size_t open = 0;
    for (const OperationStatistics& type : all)
        open += type.open();
    if (open > 0)
        chart.facts.append(ChartTexts::tr("Still open, and not in it: %1").arg(countText(open)));
    if (const std::size_t withoutStart = sumOf(all, &OperationStatistics::withoutStart); withoutStart > 0)
        chart.facts.append(
            ChartTexts::tr("Ended without a recorded start, and not in it: %1").arg(countText(withoutStart)));
    addClampedFact(chart, all);
    return chart;
}

} // namespace

Chart activityRunTimesChart(const ScopedRun& run)
{
    Chart chart = runTimesChart(run, GroupKind::Activity, ChartTexts::tr("Activity"),
                                ChartTexts::tr("No activity ended here, so there is no run time to show."));
    chart.explanation = ChartTexts::tr("From the start of the last attempt to the end. Quantiles are values of real "
                                       "activities (nearest rank), none is interpolated.");
    std::size_t local = 0;
    for (const OperationStatistics& type : operationsByType(run, GroupKind::LocalActivity))
        local += type.operations.size();
    if (local > 0)
        chart.facts.append(
            ChartTexts::tr("Local activities, of which a history records no times: %1").arg(countText(local)));
    return chart;
}

Chart activityQueueTimesChart(const ScopedRun& run)
{
    const std::vector<OperationStatistics> all = operationsByType(run, GroupKind::Activity);
    Chart chart = typeChart(all, &OperationStatistics::queue, ChartTexts::tr("Activity"));
    chart.explanation =
        ChartTexts::tr("From being scheduled to the start, of activities with one attempt. When the first of several "
                       "attempts started is not recorded.");
    if (chart.rows.empty())
        chart.emptyText = ChartTexts::tr("No activity with a single attempt started here.");
    std::size_t retried = 0;
    for (const OperationStatistics& type : all)
        retried += type.retry.count();
    if (retried > 0)
        chart.facts.append(ChartTexts::tr("With several attempts, and not in it: %1").arg(countText(retried)));
    addClampedFact(chart, all);
    return chart;
}

Chart activityRetryTimesChart(const ScopedRun& run)
{
    const std::vector<OperationStatistics> all = operationsByType(run, GroupKind::Activity);
    Chart chart = typeChart(all, &OperationStatistics::retry, ChartTexts::tr("Retried activity"));
    chart.explanation = ChartTexts::tr("From being scheduled to the start of the last attempt: the failed attempts and "
                                       "the backoff between them, which a history does not tell apart.");
    if (chart.rows.empty())
        chart.emptyText = ChartTexts::tr("No activity was tried again here.");
    std::int64_t attempts = 0;
    for (const OperationStatistics& type : all)
        attempts += type.earlierAttempts;
    if (attempts > 0)
        chart.facts.append(ChartTexts::tr("Attempts that failed before the last one: %1").arg(formatCount(attempts)));
    addClampedFact(chart, all);
    return chart;
}

Chart childWorkflowTimesChart(const ScopedRun& run)
{
    Chart chart = runTimesChart(run, GroupKind::ChildWorkflow, ChartTexts::tr("Child workflow"),
                                ChartTexts::tr("No child workflow ended here."));
    chart.explanation = ChartTexts::tr("From the start of the child to its end. Quantiles are values of real children "
                                       "(nearest rank), none is interpolated.");
    return chart;
}

Chart nexusOperationTimesChart(const ScopedRun& run)
{
    Chart chart = runTimesChart(run, GroupKind::NexusOperation, ChartTexts::tr("Operation"),
                                ChartTexts::tr("No Nexus operation with a recorded start ended here."));
    chart.explanation = ChartTexts::tr("From the start of an asynchronous operation to its end. Of operations that "
                                       "answer at once no start is recorded.");
    return chart;
}

} // namespace chronoscope
