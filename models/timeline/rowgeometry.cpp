// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/rowgeometry.h"

#include <algorithm>

namespace chronoscope {

RowGeometry::RowGeometry(const LaneLayout& layout, const SectionArrangement& arrangement, const RowMetrics& metrics)
    : m_metrics(metrics)
{
    m_rowOfLane.assign(layout.laneCount(), LaneLayout::None);
    int top = 0;
    const auto append = [&](TimelineRow row, int height) {
        row.top = top;
        row.height = height;
        top += height;
        m_rows.push_back(row);
        return static_cast<std::uint32_t>(m_rows.size() - 1);
    };
    for (const std::uint32_t index : arrangement.shownSections(layout)) {
        const LaneSection& section = layout.sections()[index];
        if (!section.isTrack)
            append({TimelineRow::Type::Header, false, index, LaneLayout::None, 0, 0}, metrics.headerHeight);
        const bool isCollapsed = !section.isTrack && arrangement.isCollapsed(section.key);
        if (isCollapsed) {
            const auto row =
                append({TimelineRow::Type::Folded, false, index, LaneLayout::None, 0, 0}, metrics.laneHeight);
            std::fill_n(m_rowOfLane.begin() + section.firstLane, section.laneCount, row);
        }
        const std::uint32_t ownRows = isCollapsed ? 0 : section.laneCount;
        for (std::uint32_t lane = section.firstLane; lane < section.firstLane + ownRows; ++lane) {
            const bool isLabelledByTitle = section.isTrack && lane == section.firstLane;
            m_rowOfLane[lane] =
                append({TimelineRow::Type::Lane, isLabelledByTitle, index, lane, 0, 0}, metrics.laneHeight);
        }
        if (arrangement.isPinned(section.key))
            m_pinnedHeight = top;
    }
}

std::uint32_t RowGeometry::rowAt(int y) const
{
    if (y < 0 || y >= totalHeight())
        return LaneLayout::None;
    const auto next = std::ranges::upper_bound(m_rows, y, {}, &TimelineRow::top);
    return static_cast<std::uint32_t>(next - m_rows.begin()) - 1;
}

} // namespace chronoscope
