// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/fillsink.h"

#include <QImage>
#include <QPainter>

#include <algorithm>

namespace chronoscope {

ImageSink::ImageSink(QImage& image)
    : m_pixels(reinterpret_cast<QRgb*>(image.bits())), m_stride(image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb)))
    , m_width(image.width()), m_height(image.height())
{
}

PixelRect ImageSink::clipped(const PixelRect& rect) const
{
    return {std::max(rect.left, 0), std::max(rect.top, 0), std::min(rect.right, m_width), std::min(rect.bottom, m_height)};
}

void ImageSink::fill(const PixelRect& rect, QRgb colour)
{
    const PixelRect inside = clipped(rect);
    const int width = inside.width();
    if (width <= 0)
        return;
    QRgb* line = m_pixels + inside.top * m_stride + inside.left;
    for (int y = inside.top; y < inside.bottom; ++y, line += m_stride) {
        // Most bars of a dense lane are a few pixels wide, for which a library call costs more than the writing.
        for (int x = 0; x < width; ++x)
            line[x] = colour;
    }
}

void ImageSink::hatch(const PixelRect& rect, QRgb colour, int stripe)
{
    const PixelRect inside = clipped(rect);
    for (int y = inside.top; y < inside.bottom; ++y) {
        QRgb* const line = m_pixels + y * m_stride;
        for (int x = inside.left; x < inside.right; ++x) {
            if ((x - rect.left + y - rect.top) / stripe % 2 == 0)
                line[x] = colour;
        }
    }
}

void PainterSink::fill(const PixelRect& rect, QRgb colour)
{
    if (rect.width() > 0 && rect.height() > 0)
        m_painter.fillRect(QRect(rect.left, rect.top, rect.width(), rect.height()), QColor(colour));
}

void PainterSink::hatch(const PixelRect& rect, QRgb colour, int stripe)
{
    m_painter.save();
    m_painter.setClipRect(QRect(rect.left, rect.top, rect.width(), rect.height()), Qt::IntersectClip);
    m_painter.setPen(QPen(QColor(colour), stripe * 0.7, Qt::SolidLine, Qt::FlatCap));
    for (int x = rect.left; x < rect.right + rect.height(); x += 2 * stripe)
        m_painter.drawLine(QPointF(x + stripe, rect.top - stripe), QPointF(x - rect.height(), rect.bottom + 1));
    m_painter.restore();
}

} // namespace chronoscope
