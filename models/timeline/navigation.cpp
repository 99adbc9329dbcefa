// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/navigation.h"

#include "models/timeline/timescale.h"

#include <algorithm>

namespace chronoscope {

namespace {

/// How far a bar is from a time, 0 when the time lies in it.
double gap(const TimelineBar& bar, std::int64_t time)
{
    if (time < bar.start)
        return TimeScale::distance(time, bar.start);
    return time > bar.end ? TimeScale::distance(bar.end, time) : 0.0;
}

std::uint32_t nearestInLane(const LaneLayout& layout, std::uint32_t lane, std::int64_t time)
{
    const std::uint32_t first = layout.firstOfLane(lane);
    const std::uint32_t last = layout.lastOfLane(lane);
    const auto starts = layout.starts().subspan(first, last - first);
    const auto after = first + static_cast<std::uint32_t>(std::ranges::upper_bound(starts, time) - starts.begin());
    if (after == first)
        return first;
    if (after == last)
        return last - 1;
    return gap(layout.bar(after), time) < gap(layout.bar(after - 1), time) ? after : after - 1;
}

std::uint32_t nearestInSection(const LaneLayout& layout, const LaneSection& section, std::int64_t time)
{
    const auto start = [&layout](std::uint32_t position) { return layout.starts()[position]; };
    const auto after = std::ranges::upper_bound(section.byStart, time, {}, start);
    return after == section.byStart.begin() ? section.byStart.front() : *(after - 1);
}

} // namespace

std::uint32_t neighbourInLane(const LaneLayout& layout, std::uint32_t position, bool forward)
{
    const std::uint32_t lane = layout.laneOf(position);
    if (forward)
        return position + 1 < layout.lastOfLane(lane) ? position + 1 : LaneLayout::None;
    return position > layout.firstOfLane(lane) ? position - 1 : LaneLayout::None;
}

std::uint32_t neighbourLane(const LaneLayout& layout, const RowGeometry& geometry, std::uint32_t position, bool down)
{
    const std::span<const TimelineRow> rows = geometry.rows();
    const std::int64_t time = layout.bar(position).start;
    const std::ptrdiff_t step = down ? 1 : -1;
    const std::uint32_t own = geometry.rowOfLane(layout.laneOf(position));
    // From a hidden lane the way begins at the top, or the bottom.
    const std::ptrdiff_t outside = down ? -1 : std::ssize(rows);
    auto row = own == LaneLayout::None ? outside : static_cast<std::ptrdiff_t>(own);
    for (row += step; row >= 0 && row < std::ssize(rows); row += step) {
        const TimelineRow& next = rows[static_cast<std::size_t>(row)];
        if (next.type == TimelineRow::Type::Lane)
            return nearestInLane(layout, next.lane, time);
        if (next.type == TimelineRow::Type::Folded)
            return nearestInSection(layout, layout.sections()[next.section], time);
    }
    return LaneLayout::None;
}

std::uint32_t nextFailure(const LaneLayout& layout, std::uint32_t position, std::int64_t time, bool forward)
{
    const std::span<const std::uint32_t> failures = layout.failuresByStart();
    if (failures.empty())
        return LaneLayout::None;
    const auto start = [&layout](std::uint32_t failure) { return layout.starts()[failure]; };
    const std::int64_t from = position == LaneLayout::None ? time : start(position);
    const auto equal = std::ranges::equal_range(failures, from, {}, start);
    // Among failures that begin together the order of the list decides.
    const auto here = std::ranges::find(equal, position);
    if (forward) {
        const auto next = here != equal.end() ? here + 1 : equal.begin();
        return next == failures.end() ? failures.front() : *next;
    }
    const auto next = here != equal.end() ? here : equal.begin();
    return next == failures.begin() ? failures.back() : *(next - 1);
}

std::uint32_t firstBarFrom(const LaneLayout& layout, std::int64_t time)
{
    std::uint32_t best = LaneLayout::None;
    for (const LaneSection& section : layout.sections()) {
        const auto start = [&layout](std::uint32_t position) { return layout.starts()[position]; };
        const auto next = std::ranges::lower_bound(section.byStart, time, {}, start);
        if (next != section.byStart.end() && (best == LaneLayout::None || start(*next) < start(best)))
            best = *next;
    }
    return best == LaneLayout::None && layout.barCount() > 0 ? 0 : best;
}

std::optional<Instant> nextEventTime(const History& history, Instant from, Duration atLeast, bool later)
{
    std::optional<Instant> nearest;
    for (std::uint32_t index = 0; index < history.size(); ++index) {
        const Instant time = history.time(EventIndex(index));
        if (!time.isValid() || (later ? time - from : from - time) < atLeast)
            continue;
        if (!nearest || (later ? time < *nearest : time > *nearest))
            nearest = time;
    }
    return nearest;
}

} // namespace chronoscope
