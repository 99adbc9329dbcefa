// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/fillsink.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cstring>

namespace chronoscope {

namespace {

/// From this width on lines are copied from the first one rather than written pixel by pixel.
constexpr int WidthOfCopies = 32;

} // namespace

ImageSink::ImageSink(QImage& image)
    : m_pixels(reinterpret_cast<QRgb*>(image.bits()))
    , m_stride(image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb)))
    , m_width(image.width())
    , m_height(image.height())
{
}

PixelRect ImageSink::clipped(const PixelRect& rect) const
{
    return {std::max(rect.left, 0), std::max(rect.top, 0), std::min(rect.right, m_width),
            std::min(rect.bottom, m_height)};
}

void ImageSink::fill(const PixelRect& rect, QRgb colour)
{
    const PixelRect inside = clipped(rect);
    const int width = inside.width();
    if (width <= 0)
        return;
    QRgb* line = m_pixels + inside.top * m_stride + inside.left;
    QRgb* const firstLine = line;
    for (int y = inside.top; y < inside.bottom; ++y, line += m_stride) {
        // Most bars of a dense lane are a few pixels wide, for which a library call costs more than the writing.
        if (width >= WidthOfCopies && y > inside.top) {
            std::memcpy(line, firstLine, static_cast<std::size_t>(width) * sizeof(QRgb));
            continue;
        }
        for (int x = 0; x < width; ++x)
            line[x] = colour;
    }
}

void ImageSink::fillBand(const LineBand& band)
{
    const PixelRect inside = clipped({0, band.top, band.width, band.bottom});
    if (inside.height() <= 0)
        return;
    QRgb* const first = m_pixels + inside.top * m_stride;
    const auto write = [first, &inside](int left, int right, QRgb colour) {
        right = std::min(right, inside.right);
        for (int x = std::max(left, 0); x < right; ++x)
            first[x] = colour;
    };
    write(0, inside.right, band.ground);
    for (const int x : band.gridLines)
        write(x, x + band.gridWidth, band.grid);
    for (const ColouredRun& run : band.runs)
        write(run.left, run.right, run.colour);
    for (int y = inside.top + 1; y < inside.bottom; ++y)
        std::memcpy(m_pixels + y * m_stride, first, static_cast<std::size_t>(inside.right) * sizeof(QRgb));
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

void PainterSink::fillBand(const LineBand& band)
{
    fill({0, band.top, band.width, band.bottom}, band.ground);
    for (const int x : band.gridLines)
        fill({x, band.top, x + band.gridWidth, band.bottom}, band.grid);
    for (const ColouredRun& run : band.runs)
        fill({run.left, band.top, run.right, band.bottom}, run.colour);
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
