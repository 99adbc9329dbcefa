// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace chronoscope {

class BenchReport;

/// From the start of the process to the first painted window: the program without a file, against an empty Qt window
/// with a chart. Both in turn, so that a busy machine slows both alike.
void benchStartup(BenchReport& report, int runs);

} // namespace chronoscope
