// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/timeline/timescale.h"

#include <QColor>
#include <QRect>

#include <span>

class QPainter;

namespace chronoscope {

/// Paints a mark at each moment of the range, where the search found something: the strip's left edge is where the range
/// begins. The times are in order; what falls on the same pixel costs nothing, so any number of them is painted at once.
void paintHitMarks(QPainter& painter, std::span<const Instant> times, const TimeScale& scale, const QRect& strip,
                   const QColor& colour);

} // namespace chronoscope
