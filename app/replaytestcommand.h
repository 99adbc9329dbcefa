// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replaytest/replaysdk.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace chronoscope {

/// `chronoscope replay-test`: writes runs as regression tests for the replayer of their SDK.
struct ReplayTestOptions {
    QStringList files;            ///< files, folders, or "-" for standard input
    QString output;               ///< a folder; made where it is missing
    std::optional<ReplaySdk> sdk; ///< that of the run's worker where it is not given
    bool replaceExisting = false;
};

/// Blocks. Prints the path of each file that it wrote. Returns an ExitCode.
[[nodiscard]] int runReplayTest(const ReplayTestOptions& options);

} // namespace chronoscope
