// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/exportoptions.h"

namespace chronoscope {

/// The formats that hold the events themselves. Each is a RunWriter.

/// Indented by two spaces, events and unknown fields as eventToJson() writes them; payloads that the file had decoded
/// become base64 again, so that replayers read them.
[[nodiscard]] Result<void> writeJson(const RunSnapshot& run, QIODevice& device, const ExportOptions& options);
/// Compact events, one a line.
[[nodiscard]] Result<void> writeJsonLines(const RunSnapshot& run, QIODevice& device, const ExportOptions& options);
/// As writeJson(), with payloads in PayloadStyle::Readable.
[[nodiscard]] Result<void> writeReadable(const RunSnapshot& run, QIODevice& device, const ExportOptions& options);
/// Field 1 of temporal.api.history.v1.History for each event; unknown binary fields stay in it. Maps are sorted.
[[nodiscard]] Result<void> writeBinary(const RunSnapshot& run, QIODevice& device, const ExportOptions& options);

} // namespace chronoscope
