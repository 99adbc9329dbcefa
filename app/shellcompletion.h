// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandoutline.h"

#include <optional>

namespace chronoscope {

enum class Shell { Bash, Zsh, Fish };
[[nodiscard]] std::optional<Shell> shellFromName(const QString& name);
/// Their names, in the order of Shell.
[[nodiscard]] std::vector<std::string> shellNames();

/// The script that teaches a shell to complete commands, options, and what is known of their values.
[[nodiscard]] QString completionScript(const CommandOutline& application, Shell shell);

} // namespace chronoscope
