// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// What the JSON text of an event tells before anybody parses it.
namespace chronoscope::eventtext {

/// Where an event stands in a text.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::int64_t id = 0; ///< 0 when the text does not tell
};

/// True for the names that only events begin with: eventId, event_id, eventType, event_type.
[[nodiscard]] bool isIdentifyingKey(std::string_view name);
/// True for activityTaskStartedEventAttributes and its like, in all spellings.
[[nodiscard]] bool isAttributesKey(std::string_view name);

/// First key of the object that starts at "at", without its quotes; empty when there is none.
[[nodiscard]] std::string_view firstKey(std::string_view text, std::size_t at);

/// Raw text of a member of the object that the text starts with, found without looking into other members. The object
/// may be cut. Empty when there is no such member.
[[nodiscard]] std::string_view member(std::string_view object, std::string_view name, std::string_view otherName);

/// Event id of the object that the text starts with; 0 when it does not tell.
[[nodiscard]] std::int64_t eventId(std::string_view object);
/// Raw event type of the object; empty when it does not tell.
[[nodiscard]] std::string_view eventType(std::string_view object);
/// True when the event has the look of Go's encoding/json.
[[nodiscard]] bool isGoStruct(std::string_view object);

/// Next position from "from" on where an event seems to begin: a bracket followed by an identifying key, and not the value
/// of a field. Events inside of other values' texts cannot match, since quotes there are escaped. NotFound when none.
[[nodiscard]] std::size_t findStart(std::string_view text, std::size_t from);

} // namespace chronoscope::eventtext
