// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/taskscommand.h"

#include <QCoreApplication>

#include <string>

namespace CLI {
class App;
}

namespace chronoscope {

/// The arguments of `chronoscope tasks`: what the parser of the command line fills, and what it means.
class TasksArguments {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    /// Adds the subcommand; this must outlive the application object of the parser.
    CLI::App* addTo(CLI::App& application);
    [[nodiscard]] TasksOptions interpret() const;

private:
    std::string m_file;
    int m_run = 0;
    bool m_asJson = false;
};

} // namespace chronoscope
