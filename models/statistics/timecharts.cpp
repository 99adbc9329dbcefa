// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Charts over time: what was open together, how workflow tasks were answered, how the history grew.
#include "models/core/format.h"
#include "models/statistics/budget.h"
#include "models/statistics/chartbuilding.h"
#include "models/statistics/concurrency.h"
#include "models/statistics/workflowtaskstatistics.h"

#include <algorithm>
#include <cmath>

namespace chronoscope {

namespace {

constexpr std::size_t MostConcurrencyBins = 300; // six series of them stay below MostChartMarks
constexpr std::size_t MostTaskBins = 500;
constexpr std::size_t MostBudgetPoints = 500;

ChartTone toneOf(ConcurrencyKind kind)
{
    switch (kind) {
    case ConcurrencyKind::ActivitiesWaiting:
        return RetryTone;
    case ConcurrencyKind::ActivitiesRunning:
        return toneOf(Status::Completed);
    case ConcurrencyKind::Timers:
        return toneOf(GroupKind::Timer);
    case ConcurrencyKind::ChildWorkflows:
        return toneOf(GroupKind::ChildWorkflow);
    case ConcurrencyKind::NexusOperations:
        return toneOf(GroupKind::SignalReceived);
    case ConcurrencyKind::WorkflowTasks:
        return toneOf(GroupKind::WorkflowTask);
    }
    return NeutralTone;
}

double offset(const ScopedRun& run, Instant time)
{
    return static_cast<double>((time - run.start()).nanoseconds);
}

using TaskTime = std::int64_t WorkflowTaskTime::*;

/// Of each bin of time the longest; behind it are all tasks of the bin, the longest first.
ChartSeries taskSeries(const ScopedRun& run, const WorkflowTaskStatistics& statistics, TaskTime value,
                       const TimeBins& bins)
{
    std::vector<std::vector<const WorkflowTaskTime*>> byBin(bins.count());
    for (const WorkflowTaskTime& task : statistics.tasks) {
        if (task.*value >= 0 && task.scheduled.isValid())
            byBin[bins.binOf(task.scheduled)].push_back(&task);
    }
    ChartSeries series;
    for (std::vector<const WorkflowTaskTime*>& tasks : byBin) {
        if (tasks.empty())
            continue;
        std::ranges::stable_sort(tasks, std::ranges::greater(), [&](const auto* task) { return task->*value; });
        ChartMark mark{offset(run, std::clamp(tasks.front()->scheduled, run.start(), run.end())),
                       static_cast<double>(tasks.front()->*value),
                       {}};
        for (const WorkflowTaskTime* task : tasks)
            mark.events.push_back(task->event);
        series.marks.push_back(std::move(mark));
    }
    return series;
}

ChartCell timeCell(std::int64_t value)
{
    return value < 0 ? ChartCell() : ChartCell(value);
}

void addTaskRows(Chart& chart, const WorkflowTaskStatistics& statistics)
{
    chart.columns = {{ChartTexts::tr("Scheduled"), ChartUnit::Time},
                     {ChartTexts::tr("Waited"), ChartUnit::Duration},
                     {ChartTexts::tr("Ran"), ChartUnit::Duration},
                     {ChartTexts::tr("Status"), ChartUnit::Text}};
    for (const WorkflowTaskTime& task : statistics.tasks)
        chart.rows.push_back({{task.scheduled.isValid() ? ChartCell(task.scheduled.nanoseconds()) : ChartCell(),
                               timeCell(task.queue), timeCell(task.run), displayName(task.status)},
                              {task.event}});
}

void addTaskFacts(Chart& chart, const WorkflowTaskStatistics& statistics, Duration binWidth)
{
    if (!statistics.queue.isEmpty())
        chart.facts.append(
            ChartTexts::tr("Waited: %1; %2").arg(countText(statistics.queue.count()), quantilesText(statistics.queue)));
    if (!statistics.run.isEmpty())
        chart.facts.append(
            ChartTexts::tr("Ran: %1; %2").arg(countText(statistics.run.count()), quantilesText(statistics.run)));
    if (statistics.failed > 0)
        chart.facts.append(ChartTexts::tr("Failed or timed out: %1").arg(countText(statistics.failed)));
    if (statistics.open > 0)
        chart.facts.append(ChartTexts::tr("Still open: %1").arg(countText(statistics.open)));
    if (const QString text = clampedText(statistics.clamped); !text.isEmpty())
        chart.facts.append(text);
    chart.facts.append(ChartTexts::tr("Each point is the longest of %1").arg(formatDuration(binWidth)));
}

QString rateText(std::optional<double> perHour, ChartUnit unit)
{
    if (!perHour)
        return ChartTexts::tr("unknown");
    return ChartTexts::tr("%1 an hour")
        .arg(chartValueText(unit, unit == ChartUnit::Count ? std::round(*perHour) : *perHour));
}

QString useText(const QString& used, const QString& limit, double part)
{
    return ChartTexts::tr("%1 of %2 (%3)").arg(used, limit, chartValueText(ChartUnit::Part, part));
}

QString untilText(std::optional<Duration> until)
{
    if (!until)
        return ChartTexts::tr("not reached at this rate");
    return until->nanoseconds == 0 ? ChartTexts::tr("reached")
                                   : ChartTexts::tr("reached in %1 at this rate").arg(formatDuration(*until));
}

constexpr double partOf(std::int64_t value, std::int64_t whole)
{
    return static_cast<double>(value) / static_cast<double>(whole);
}

void addBudgetFacts(Chart& chart, const HistoryBudgetUse& use)
{
    const auto fact = [&](const QString& name, const QString& used, const QString& rate, const QString& until) {
        chart.facts.append(QStringLiteral("%1: %2, %3, %4").arg(name, used, rate, until));
    };
    fact(ChartTexts::tr("Events"),
         useText(formatCount(use.events()), formatCount(HistoryEventLimit), partOf(use.events(), HistoryEventLimit)),
         rateText(use.eventsPerHour(), ChartUnit::Count), untilText(use.untilEventLimit()));
    fact(ChartTexts::tr("Bytes"),
         useText(formatBytes(use.bytes()), formatBytes(HistoryByteLimit), partOf(use.bytes(), HistoryByteLimit)),
         rateText(use.bytesPerHour(), ChartUnit::Bytes), untilText(use.untilByteLimit()));
    if (use.suggestion)
        chart.facts.append(ChartTexts::tr("The server suggested to continue as new"));
    if (!use.areBytesRecorded)
        chart.facts.append(ChartTexts::tr("The server's own size is not recorded: bytes are those of the events"));
}

} // namespace

Chart concurrencyChart(const ScopedRun& run)
{
    Chart chart;
    chart.shape = ChartShape::Steps;
    chart.explanation =
        ChartTexts::tr("The most that were open at the same time. An activity waits from being scheduled "
                       "to the start of its last attempt; one that is open and has recorded no start "
                       "counts as waiting.");
    const Concurrency concurrency = concurrencyOf(run, MostConcurrencyBins);
    if (concurrency.series.empty()) {
        chart.emptyText = ChartTexts::tr("Nothing was open here.");
        return chart;
    }
    chart.horizontal = timeAxis(run);
    chart.vertical = valueAxis(ChartUnit::Count, false, ChartTexts::tr("Open"));
    chart.columns.push_back({ChartTexts::tr("From"), ChartUnit::Time});
    for (std::size_t bin = 0; bin < concurrency.bins.count(); ++bin)
        chart.rows.push_back({{concurrency.bins.startOf(bin).nanoseconds()}, {}});
    for (const ConcurrencySeries& entry : concurrency.series) {
        const QString name = displayName(entry.kind);
        ChartSeries series{name, toneOf(entry.kind), {}, false, 0};
        chart.columns.push_back({name, ChartUnit::Count});
        for (std::size_t bin = 0; bin < entry.bins.size(); ++bin) {
            const ConcurrencyBin& counted = entry.bins[bin];
            series.marks.push_back(
                {offset(run, concurrency.bins.startOf(bin)), static_cast<double>(counted.most), counted.events});
            chart.rows[bin].cells.emplace_back(static_cast<std::int64_t>(counted.most));
            std::ranges::copy(counted.events, std::back_inserter(chart.rows[bin].events));
        }
        chart.series.push_back(std::move(series));
        chart.facts.append(
            ChartTexts::tr("%1: at most %2, after %3")
                .arg(name, countText(entry.most), formatDuration(entry.bins[entry.peakBin].peak - run.runStart())));
    }
    chart.facts.append(ChartTexts::tr("Each step is the most of %1").arg(formatDuration(concurrency.bins.width())));
    return chart;
}

Chart workflowTaskTimesChart(const ScopedRun& run)
{
    Chart chart;
    chart.shape = ChartShape::Points;
    chart.explanation = ChartTexts::tr("Waited: from being scheduled until a worker took the task. Ran: from there to "
                                       "its end, with replay and the workflow's code.");
    const WorkflowTaskStatistics statistics = workflowTasksOf(run);
    if (statistics.queue.isEmpty() && statistics.run.isEmpty()) {
        chart.emptyText = ChartTexts::tr("No workflow task started here.");
        return chart;
    }
    const TimeBins bins(run.start(), run.end(), MostTaskBins);
    chart.horizontal = timeAxis(run);
    chart.vertical = valueAxis(ChartUnit::Duration, true);
    ChartSeries waited = taskSeries(run, statistics, &WorkflowTaskTime::queue, bins);
    waited.name = ChartTexts::tr("Waited");
    waited.tone = RetryTone;
    waited.symbol = 2;
    ChartSeries ran = taskSeries(run, statistics, &WorkflowTaskTime::run, bins);
    ran.name = ChartTexts::tr("Ran");
    ran.tone = AccentTone;
    chart.series = {std::move(waited), std::move(ran)};
    addTaskRows(chart, statistics);
    addTaskFacts(chart, statistics, bins.width());
    return chart;
}

Chart historyBudgetChart(const ScopedRun& run)
{
    Chart chart;
    chart.shape = ChartShape::Steps;
    chart.explanation =
        ChartTexts::tr(
            "How much of what Temporal allows one run was used up: %1 events, %2. From a fifth on the server "
            "warns, before that it suggests to continue as new. Other limits may be configured.")
            .arg(formatCount(HistoryEventLimit), formatBytes(HistoryByteLimit));
    const HistoryBudgetUse use = budgetUseOf(run, MostBudgetPoints);
    if (use.points.empty()) {
        chart.emptyText = ChartTexts::tr("No event has a time here.");
        return chart;
    }
    chart.horizontal = timeAxis(run);
    chart.vertical = valueAxis(ChartUnit::Part, false, ChartTexts::tr("Used"));
    ChartSeries events{ChartTexts::tr("Events"), AccentTone, {}, false, 0};
    ChartSeries bytes{ChartTexts::tr("Bytes"), toneOf(GroupKind::ChildWorkflow), {}, false, 0};
    chart.columns = {{ChartTexts::tr("Time"), ChartUnit::Time},
                     {ChartTexts::tr("Events"), ChartUnit::Count},
                     {ChartTexts::tr("Bytes"), ChartUnit::Bytes},
                     {ChartTexts::tr("Of the events allowed"), ChartUnit::Part},
                     {ChartTexts::tr("Of the bytes allowed"), ChartUnit::Part}};
    for (const BudgetPoint& point : use.points) {
        const double ofEvents = partOf(point.events, HistoryEventLimit);
        const double ofBytes = partOf(point.bytes, HistoryByteLimit);
        events.marks.push_back({offset(run, point.time), ofEvents, {point.event}});
        bytes.marks.push_back({offset(run, point.time), ofBytes, {point.event}});
        chart.rows.push_back({{point.time.nanoseconds(), point.events, point.bytes, ofEvents, ofBytes}, {point.event}});
    }
    chart.series = {std::move(events), std::move(bytes)};
    addBudgetFacts(chart, use);
    return chart;
}

} // namespace chronoscope
