// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/buttonicon.h"

#include <QGuiApplication>
#include <QLineF>
#include <QPainter>
#include <QPalette>

namespace chronoscope {

namespace {

void drawChevrons(QPainter& painter, const QPointF& middle, double height)
{
    const double width = height / 2;
    for (const double left : {middle.x() - width, middle.x()}) {
        const QPointF tip(left + width, middle.y());
        painter.drawLine(QPointF(left, middle.y() - height / 2), tip);
        painter.drawLine(tip, QPointF(left, middle.y() + height / 2));
    }
}

void drawCross(QPainter& painter, const QPointF& middle, double height)
{
    const QPointF corner(height / 2, height / 2);
    const QPointF otherCorner(height / 2, -height / 2);
    painter.drawLine(middle - corner, middle + corner);
    painter.drawLine(middle - otherCorner, middle + otherCorner);
}

} // namespace

void ButtonIcon::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State /*state*/)
{
    const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
    const double height = rect.height() * 0.5;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(QGuiApplication::palette().color(group, QPalette::ButtonText), height / 5));
    if (m_sign == Sign::More)
        drawChevrons(*painter, QRectF(rect).center(), height);
    else
        drawCross(*painter, QRectF(rect).center(), height);
    painter->restore();
}

} // namespace chronoscope
