// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/overview.h"

#include "models/timeline/passingbars.h"

#include <algorithm>

namespace chronoscope {

namespace {

/// Tells the cells of a section's line in which no bar passes. Counts where bars begin and end, since long ones may cover
/// the same cells by the thousand.
void judgeCells(const LaneLayout& layout, const LaneSection& section, const TimeScale& scale,
                const PassingBars& passing, std::span<OverviewCell> cells)
{
    const auto columnOf = [&scale](std::int64_t time) {
        return static_cast<std::size_t>(std::min(scale.x(time), scale.width() - 1));
    };
    std::vector<int> changes(cells.size() + 1);
    const std::uint32_t last = layout.lastOfLane(section.firstLane + section.laneCount - 1);
    for (std::uint32_t position = layout.firstOfLane(section.firstLane); position < last; ++position) {
        if (!passing.anyPasses(position, position + 1))
            continue;
        ++changes[columnOf(layout.bar(position).start)];
        --changes[columnOf(layout.bar(position).end) + 1];
    }
    int open = 0;
    for (std::size_t column = 0; column < cells.size(); ++column) {
        open += changes[column];
        cells[column].isPassing = open > 0;
    }
}

} // namespace

Overview Overview::of(const LaneLayout& layout, const TimeScale& scale, const PassingBars* passing)
{
    Overview overview;
    overview.m_columns = scale.width();
    const auto width = static_cast<std::size_t>(scale.width());
    const auto columnOf = [&scale](std::int64_t time) {
        return static_cast<std::size_t>(std::min(scale.x(time), scale.width() - 1));
    };
    overview.m_cells.resize(layout.sections().size() * width);
    for (std::size_t index = 0; index < layout.sections().size(); ++index) {
        const LaneSection& section = layout.sections()[index];
        overview.m_kinds.push_back(section.kind);
        OverviewCell* const cells = overview.m_cells.data() + index * width;
        for (const CoveredStretch& stretch : section.stretches) {
            const std::size_t last = columnOf(stretch.end);
            for (std::size_t column = columnOf(stretch.start); column <= last; ++column)
                cells[column].isCovered = true;
        }
        for (const std::uint32_t position : section.failuresByEnd) {
            Status& worst = cells[columnOf(layout.bar(position).end)].worst;
            if (LaneLayout::isWorse(layout.bar(position).status, worst))
                worst = layout.bar(position).status;
        }
        if (passing)
            judgeCells(layout, section, scale, *passing, {cells, width});
    }
    return overview;
}

} // namespace chronoscope
