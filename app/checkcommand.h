// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace chronoscope {

/// `chronoscope check`: prints what is wrong or odd with histories, a finding a line.
struct CheckOptions {
    QStringList files; ///< files, folders, "-"
};

/// Blocks. Findings go to standard output, refusals to standard error. Returns an ExitCode.
[[nodiscard]] int runCheck(const CheckOptions& options);

} // namespace chronoscope
