// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/findingcollector.h"
#include "models/history/history.h"

#include <cstdint>
#include <string_view>

namespace chronoscope {

/// Parses one binary HistoryEvent into the chunk and reports what the schema lacks in it. Texts that are not UTF-8 are
/// repaired; an event that is damaged beyond that is reported and left out. "origin" is where the bytes begin in the file.
void readBinaryEvent(std::string_view bytes, std::int64_t origin, HistoryChunk& chunk, FindingCollector& findings);

/// Id of a binary HistoryEvent, which protobuf's writers put first; 0 when it is not there.
[[nodiscard]] std::int64_t binaryEventId(std::string_view event);

} // namespace chronoscope
