// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"

#include <QIcon>

class QPainter;
class QRectF;

namespace chronoscope {

class Theme;

/// Paints the disc with its sign that stands for a status (check, play, cross, clock, dash, stop, arrow), so that status
/// is told by shape and colour together. Sharp at every size from 10 px on.
void paintStatusGlyph(QPainter& painter, const QRectF& bounds, Status status, const Theme& theme);

/// The same as an icon for tables, tabs and buttons; sharp at every device pixel ratio.
[[nodiscard]] QIcon statusIcon(Status status, const Theme& theme);

} // namespace chronoscope
