// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/history/runsnapshot.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace chronoscope {

/// One thing to read.
struct InputFile {
    QString path;              ///< "-" is standard input
    bool isFromFolder = false; ///< nobody named it: it may be something else than a history
};

/// The files that the arguments name: a folder stands for every file in it, by name, without its sub-folders.
[[nodiscard]] Result<std::vector<InputFile>> expandInputs(const QStringList& arguments);

/// Reads every run of one input. Blocks. Errors as loadRuns() and openFile().
[[nodiscard]] Result<std::vector<RunSnapshotPointer>> loadInput(const InputFile& input);

/// Loads one input after the other and hands over the runs of each, so that only one is in memory at a time.
/// Errors go to standard error; files of a folder that are no histories are only noted there.
/// The visitor returns false to stop early. Returns AllFine or Refused.
[[nodiscard]] int forEachInput(const std::vector<InputFile>& inputs,
                               const std::function<bool(const std::vector<RunSnapshotPointer>&)>& visit);

} // namespace chronoscope
