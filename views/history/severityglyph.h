// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/finding.h"

#include <QColor>

class QPainter;
class QRectF;

namespace chronoscope {

class Theme;

/// Colour of a finding's glyph and word.
[[nodiscard]] QColor severityColour(Finding::Severity severity, const Theme& theme);

/// Shape beside colour: an error is a cross in a disc, a warning a triangle with its mark, a note an i in a ring.
void paintSeverityGlyph(QPainter& painter, const QRectF& bounds, Finding::Severity severity, const Theme& theme);

} // namespace chronoscope
