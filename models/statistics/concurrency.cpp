// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statistics/concurrency.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

namespace chronoscope {

namespace {

struct OpenTime {
    Instant start;
    Instant end; ///< exclusive
    EventIndex event;
};

struct Step {
    Instant time;
    int change = 0;
};

/// The part of a group that counts for the kind; none when it does not count.
std::optional<OpenTime> openTime(const EventGroup& group, ConcurrencyKind kind, Instant runEnd)
{
    const Instant end = group.end.isValid() ? group.end : runEnd;
    const auto whole = [&](GroupKind of) -> std::optional<OpenTime> {
        if (group.kind != of || !group.start.isValid())
            return std::nullopt;
        return OpenTime{group.start, end, group.firstEvent};
    };
    switch (kind) {
    case ConcurrencyKind::ActivitiesWaiting: {
        auto waiting = whole(GroupKind::Activity);
        if (waiting && group.started.isValid())
            waiting->end = group.started;
        return waiting;
    }
    case ConcurrencyKind::ActivitiesRunning:
        if (group.kind != GroupKind::Activity || !group.started.isValid())
            return std::nullopt;
        return OpenTime{group.started, end, group.firstEvent};
    case ConcurrencyKind::Timers:
        return whole(GroupKind::Timer);
    case ConcurrencyKind::ChildWorkflows:
        return whole(GroupKind::ChildWorkflow);
    case ConcurrencyKind::NexusOperations:
        return whole(GroupKind::NexusOperation);
    case ConcurrencyKind::WorkflowTasks:
        return whole(GroupKind::WorkflowTask);
    }
    return std::nullopt;
}

/// What is open in the range, cut to it.
std::vector<OpenTime> openTimes(const ScopedRun& run, ConcurrencyKind kind)
{
    std::vector<OpenTime> times;
    for (std::size_t position = 0; position < run.groups().size(); ++position) {
        const GroupIndex index(position);
        std::optional<OpenTime> open = openTime(run.groups().group(index), kind, run.runEnd());
        if (!open || !run.includes(index))
            continue;
        open->start = std::max(open->start, run.start());
        open->end = std::min(open->end, run.end());
        if (open->start < open->end)
            times.push_back(*open);
    }
    return times;
}

/// When the number of what is open changes; at one time what ends comes before what starts.
std::vector<Step> stepsOf(const std::vector<OpenTime>& times)
{
    std::vector<Step> steps;
    steps.reserve(times.size() * 2);
    for (const OpenTime& open : times) {
        steps.push_back({open.start, 1});
        steps.push_back({open.end, -1});
    }
    std::ranges::sort(
        steps, [](const Step& a, const Step& b) { return a.time != b.time ? a.time < b.time : a.change < b.change; });
    return steps;
}

/// Fills numbers and peaks of the bins.
void count(const std::vector<Step>& steps, const TimeBins& bins, Instant end, ConcurrencySeries& series)
{
    std::size_t level = 0;
    std::size_t step = 0;
    for (std::size_t position = 0; position < bins.count(); ++position) {
        ConcurrencyBin& bin = series.bins[position];
        const Instant from = bins.startOf(position);
        const Instant to = std::min(bins.endOf(position), end);
        double area = 0;
        Instant reached = from;
        bin.peak = from;
        bin.most = level;
        const bool isLast = position + 1 == bins.count();
        while (step < steps.size() && (steps[step].time < bins.endOf(position) || isLast)) {
            const Instant now = steps[step].time;
            area += static_cast<double>((now - reached).nanoseconds) * static_cast<double>(level);
            reached = now;
            while (step < steps.size() && steps[step].time == now)
                level = steps[step++].change > 0 ? level + 1 : level - 1;
            // At the beginning of a bin what has just ended was never open in it.
            if (level > bin.most || now == from) {
                bin.most = level;
                bin.peak = now;
            }
        }
        area += static_cast<double>(std::max<std::int64_t>((to - reached).nanoseconds, 0)) * static_cast<double>(level);
        const auto width = static_cast<double>((to - from).nanoseconds);
        bin.mean = width > 0 ? area / width : 0;
        if (bin.most > series.most) {
            series.most = bin.most;
            series.peakBin = position;
        }
    }
}

} // namespace

QString displayName(ConcurrencyKind kind)
{
    static constexpr std::array<const char*, ConcurrencyKindCount> Names{
        QT_TRANSLATE_NOOP("ConcurrencyKind", "Activities waiting"),
        QT_TRANSLATE_NOOP("ConcurrencyKind", "Activities running"),
        QT_TRANSLATE_NOOP("ConcurrencyKind", "Timers"),
        QT_TRANSLATE_NOOP("ConcurrencyKind", "Child workflows"),
        QT_TRANSLATE_NOOP("ConcurrencyKind", "Nexus operations"),
        QT_TRANSLATE_NOOP("ConcurrencyKind", "Workflow tasks"),
    };
    return QCoreApplication::translate("ConcurrencyKind", Names[static_cast<std::size_t>(kind)]);
}

Concurrency concurrencyOf(const ScopedRun& run, std::size_t mostBins)
{
    Concurrency concurrency{TimeBins(run.start(), run.end(), mostBins), {}};
    for (std::size_t position = 0; position < ConcurrencyKindCount; ++position) {
        const auto kind = static_cast<ConcurrencyKind>(position);
        const std::vector<OpenTime> times = openTimes(run, kind);
        if (times.empty())
            continue;
        ConcurrencySeries series{kind, std::vector<ConcurrencyBin>(concurrency.bins.count()), 0, 0};
        count(stepsOf(times), concurrency.bins, run.end(), series);
        for (ConcurrencyBin& bin : series.bins) {
            bin.events.reserve(bin.most);
            for (const OpenTime& open : times) {
                if (open.start <= bin.peak && bin.peak < open.end)
                    bin.events.push_back(open.event);
            }
        }
        concurrency.series.push_back(std::move(series));
    }
    return concurrency;
}

} // namespace chronoscope
