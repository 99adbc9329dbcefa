// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"

namespace chronoscope {

/// What must be settled in the environment before there is an application object.

/// Draws into memory: no display is needed, and the picture is the same on every desktop.
/// A platform that the user asked for (QT_QPA_PLATFORM) stays.
void drawWithoutDisplay();

/// Refuses a window where there is nothing to show it on; Qt would end the program with a core dump instead.
[[nodiscard]] Result<void> checkDisplay();

/// Enlarges every window by this factor, beyond what the screen asks for. 1 changes nothing.
void scaleEverything(double factor);

/// Where the desktop gives no folder for sockets (a container, a service), Qt would make one and complain on standard
/// error; this makes it in silence.
void prepareRuntimeFolder();

/// Where the environment asks for no UTF-8 (LC_ALL=C), Qt would complain on standard error and use UTF-8 all the same.
void prepareLocale();

} // namespace chronoscope
