// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/detailtext.h"

#include "views/common/actionregistry.h"
#include "views/common/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
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

DetailText::DetailText(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setCursor(Qt::IBeamCursor);
    addWidgetCommand(*this, ActionCategory::Details, tr("Copy Text"), QKeySequence::Copy,
                     tr("Copies what is selected of the text, or all of it"), [this] { copy(); });
    addWidgetCommand(*this, ActionCategory::Details, tr("Select All of the Text"), QKeySequence::SelectAll,
                     tr("Selects the whole text"), [this] { selectAll(); });
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

void DetailText::selectAll()
{
    m_anchor = 0;
    m_cursor = static_cast<int>(text().size());
    update();
}

void DetailText::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
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
