// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/lanelayout.h"
#include "models/timeline/sectionarrangement.h"

#include <cstdint>
#include <span>
#include <vector>

namespace chronoscope {

/// Heights of the rows in device pixels; views take them from the metrics of their font.
struct RowMetrics {
    int laneHeight = 19;
    int headerHeight = 18;
    int barHeight = 12;

    [[nodiscard]] int barTop() const { return (laneHeight - barHeight) / 2; }
};

/// One row of the picture.
struct TimelineRow {
    enum class Type : std::uint8_t {
        Header, ///< title of a section
        Lane,
        Folded ///< all bars of a collapsed section on one row
    };
    Type type = Type::Lane;
    bool isLabelledByTitle = false; ///< first lane of a track: the section's title stands beside it
    std::uint32_t section = 0;
    std::uint32_t lane = LaneLayout::None; ///< of lanes only
    int top = 0;                           ///< device pixels from the top of the whole picture
    int height = 0;
};

/// Which rows a view shows: those that are pinned stay at its top, the others scroll below them. Device pixels.
struct RowWindow {
    /// Without pinned rows it is just the height of the whole picture that is at the top of the view.
    RowWindow(int scrollTop_ = 0, int pinnedHeight_ = 0) // NOLINT(google-explicit-constructor)
        : scrollTop(scrollTop_), pinnedHeight(pinnedHeight_)
    {
    }

    int scrollTop;
    int pinnedHeight;

    [[nodiscard]] bool isPinned(const TimelineRow& row) const { return row.top < pinnedHeight; }
    /// Where the row begins in the view.
    [[nodiscard]] int top(const TimelineRow& row) const { return isPinned(row) ? row.top : row.top - scrollTop; }
    /// The height of the whole picture that is shown at a height of the view.
    [[nodiscard]] int inPicture(int y) const { return y < pinnedHeight ? y : y + scrollTop; }
    /// The first height of the whole picture that is shown below the pinned rows.
    [[nodiscard]] int firstScrolled() const { return scrollTop + pinnedHeight; }
};

/// From top to bottom: where each header and lane stands, given how the sections are arranged.
class RowGeometry {
public:
    RowGeometry() = default;
    RowGeometry(const LaneLayout& layout, const SectionArrangement& arrangement, const RowMetrics& metrics);

    [[nodiscard]] std::span<const TimelineRow> rows() const { return m_rows; }
    [[nodiscard]] const RowMetrics& metrics() const { return m_metrics; }
    [[nodiscard]] int totalHeight() const { return m_rows.empty() ? 0 : m_rows.back().top + m_rows.back().height; }

    /// Height of the rows of pinned sections, which come first.
    [[nodiscard]] int pinnedHeight() const { return m_pinnedHeight; }
    /// What a view of this height shows when it is scrolled; pinned rows scroll along where they would take most of it.
    [[nodiscard]] RowWindow window(int scrollTop, int viewHeight) const
    {
        return {scrollTop, m_pinnedHeight <= viewHeight / 2 ? m_pinnedHeight : 0};
    }

    /// The row at this height; LaneLayout::None above and below all rows.
    [[nodiscard]] std::uint32_t rowAt(int y) const;
    /// The row in which the lane is drawn: its own, or that of its collapsed section; LaneLayout::None when it is
    /// hidden.
    [[nodiscard]] std::uint32_t rowOfLane(std::uint32_t lane) const { return m_rowOfLane[lane]; }

private:
    RowMetrics m_metrics;
    std::vector<TimelineRow> m_rows;
    std::vector<std::uint32_t> m_rowOfLane;
    int m_pinnedHeight = 0;
};

} // namespace chronoscope
