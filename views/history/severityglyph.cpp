// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/severityglyph.h"

#include "views/common/statusglyph.h"
#include "views/common/theme.h"

#include <QPainter>
#include <QPolygonF>

namespace chronoscope {

namespace {

/// Glyphs are drawn on a grid of 16 units.
constexpr double GridUnits = 16.0;

void paintWarning(QPainter& painter, const QColor& colour, const QColor& ground)
{
    painter.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{{8, 1.6}, {14.8, 13.8}, {1.2, 13.8}});
    painter.setPen(QPen(ground, 1.9, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(8, 6), QPointF(8, 9.6));
    painter.drawPoint(QPointF(8, 12));
}

void paintNote(QPainter& painter, const QColor& colour)
{
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(8, 8), 6.6, 6.6);
    painter.setPen(QPen(colour, 1.9, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(8, 7.6), QPointF(8, 11.4));
    painter.drawPoint(QPointF(8, 4.8));
}

} // namespace

QColor severityColour(Finding::Severity severity, const Theme& theme)
{
    switch (severity) {
    case Finding::Severity::Note:
        return theme.secondText;
    case Finding::Severity::Warning:
        return theme.retry();
    case Finding::Severity::Error:
        return theme.status(Status::Failed);
    }
    return theme.text;
}

void paintSeverityGlyph(QPainter& painter, const QRectF& bounds, Finding::Severity severity, const Theme& theme)
{
    if (severity == Finding::Severity::Error) {
        paintStatusGlyph(painter, bounds, Status::Failed, theme);
        return;
    }
    const double side = std::min(bounds.width(), bounds.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(bounds.center() - QPointF(side / 2, side / 2));
    painter.scale(side / GridUnits, side / GridUnits);
    if (severity == Finding::Severity::Warning)
        paintWarning(painter, severityColour(severity, theme), theme.ground);
    else
        paintNote(painter, severityColour(severity, theme));
    painter.restore();
}

} // namespace chronoscope
