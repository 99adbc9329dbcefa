// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportcommand.h"

#include <QCoreApplication>

#include <tl/expected.hpp>

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace chronoscope {

/// The arguments of `chronoscope export`: what the parser of the command line fills, and what it means.
class ExportArguments {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    /// Adds the subcommand; this must outlive the application object of the parser.
    CLI::App* addTo(CLI::App& application);
    /// The error is a sentence about the argument that was not understood.
    [[nodiscard]] tl::expected<ExportCommandOptions, QString> interpret() const;

private:
    /// What the help says below the options.
    [[nodiscard]] static QString footer();

    std::vector<std::string> m_files;
    std::string m_format;
    std::string m_output;
    std::string m_events;
    std::string m_rules;
    bool m_isForced = false;
    bool m_isPreview = false;
};

} // namespace chronoscope
