// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/passingbars.h"
#include "views/timeline/barpainter.h"
#include "views/timeline/labelpainter.h"

#include <QString>

#include <functional>
#include <span>

class QPainter;

namespace chronoscope {

/// One picture of the lanes: what to draw, and where. Pixels are device pixels.
struct TimelinePicture {
    const LaneLayout& layout;
    const RowGeometry& geometry;
    const DrawList& list;
    TimeScale scale;
    int height = 0;                            ///< of the view
    RowWindow window;                          ///< which rows are in the view
    std::span<const int> gridLines;            ///< where they stand
    std::uint32_t selected = LaneLayout::None; ///< position whose row and bar are marked
    const PassingBars* passing = nullptr; ///< what passes the filters, the rest is pale; null when nothing is filtered

    /// True for a row that scrolled below the pinned ones, even in part.
    [[nodiscard]] bool isCovered(const TimelineRow& row) const
    {
        return !window.isPinned(row) && window.top(row) < window.pinnedHeight;
    }
};

/// Paints the lanes without their label column: on the screen, on paper, into a vector file. Grounds, grid and bars go
/// through a FillSink, row by row; glyphs, labels and durations on a painter whose unit is devicePixelRatio device pixels.
class TimelinePainter {
public:
    using LabelOf = std::function<const QString&(std::uint32_t group)>;

    TimelinePainter(const Theme& theme, double devicePixelRatio);

    /// One row with its ground, grid lines and bars, from this height of the sink on. A row never paints outside of itself.
    void paintRow(FillSink& sink, const TimelinePicture& picture, std::uint32_t row, int top);
    /// Ground and grid lines from a height of the sink to another: where no rows are.
    void paintEmpty(FillSink& sink, const TimelinePicture& picture, int top, int bottom) const;
    /// All visible rows and what lies below them, for a sink that is the view.
    void paintRows(FillSink& sink, const TimelinePicture& picture);
    /// What stands beside and in the bars. The painter's origin is the top left corner of the view.
    void paintDecorations(QPainter& painter, const TimelinePicture& picture, LabelPainter& labels,
                          const LabelOf& labelOf) const;
    /// The frame of the selected bar.
    void paintSelection(QPainter& painter, const TimelinePicture& picture) const;

    /// Where the bar at a position is or would be if it were not folded, in the view; empty when it is not visible.
    [[nodiscard]] static PixelRect rectInView(const TimelinePicture& picture, std::uint32_t position);

private:
    struct Place {
        PixelRect bar;     ///< in the view
        int freeLeft = 0;  ///< end of what stands before it
        int freeRight = 0; ///< begin of what stands after it
    };
    void decorate(QPainter& painter, const TimelinePicture& picture, const DrawItem& item, const Place& place,
                  LabelPainter& labels, const LabelOf& labelOf) const;
    /// Returns how many device pixels right of the bar it took.
    [[nodiscard]] int paintGlyph(QPainter& painter, const DrawItem& item, const Place& place,
                                 LabelPainter& labels) const;
    void paintDuration(QPainter& painter, const TimelineBar& bar, const DrawItem& item, const Place& place,
                       int takenRight, LabelPainter& labels) const;
    void paintLabelInside(QPainter& painter, const TimelineBar& bar, const DrawItem& item, const Place& place,
                          LabelPainter& labels, const LabelOf& labelOf) const;
    /// Returns true when the queue part carries the note on attempts.
    [[nodiscard]] bool paintAttempts(QPainter& painter, const TimelinePicture& picture, const TimelineBar& bar,
                                     const DrawItem& item, const Place& place, LabelPainter& labels) const;
    [[nodiscard]] LineBand bandOf(const TimelinePicture& picture, QRgb ground, int top, int bottom) const;
    [[nodiscard]] QRectF units(const PixelRect& rect) const;

    const Theme& m_theme;
    double m_devicePixelRatio;
    BarPainter m_bars;
    std::vector<ColouredRun> m_runs;      ///< of the row being painted; kept for its memory
    std::vector<std::uint32_t> m_special; ///< likewise
};

} // namespace chronoscope
