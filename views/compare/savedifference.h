// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/differencetexts.h"
#include "models/core/error.h"

#include <QString>

namespace chronoscope {

/// Writes the differences of two runs into a file: as JSON where its name ends in .json, else as text. Replaces a file
/// that is there. Blocks; any thread. Errors: those of writeFileSafely(), and Io when the disk is full.
[[nodiscard]] Result<void> saveDifference(const QString& path, const RunDifference& runs, const RunOrigin& a,
                                          const RunOrigin& b);

} // namespace chronoscope
