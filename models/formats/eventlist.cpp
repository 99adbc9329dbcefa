// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/eventlist.h"

#include "models/formats/eventtext.h"
#include "models/formats/jsontext.h"

#include <algorithm>

namespace chronoscope {

using jsontext::NotFound;

namespace {

constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

char letterAt(std::string_view text, std::size_t at)
{
    return at < text.size() ? text[at] : '\0';
}

/// Position of the value of a member of the object at "at"; other members before it are passed over.
std::size_t memberValue(std::string_view text, std::size_t at, std::string_view first, std::string_view second)
{
    at = jsontext::skipSpace(text, at + 1);
    while (letterAt(text, at) == '"') {
        const std::size_t keyEnd = jsontext::skipString(text, at);
        if (keyEnd == NotFound)
            return NotFound;
        const std::string_view key = text.substr(at + 1, keyEnd - at - 2);
        at = jsontext::skipSpace(text, keyEnd);
        if (letterAt(text, at) != ':')
            return NotFound;
        at = jsontext::skipSpace(text, at + 1);
        if (key == first || key == second)
            return at;
        const std::size_t end = jsontext::skipValue(text, at);
        if (end == NotFound)
            return NotFound;
        at = jsontext::skipSpace(text, end);
        if (letterAt(text, at) != ',')
            return NotFound;
        at = jsontext::skipSpace(text, at + 1);
    }
    return NotFound;
}

} // namespace

std::optional<EventListStart> findEventList(std::string_view head)
{
    EventListStart start;
    std::size_t at = jsontext::skipSpace(head, head.starts_with(ByteOrderMark) ? ByteOrderMark.size() : 0);
    if (letterAt(head, at) == '{') {
        at = memberValue(head, at, "events", "history");
        if (letterAt(head, at) == '{') {
            start.format = SourceFormat::JsonHistoryResponse;
            at = memberValue(head, at, "events", "events");
        }
    } else {
        start.format = SourceFormat::JsonEventArray;
    }
    if (letterAt(head, at) != '[')
        return std::nullopt;
    at = jsontext::skipSpace(head, at + 1);
    if (letterAt(head, at) != '{')
        return std::nullopt;
    const std::string_view key = eventtext::firstKey(head, at);
    if (!eventtext::isIdentifyingKey(key))
        return std::nullopt;
    if (eventtext::isGoStruct(head.substr(at)))
        start.format = SourceFormat::JsonGoStructs;
    start.firstEvent = at;
    start.firstKey = '"' + std::string(key) + '"';
    return start;
}

std::size_t findListedEvent(std::string_view text, std::size_t from, std::string_view quotedFirstKey)
{
    const auto spaceBefore = [text](std::size_t at) {
        const std::size_t lowest = at > EventLookBehind ? at - EventLookBehind : 0;
        while (at > lowest && jsontext::isSpace(text[at - 1]))
            --at;
        return at;
    };
    for (std::size_t key = text.find(quotedFirstKey, from); key != NotFound;
         key = text.find(quotedFirstKey, key + quotedFirstKey.size())) {
        const std::size_t bracket = spaceBefore(key);
        if (bracket <= from || text[bracket - 1] != '{')
            continue;
        const std::size_t before = spaceBefore(bracket - 1);
        if (before > 0 && (text[before - 1] == ',' || text[before - 1] == '['))
            return bracket - 1;
    }
    return NotFound;
}

} // namespace chronoscope
