// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/history/runsummary.h"
#include "models/replay/resetpreview.h"

#include <QString>

namespace chronoscope {

/// A word as a POSIX shell reads it back letter by letter: in single quotes where it has anything but harmless letters.
[[nodiscard]] QString shellQuoted(const QString& word);

/// The command of Temporal's command line that does such a reset, for the user to copy:
///
///     temporal workflow reset --workflow-id order-1 --run-id 01a2... --event-id 5 --reason 'why' --reapply-exclude Signal
///
/// Ids are quoted. Errors (Schema): the history lacks an id, has control characters in one, which no shell takes for sure,
/// or that command line has no word for the exclusions (Nexus alone).
[[nodiscard]] Result<QString> resetCommand(const RunSummary& run, const ResetPoint& point,
                                           const ReapplyExclusions& exclusions, const QString& reason);

} // namespace chronoscope
