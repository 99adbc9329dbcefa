// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/historyreader.h"

#include <optional>

namespace chronoscope {

/// The fast way into a large binary History: threads take windows of whole events from the file one after the other, so
/// that nothing ever holds all of its bytes. Nothing when the file is not as regular as that (cut, other fields, several
/// runs): then the whole must be looked at. An error only when it was cancelled.
[[nodiscard]] std::optional<Result<ReadRun>> readBinarySlices(const ByteSource& source, const ReadOptions& options,
                                                              std::int64_t windowBytes = 1024 * 1024);

} // namespace chronoscope
