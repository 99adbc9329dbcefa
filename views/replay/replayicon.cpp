// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/replay/replayicon.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QPolygonF>

namespace chronoscope {

namespace {

/// A square around the middle in which the signs are drawn from -1 to 1.
struct Field {
    QPainter& painter;
    QPointF middle;
    double half;

    [[nodiscard]] QPointF at(double x, double y) const { return middle + QPointF(x * half, y * half); }

    void bar(double left, double right) const { painter.drawRect(QRectF(at(left, -1), at(right, 1))); }

    void triangle(double base, double tip) const
    {
        painter.drawPolygon(QPolygonF{{at(base, -1), at(base, 1), at(tip, 0)}});
    }

    void chevron(double base, double tip, const QColor& colour) const
    {
        painter.setPen(QPen(colour, half / 2.4, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF{{at(base, -1), at(tip, 0), at(base, 1)}});
    }
};

} // namespace

void ReplayIcon::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State /*state*/)
{
    const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
    const QColor colour = QGuiApplication::palette().color(group, QPalette::ButtonText);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    const Field field{*painter, QRectF(rect).center(), rect.height() * 0.32};
    switch (m_sign) {
    case Sign::First:
        field.bar(-1, -0.65);
        field.triangle(0.9, -0.6);
        break;
    case Sign::Back:
        field.chevron(0.45, -0.55, colour);
        break;
    case Sign::Play:
        field.triangle(-0.7, 1);
        break;
    case Sign::Pause:
        field.bar(-0.75, -0.2);
        field.bar(0.2, 0.75);
        break;
    case Sign::Forward:
        field.chevron(-0.45, 0.55, colour);
        break;
    case Sign::Last:
        field.triangle(-0.9, 0.6);
        field.bar(0.65, 1);
        break;
    }
    painter->restore();
}

} // namespace chronoscope
