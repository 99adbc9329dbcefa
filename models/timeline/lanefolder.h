// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/drawlist.h"

#include <array>
#include <vector>

namespace chronoscope {

/// Turns the bars of lanes into items, one lane at a time, and folds what is too dense to be told apart.
///
/// Time is divided into cells as long as DrawResolution::foldWidth, counted from the start of the run so that the picture
/// does not flicker while it moves. Short bars of one cell become one item; a bar longer than a cell, or alone in one,
/// stays itself. The bars of a cell are found by a galloping search, not one by one.
class LaneFolder {
public:
    /// Appends to items. All of them must outlive the folder.
    LaneFolder(const LaneLayout& layout, const TimeScale& scale, const DrawResolution& resolution,
               std::vector<DrawItem>& items);

    void foldLane(std::uint32_t lane);

private:
    /// Walks through the sorted positions of one kind of failure, in step with the bars of a lane.
    struct FailureCursor {
        std::span<const std::uint32_t> positions;
        std::size_t next = 0;
        /// How many lie before the position and after what was asked before; the first of them.
        std::uint32_t advanceTo(std::uint32_t position, std::uint32_t& first);
    };

    [[nodiscard]] std::uint32_t firstVisible(std::uint32_t lane) const;
    [[nodiscard]] std::int64_t endOfCell(std::int64_t start) const;
    void appendBar(std::uint32_t position);
    /// Short bars [first, last) of one cell; a single one stays itself, too short to show its queue time.
    void appendRun(std::uint32_t first, std::uint32_t last);
    void judgeFailures(DrawItem& item, std::uint32_t last);
    /// Gives the item its place: after the one before it, never narrower than the minimum, inside the view.
    void place(DrawItem item, std::int64_t start, std::int64_t end);
    void mergeIntoLast(const DrawItem& item);

    const LaneLayout& m_layout;
    const TimeScale& m_scale;
    const DrawResolution& m_resolution;
    std::vector<DrawItem>& m_items;
    std::int64_t m_cell;
    std::array<FailureCursor, LaneLayout::SeverityCount> m_failures;
    std::size_t m_firstItemOfRow = 0;
};

} // namespace chronoscope
