// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>

class QPainter;

namespace chronoscope {

class Theme;

/// The frame around what is visible, in an overview of all: what lies outside of left and right is veiled, and both edges
/// have handles. Pixels in the coordinates of the painter; right is behind the last one inside.
void paintOverviewFrame(QPainter& painter, const Theme& theme, const QRect& all, int left, int right);

} // namespace chronoscope
