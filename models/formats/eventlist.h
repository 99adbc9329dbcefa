// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/historyreader.h"

#include <optional>
#include <string>
#include <string_view>

namespace chronoscope {

/// How a file with one plain list of events begins.
struct EventListStart {
    std::size_t firstEvent = 0; ///< position of its bracket
    SourceFormat format = SourceFormat::JsonHistory;
    std::string firstKey; ///< first key of the first event, with its quotes: other events begin alike
};

/// Recognises {"events":[...]}, {"history":{"events":[...]}} and [event, ...] by the first bytes of a text; nothing when
/// it is something else, or when the list does not begin within these bytes.
[[nodiscard]] std::optional<EventListStart> findEventList(std::string_view head);

/// Position of the first event at or behind "from": a bracket followed by the key that all events begin with, itself
/// behind a comma or the bracket of the list. NotFound when there is none. At least EventLookBehind bytes before "from"
/// must be in the text, or all there are.
[[nodiscard]] std::size_t findListedEvent(std::string_view text, std::size_t from, std::string_view quotedFirstKey);
constexpr std::size_t EventLookBehind = 64;

} // namespace chronoscope
