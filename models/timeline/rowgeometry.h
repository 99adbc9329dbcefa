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

/// From top to bottom: where each header and lane stands, given how the sections are arranged.
class RowGeometry {
public:
    RowGeometry() = default;
    RowGeometry(const LaneLayout& layout, const SectionArrangement& arrangement, const RowMetrics& metrics);

    [[nodiscard]] std::span<const TimelineRow> rows() const { return m_rows; }
    [[nodiscard]] const RowMetrics& metrics() const { return m_metrics; }
    [[nodiscard]] int totalHeight() const { return m_rows.empty() ? 0 : m_rows.back().top + m_rows.back().height; }

    /// The row at this height; LaneLayout::None above and below all rows.
    [[nodiscard]] std::uint32_t rowAt(int y) const;
    /// The row in which the lane is drawn: its own, or that of its collapsed section; LaneLayout::None when it is
    /// hidden.
    [[nodiscard]] std::uint32_t rowOfLane(std::uint32_t lane) const { return m_rowOfLane[lane]; }

private:
    RowMetrics m_metrics;
    std::vector<TimelineRow> m_rows;
    std::vector<std::uint32_t> m_rowOfLane;
};

} // namespace chronoscope
