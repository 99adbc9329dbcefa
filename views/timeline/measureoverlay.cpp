// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/measureoverlay.h"

#include "views/common/theme.h"

#include <QPainter>

#include <algorithm>
#include <cstdlib>

namespace chronoscope {

namespace {

constexpr float VeilOpacity = 0.14F;
constexpr double GripWidth = 5;
constexpr double GripHeight = 14;

bool isInView(const TimeScale& scale, Instant instant)
{
    return instant.nanoseconds() >= scale.start() && instant.nanoseconds() <= scale.end();
}

void paintVeil(QPainter& painter, double left, double right, const QRectF& area, const Theme& theme)
{
    QColor veil = theme.accent;
    veil.setAlphaF(VeilOpacity);
    painter.fillRect(QRectF(left, area.top(), right - left, area.height()), veil);
}

} // namespace

void paintMeasuredRange(QPainter& painter, const MeasuredRange& measured, const TimeScale& scale, const QRectF& area,
                        double ratio, const Theme& theme)
{
    const std::optional<TimeRange>& range = measured.range();
    if (!range || range->end.nanoseconds() < scale.start() || range->start.nanoseconds() > scale.end())
        return;
    const auto xOf = [&](Instant instant) { return area.left() + scale.x(instant.nanoseconds()) / ratio; };
    paintVeil(painter, xOf(range->start), xOf(range->end), area, theme);
    for (const Instant cursor : {measured.anchor(), measured.active()}) {
        if (!isInView(scale, cursor))
            continue;
        const double x = std::min(xOf(cursor), area.right() - 1);
        painter.fillRect(QRectF(x, area.top(), 1, area.height()), theme.accent);
    }
    if (isInView(scale, measured.active()) && area.height() > 3 * GripHeight)
        painter.fillRect(QRectF(xOf(measured.active()) - (GripWidth - 1) / 2, area.top(), GripWidth, GripHeight),
                         theme.accent);
}

void paintDraggedRange(QPainter& painter, std::pair<std::int64_t, std::int64_t> range, const TimeScale& scale,
                       const QRectF& area, double ratio, const Theme& theme)
{
    const auto [start, end] = std::minmax(range.first, range.second);
    const double left = area.left() + scale.x(start) / ratio;
    const double right = area.left() + scale.x(end) / ratio;
    paintVeil(painter, left, right, area, theme);
    painter.fillRect(QRectF(left, area.top(), 1, area.height()), theme.accent);
    painter.fillRect(QRectF(right - 1, area.top(), 1, area.height()), theme.accent);
}

MeasureCursor measureCursorAt(const MeasuredRange& measured, const TimeScale& scale, int x, int tolerance)
{
    if (measured.isEmpty())
        return MeasureCursor::None;
    const auto distance = [&](Instant cursor) {
        return isInView(scale, cursor) ? std::abs(scale.x(cursor.nanoseconds()) - x) : tolerance + 1;
    };
    const int toActive = distance(measured.active());
    const int toAnchor = distance(measured.anchor());
    if (std::min(toActive, toAnchor) > tolerance)
        return MeasureCursor::None;
    return toAnchor < toActive ? MeasureCursor::Anchor : MeasureCursor::Active;
}

} // namespace chronoscope
