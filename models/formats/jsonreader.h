// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/findingcollector.h"
#include "models/formats/historyreader.h"

#include <string_view>
#include <vector>

namespace chronoscope {

/// Reads any JSON that holds histories: scans the whole text for where events are, then fills them on several threads.
/// "findings" are those noticed before. No runs at all means that there is no event in it. Errors: Cancelled.
///
/// jsonPadding() bytes behind the text must be readable; what they hold does not matter.
[[nodiscard]] Result<std::vector<ReadRun>> readJson(std::string_view text, FindingCollector findings,
                                                    const ReadOptions& options);

/// Bytes that simdjson may read behind a text.
[[nodiscard]] std::size_t jsonPadding();

} // namespace chronoscope
