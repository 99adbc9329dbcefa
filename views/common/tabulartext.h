// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPainter;
class QRect;

namespace chronoscope {

/// Draws a number or a duration right-aligned with digits of equal width, so that the places of a column stand below
/// each other in every font. What does not fit is elided on the right.
void drawTabularText(QPainter& painter, const QRect& bounds, const QString& text);

} // namespace chronoscope
