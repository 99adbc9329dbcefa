// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/hitmarks.h"

#include <QPainter>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr int MarkWidth = 2;

} // namespace

void paintHitMarks(QPainter& painter, std::span<const Instant> times, const TimeScale& scale, const QRect& strip,
                   const QColor& colour)
{
    const auto end = std::upper_bound(times.begin(), times.end(), Instant(scale.end()));
    auto time = std::lower_bound(times.begin(), end, Instant(scale.start()));
    while (time != end) {
        const int x = scale.x(time->nanoseconds());
        painter.fillRect(QRect(strip.left() + x, strip.top(), MarkWidth, strip.height()), colour);
        const auto next = std::lower_bound(time, end, Instant(scale.time(x + MarkWidth)));
        time = next == time ? time + 1 : next;
    }
}

} // namespace chronoscope
