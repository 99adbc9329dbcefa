// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/statusglyph.h"

#include "views/common/theme.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace chronoscope {

namespace {

/// Signs are drawn on a grid of 16 units whose disc has its centre at (8, 8) and a radius of 7.5.
constexpr double GridUnits = 16.0;
constexpr double DiscRadius = 7.5;
constexpr QPointF Centre{8, 8};

void drawStrokes(QPainter& painter, std::initializer_list<QPointF> points)
{
    painter.drawPolyline(points.begin(), static_cast<int>(points.size()));
}

void fillShape(QPainter& painter, const QColor& colour, std::initializer_list<QPointF> points)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(points.begin(), static_cast<int>(points.size()));
}

void paintSign(QPainter& painter, Status status, const QColor& sign)
{
    painter.setPen(QPen(sign, 1.9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    switch (status) {
    case Status::Completed:
        drawStrokes(painter, {{4.6, 8.3}, {7.0, 10.7}, {11.5, 5.5}});
        break;
    case Status::Running:
        fillShape(painter, sign, {{6.2, 4.4}, {11.8, 8.0}, {6.2, 11.6}});
        break;
    case Status::Failed:
        drawStrokes(painter, {{5.3, 5.3}, {10.7, 10.7}});
        drawStrokes(painter, {{10.7, 5.3}, {5.3, 10.7}});
        break;
    case Status::TimedOut:
        drawStrokes(painter, {{8.0, 3.8}, {8.0, 8.4}, {11.2, 10.3}});
        break;
    case Status::Cancelled:
        drawStrokes(painter, {{4.8, 8.0}, {11.2, 8.0}});
        break;
    case Status::Terminated:
        fillShape(painter, sign, {{5.2, 5.2}, {10.8, 5.2}, {10.8, 10.8}, {5.2, 10.8}});
        break;
    case Status::ContinuedAsNew:
        drawStrokes(painter, {{4.4, 8.0}, {11.3, 8.0}});
        drawStrokes(painter, {{8.4, 5.0}, {11.5, 8.0}, {8.4, 11.0}});
        break;
    case Status::Scheduled:
    case Status::Instant:
        break;
    }
}

class StatusIconEngine : public QIconEngine {
public:
    StatusIconEngine(Status status, const Theme& theme) : m_status(status), m_theme(theme) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        painter->save();
        if (mode == QIcon::Disabled)
            painter->setOpacity(0.45);
        paintStatusGlyph(*painter, rect, m_status, m_theme);
        painter->restore();
    }

    [[nodiscard]] QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new StatusIconEngine(m_status, m_theme); }

private:
    Status m_status;
    Theme m_theme;
};

} // namespace

void paintStatusGlyph(QPainter& painter, const QRectF& bounds, Status status, const Theme& theme)
{
    const double side = std::min(bounds.width(), bounds.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(bounds.center() - QPointF(side / 2, side / 2));
    painter.scale(side / GridUnits, side / GridUnits);
    const QColor colour = theme.status(status);
    if (status == Status::Scheduled) {
        // Asked for but not begun: the disc is still empty.
        painter.setPen(QPen(colour, 1.8));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(Centre, DiscRadius - 0.9, DiscRadius - 0.9);
    } else if (status == Status::Instant) {
        fillShape(painter, colour, {{8.0, 3.2}, {12.8, 8.0}, {8.0, 12.8}, {3.2, 8.0}});
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(Centre, DiscRadius, DiscRadius);
        paintSign(painter, status, theme.ground);
    }
    painter.restore();
}

QIcon statusIcon(Status status, const Theme& theme)
{
    return QIcon(new StatusIconEngine(status, theme));
}

} // namespace chronoscope
