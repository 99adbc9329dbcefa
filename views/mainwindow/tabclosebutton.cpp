// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/tabclosebutton.h"

#include "views/common/theme.h"

#include <QPainter>

namespace chronoscope {

namespace {

constexpr int Side = 16;
constexpr int CrossMargin = 5;

} // namespace

TabCloseButton::TabCloseButton(QWidget* parent) : QAbstractButton(parent)
{
    // The keyboard closes a run by its command; a stop on every tab would only lengthen the way.
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Close"));
    setToolTip(tr("Close this run"));
    setFixedSize(Side, Side);
}

QSize TabCloseButton::sizeHint() const
{
    return {Side, Side};
}

void TabCloseButton::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void TabCloseButton::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void TabCloseButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    if (underMouse())
        painter.fillRect(rect(), theme.line);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(underMouse() ? theme.text : theme.secondText, 1.4));
    const QRectF cross = QRectF(rect()).adjusted(CrossMargin, CrossMargin, -CrossMargin, -CrossMargin);
    painter.drawLine(cross.topLeft(), cross.bottomRight());
    painter.drawLine(cross.topRight(), cross.bottomLeft());
}

} // namespace chronoscope
