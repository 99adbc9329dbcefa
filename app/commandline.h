// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/checkcommand.h"
#include "app/diffcommand.h"
#include "app/exportcommand.h"
#include "app/lintcommand.h"
#include "app/rendercommand.h"
#include "app/replaytestcommand.h"
#include "app/searchcommand.h"
#include "app/showcommand.h"
#include "app/statecommand.h"
#include "app/taskscommand.h"
#include "app/windowoptions.h"
#include "models/core/error.h"

#include <QString>

#include <variant>

namespace chronoscope {

/// --help, --version, completion and man: a text to print, nothing else to do.
struct InformationOptions {
    QString text;
};

struct CommandLine {
    std::variant<WindowOptions, ShowOptions, CheckOptions, SearchCommandOptions, RenderOptions, ExportCommandOptions,
                 ReplayTestOptions, LintOptions, StateOptions, TasksOptions, DiffOptions, InformationOptions>
        command;
    /// Device pixels per device-independent pixel of the window; 1 where it was not given.
    double windowScale = 1;
};

/// Understands the arguments; argv[0] is the program. Needs no application object and opens nothing.
/// The error is a sentence about the argument that was not understood.
[[nodiscard]] Result<CommandLine> parseCommandLine(int argumentCount, const char* const* arguments);

/// Where the sample history is among the resources.
[[nodiscard]] QString samplePath();

} // namespace chronoscope
