// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandoutline.h"

namespace chronoscope {

/// The man page of a command line, section 1, in roff with the macros of man(7).
[[nodiscard]] QString manPage(const CommandOutline& application, const QString& version);

} // namespace chronoscope
