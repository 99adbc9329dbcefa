// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/diffcommand.h"

#include <QCoreApplication>

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace chronoscope {

/// The arguments of `chronoscope diff`: what the parser of the command line fills, and what it means.
class DiffArguments {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    /// Adds the subcommand; this must outlive the application object of the parser.
    CLI::App* addTo(CLI::App& application);
    [[nodiscard]] DiffOptions interpret() const;

private:
    std::string m_fileA;
    std::string m_fileB;
    std::string m_output;
    std::vector<std::string> m_ignored;
    int m_runA = 0;
    int m_runB = 0;
    bool m_asJson = false;
    bool m_isStrict = false;
};

} // namespace chronoscope
