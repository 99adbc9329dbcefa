// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/statecommand.h"

#include <QCoreApplication>

#include <cstdint>
#include <string>

namespace CLI {
class App;
}

namespace chronoscope {

/// The arguments of `chronoscope state`: what the parser of the command line fills, and what it means.
class StateArguments {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    /// Adds the subcommand; this must outlive the application object of the parser.
    CLI::App* addTo(CLI::App& application);
    [[nodiscard]] StateOptions interpret() const;

private:
    std::string m_file;
    std::int64_t m_eventId = 0;
    int m_run = 1;
    bool m_asJson = false;
};

} // namespace chronoscope
