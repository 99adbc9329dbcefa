// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lintcommand.h"

#include <QCoreApplication>

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace chronoscope {

/// The arguments of `chronoscope lint`: what the parser of the command line fills, and what it means.
class LintArguments {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    /// Adds the subcommand; this must outlive the application object of the parser.
    CLI::App* addTo(CLI::App& application);
    [[nodiscard]] LintOptions interpret() const;

private:
    std::vector<std::string> m_files;
    bool m_asJson = false;
};

} // namespace chronoscope
