// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"
#include "models/session/timedisplay.h"
#include "models/timeline/bartexts.h"
#include "views/common/theme.h"

#include <QFont>
#include <QSize>

class QPainter;

namespace chronoscope {

/// How to draw a run without a window.
struct TimelineRenderOptions {
    Grouping grouping = Grouping::Category;
    TimeDisplay::Mode timeMode = TimeDisplay::Mode::SinceStart;
    double labelWidth = 230; ///< units; narrower in narrow pictures
    QFont font = interfaceFont();
};

/// The size at which every row of the run is shown, for a width: one row for each group of a small run, packed lanes of
/// a large one. Bounded; units.
[[nodiscard]] QSize timelineRenderSize(const RunSnapshot& run, int width, const TimelineRenderOptions& options);

/// Draws the whole run: a header with what everyone asks first, the scale, and all sections. Where a row for each group
/// does not fit into the height, lanes are packed; where they do not fit either, the largest sections are collapsed
/// (failures stay marked); where even that is too high, the last line says how many rows are missing.
/// Size is in units of the painter, from its origin. Text from the history is drawn as plain text.
void renderTimeline(const RunSnapshot& run, QPainter& painter, const QSize& size, const Theme& theme,
                    const TimelineRenderOptions& options);

} // namespace chronoscope
