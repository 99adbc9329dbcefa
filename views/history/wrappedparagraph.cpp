// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/wrappedparagraph.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPalette>

#include <algorithm>
#include <cmath>

namespace chronoscope {

void WrappedParagraph::setText(const QString& text, const QFont& font, const QFont& neighbour)
{
    const QFontMetricsF metrics(neighbour);
    m_leastAscent = metrics.ascent();
    m_leastHeight = metrics.height();
    m_layout.clearLayout();
    m_layout.setText(text);
    m_layout.setFont(font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout.setTextOption(option);
    m_layout.setCacheEnabled(true);
    m_width = -1;
}

qreal WrappedParagraph::layOut(qreal width)
{
    if (width == m_width)
        return m_height;
    m_width = width;
    m_height = 0;
    m_layout.beginLayout();
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(std::max<qreal>(width, 1));
        line.setPosition(QPointF(0, m_height + std::max<qreal>(m_leastAscent - line.ascent(), 0)));
        m_height += std::max(line.height(), m_leastHeight);
    }
    m_layout.endLayout();
    return m_height;
}

int WrappedParagraph::positionAt(const QPointF& point) const
{
    for (int number = 0; number < m_layout.lineCount(); ++number) {
        const QTextLine line = m_layout.lineAt(number);
        if (point.y() < line.y() + line.height() || number + 1 == m_layout.lineCount())
            return line.xToCursor(point.x());
    }
    return 0;
}

void WrappedParagraph::paint(QPainter& painter, const QPointF& topLeft, int selectionStart, int selectionEnd,
                             const QPalette& palette) const
{
    QList<QTextLayout::FormatRange> selections;
    if (selectionStart != selectionEnd) {
        QTextLayout::FormatRange range;
        range.start = std::min(selectionStart, selectionEnd);
        range.length = std::abs(selectionEnd - selectionStart);
        range.format.setBackground(palette.color(QPalette::Highlight));
        range.format.setForeground(palette.color(QPalette::HighlightedText));
        selections.append(range);
    }
    m_layout.draw(&painter, topLeft, selections);
}

} // namespace chronoscope
