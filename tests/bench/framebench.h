// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace chronoscope {

class BenchReport;

/// Paints the timeline of 51,200 and of a million bars at 1920x1080 while it is panned, zoomed and scrolled, and reports
/// how long whole frames take: lanes, names, scale and overview. Needs a QApplication; GUI thread.
void benchFrames(BenchReport& report);

} // namespace chronoscope
