// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/drawlist.h"

#include "models/timeline/lanefolder.h"
#include "models/timeline/sectionfolder.h"

#include <algorithm>
#include <cstdlib>

namespace chronoscope {

void DrawList::build(const LaneLayout& layout, const RowGeometry& geometry, const TimeScale& scale, int top, int bottom,
                     const DrawResolution& resolution, int pinnedHeight)
{
    m_rows.clear();
    m_items.clear();
    const std::span<const TimelineRow> rows = geometry.rows();
    if (rows.empty())
        return;
    LaneFolder folder(layout, scale, resolution, m_items);
    const auto fold = [&](std::uint32_t index) {
        const TimelineRow& row = rows[index];
        if (row.type == TimelineRow::Type::Header)
            return;
        const auto firstItem = static_cast<std::uint32_t>(m_items.size());
        if (row.type == TimelineRow::Type::Lane)
            folder.foldLane(row.lane);
        else
            SectionFolder(layout, layout.sections()[row.section], scale, resolution, m_items).fold();
        m_rows.push_back({index, firstItem, static_cast<std::uint32_t>(m_items.size())});
    };
    std::uint32_t index = 0;
    for (; index < rows.size() && rows[index].top < pinnedHeight; ++index)
        fold(index);
    if (bottom <= 0 || top >= geometry.totalHeight())
        return;
    for (index = std::max(index, geometry.rowAt(std::max(top, 0))); index < rows.size() && rows[index].top < bottom;
         ++index)
        fold(index);
}

PixelRect DrawList::rectOf(const DrawItem& item, const TimelineRow& row, const RowMetrics& metrics)
{
    const int top = row.top + metrics.barTop();
    const bool standsOut = item.failedCount > 0 && item.right - item.left < metrics.barHeight;
    const int overhang = standsOut ? std::min(std::max(metrics.barHeight / 6, 1), metrics.barTop()) : 0;
    return {item.left, top - overhang, item.right, top + metrics.barHeight + overhang};
}

std::optional<TimelineHit> DrawList::hitTest(const RowGeometry& geometry, int x, int y, int tolerance) const
{
    const std::uint32_t rowIndex = geometry.rowAt(y);
    const auto drawn = std::ranges::lower_bound(m_rows, rowIndex, {}, &DrawRow::row);
    if (rowIndex == LaneLayout::None || drawn == m_rows.end() || drawn->row != rowIndex)
        return std::nullopt;
    const std::span<const DrawItem> rowItems = items(*drawn);
    const TimelineRow& row = geometry.rows()[rowIndex];
    std::optional<TimelineHit> nearest;
    int nearestDistance = tolerance + 1;
    // The item that may contain the pixel, and its neighbour to the right.
    const auto next = std::ranges::upper_bound(rowItems, x, {}, &DrawItem::left) - rowItems.begin();
    for (auto index = std::max<std::ptrdiff_t>(next - 1, 0); index <= next && index < std::ssize(rowItems); ++index) {
        const DrawItem& item = rowItems[static_cast<std::size_t>(index)];
        const PixelRect rect = rectOf(item, row, geometry.metrics());
        const int aside = std::max({rect.left - x, x - rect.right + 1, 0});
        const int above = std::max({rect.top - y, y - rect.bottom + 1, 0});
        const int distance = std::max(aside, above);
        if (distance < nearestDistance) {
            nearestDistance = distance;
            nearest = TimelineHit{rowIndex, drawn->firstItem + static_cast<std::uint32_t>(index), distance == 0};
        }
    }
    return nearest;
}

} // namespace chronoscope
