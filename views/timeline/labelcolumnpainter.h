// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/passingbars.h"
#include "models/timeline/rowgeometry.h"
#include "views/timeline/labelpainter.h"

#include <functional>

class QPainter;

namespace chronoscope {

class Theme;

/// What a label column shows. Positions are device pixels, like those of the rows.
struct LabelColumnPicture {
    const LaneLayout& layout;
    const RowGeometry& geometry;
    double width = 0; ///< units
    int height = 0;   ///< of the view
    RowWindow window; ///< which rows are in the view
    std::uint32_t selected = LaneLayout::None;
    std::function<bool(std::uint32_t section)> isCollapsed;
    std::function<const QString&(std::uint32_t group)> labelOf;
    std::function<const QString&(std::uint32_t group)> typeNameOf;
    const PassingBars* passing = nullptr; ///< names of the rest are quieter; null when nothing is filtered
    std::function<bool(std::uint32_t section)> isPinned{};
    std::uint32_t focusedSection = LaneLayout::None; ///< on which keys act
};

/// Paints the column of names left of the lanes: titles of sections with their counts, one name for each labelled row.
class LabelColumnPainter {
public:
    LabelColumnPainter(const Theme& theme, double devicePixelRatio)
        : m_theme(theme), m_devicePixelRatio(devicePixelRatio)
    {
    }

    /// The painter's origin is the top left corner of the view.
    void paint(QPainter& painter, const LabelColumnPicture& picture, LabelPainter& labels) const;

private:
    /// Rows of pinned sections carry a bar at their edge; the title that keys act on has a frame.
    void paintRow(QPainter& painter, const LabelColumnPicture& picture, std::uint32_t index,
                  LabelPainter& labels) const;
    void paintHeader(QPainter& painter, const LabelColumnPicture& picture, const TimelineRow& row, const QRectF& rect,
                     LabelPainter& labels) const;
    void paintTrack(QPainter& painter, const LaneSection& section, const QRectF& rect, LabelPainter& labels) const;
    void paintFolded(QPainter& painter, const LaneSection& section, const QRectF& rect, LabelPainter& labels) const;
    void paintGroup(QPainter& painter, const LabelColumnPicture& picture, const TimelineRow& row, const QRectF& rect,
                    bool isSelected, LabelPainter& labels) const;
    /// Right-aligned count, with the failed ones in their colour; returns its left edge.
    double paintCounts(QPainter& painter, const LaneSection& section, const QRectF& rect, LabelPainter& labels) const;

    const Theme& m_theme;
    double m_devicePixelRatio;
};

} // namespace chronoscope
