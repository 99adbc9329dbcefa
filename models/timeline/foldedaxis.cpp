// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/foldedaxis.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <ranges>

namespace chronoscope {

namespace {

constexpr std::int64_t Earliest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t Latest = std::numeric_limits<std::int64_t>::max();

/// later - earlier, without overflow.
double distance(std::int64_t earlier, std::int64_t later)
{
    return static_cast<double>(static_cast<std::uint64_t>(later) - static_cast<std::uint64_t>(earlier));
}

double length(const IdleGap& gap)
{
    return distance(gap.start, gap.end);
}

/// time + nanoseconds, rounded down and clamped to what fits.
std::int64_t moved(std::int64_t time, double nanoseconds)
{
    const double offset = std::floor(nanoseconds);
    if (offset >= distance(time, Latest))
        return Latest;
    if (offset <= -distance(Earliest, time))
        return Earliest;
    // Beyond that a double does not fit an integer; such a step leaves any range of dates.
    if (std::abs(offset) >= 9.2e18)
        return offset > 0 ? Latest : Earliest;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(time) +
                                     static_cast<std::uint64_t>(static_cast<std::int64_t>(offset)));
}

} // namespace

FoldedAxis::FoldedAxis(std::int64_t origin, double visibleSpan, const IdleGaps* gaps)
    : m_origin(origin)
    , m_visibleSpan(visibleSpan)
    , m_gapSpan(GapPart * visibleSpan)
    , m_gaps(gaps && !gaps->isEmpty() ? gaps : nullptr)
{
}

FoldedAxis FoldedAxis::ofRange(std::int64_t start, std::int64_t end, const IdleGaps* gaps)
{
    const double all = distance(start, std::max(start, end));
    if (!gaps || gaps->isEmpty())
        return {start, all, nullptr};
    double idle = 0.0;
    double gapCount = 0.0;
    for (const IdleGap& gap : gaps->gaps()) {
        const std::int64_t from = std::max(gap.start, start);
        const std::int64_t to = std::min(gap.end, end);
        if (from >= to)
            continue;
        idle += distance(from, to);
        gapCount += distance(from, to) / length(gap);
    }
    if (idle >= all)
        return {start, all, nullptr};
    // What is not idle and the gaps, each a fixed part of the whole, make up the whole.
    return {start, (all - idle) / (1.0 - GapPart * gapCount), gaps};
}

double FoldedAxis::place(std::int64_t time) const
{
    if (!m_gaps)
        return time >= m_origin ? distance(m_origin, time) : -distance(time, m_origin);
    return time >= m_origin ? placeAfter(time) : -placeBefore(time);
}

double FoldedAxis::placeAfter(std::int64_t time) const
{
    double place = distance(m_origin, time);
    for (const IdleGap& gap : m_gaps->gaps()) {
        const std::int64_t from = std::max(gap.start, m_origin);
        const std::int64_t to = std::min(gap.end, time);
        if (gap.start >= time)
            break;
        if (from < to)
            place += distance(from, to) * (m_gapSpan / length(gap) - 1.0);
    }
    return place;
}

double FoldedAxis::placeBefore(std::int64_t time) const
{
    double place = distance(time, m_origin);
    for (const IdleGap& gap : m_gaps->gaps()) {
        const std::int64_t from = std::max(gap.start, time);
        const std::int64_t to = std::min(gap.end, m_origin);
        if (gap.start >= m_origin)
            break;
        if (from < to)
            place += distance(from, to) * (m_gapSpan / length(gap) - 1.0);
    }
    return place;
}

std::int64_t FoldedAxis::time(double place) const
{
    if (!m_gaps)
        return moved(m_origin, place);
    return place >= 0 ? timeAfter(place) : timeBefore(-place);
}

std::int64_t FoldedAxis::timeAfter(double place) const
{
    std::int64_t reached = m_origin;
    for (const IdleGap& gap : m_gaps->gaps()) {
        if (gap.end <= reached)
            continue;
        const double before = gap.start > reached ? distance(reached, gap.start) : 0.0;
        if (place <= before)
            break;
        place -= before;
        reached = std::max(reached, gap.start);
        const double inGap = distance(reached, gap.end) / length(gap) * m_gapSpan;
        if (place < inGap)
            return std::min(moved(reached, place / m_gapSpan * length(gap)), gap.end);
        place -= inGap;
        reached = gap.end;
    }
    return moved(reached, place);
}

std::int64_t FoldedAxis::timeBefore(double place) const
{
    std::int64_t reached = m_origin;
    for (const IdleGap& gap : m_gaps->gaps() | std::views::reverse) {
        if (gap.start >= reached)
            continue;
        const double after = gap.end < reached ? distance(gap.end, reached) : 0.0;
        if (place <= after)
            break;
        place -= after;
        reached = std::min(reached, gap.end);
        const double inGap = distance(gap.start, reached) / length(gap) * m_gapSpan;
        if (place < inGap)
            return std::max(moved(reached, -place / m_gapSpan * length(gap)), gap.start);
        place -= inGap;
        reached = gap.start;
    }
    return moved(reached, -place);
}

} // namespace chronoscope
