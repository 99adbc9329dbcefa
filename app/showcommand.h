// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace chronoscope {

/// `chronoscope show`: prints runs, for people or as JSON.
struct ShowOptions {
    QStringList files; ///< files, folders, "-"
    bool asJson = false;
    bool withEvents = false;
    bool withCriticalPath = false;
};

/// Blocks. What could be read goes to standard output, every error to standard error. Returns an ExitCode.
[[nodiscard]] int runShow(const ShowOptions& options);

} // namespace chronoscope
