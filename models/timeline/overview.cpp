// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/overview.h"

#include <algorithm>

namespace chronoscope {

Overview Overview::of(const LaneLayout& layout, const TimeScale& scale)
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
    }
    return overview;
}

} // namespace chronoscope
