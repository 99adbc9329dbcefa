// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/findingcollector.h"
#include "models/formats/jsonfill.h"

#include <simdjson.h>

#include <cstdint>
#include <string_view>

namespace chronoscope {

/// Reads events of JSON text into a chunk. Serves one thread for any number of texts.
///
/// Every text must have simdjson::SIMDJSON_PADDING readable bytes behind it, and its brackets must match. "origin" is where
/// the text begins in the file, for findings.
class JsonEventReader {
public:
    /// A whole array of events. On an error the chunk holds the events before it.
    [[nodiscard]] simdjson::error_code readArray(std::string_view text, std::int64_t origin, HistoryChunk& chunk,
                                                 FindingCollector& findings);
    /// One event. On an error the chunk is as it was.
    [[nodiscard]] simdjson::error_code readEvent(std::string_view text, std::int64_t origin, HistoryChunk& chunk,
                                                 FindingCollector& findings);

private:
    simdjson::error_code open(std::string_view text, simdjson::ondemand::document& document);
    simdjson::error_code append(simdjson::ondemand::object object, HistoryChunk& chunk, FindingCollector& findings);
    void reportNotes(std::int64_t eventId, FindingCollector& findings) const;

    simdjson::ondemand::parser m_parser;
    JsonFiller m_filler;
    const char* m_text = nullptr;
    std::int64_t m_origin = 0;
};

} // namespace chronoscope
