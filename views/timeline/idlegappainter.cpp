// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/idlegappainter.h"

#include "models/core/format.h"
#include "views/common/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <ranges>

namespace chronoscope {

namespace {

constexpr double ToothHeight = 5;
constexpr double ToothWidth = 3;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(IdleGaps)
};

/// From top to bottom, to the inside of the band at every other tooth.
QPolygonF jaggedEdge(double x, double inwards, const QRectF& band)
{
    QPolygonF edge;
    const int teeth = static_cast<int>(std::ceil(band.height() / ToothHeight));
    for (int tooth = 0; tooth <= teeth; ++tooth)
        edge << QPointF(tooth % 2 == 0 ? x : x + inwards, std::min(band.top() + tooth * ToothHeight, band.bottom()));
    return edge;
}

void paintText(QPainter& painter, const ShownGap& gap, const Theme& theme)
{
    const QFontMetricsF metrics(painter.font());
    const double length = metrics.horizontalAdvance(gap.text) + 2;
    if (gap.band.width() < metrics.height() || gap.band.height() < length + 8)
        return;
    painter.save();
    painter.translate(gap.band.center().x(), gap.band.center().y());
    painter.rotate(-90);
    painter.setPen(theme.secondText);
    painter.drawText(QRectF(-length / 2, -metrics.height() / 2, length, metrics.height()), Qt::AlignCenter, gap.text);
    painter.restore();
}

} // namespace

std::vector<ShownGap> shownGaps(const TimeScale& scale, const IdleGaps* gaps, const QRectF& area, double ratio)
{
    std::vector<ShownGap> shown;
    if (!scale.isFolded() || !gaps)
        return shown;
    for (const IdleGap& gap : gaps->gaps()) {
        if (gap.isMargin || gap.end <= scale.start() || gap.start >= scale.end())
            continue;
        const double left = area.left() + scale.x(gap.start) / ratio;
        const double right = area.left() + scale.x(gap.end) / ratio;
        shown.push_back({QRectF(left, area.top(), std::max(right - left, 1.0), area.height()),
                         Texts::tr("idle %1").arg(formatDuration({gap.end - gap.start}))});
    }
    return shown;
}

void paintIdleGaps(QPainter& painter, const std::vector<ShownGap>& gaps, const Theme& theme)
{
    for (const ShownGap& gap : gaps) {
        const double tooth = std::min(ToothWidth, gap.band.width() / 3);
        const QPolygonF left = jaggedEdge(gap.band.left(), tooth, gap.band);
        const QPolygonF right = jaggedEdge(gap.band.right(), -tooth, gap.band);
        QPolygonF band = left;
        for (const QPointF& point : right | std::views::reverse)
            band << point;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.head);
        painter.drawPolygon(band);
        painter.setPen(theme.secondText);
        painter.drawPolyline(left);
        painter.drawPolyline(right);
        painter.restore();
        paintText(painter, gap, theme);
    }
}

} // namespace chronoscope
