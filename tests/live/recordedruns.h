// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>

namespace chronoscope::test {

/// The runs that Python workers left in ../shared/recordings, and the SDK's own replayer on what we write of them.
class RecordedRuns {
public:
    /// Names of the recordings with a completed workflow task: without one there is nothing to replay.
    [[nodiscard]] static QStringList names();

    /// The binary files of all recordings, also of those whose workers' code is not at hand.
    [[nodiscard]] static QStringList allFiles();

    /// Writes a recording as JSON into the file.
    static void exportTo(const QString& jsonFile, const QString& recordedFile);

    /// What the SDK's replayer says of the original files with the unchanged code, by name: "ok", "nondeterminism".
    [[nodiscard]] static QHash<QString, QString> recordedVerdicts();

    /// Exports every recording as JSON, and replays what was written with the code of the workers that recorded it, each
    /// group of workers in a process of its own under a time limit. The folder is where the exports go.
    /// A group that did not come to its end leaves its histories without a verdict.
    [[nodiscard]] static QHash<QString, QString> replayExports(const QString& python, const QString& folder);

    /// Runs a script with these arguments for each group of workers, in a process of its own under a time limit, where
    /// the recorders' scripts find histories below the folder, their modules, and the objects that payloads refer to.
    static void runForEachGroup(const QString& python, const QString& folder, const QString& modules,
                                const std::function<QStringList(const QString& group)>& arguments);
};

} // namespace chronoscope::test
