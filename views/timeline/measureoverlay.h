// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/measuredrange.h"
#include "models/timeline/timescale.h"

#include <QRectF>

class QPainter;

namespace chronoscope {

class Theme;

/// The two cursors of a measured range over an area whose width is the scale's, in units of ratio device pixels.
/// What lies between them is veiled; the cursor that moves by key carries grips.
void paintMeasuredRange(QPainter& painter, const MeasuredRange& measured, const TimeScale& scale, const QRectF& area,
                        double ratio, const Theme& theme);
/// A range that is being dragged over to zoom to it; ns since 1970 UTC, in either order.
void paintDraggedRange(QPainter& painter, std::pair<std::int64_t, std::int64_t> range, const TimeScale& scale,
                       const QRectF& area, double ratio, const Theme& theme);

enum class MeasureCursor { None, Anchor, Active };

/// The cursor at a device pixel of the scale, or within the tolerance of it; of both the nearer.
[[nodiscard]] MeasureCursor measureCursorAt(const MeasuredRange& measured, const TimeScale& scale, int x,
                                            int tolerance);

} // namespace chronoscope
