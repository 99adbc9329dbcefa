// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace chronoscope {

/// `chronoscope lint`: prints what runs did that will hurt, with cause and remedy.
struct LintOptions {
    QStringList files; ///< files, folders, "-"
    bool asJson = false;
};

/// Blocks. Lints go to standard output, refusals to standard error. Returns an ExitCode: HasFindings when anything is
/// above a note.
[[nodiscard]] int runLint(const LintOptions& options);

} // namespace chronoscope
