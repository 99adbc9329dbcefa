// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/drawlist.h"

#include <vector>

namespace chronoscope {

/// Turns all bars of a collapsed section into the items of one row: where any bar is, and where one failed. Bars may
/// overlap here, so it looks at the union of them, cell by cell of DrawResolution::foldWidth.
class SectionFolder {
public:
    /// Appends to items. All of them must outlive the folder.
    SectionFolder(const LaneLayout& layout, const LaneSection& section, const TimeScale& scale,
                  const DrawResolution& resolution, std::vector<DrawItem>& items);

    void fold();

private:
    struct Cell {
        int left;
        int right;
        std::int64_t from;
        std::int64_t to;
    };
    [[nodiscard]] bool isCovered(const Cell& cell);
    [[nodiscard]] DrawItem itemOf(const Cell& cell);
    void append(const DrawItem& item);
    /// A failed bar that ends after the view must be seen in it all the same: at its right edge.
    void markFailureBeyond();
    [[nodiscard]] std::int64_t startOf(std::uint32_t ordinal) const;

    const LaneLayout& m_layout;
    const LaneSection& m_section;
    const TimeScale& m_scale;
    const DrawResolution& m_resolution;
    std::vector<DrawItem>& m_items;
    std::size_t m_firstItem;
    std::uint32_t m_ordinal = 0; ///< into byStart: first bar that begins in the cell or after it
    std::size_t m_failure = 0;   ///< into failuresByEnd: first failure in the cell or after it
    std::size_t m_stretch = 0;   ///< first stretch that ends in the cell or after it
};

} // namespace chronoscope
