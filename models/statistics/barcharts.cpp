// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Charts that count: upright bars with a part for each status or use.
#include "models/core/format.h"
#include "models/statistics/chartbuilding.h"
#include "models/statistics/failurestatistics.h"
#include "models/statistics/operationstatistics.h"
#include "models/statistics/payloadstatistics.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>

namespace chronoscope {

namespace {

constexpr std::size_t MostFailureBins = 60;
/// What most people call small.
constexpr std::int64_t SmallestPayloadBin = 64;

/// The statuses that an operation may have at the end of a history, in the order in which they stand on each other.
constexpr Status OperationStatuses[]{Status::Completed,  Status::Cancelled, Status::Failed,   Status::TimedOut,
                                     Status::Terminated, Status::Running,   Status::Scheduled};

void addSeriesColumns(Chart& chart, const QString& first, ChartUnit firstUnit)
{
    chart.columns.push_back({first, firstUnit});
    for (const ChartSeries& series : chart.series)
        chart.columns.push_back({series.name, ChartUnit::Count});
}

/// A row for each bar, with the number of each series.
void addBarRows(Chart& chart, const std::vector<ChartCell>& firstCells)
{
    for (const ChartCell& first : firstCells)
        chart.rows.push_back({{first}, {}});
    for (std::size_t series = 0; series < chart.series.size(); ++series) {
        for (ChartRow& row : chart.rows)
            row.cells.emplace_back(std::int64_t{0});
        for (const ChartMark& mark : chart.series[series].marks) {
            ChartRow& row = chart.rows[static_cast<std::size_t>(mark.x)];
            row.cells.back() = static_cast<std::int64_t>(mark.y);
            std::ranges::copy(mark.events, std::back_inserter(row.events));
        }
    }
    for (ChartRow& row : chart.rows)
        std::ranges::sort(row.events);
}

ChartMark barMark(std::size_t bar, std::vector<EventIndex> events)
{
    const auto height = static_cast<double>(events.size());
    return {static_cast<double>(bar), height, std::move(events)};
}

QString binText(const SampleBin& bin, ChartUnit unit)
{
    return ChartTexts::tr("%1 to %2")
        .arg(chartValueText(unit, static_cast<double>(bin.from)), chartValueText(unit, static_cast<double>(bin.to)));
}

QString attemptsText(const AttemptsBin& bin)
{
    if (bin.to == 0)
        return ChartTexts::tr("not recorded");
    if (bin.from == bin.to)
        return formatCount(bin.from);
    if (bin.to == std::numeric_limits<std::int32_t>::max())
        return ChartTexts::tr("more than %1").arg(formatCount(bin.from - 1));
    return ChartTexts::tr("%1 to %2").arg(formatCount(bin.from), formatCount(bin.to));
}

std::vector<ChartCell> textCells(const QStringList& texts)
{
    return {texts.begin(), texts.end()};
}

} // namespace

Chart activityRunDistributionChart(const ScopedRun& run)
{
    Chart chart;
    chart.shape = ChartShape::Bars;
    chart.explanation = ChartTexts::tr("How many activities ran for so long, from the start of the last attempt to the "
                                       "end, by how they ended.");
    std::vector<Sample> samples;
    for (const OperationStatistics& type : operationsByType(run, GroupKind::Activity))
        std::ranges::copy(type.run.samples(), std::back_inserter(samples));
    const Distribution distribution(std::move(samples));
    if (distribution.isEmpty()) {
        chart.emptyText = ChartTexts::tr("No activity ended here, so there is no run time to show.");
        return chart;
    }
    const std::vector<SampleBin> bins = durationBins(distribution);
    chart.horizontal.kind = ChartAxis::Kind::Category;
    for (const SampleBin& bin : bins)
        chart.horizontal.categories.append(binText(bin, ChartUnit::Duration));
    chart.vertical = valueAxis(ChartUnit::Count, false, ChartTexts::tr("Activities"));
    for (const Status status : OperationStatuses) {
        ChartSeries series{displayName(status), toneOf(status), {}, false, 0};
        for (std::size_t bar = 0; bar < bins.size(); ++bar) {
            std::vector<EventIndex> events;
            for (const Sample& sample : bins[bar].samples) {
                if (run.groups().group(run.groups().groupOf(sample.event)).status == status)
                    events.push_back(sample.event);
            }
            if (!events.empty())
                series.marks.push_back(barMark(bar, std::move(events)));
        }
        if (!series.marks.empty())
            chart.series.push_back(std::move(series));
    }
    addSeriesColumns(chart, ChartTexts::tr("Run time"), ChartUnit::Text);
    addBarRows(chart, textCells(chart.horizontal.categories));
    chart.facts.append(
        ChartTexts::tr("Activities: %1; %2").arg(countText(distribution.count()), quantilesText(distribution)));
    return chart;
}

Chart activityAttemptsChart(const ScopedRun& run)
{
    Chart chart;
    chart.shape = ChartShape::Bars;
    chart.explanation = ChartTexts::tr("How many activities took so many attempts, by how they stand. An activity that "
                                       "is still open has not recorded its attempts.");
    const std::vector<AttemptsBin> bins = activitiesByAttempts(run);
    if (bins.empty()) {
        chart.emptyText = ChartTexts::tr("No activity was scheduled here.");
        return chart;
    }
    chart.horizontal.kind = ChartAxis::Kind::Category;
    chart.horizontal.title = ChartTexts::tr("Attempts");
    chart.vertical = valueAxis(ChartUnit::Count, false, ChartTexts::tr("Activities"));
    std::size_t count = 0;
    std::size_t retried = 0;
    for (const AttemptsBin& bin : bins) {
        chart.horizontal.categories.append(attemptsText(bin));
        for (const std::vector<EventIndex>& events : bin.operations) {
            count += events.size();
            retried += bin.from > 1 ? events.size() : 0;
        }
    }
    for (const Status status : OperationStatuses) {
        ChartSeries series{displayName(status), toneOf(status), {}, false, 0};
        for (std::size_t bar = 0; bar < bins.size(); ++bar) {
            if (const auto& events = bins[bar].operations[static_cast<std::size_t>(status)]; !events.empty())
                series.marks.push_back(barMark(bar, events));
        }
        if (!series.marks.empty())
            chart.series.push_back(std::move(series));
    }
    addSeriesColumns(chart, ChartTexts::tr("Attempts"), ChartUnit::Text);
    addBarRows(chart, textCells(chart.horizontal.categories));
    chart.facts.append(ChartTexts::tr("Activities: %1, tried again: %2").arg(countText(count), countText(retried)));
    return chart;
}

Chart failuresChart(const ScopedRun& run)
{
    Chart chart;
    chart.shape = ChartShape::Bars;
    chart.explanation = ChartTexts::tr("What failed, timed out or was terminated, by when it ended.");
    const FailureStatistics statistics = failuresOf(run);
    if (statistics.earlierAttempts > 0)
        chart.facts.append(
            ChartTexts::tr("Earlier attempts that failed: %2, of %1 retried activities; when is not recorded")
                .arg(countText(statistics.retriedActivities.size()), formatCount(statistics.earlierAttempts)));
    if (statistics.failures.empty()) {
        chart.emptyText = ChartTexts::tr("Nothing failed here.");
        return chart;
    }
    const TimeBins bins(run.start(), run.end(), MostFailureBins);
    chart.horizontal = timeAxis(run, bins);
    chart.vertical = valueAxis(ChartUnit::Count, false, ChartTexts::tr("Failures"));
    std::map<GroupKind, std::map<std::size_t, std::vector<EventIndex>>> byKind;
    std::size_t withoutTime = 0;
    for (const RecordedFailure& failure : statistics.failures) {
        if (!failure.time.isValid())
            ++withoutTime;
        byKind[failure.kind][bins.binOf(failure.time)].push_back(failure.event);
    }
    for (auto& [kind, byBin] : byKind) {
        // All are failures; an activity's has no hue of its own.
        const bool isOwnHue = kind != GroupKind::Activity && kind != GroupKind::Workflow;
        ChartSeries series{displayName(kind), isOwnHue ? toneOf(kind) : toneOf(Status::Failed), {}, false, 0};
        if (kind == GroupKind::Workflow)
            series.tone = toneOf(Status::Terminated);
        if (kind == GroupKind::LocalActivity)
            series.tone = RetryTone;
        for (auto& [bin, events] : byBin)
            series.marks.push_back(barMark(bin, std::move(events)));
        chart.series.push_back(std::move(series));
    }
    std::vector<ChartCell> starts;
    starts.reserve(bins.count());
    for (std::size_t bin = 0; bin < bins.count(); ++bin)
        starts.emplace_back(bins.startOf(bin).nanoseconds());
    addSeriesColumns(chart, ChartTexts::tr("From"), ChartUnit::Time);
    addBarRows(chart, starts);
    std::erase_if(chart.rows, [](const ChartRow& row) { return row.events.empty(); });
    chart.facts.prepend(ChartTexts::tr("Failures: %1; each bar is %2")
                            .arg(countText(statistics.failures.size()), formatDuration(bins.width())));
    if (withoutTime > 0)
        chart.facts.append(ChartTexts::tr("Without a time, and in the first bar: %1").arg(countText(withoutTime)));
    return chart;
}

Chart payloadSizesChart(const ScopedRun& run, const CancellationToken& cancellation)
{
    Chart chart;
    chart.shape = ChartShape::Bars;
    chart.explanation =
        ChartTexts::tr("How many payloads hold so many bytes, as they stand in the history: encoded, and "
                       "of those in external storage the claim alone.");
    const PayloadStatistics statistics = payloadSizesOf(run, cancellation);
    std::vector<Sample> samples;
    for (const Distribution& sizes : statistics.sizes)
        std::ranges::copy(sizes.samples(), std::back_inserter(samples));
    const Distribution all(std::move(samples));
    if (all.isEmpty()) {
        chart.emptyText = ChartTexts::tr("No event here has a payload.");
        return chart;
    }
    const std::vector<SampleBin> bins = powerBins(all, SmallestPayloadBin, 4);
    chart.horizontal.kind = ChartAxis::Kind::Category;
    for (const SampleBin& bin : bins)
        chart.horizontal.categories.append(binText(bin, ChartUnit::Bytes));
    chart.vertical = valueAxis(ChartUnit::Count, false, ChartTexts::tr("Payloads"));
    constexpr ChartTone Tones[PayloadUseCount]{AccentTone, toneOf(Status::Completed), toneOf(GroupKind::Marker)};
    for (std::size_t use = 0; use < PayloadUseCount; ++use) {
        ChartSeries series{displayName(static_cast<PayloadUse>(use)), Tones[use], {}, false, 0};
        const std::span<const Sample> ofUse = statistics.sizes[use].samples();
        for (std::size_t bar = 0; bar < bins.size(); ++bar) {
            const auto first = std::ranges::lower_bound(ofUse, bins[bar].from, {}, &Sample::value);
            const auto last = std::ranges::lower_bound(ofUse, bins[bar].to, {}, &Sample::value);
            if (first == last)
                continue;
            // An event may hold several payloads: the bar counts payloads.
            series.marks.push_back(
                {static_cast<double>(bar), static_cast<double>(last - first), eventsOf(std::span(first, last))});
        }
        if (!series.marks.empty())
            chart.series.push_back(std::move(series));
    }
    addSeriesColumns(chart, ChartTexts::tr("Size"), ChartUnit::Text);
    addBarRows(chart, textCells(chart.horizontal.categories));
    chart.facts.append(ChartTexts::tr("Payloads: %1, together %2; median %3, 99th percentile %4, largest %5")
                           .arg(countText(all.count()), formatBytes(all.total()),
                                formatBytes(all.quantile(Distribution::Median).value),
                                formatBytes(all.quantile(Distribution::P99).value), formatBytes(all.maximum().value)));
    if (statistics.aboveWarning > 0)
        chart.facts.append(ChartTexts::tr("Larger than %1, of which the server warns: %2")
                               .arg(formatBytes(PayloadWarningBytes), countText(statistics.aboveWarning)));
    if (statistics.externalCount > 0)
        chart.facts.append(ChartTexts::tr("In external storage: %1, together %2")
                               .arg(countText(statistics.externalCount), formatBytes(statistics.externalBytes)));
    return chart;
}

} // namespace chronoscope
