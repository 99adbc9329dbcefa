// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/timelinepainter.h"

#include <QImage>

class QPainter;
class QRect;

namespace chronoscope {

/// Puts the rows of a picture onto a widget. Each row is painted into a strip that stays in the processor's cache, and
/// copied from there: half the way through the memory that a picture of the whole view would need.
class StripPainter {
public:
    /// Paints what lies in the dirty part of the view, in units: rows that scroll, those that are pinned over them, and
    /// what is free below.
    void paint(QPainter& painter, TimelinePainter& rows, const TimelinePicture& picture, const QRect& dirty,
               double devicePixelRatio);

private:
    template <typename Paint>
    void paintStrip(QPainter& painter, int width, int top, int height, const Paint& paint);

    QImage m_strip;
    int m_dirtyTop = 0; ///< device pixels
    int m_dirtyBottom = 0;
};

} // namespace chronoscope
