// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/drawlist.h"

#include <span>
#include <vector>

namespace chronoscope {

/// Cause and effect, as groups and times. Times are ns since 1970 UTC.
struct FlowLink {
    std::uint32_t causeGroup = 0;
    std::uint32_t effectGroup = 0;
    std::int64_t causeTime = 0;
    std::int64_t effectTime = 0;
    bool isDirect = true; ///< of what is selected; else further along the chain
};

/// An arrow between two bars: lines along the axes and a head. Device pixels from the top left of the view.
struct FlowArrow {
    /// From the cause's bar, up to three strokes, each a thin rectangle; empty ones are not drawn.
    PixelRect strokes[3];
    /// The tip of the head, which points to the right.
    int tipX = 0;
    int tipY = 0;
    bool isDirect = true;
};

/// What the arrows look like, in device pixels.
struct FlowArrowMetrics {
    int line = 1; ///< width of a stroke
    int head = 6; ///< length of the head, and room before the bar where the arrow turns
};

/// The arrows that touch the visible range of time, in the order of the links; at most so many. Rows above and below the
/// view count: an arrow may lead there. Links of groups without a bar are left out. Memory of the result is used again.
void layOutFlowArrows(std::span<const FlowLink> links, const LaneLayout& layout, const RowGeometry& geometry,
                      const TimeScale& scale, const RowWindow& window, const FlowArrowMetrics& metrics,
                      std::size_t most, std::vector<FlowArrow>& arrows);

} // namespace chronoscope
