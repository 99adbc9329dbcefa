// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/drawlist.h"

#include <QRgb>

#include <span>

class QImage;
class QPainter;

namespace chronoscope {

/// Pixels of one line in one colour; right is the first pixel after them.
struct ColouredRun {
    int left = 0;
    int right = 0;
    QRgb colour = 0;
};

/// Lines from top to bottom that are all alike: a ground, grid lines on it, and runs in front of them.
struct LineBand {
    int top = 0;
    int bottom = 0;
    int width = 0;
    QRgb ground = 0;
    QRgb grid = 0;
    int gridWidth = 1;
    std::span<const int> gridLines; ///< left edges
    std::span<const ColouredRun> runs;
};

/// Where plain rectangles are drawn: straight into the pixels of an image (a painter needs several times as long for
/// each of ten thousand small bars), or on any painter, for vector formats. Units are device pixels.
class FillSink {
public:
    virtual ~FillSink() = default;
    virtual void fill(const PixelRect& rect, QRgb colour) = 0;
    /// A band whose lines are all alike.
    virtual void fillBand(const LineBand& band) = 0;
    /// Diagonal stripes over what is there already; the other half of the pixels stays.
    virtual void hatch(const PixelRect& rect, QRgb colour, int stripe) = 0;
};

/// Draws into an image of format RGB32 or ARGB32_Premultiplied; what lies outside of it is left out.
class ImageSink : public FillSink {
public:
    explicit ImageSink(QImage& image);
    void fill(const PixelRect& rect, QRgb colour) override;
    void fillBand(const LineBand& band) override;
    void hatch(const PixelRect& rect, QRgb colour, int stripe) override;

private:
    [[nodiscard]] PixelRect clipped(const PixelRect& rect) const;

    QRgb* m_pixels;
    std::ptrdiff_t m_stride;
    int m_width;
    int m_height;
};

/// Draws on a painter whose unit is a device pixel.
class PainterSink : public FillSink {
public:
    explicit PainterSink(QPainter& painter) : m_painter(painter) {}
    void fill(const PixelRect& rect, QRgb colour) override;
    void fillBand(const LineBand& band) override;
    void hatch(const PixelRect& rect, QRgb colour, int stripe) override;

private:
    QPainter& m_painter;
};

} // namespace chronoscope
