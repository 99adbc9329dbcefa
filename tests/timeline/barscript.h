// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/drawlist.h"
#include "models/timeline/lanelayout.h"

#include <QStringList>

#include <algorithm>
#include <map>
#include <random>
#include <tuple>

namespace chronoscope {

/// Numbers the events as a history would: by time, and what closes before what opens. Open bars reach to the end.
inline void numberEvents(TimelineBars& result)
{
    std::vector<std::tuple<std::int64_t, bool, std::uint32_t*>> events;
    for (TimelineBar& bar : result.bars) {
        events.emplace_back(bar.start, true, &bar.openedBy);
        if (bar.isOpen())
            bar.end = result.runEnd;
        else if (bar.end > bar.start)
            events.emplace_back(bar.end, false, &bar.closedBy);
    }
    std::ranges::stable_sort(events, {},
                             [](const auto& event) { return std::pair(std::get<0>(event), std::get<1>(event)); });
    std::uint32_t number = 0;
    for (const auto& event : events)
        *std::get<2>(event) = number++;
    for (TimelineBar& bar : result.bars) {
        if (bar.start == bar.end && !bar.isOpen())
            bar.closedBy = bar.openedBy;
    }
}

/// Bars for tests, one a line: "activity 10-20 failed", "timer 5", "activity 3-", each time in ns. A bar without an end
/// is an instant; an open end is a running bar; "10/15-20" has queue time until 15.
inline TimelineBars barsOf(const QStringList& lines)
{
    static const std::map<QString, GroupKind> kinds{
        {"workflow", GroupKind::Workflow}, {"task", GroupKind::WorkflowTask},   {"activity", GroupKind::Activity},
        {"timer", GroupKind::Timer},       {"child", GroupKind::ChildWorkflow}, {"signal", GroupKind::SignalReceived}};
    static const std::map<QString, Status> statuses{
        {"failed", Status::Failed},       {"timedOut", Status::TimedOut},   {"terminated", Status::Terminated},
        {"cancelled", Status::Cancelled}, {"completed", Status::Completed}, {"scheduled", Status::Scheduled}};
    TimelineBars result;
    for (const QString& line : lines) {
        const QStringList words = line.split(QLatin1Char(' '));
        const QStringList range = words[1].split(QLatin1Char('-'));
        const QStringList begin = range[0].split(QLatin1Char('/'));
        TimelineBar bar;
        bar.group = static_cast<std::uint32_t>(result.bars.size());
        bar.kind = kinds.at(words[0]);
        bar.start = begin[0].toLongLong();
        bar.started = begin.size() > 1 ? begin[1].toLongLong() : bar.start;
        bar.status = range.size() == 1 ? Status::Instant : range[1].isEmpty() ? Status::Running : Status::Completed;
        bar.end = range.size() > 1 && !range[1].isEmpty() ? range[1].toLongLong() : bar.start;
        if (words.size() > 2)
            bar.status = statuses.at(words[2]);
        result.bars.push_back(bar);
    }
    if (result.bars.empty())
        return result;
    result.runStart = std::ranges::min(result.bars, {}, &TimelineBar::start).start;
    result.runEnd = std::ranges::max(result.bars, {}, &TimelineBar::end).end;
    numberEvents(result);
    return result;
}

/// What a generated run is like.
struct RandomRun {
    std::uint32_t bars = 2000;
    double failedPart = 0.02;
    double longPart = 0.05;
    int concurrency = 12;
    unsigned seed = 1;
};

/// Bars as a history with that many things in flight would give them: opened in order of time, some open at the end.
inline TimelineBars randomBars(const RandomRun& run)
{
    std::mt19937_64 random(run.seed);
    const auto chance = [&random](double part) { return std::uniform_real_distribution<>(0, 1)(random) < part; };
    const auto between = [&random](std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(random);
    };
    static constexpr GroupKind Kinds[] = {GroupKind::Activity,       GroupKind::Activity,      GroupKind::Timer,
                                          GroupKind::SignalReceived, GroupKind::ChildWorkflow, GroupKind::WorkflowTask};
    static constexpr Status Failures[] = {Status::Failed, Status::TimedOut, Status::Terminated};
    TimelineBars result;
    std::int64_t now = 1'700'000'000'000'000'000;
    result.runStart = now;
    for (std::uint32_t index = 0; index < run.bars; ++index) {
        now += between(0, 2'000'000);
        TimelineBar bar;
        bar.group = index;
        bar.kind = Kinds[between(0, 5)];
        bar.start = now;
        const std::int64_t longest = chance(run.longPart) ? 400'000'000 : 2'000'000LL * run.concurrency;
        bar.end = bar.kind == GroupKind::SignalReceived ? now : now + between(0, longest);
        bar.started = bar.kind == GroupKind::Activity ? between(bar.start, bar.end) : bar.start;
        bar.status = bar.kind == GroupKind::SignalReceived ? Status::Instant : Status::Completed;
        if (chance(run.failedPart))
            bar.status = Failures[between(0, 2)];
        else if (bar.status == Status::Completed && chance(0.001))
            bar.status = Status::Running;
        result.bars.push_back(bar);
        result.runEnd = std::max(result.runEnd, bar.end);
    }
    numberEvents(result);
    return result;
}

/// One line a lane: "Activities 0: 10-20 30-40".
inline QStringList printLanes(const LaneLayout& layout)
{
    QStringList lines;
    for (const LaneSection& section : layout.sections()) {
        for (std::uint32_t lane = 0; lane < section.laneCount; ++lane) {
            QString line = section.title + QStringLiteral(" %1:").arg(lane);
            const std::uint32_t first = layout.firstOfLane(section.firstLane + lane);
            for (std::uint32_t position = first; position < layout.lastOfLane(section.firstLane + lane); ++position)
                line += QStringLiteral(" %1-%2").arg(layout.bar(position).start).arg(layout.bar(position).end);
            lines << line;
        }
    }
    return lines;
}

/// One line an item: "row 1: 10..20 completed", with what is special about it.
inline QStringList printItems(const DrawList& list)
{
    QStringList lines;
    for (const DrawRow& row : list.rows()) {
        for (const DrawItem& item : list.items(row)) {
            QString line = QStringLiteral("row %1: %2..%3 %4 %5")
                               .arg(row.row)
                               .arg(item.left)
                               .arg(item.right)
                               .arg(toString(item.kind), toString(item.status));
            if (item.runLeft != item.left)
                line += QStringLiteral(" queued until %1").arg(item.runLeft);
            if (item.isFolded)
                line += QStringLiteral(" folds %1").arg(item.count);
            if (item.failedCount > 0)
                line += QStringLiteral(" failed %1").arg(item.failedCount);
            if (item.isCutLeft)
                line += QStringLiteral(" cut left");
            if (item.isCutRight)
                line += QStringLiteral(" cut right");
            lines << line;
        }
    }
    return lines;
}

} // namespace chronoscope
