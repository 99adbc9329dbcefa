// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/exportoptions.h"

namespace chronoscope {

/// A report of a run that any browser shows and prints: facts, failures with their causes and stack traces, the timeline
/// as an inline picture, all groups, findings. A RunWriter.
///
/// Nothing is loaded from elsewhere and nothing runs: no script, no link, and a content security policy that forbids all
/// but the one style sheet in the file. All text of the history is escaped.
[[nodiscard]] Result<void> writeHtmlReport(const RunSnapshot& run, QIODevice& device, const ExportOptions& options);

} // namespace chronoscope
