// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/windowoptions.h"

class QApplication;

namespace chronoscope {

/// Opens the window with what the command line asks for and runs until it is closed; with a screenshot, until that is
/// written. Returns an ExitCode. Needs no display for a screenshot when the platform is "offscreen".
[[nodiscard]] int runWindow(QApplication& application, const WindowOptions& options);

} // namespace chronoscope
