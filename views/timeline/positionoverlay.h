// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/timescale.h"

#include <QRectF>

#include <cstdint>
#include <optional>

class QPainter;

namespace chronoscope {

class Document;
class Theme;

/// The moment of the place in replay, ns since 1970 UTC: that of its event, and the first of the run before the first
/// event. None while nobody steps, and for an event without a time.
[[nodiscard]] std::optional<std::int64_t> replayTime(Document& document);

/// The line at the place in replay over an area whose width is the scale's, in units of ratio device pixels.
void paintReplayLine(QPainter& painter, std::optional<std::int64_t> time, const TimeScale& scale, const QRectF& area,
                     double ratio, const Theme& theme);
/// The handle by which it is dragged, at the bottom of a ruler. A pentagon, so that it is not taken for the mark of the
/// selection, which is a triangle.
void paintReplayHandle(QPainter& painter, std::optional<std::int64_t> time, const TimeScale& scale, const QRectF& area,
                       const Theme& theme);

/// True at a horizontal position, in units from the left of the area, at which the line can be taken.
[[nodiscard]] bool isAtReplayLine(std::optional<std::int64_t> time, const TimeScale& scale, double x, double ratio,
                                  double tolerance);

} // namespace chronoscope
