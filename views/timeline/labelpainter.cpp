// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/labelpainter.h"

#include "views/common/statusglyph.h"
#include "views/common/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace chronoscope {

namespace {

/// Wider than any place for a label.
constexpr double WidestLabel = 640;
/// Units.
constexpr double GlyphRim = 1;
constexpr int MostRememberedWidths = 20'000;

QString ellipsis()
{
    return QStringLiteral("…");
}

} // namespace

void LabelPainter::setUp(const QFont& font, const Theme& theme, double devicePixelRatio)
{
    m_hasWaiting = false;
    m_allowedNanoseconds = 0;
    if (font == m_font && m_theme == &theme && devicePixelRatio == m_devicePixelRatio)
        return;
    m_font = font;
    m_bold = font;
    m_bold.setWeight(QFont::DemiBold);
    m_theme = &theme;
    m_devicePixelRatio = devicePixelRatio;
    const QFontMetricsF metrics(m_font);
    m_height = metrics.height();
    m_ellipsisWidth = metrics.horizontalAdvance(ellipsis());
    m_pixmaps.clear();
    m_widths.clear();
    std::ranges::fill(m_glyphs, QPixmap());
    std::ranges::fill(m_rimmedGlyphs, QPixmap());
}

void LabelPainter::allowNewTexts(std::int64_t nanoseconds)
{
    m_allowedNanoseconds = nanoseconds;
    m_hasDrawnNew = false;
    m_sinceAllowed.start();
}

double LabelPainter::width(const QString& text, Weight weight)
{
    if (text.isEmpty())
        return 0;
    const QString key = weight == Weight::Bold ? text + QChar(1) : text;
    if (const auto known = m_widths.constFind(key); known != m_widths.constEnd())
        return *known;
    if (m_widths.size() > MostRememberedWidths)
        m_widths.clear();
    const double width =
        std::min(QFontMetricsF(weight == Weight::Bold ? m_bold : m_font).horizontalAdvance(text), WidestLabel);
    m_widths.insert(key, width);
    return width;
}

const QPixmap* LabelPainter::pixmapOf(const Key& key)
{
    if (const QPixmap* known = m_pixmaps.object(key))
        return known;
    if (m_allowedNanoseconds > 0 && m_hasDrawnNew && m_sinceAllowed.nsecsElapsed() > m_allowedNanoseconds) {
        m_hasWaiting = true;
        return nullptr;
    }
    m_hasDrawnNew = true;
    const double textWidth = width(key.text, key.weight);
    const QSizeF size(std::ceil(textWidth) + 2, std::ceil(m_height));
    auto* const pixmap = new QPixmap((size * m_devicePixelRatio).toSize());
    pixmap->setDevicePixelRatio(m_devicePixelRatio);
    pixmap->fill(Qt::transparent);
    QPainter painter(pixmap);
    painter.setFont(key.weight == Weight::Bold ? m_bold : m_font);
    painter.setPen(QColor(key.colour));
    painter.drawText(QRectF(QPointF(0, 0), size), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, key.text);
    painter.end();
    const qsizetype bytes = static_cast<qsizetype>(pixmap->width()) * pixmap->height() * 4;
    // The cache may refuse or delete it at once only when it is larger than all of the cache, which no label is.
    m_pixmaps.insert(key, pixmap, bytes / 1024 + 1);
    return pixmap;
}

double LabelPainter::draw(QPainter& painter, const QRectF& area, const QString& text, const QColor& colour,
                          Weight weight)
{
    if (text.isEmpty() || area.width() <= 0)
        return 0;
    const Key key{text, colour.rgb(), weight};
    if (m_mode == Mode::Direct)
        return drawDirectly(painter, area, key);
    const QPixmap* const pixmap = pixmapOf(key);
    if (!pixmap)
        return 0;
    const double textWidth = width(text, weight);
    // Whole pixels keep the letters sharp.
    const auto snap = [this](double value) { return std::round(value * m_devicePixelRatio) / m_devicePixelRatio; };
    const QPointF corner(snap(area.left()),
                         snap(area.top() + (area.height() - pixmap->height() / m_devicePixelRatio) / 2));
    if (textWidth <= area.width()) {
        painter.drawPixmap(corner, *pixmap);
        return textWidth;
    }
    const double kept = area.width() - m_ellipsisWidth;
    if (kept < m_ellipsisWidth)
        return 0;
    painter.drawPixmap(corner, *pixmap, QRectF(0, 0, kept * m_devicePixelRatio, pixmap->height()));
    if (const QPixmap* const dots = pixmapOf({ellipsis(), colour.rgb(), Weight::Normal}))
        painter.drawPixmap(QPointF(snap(corner.x() + kept), corner.y()), *dots);
    return area.width();
}

double LabelPainter::drawDirectly(QPainter& painter, const QRectF& area, const Key& key)
{
    const QFont& font = key.weight == Weight::Bold ? m_bold : m_font;
    painter.setFont(font);
    painter.setPen(QColor(key.colour));
    const QString shown = QFontMetricsF(font).elidedText(key.text, Qt::ElideRight, area.width() + 0.5);
    painter.drawText(area.adjusted(0, 0, 4, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    return std::min(width(key.text, key.weight), area.width());
}

void LabelPainter::drawRightAligned(QPainter& painter, const QRectF& area, const QString& text, const QColor& colour,
                                    Weight weight)
{
    const double textWidth = std::min(std::ceil(width(text, weight)), area.width());
    draw(painter, QRectF(area.right() - textWidth, area.top(), textWidth, area.height()), text, colour, weight);
}

void LabelPainter::drawGlyph(QPainter& painter, const QRectF& area, Status status, Rim rim)
{
    const double side = std::min(area.width(), area.height());
    const double rimWidth = rim == Rim::None ? 0 : GlyphRim;
    const QRectF whole(area.left() - rimWidth, area.top() - rimWidth, side + 2 * rimWidth, side + 2 * rimWidth);
    if (m_mode == Mode::Direct) {
        paintGlyph(painter, whole, status, rim);
        return;
    }
    QPixmap& glyph = (rim == Rim::None ? m_glyphs : m_rimmedGlyphs)[static_cast<std::size_t>(status)];
    const auto devicePixels = static_cast<int>(std::lround(whole.width() * m_devicePixelRatio));
    if (glyph.width() != devicePixels) {
        glyph = QPixmap(devicePixels, devicePixels);
        glyph.setDevicePixelRatio(m_devicePixelRatio);
        glyph.fill(Qt::transparent);
        QPainter glyphPainter(&glyph);
        const double units = devicePixels / m_devicePixelRatio;
        paintGlyph(glyphPainter, QRectF(0, 0, units, units), status, rim);
    }
    painter.drawPixmap(whole.topLeft(), glyph);
}

void LabelPainter::paintGlyph(QPainter& painter, const QRectF& area, Status status, Rim rim) const
{
    if (rim == Rim::None) {
        paintStatusGlyph(painter, area, status, *m_theme);
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme->ground);
    painter.drawEllipse(area);
    painter.restore();
    paintStatusGlyph(painter, area.adjusted(GlyphRim, GlyphRim, -GlyphRim, -GlyphRim), status, *m_theme);
}

} // namespace chronoscope
