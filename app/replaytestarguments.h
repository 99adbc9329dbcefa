// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/replaytestcommand.h"

#include <QCoreApplication>

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace chronoscope {

/// The arguments of `chronoscope replay-test`: what the parser of the command line fills, and what it means.
class ReplayTestArguments {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    /// Adds the subcommand; this must outlive the application object of the parser.
    CLI::App* addTo(CLI::App& application);
    [[nodiscard]] ReplayTestOptions interpret() const;

private:
    std::vector<std::string> m_files;
    std::string m_output;
    std::string m_sdk;
    bool m_isForced = false;
};

} // namespace chronoscope
