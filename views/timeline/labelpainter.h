// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"

#include <QCache>
#include <QElapsedTimer>
#include <QFont>
#include <QHash>
#include <QPixmap>
#include <QString>

class QPainter;
class QPointF;
class QRectF;

namespace chronoscope {

class Theme;

/// Texts and status glyphs of the timeline. On the screen each is drawn once into a pixmap and then copied, which takes
/// a tenth of the time; on paper and in vector formats it is drawn as it is. Positions are in units of the painter.
class LabelPainter {
public:
    enum class Mode { Cached, Direct };
    enum class Weight { Normal, Bold };
    /// What surrounds a glyph: nothing, or a disc in the colour of the ground, one unit wider, that parts it from a bar.
    enum class Rim { None, Ground };

    explicit LabelPainter(Mode mode = Mode::Cached) : m_mode(mode) {}

    /// Forgets what was drawn for another font, theme or ratio of pixels. Call it before drawing.
    void setUp(const QFont& font, const Theme& theme, double devicePixelRatio);

    /// New texts are drawn for so many nanoseconds from now on, at least one; later ones have to wait for the next frame.
    void allowNewTexts(std::int64_t nanoseconds);
    /// True when a text was asked for that had to wait.
    [[nodiscard]] bool hasWaitingTexts() const { return m_hasWaiting; }

    /// Width of the text in units; exact only after it was drawn once, an estimate before.
    [[nodiscard]] double width(const QString& text, Weight weight = Weight::Normal);
    [[nodiscard]] double height() const { return m_height; }

    /// Draws the text from the left edge of the area on, in the middle of its height; cuts it with an ellipsis where it
    /// does not fit. Returns the width used.
    double draw(QPainter& painter, const QRectF& area, const QString& text, const QColor& colour,
                Weight weight = Weight::Normal);
    /// The same, with the right end of the text at the right edge.
    void drawRightAligned(QPainter& painter, const QRectF& area, const QString& text, const QColor& colour,
                          Weight weight = Weight::Normal);
    /// A status glyph as large as the area's shorter side.
    void drawGlyph(QPainter& painter, const QRectF& area, Status status, Rim rim = Rim::None);

private:
    struct Key {
        QString text;
        QRgb colour;
        Weight weight;
        friend bool operator==(const Key&, const Key&) = default;
    };
    friend size_t qHash(const Key& key, size_t seed)
    {
        return qHashMulti(seed, key.text, key.colour, static_cast<int>(key.weight));
    }

    [[nodiscard]] const QPixmap* pixmapOf(const Key& key);
    void paintGlyph(QPainter& painter, const QRectF& area, Status status, Rim rim) const;
    double drawDirectly(QPainter& painter, const QRectF& area, const Key& key);

    Mode m_mode;
    QFont m_font;
    QFont m_bold;
    const Theme* m_theme = nullptr;
    double m_devicePixelRatio = 0.0;
    double m_height = 0.0;
    double m_ellipsisWidth = 0.0;
    QCache<Key, QPixmap> m_pixmaps{24 * 1024}; ///< cost in KiB
    QHash<QString, double> m_widths;
    QPixmap m_glyphs[StatusCount];
    QPixmap m_rimmedGlyphs[StatusCount];
    QElapsedTimer m_sinceAllowed;
    std::int64_t m_allowedNanoseconds = 0; ///< 0 for no limit
    bool m_hasDrawnNew = false;
    bool m_hasWaiting = false;
};

} // namespace chronoscope
