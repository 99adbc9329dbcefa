// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/lanefolder.h"

#include "models/timeline/gallop.h"

#include <algorithm>
#include <limits>

namespace chronoscope {

namespace {

constexpr std::int64_t Latest = std::numeric_limits<std::int64_t>::max();

} // namespace

std::uint32_t LaneFolder::FailureCursor::advanceTo(std::uint32_t position, std::uint32_t& first)
{
    if (next >= positions.size() || positions[next] >= position)
        return 0;
    first = positions[next];
    const std::size_t before = next;
    next = gallop(next, positions.size(), position, [this](std::size_t index) { return positions[index]; });
    return static_cast<std::uint32_t>(next - before);
}

LaneFolder::LaneFolder(const LaneLayout& layout, const TimeScale& scale, const DrawResolution& resolution,
                       std::vector<DrawItem>& items)
    : m_layout(layout)
    , m_scale(scale)
    , m_resolution(resolution)
    , m_items(items)
    , m_cell(scale.spanOf(resolution.foldWidth))
{
    for (std::size_t severity = 0; severity < LaneLayout::SeverityCount; ++severity)
        m_failures[severity].positions = layout.failures(severity);
}

std::uint32_t LaneFolder::firstVisible(std::uint32_t lane) const
{
    const std::uint32_t first = m_layout.firstOfLane(lane);
    const auto starts = m_layout.starts().subspan(first, m_layout.lastOfLane(lane) - first);
    const auto after = std::ranges::lower_bound(starts, m_scale.start());
    const std::uint32_t position = first + static_cast<std::uint32_t>(after - starts.begin());
    // Bars do not overlap: only the last one that begins before the range can reach into it.
    const bool reachesIn = position > first && m_layout.bar(position - 1).end >= m_scale.start();
    return reachesIn ? position - 1 : position;
}

std::int64_t LaneFolder::endOfCell(std::int64_t start) const
{
    const std::int64_t origin = std::min(m_layout.runStart(), start);
    const std::uint64_t offset = static_cast<std::uint64_t>(start) - static_cast<std::uint64_t>(origin);
    const auto cell = static_cast<std::uint64_t>(m_cell);
    const auto rest = static_cast<std::int64_t>(cell - offset % cell);
    return start > Latest - rest ? Latest : start + rest;
}

void LaneFolder::foldLane(std::uint32_t lane)
{
    m_firstItemOfRow = m_items.size();
    const std::uint32_t last = m_layout.lastOfLane(lane);
    const std::span<const std::int64_t> starts = m_layout.starts();
    const auto isLong = [this, starts, cell = static_cast<std::uint64_t>(m_cell)](std::uint32_t bar) {
        return static_cast<std::uint64_t>(m_layout.edge(bar).end) - static_cast<std::uint64_t>(starts[bar]) >= cell;
    };
    std::uint32_t position = firstVisible(lane);
    for (FailureCursor& cursor : m_failures) {
        const auto begin = cursor.positions.begin();
        cursor.next = static_cast<std::size_t>(std::lower_bound(begin, cursor.positions.end(), position) - begin);
    }
    while (position < last && starts[position] <= m_scale.end()) {
        if (isLong(position)) {
            appendBar(position++);
            continue;
        }
        const std::int64_t cellEnd = endOfCell(starts[position]);
        const std::int64_t searchEnd = m_scale.end() < Latest ? std::min(cellEnd, m_scale.end() + 1) : cellEnd;
        std::uint32_t runEnd = m_layout.firstStartingAt(searchEnd, position + 1, last);
        // Only the last bar that begins in a cell can be longer than it; it stays itself.
        if (runEnd > position + 1 && isLong(runEnd - 1))
            --runEnd;
        appendRun(position, runEnd);
        position = runEnd;
    }
}

void LaneFolder::judgeFailures(DrawItem& item, std::uint32_t last)
{
    for (std::size_t severity = LaneLayout::SeverityCount; severity-- > 0;) {
        std::uint32_t first = 0;
        const std::uint32_t count = m_failures[severity].advanceTo(last, first);
        if (count == 0)
            continue;
        item.failedCount += count;
        item.status = LaneLayout::failureOf(severity);
        item.bar = first;
        item.kind = m_layout.edge(first).kind;
    }
}

void LaneFolder::appendBar(std::uint32_t position)
{
    const TimelineBar& bar = m_layout.bar(position);
    DrawItem item;
    item.bar = item.first = position;
    item.kind = bar.kind;
    item.status = bar.status;
    item.isRetried = bar.isRetried;
    item.runLeft = bar.started > bar.start ? m_scale.x(bar.started) : 0;
    judgeFailures(item, position + 1);
    place(item, bar.start, bar.end);
}

void LaneFolder::appendRun(std::uint32_t first, std::uint32_t last)
{
    const BarEdge& firstEdge = m_layout.edge(first);
    const BarEdge& lastEdge = m_layout.edge(last - 1);
    DrawItem item;
    item.bar = item.first = first;
    item.count = last - first;
    item.kind = firstEdge.kind;
    item.status = firstEdge.status;
    item.isFolded = item.count > 1;
    item.isRetried = !item.isFolded && firstEdge.isRetried;
    if (item.isFolded) {
        const std::uint64_t lastDuration =
            static_cast<std::uint64_t>(lastEdge.end) - static_cast<std::uint64_t>(m_layout.starts()[last - 1]);
        const std::uint64_t busy = lastEdge.busyBefore + lastDuration - firstEdge.busyBefore;
        item.coverage =
            static_cast<std::uint8_t>(std::min(255.0, 255.0 * static_cast<double>(busy) / static_cast<double>(m_cell)));
    }
    judgeFailures(item, last);
    place(item, m_layout.starts()[first], lastEdge.end);
}

void LaneFolder::place(DrawItem item, std::int64_t start, std::int64_t end)
{
    const int width = m_scale.width();
    const bool isFirst = m_items.size() == m_firstItemOfRow;
    const int free = isFirst ? 0 : m_items.back().right;
    if (free >= width) {
        mergeIntoLast(item);
        return;
    }
    const int minimum = std::min(m_resolution.minimumWidth, width);
    item.left = std::max(std::min(m_scale.x(start), width - minimum), free);
    item.right = std::min(std::max(m_scale.x(end), item.left + minimum), width);
    item.runLeft = item.isFolded ? item.left : std::clamp(item.runLeft, item.left, item.right);
    item.isCutLeft = start < m_scale.start();
    item.isCutRight = end > m_scale.end();
    m_items.push_back(item);
}

void LaneFolder::mergeIntoLast(const DrawItem& item)
{
    DrawItem& last = m_items.back();
    last.count += item.count;
    last.failedCount += item.failedCount;
    last.isFolded = true;
    last.runLeft = last.left;
    if (LaneLayout::isWorse(item.status, last.status)) {
        last.status = item.status;
        last.kind = item.kind;
        last.bar = item.bar;
    }
}

} // namespace chronoscope
