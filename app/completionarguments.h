// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include <string>

namespace CLI {
class App;
}

namespace chronoscope {

/// `chronoscope completion SHELL` and `chronoscope man`: what is made of the definition of the command line itself.
class CompletionArguments {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    /// Adds both subcommands; this must outlive the application object of the parser.
    void addTo(CLI::App& application);
    /// What the subcommand that was given prints; a null text when it was neither.
    [[nodiscard]] QString text(CLI::App& application) const;

private:
    std::string m_shell;
    CLI::App* m_completion = nullptr;
    CLI::App* m_man = nullptr;
};

} // namespace chronoscope
