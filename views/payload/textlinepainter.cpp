// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payload/textlinepainter.h"

#include "models/payload/jsoncolouring.h"
#include "views/common/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextOption>

namespace chronoscope {

namespace {

constexpr int TabColumns = 4;

/// Text that is not a value steps back; the hues are those of kinds that have no failure, so that no colour lies.
QColor colourOf(JsonPart part, const Theme& theme)
{
    switch (part) {
    case JsonPart::Punctuation:
        return theme.secondText;
    case JsonPart::Key:
        return theme.kindHue(GroupKind::ChildWorkflow);
    case JsonPart::String:
        return theme.text;
    case JsonPart::Number:
        return theme.kindHue(GroupKind::Timer);
    case JsonPart::Literal:
        return theme.kindHue(GroupKind::SignalReceived);
    }
    return theme.text;
}

} // namespace

TextLinePainter::TextLinePainter(std::string_view line, std::size_t lineStart, const QFont& font, const Style& style)
    : m_lineStart(lineStart)
    , m_text(toDisplayText(line))
    , m_layout(m_text.text, font)
    , m_height(QFontMetricsF(font).height())
{
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    // The order of what stands on a line is part of what a payload says.
    option.setTextDirection(Qt::LeftToRight);
    option.setTabStopDistance(QFontMetricsF(font).horizontalAdvance(QLatin1Char('0')) * TabColumns);
    m_layout.setTextOption(option);
    m_layout.setCacheEnabled(true);
    if (style.isJson && style.theme) {
        QList<QTextLayout::FormatRange> formats;
        for (const ColouredRun& run : colourJsonLine(line, style.startsInsideString, style.following)) {
            QTextLayout::FormatRange range;
            range.start = m_text.positionOf(run.start);
            range.length = m_text.positionOf(run.start + run.length) - range.start;
            range.format.setForeground(colourOf(run.part, *style.theme));
            formats.append(range);
        }
        m_layout.setFormats(formats);
    }
    m_layout.beginLayout();
    QTextLine textLine = m_layout.createLine();
    if (textLine.isValid())
        textLine.setLineWidth(1e7);
    m_layout.endLayout();
}

int TextLinePainter::positionOf(std::size_t byte) const
{
    if (byte <= m_lineStart)
        return 0;
    return m_text.positionOf(
        static_cast<std::uint32_t>(std::min<std::size_t>(byte - m_lineStart, m_text.byteOf.back())));
}

qreal TextLinePainter::xOf(std::size_t byte) const
{
    return m_layout.lineCount() > 0 ? m_layout.lineAt(0).cursorToX(positionOf(byte)) : 0;
}

std::size_t TextLinePainter::byteAt(qreal x) const
{
    if (m_layout.lineCount() == 0)
        return m_lineStart;
    const int position = m_layout.lineAt(0).xToCursor(x);
    return m_lineStart + m_text.byteOf[static_cast<std::size_t>(
                             std::clamp<int>(position, 0, static_cast<int>(m_text.byteOf.size()) - 1))];
}

void TextLinePainter::paint(QPainter& painter, const QPointF& topLeft, std::span<const Ground> grounds) const
{
    const std::size_t lineEnd = m_lineStart + m_text.byteOf.back();
    QList<QTextLayout::FormatRange> selections;
    for (const Ground& ground : grounds) {
        if (ground.start > lineEnd || ground.end < m_lineStart || ground.start >= ground.end)
            continue;
        QTextLayout::FormatRange range;
        range.start = positionOf(ground.start);
        range.length = positionOf(ground.end) - range.start;
        range.format.setBackground(ground.colour);
        if (ground.text.isValid())
            range.format.setForeground(ground.text);
        if (range.length > 0)
            selections.append(range);
        // A selected line break is shown as a small piece behind the text, else empty lines would look left out.
        if (ground.end > lineEnd && ground.start <= lineEnd)
            painter.fillRect(QRectF(topLeft.x() + xOf(lineEnd), topLeft.y(), m_height / 4, m_height), ground.colour);
    }
    m_layout.draw(&painter, topLeft, selections);
}

void TextLinePainter::paintCursor(QPainter& painter, const QPointF& topLeft, std::size_t byte,
                                  const QColor& colour) const
{
    painter.fillRect(QRectF(topLeft.x() + xOf(byte), topLeft.y(), 1, m_height), colour);
}

} // namespace chronoscope
