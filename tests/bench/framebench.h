// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;

namespace chronoscope {

class BenchReport;

/// Paints the timeline of 51,200 and of a million bars at 1920x1080 while it is panned, zoomed and scrolled, and reports
/// how long whole frames take: lanes, names, scale and overview. GUI thread.
void benchFrames(QApplication& application, BenchReport& report);

} // namespace chronoscope
