// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/exportformat.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace chronoscope {

/// Event ids, both ends included.
struct EventRange {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

/// `chronoscope export`: writes runs in another form.
struct ExportCommandOptions {
    QStringList files; ///< files, folders, or "-" for standard input
    ExportFormat format = ExportFormat::Json;
    /// A file for a single run, "-" for standard output; a folder for more, or when there is one of this name. It is made
    /// where it is missing, and its files are named after the runs.
    QString output;
    bool replaceExisting = false;
    std::optional<EventRange> events; ///< only these
    QString redactionRules;           ///< a file of rules for what must not leave; empty: everything may
    bool isPreview = false;           ///< list on standard output what the rules take out, and write nothing
};

/// Blocks; needs a QGuiApplication for pictures. Names on standard error what the format cannot carry. Returns an ExitCode.
[[nodiscard]] int runExport(const ExportCommandOptions& options);

} // namespace chronoscope
