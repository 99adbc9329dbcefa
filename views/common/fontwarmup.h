// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace chronoscope {

/// Loads the fonts of a run and draws their letters once, out of sight, so that the first run that opens need not: about
/// 5 ms, for a moment in which nobody waits. GUI thread, after Theme::apply().
void warmUpFonts();

} // namespace chronoscope
