// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/drawlist.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace chronoscope {

/// Which bars of a layout pass a filter, counted so that any run of bars is judged at once. Immutable; any thread.
class PassingBars {
public:
    /// Asks once for each bar.
    PassingBars(const LaneLayout& layout, const std::function<bool(std::uint32_t group)>& passesGroup);

    /// Whether any of the bars at positions [first, last) passes.
    [[nodiscard]] bool anyPasses(std::uint32_t first, std::uint32_t last) const
    {
        return m_before[last] > m_before[first];
    }
    /// Whether any bar that an item of a lane stands for passes.
    [[nodiscard]] bool passes(const DrawItem& item) const { return anyPasses(item.first, item.first + item.count); }
    /// Whether any bar of a section passes: that is all that is told of a collapsed one.
    [[nodiscard]] bool passes(const LaneLayout& layout, const LaneSection& section) const
    {
        return anyPasses(layout.firstOfLane(section.firstLane),
                         layout.lastOfLane(section.firstLane + section.laneCount - 1));
    }

private:
    std::vector<std::uint32_t> m_before; ///< by position: passing bars before it; one more entry than bars
};

} // namespace chronoscope
