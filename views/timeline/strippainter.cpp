// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/strippainter.h"

#include "views/timeline/fillsink.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace chronoscope {

template <typename Paint>
void StripPainter::paintStrip(QPainter& painter, int width, int top, int height, const Paint& paint)
{
    if (top + height <= m_dirtyTop || top >= m_dirtyBottom)
        return;
    if (m_strip.width() != width || m_strip.height() != height)
        m_strip = QImage(width, height, QImage::Format_RGB32);
    ImageSink sink(m_strip);
    paint(sink);
    painter.drawImage(QPoint(0, top), m_strip);
}

void StripPainter::paint(QPainter& painter, TimelinePainter& rowPainter, const TimelinePicture& picture,
                         const QRect& dirty, double devicePixelRatio)
{
    m_dirtyTop = static_cast<int>(std::floor(dirty.top() * devicePixelRatio));
    m_dirtyBottom = static_cast<int>(std::ceil((dirty.bottom() + 1) * devicePixelRatio));
    const int width = picture.scale.width();
    painter.save();
    painter.scale(1 / devicePixelRatio, 1 / devicePixelRatio);
    const std::span<const TimelineRow> rows = picture.geometry.rows();
    const RowWindow& window = picture.window;
    int free = window.pinnedHeight;
    const auto paintRow = [&](std::uint32_t row) {
        const int top = window.top(rows[row]);
        paintStrip(painter, width, top, rows[row].height,
                   [&](ImageSink& sink) { rowPainter.paintRow(sink, picture, row, 0); });
        free = std::max(free, top + rows[row].height);
    };
    for (std::uint32_t row = picture.geometry.rowAt(window.firstScrolled());
         row < rows.size() && rows[row].top < window.scrollTop + picture.height; ++row)
        paintRow(row);
    for (std::uint32_t row = 0; row < rows.size() && rows[row].top < window.pinnedHeight; ++row)
        paintRow(row);
    const int stripHeight = picture.geometry.metrics().laneHeight;
    for (; free < picture.height; free += stripHeight) {
        paintStrip(painter, width, free, stripHeight,
                   [&](ImageSink& sink) { rowPainter.paintEmpty(sink, picture, 0, stripHeight); });
    }
    painter.restore();
}

} // namespace chronoscope
