// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/morebuttonicon.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPalette>

namespace chronoscope {

void MoreButtonIcon::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State /*state*/)
{
    const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
    const double height = rect.height() * 0.5;
    const double width = height * 0.5;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(QGuiApplication::palette().color(group, QPalette::ButtonText), height / 5));
    const QPointF middle = QRectF(rect).center();
    for (const double left : {middle.x() - width, middle.x()}) {
        const QPointF chevron[]{
            {left, middle.y() - height / 2}, {left + width, middle.y()}, {left, middle.y() + height / 2}};
        painter->drawPolyline(chevron, 3);
    }
    painter->restore();
}

QPixmap MoreButtonIcon::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state)
{
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(), size), mode, state);
    return pixmap;
}

} // namespace chronoscope
