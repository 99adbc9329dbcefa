// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextLayout>

class QPainter;
class QPalette;

namespace chronoscope {

/// A paragraph that wraps anywhere where a word is too long, so that it is never clipped. Plain text of any origin.
class WrappedParagraph {
public:
    /// Lines are at least as high as those of the neighbour's font, and stand on the same base.
    void setText(const QString& text, const QFont& font, const QFont& neighbour);
    void setText(const QString& text, const QFont& font) { setText(text, font, font); }
    /// Breaks the text at a width in pixels; returns its height.
    qreal layOut(qreal width);
    [[nodiscard]] QString text() const { return m_layout.text(); }
    [[nodiscard]] qreal height() const { return m_height; }
    /// Position in the text that is nearest to a point.
    [[nodiscard]] int positionAt(const QPointF& point) const;
    /// Paints with a part selected; nothing is when start and end are equal.
    void paint(QPainter& painter, const QPointF& topLeft, int selectionStart, int selectionEnd,
               const QPalette& palette) const;

private:
    QTextLayout m_layout;
    qreal m_width = -1;
    qreal m_height = 0;
    qreal m_leastAscent = 0;
    qreal m_leastHeight = 0;
};

} // namespace chronoscope
