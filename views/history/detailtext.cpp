// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/detailtext.h"

#include "views/common/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace chronoscope {

namespace {

/// Room for the mark of the focus.
constexpr int Padding = 1;

} // namespace

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

DetailText::DetailText(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setCursor(Qt::IBeamCursor);
    applyFont();
}

void DetailText::setText(const QString& text)
{
    if (text == m_paragraph.text())
        return;
    m_paragraph.setText(text, m_tone == Tone::Name ? nameFont(font()) : font());
    m_anchor = m_cursor = 0;
    setAccessibleName(text);
    setFocusPolicy(text.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    updateGeometry();
    update();
}

void DetailText::setTone(Tone tone)
{
    m_tone = tone;
    applyFont();
}

void DetailText::applyFont()
{
    m_paragraph.setText(m_paragraph.text(), m_tone == Tone::Name ? nameFont(font()) : font());
    updateGeometry();
    update();
}

QString DetailText::selectedText() const
{
    return text().mid(std::min(m_anchor, m_cursor), std::abs(m_cursor - m_anchor));
}

void DetailText::copy() const
{
    const QString selected = selectedText();
    QGuiApplication::clipboard()->setText(selected.isEmpty() ? text() : selected);
}

QSize DetailText::sizeHint() const
{
    return {200, heightForWidth(width())};
}

QSize DetailText::minimumSizeHint() const
{
    return {40, fontMetrics().height() + 2 * Padding};
}

int DetailText::heightForWidth(int width) const
{
    return static_cast<int>(std::ceil(m_paragraph.layOut(width - 2 * Padding))) + 2 * Padding;
}

void DetailText::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setPen(m_tone == Tone::Quiet ? theme.secondText : theme.text);
    m_paragraph.layOut(width() - 2 * Padding);
    m_paragraph.paint(painter, QPointF(Padding, Padding), m_anchor, m_cursor, palette());
    if (hasFocus() && m_isFocusShown) {
        painter.setPen(theme.accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void DetailText::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFont();
}

void DetailText::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        m_cursor = static_cast<int>(text().size());
        update();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void DetailText::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_anchor = m_cursor = m_paragraph.positionAt(event->position());
    update();
}

void DetailText::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    m_cursor = m_paragraph.positionAt(event->position());
    update();
}

void DetailText::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), QKeySequence::Copy, this, &DetailText::copy);
    menu->popup(event->globalPos());
}

void DetailText::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    m_isFocusShown = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void DetailText::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_anchor = m_cursor;
    update();
}

} // namespace chronoscope
