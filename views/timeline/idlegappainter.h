// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/timescale.h"

#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace chronoscope {

class Theme;

/// One folded gap as far as it is visible, in units of an area.
struct ShownGap {
    QRectF band;
    QString text; ///< "idle 2 h 3 min"
};

/// The gaps that a folded scale shows in an area whose width is the scale's; empty when nothing is folded.
[[nodiscard]] std::vector<ShownGap> shownGaps(const TimeScale& scale, const IdleGaps* gaps, const QRectF& area,
                                              double ratio);

/// The axis is torn at each gap: a band with jagged edges, and how much time is left out written along it.
void paintIdleGaps(QPainter& painter, const std::vector<ShownGap>& gaps, const Theme& theme);

} // namespace chronoscope
