// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"

#include <string>

namespace chronoscope {

/// Appends the timeline of a run as an <svg> element that the classes of HtmlStyle give their colours: every section and
/// lane, bars with tool tips, failures marked by a cross and by standing out. Dense bars are folded as on the screen.
void appendTimelineSvg(std::string& target, const RunSnapshot& run);

} // namespace chronoscope
