// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/positionoverlay.h"

#include "models/session/document.h"
#include "views/common/theme.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace chronoscope {

namespace {

constexpr double LineWidth = 2;
constexpr double HandleHalfWidth = 6;
constexpr double HandleHeight = 13;
constexpr double HandleTip = 6;

bool isInView(std::optional<std::int64_t> time, const TimeScale& scale)
{
    return time && *time >= scale.start() && *time <= scale.end();
}

} // namespace

std::optional<std::int64_t> replayTime(Document& document)
{
    const ReplayPosition& position = document.replayPosition();
    if (!position.isActive())
        return std::nullopt;
    const History& history = *document.snapshot()->history;
    const EventIndex event = position.event();
    const Instant time = event.isValid() && event.value < history.size() ? history.time(event) : history.earliest();
    return time.isValid() ? std::optional(time.nanoseconds()) : std::nullopt;
}

void paintReplayLine(QPainter& painter, std::optional<std::int64_t> time, const TimeScale& scale, const QRectF& area,
                     double ratio, const Theme& theme)
{
    if (!isInView(time, scale))
        return;
    const double x = area.left() + scale.x(*time) / ratio;
    painter.fillRect(QRectF(std::min(x, area.right() - LineWidth), area.top(), LineWidth, area.height()), theme.accent);
}

void paintReplayHandle(QPainter& painter, std::optional<std::int64_t> time, const TimeScale& scale, const QRectF& area,
                       const Theme& theme)
{
    if (!isInView(time, scale))
        return;
    const double x = area.left() + scale.x(*time) + LineWidth / 2;
    const double bottom = area.bottom();
    const double shoulder = bottom - HandleTip;
    const double top = bottom - HandleHeight;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.ground, 1));
    painter.setBrush(theme.accent);
    painter.drawPolygon(QPolygonF{{QPointF(x - HandleHalfWidth, top), QPointF(x + HandleHalfWidth, top),
                                   QPointF(x + HandleHalfWidth, shoulder), QPointF(x, bottom),
                                   QPointF(x - HandleHalfWidth, shoulder)}});
    painter.restore();
}

bool isAtReplayLine(std::optional<std::int64_t> time, const TimeScale& scale, double x, double ratio, double tolerance)
{
    return isInView(time, scale) && std::abs(scale.x(*time) / ratio + LineWidth / 2 - x) <= tolerance;
}

} // namespace chronoscope
