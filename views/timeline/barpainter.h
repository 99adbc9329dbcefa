// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/drawlist.h"

#include <QRgb>

#include <array>

namespace chronoscope {

class FillSink;
class Theme;

/// The bodies of bars, after the table of statuses: queue time lighter before run time, timed out hatched, cancelled
/// outlined, terminated with a cut edge, running with an open one, retries dashed. Glyphs and texts are not its business.
class BarPainter {
public:
    /// A theme's colours for one ratio of device pixels to units of the layout.
    BarPainter(const Theme& theme, double devicePixelRatio);

    /// Paints all items of a list. The offset is added to every height.
    void paint(FillSink& sink, const LaneLayout& layout, const RowGeometry& geometry, const DrawList& list, int yOffset) const;

    /// Paints one item into its rectangle.
    void paintItem(FillSink& sink, const LaneLayout& layout, const DrawItem& item, const PixelRect& rect) const;

private:
    struct Colours {
        QRgb solid = 0;
        QRgb light = 0; ///< the same hue at 28 % on the ground
        std::array<QRgb, 5> folded{}; ///< from sparsely to wholly covered
    };
    [[nodiscard]] const Colours& coloursOf(GroupKind kind, Status status) const
    {
        return m_colours[static_cast<std::size_t>(kind) * StatusCount + static_cast<std::size_t>(status)];
    }
    void paintBar(FillSink& sink, const TimelineBar& bar, const DrawItem& item, const PixelRect& rect) const;
    void paintQueue(FillSink& sink, const TimelineBar& bar, const DrawItem& item, const PixelRect& queue,
                    const Colours& colours) const;
    void paintRun(FillSink& sink, const TimelineBar& bar, const DrawItem& item, const PixelRect& run,
                  const Colours& colours) const;
    void outline(FillSink& sink, const PixelRect& rect, QRgb colour, bool hasRightEdge) const;
    void dashedOutline(FillSink& sink, const PixelRect& rect, QRgb colour) const;
    void openRightEdge(FillSink& sink, const PixelRect& rect, QRgb light) const;
    void cutRightEdge(FillSink& sink, const PixelRect& rect, QRgb light) const;
    void pauseSign(FillSink& sink, const PixelRect& rect, QRgb colour) const;

    std::array<Colours, GroupKindCount * StatusCount> m_colours;
    QRgb m_retry;
    QRgb m_retryGround;
    int m_hairline; ///< thickness of outlines in device pixels
};

/// One colour laid over another, opaque.
[[nodiscard]] QRgb mixed(QRgb colour, QRgb ground, double part);

} // namespace chronoscope
