// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/timelinebar.h"

#include <cstdint>
#include <vector>

namespace chronoscope {

/// Gives every bar the first lane in which nothing stands in its way. Decides only by what was recorded before the bar
/// began, so that it decides alike for a run that is still going on and for the whole of it.
class LanePacker {
public:
    /// Bars must come in the order in which the history opened them. Returns the bar's lane; log(lanes).
    [[nodiscard]] std::uint32_t add(const TimelineBar& bar);

    [[nodiscard]] std::uint32_t laneCount() const { return static_cast<std::uint32_t>(m_lastBars.size()); }

private:
    struct LastBar {
        std::int64_t start;
        std::int64_t end;
        std::uint32_t closedBy;
    };
    [[nodiscard]] bool isFree(std::uint32_t lane, const TimelineBar& bar) const;
    /// First lane from this one on whose last bar ends at or before the time; laneCount() when none does.
    [[nodiscard]] std::uint32_t firstEndingBy(std::int64_t time, std::uint32_t fromLane) const;
    void setEnd(std::uint32_t lane, std::int64_t end);
    void grow();

    std::vector<LastBar> m_lastBars;
    /// A binary tree over the lanes, root at 1: the earliest end below each node.
    std::vector<std::int64_t> m_earliestEnd;
    std::size_t m_leafCount = 0;
};

} // namespace chronoscope
