// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/exportoptions.h"

namespace chronoscope {

/// Tables as CsvRow writes them, with names of columns in the first row. Each is a RunWriter.

/// A row for each event: eventId, time, sinceStartSeconds, type, groupKind, groupName, groupFirstEventId, summary, bytes,
/// payloadBytes, payloads (decoded, at most 2000 characters), failure.
[[nodiscard]] Result<void> writeEventCsv(const RunSnapshot& run, QIODevice& device, const ExportOptions& options);

/// A row for each group: firstEventId, lastEventId, events, kind, name, summary, status, attempts (empty where not
/// recorded), start, started, end, queueSeconds, durationSeconds, taskQueue, worker, inputBytes, resultBytes, failure.
[[nodiscard]] Result<void> writeGroupCsv(const RunSnapshot& run, QIODevice& device, const ExportOptions& options);

} // namespace chronoscope
