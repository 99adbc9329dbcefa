// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/lanepacker.h"

#include <algorithm>
#include <limits>

namespace chronoscope {

namespace {

constexpr std::int64_t Never = std::numeric_limits<std::int64_t>::max();

} // namespace

std::uint32_t LanePacker::add(const TimelineBar& bar)
{
    std::uint32_t lane = firstEndingBy(bar.start, 0);
    while (lane < laneCount() && !isFree(lane, bar))
        lane = firstEndingBy(bar.start, lane + 1);
    if (lane == laneCount()) {
        if (m_lastBars.size() == m_leafCount)
            grow();
        m_lastBars.push_back({});
    }
    m_lastBars[lane] = {bar.start, bar.end, bar.closedBy};
    // An open bar may yet grow to any length.
    setEnd(lane, bar.isOpen() ? Never : bar.end);
    return lane;
}

bool LanePacker::isFree(std::uint32_t lane, const TimelineBar& bar) const
{
    const LastBar& last = m_lastBars[lane];
    // The history may record an end later than a start that came after it in time; the order of recording decides.
    if (last.closedBy >= bar.openedBy)
        return false;
    // Two instants at the same time could never be told apart on one lane.
    return last.end < bar.start || last.start < last.end;
}

std::uint32_t LanePacker::firstEndingBy(std::int64_t time, std::uint32_t fromLane) const
{
    if (fromLane >= m_lastBars.size())
        return laneCount();
    std::size_t node = m_leafCount + fromLane;
    // Up until a subtree to the right of where we are has an answer, then down to its leftmost one.
    while (m_earliestEnd[node] > time) {
        while (node % 2 == 1) {
            node /= 2;
            if (node == 0)
                return laneCount();
        }
        if (node == 0)
            return laneCount();
        ++node;
    }
    while (node < m_leafCount)
        node = m_earliestEnd[2 * node] <= time ? 2 * node : 2 * node + 1;
    return std::min(static_cast<std::uint32_t>(node - m_leafCount), laneCount());
}

void LanePacker::setEnd(std::uint32_t lane, std::int64_t end)
{
    std::size_t node = m_leafCount + lane;
    m_earliestEnd[node] = end;
    while (node > 1) {
        node /= 2;
        m_earliestEnd[node] = std::min(m_earliestEnd[2 * node], m_earliestEnd[2 * node + 1]);
    }
}

void LanePacker::grow()
{
    const std::vector<std::int64_t> before = m_earliestEnd;
    const std::size_t leavesBefore = m_leafCount;
    m_leafCount = std::max<std::size_t>(2 * m_leafCount, 8);
    // Leaves without a lane never end, so that no search stops at them.
    m_earliestEnd.assign(2 * m_leafCount, Never);
    for (std::size_t leaf = 0; leaf < leavesBefore; ++leaf)
        setEnd(static_cast<std::uint32_t>(leaf), before[leavesBefore + leaf]);
}

} // namespace chronoscope
