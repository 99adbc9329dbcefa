// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/drawlist.h"
#include "views/timeline/fillsink.h"

#include <QRgb>

#include <array>
#include <functional>
#include <span>
#include <vector>

namespace chronoscope {

class Theme;

/// The bodies of bars, after the table of statuses: queue time lighter before run time, timed out hatched, cancelled
/// outlined, terminated with a cut edge, running with an open one, retries dashed. Glyphs and texts are not its business.
class BarPainter {
public:
    /// A theme's colours for one ratio of device pixels to units of the layout.
    BarPainter(const Theme& theme, double devicePixelRatio);

    /// Splits the items of a row: what is plain becomes runs of colour in the row's band, from left to right; what is
    /// not is named by its place among the items, to be painted over the band by paintSpecial(). Pale is what does not
    /// pass the filters; without the function nothing is.
    using IsPale = std::function<bool(const DrawItem&)>;
    void split(std::span<const DrawItem> items, const IsPale& isPale, std::vector<ColouredRun>& runs,
               std::vector<std::uint32_t>& special) const;
    void paintSpecial(FillSink& sink, const LaneLayout& layout, const DrawItem& item, const PixelRect& rect,
                      bool isPale) const;

private:
    struct Colours {
        QRgb solid = 0;
        QRgb light = 0;               ///< the same hue at 28 % on the ground
        std::array<QRgb, 5> folded{}; ///< from sparsely to wholly covered
    };
    struct Palette {
        std::array<Colours, GroupKindCount * StatusCount> colours;
        QRgb retry = 0;
        QRgb retryGround = 0;

        [[nodiscard]] const Colours& of(GroupKind kind, Status status) const
        {
            return colours[static_cast<std::size_t>(kind) * StatusCount + static_cast<std::size_t>(status)];
        }
    };
    /// The part is how much of a colour is left above the ground.
    [[nodiscard]] static Palette paletteOf(const Theme& theme, double part);
    void paintBar(FillSink& sink, const TimelineBar& bar, const DrawItem& item, const PixelRect& rect,
                  const Palette& palette) const;
    void paintQueue(FillSink& sink, const TimelineBar& bar, const DrawItem& item, const PixelRect& queue,
                    const Palette& palette) const;
    void paintRun(FillSink& sink, const TimelineBar& bar, const DrawItem& item, const PixelRect& run,
                  const Palette& palette) const;
    void outline(FillSink& sink, const PixelRect& rect, QRgb colour, bool hasRightEdge) const;
    void dashedOutline(FillSink& sink, const PixelRect& rect, QRgb colour) const;
    void openRightEdge(FillSink& sink, const PixelRect& rect, QRgb light) const;
    void cutRightEdge(FillSink& sink, const PixelRect& rect, QRgb light) const;
    void pauseSign(FillSink& sink, const PixelRect& rect, QRgb colour) const;

    Palette m_vivid;
    Palette m_pale;
    int m_hairline; ///< thickness of outlines in device pixels
};

} // namespace chronoscope
