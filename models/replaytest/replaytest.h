// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/export/exportoptions.h"
#include "models/export/safefile.h"
#include "models/replaytest/replaysdk.h"

#include <QByteArray>
#include <QStringList>

namespace chronoscope {

/// A regression test that replays a recorded run against today's workflow code with the SDK's own replayer, to be dropped
/// into the user's repository beside the history.
struct ReplayTest {
    QString historyName; ///< file name of the history, JSON as SDK replayers read it
    QString testName;    ///< file name of the test
    QByteArray test;     ///< its source, UTF-8
};

/// The test of a run. Names come from workflow type and run id, with nothing but letters and digits in them; everything
/// else of the history that is in the source stands in literals.
/// Error: Schema for a run without a completed workflow task. There is nothing to replay in it, and replayers refuse it or
/// wait for ever.
[[nodiscard]] Result<ReplayTest> makeReplayTest(const RunSnapshot& run, ReplaySdk sdk);

/// Writes both files of a run's test into a folder that is there; the test last, so that there is none without its history.
/// Blocks; call it on the pool. Returns their paths.
[[nodiscard]] Result<QStringList> saveReplayTest(const RunSnapshot& run, ReplaySdk sdk, const QString& folder,
                                                 ExistingFile existing, const ExportOptions& options = {});

} // namespace chronoscope
