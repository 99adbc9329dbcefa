// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/eventtext.h"

#include "models/formats/jsonscalars.h"
#include "models/formats/jsontext.h"

namespace chronoscope::eventtext {

using jsontext::NotFound;

namespace {

std::string_view withoutQuotes(std::string_view text)
{
    return text.size() >= 2 && text.front() == '"' && text.back() == '"' ? text.substr(1, text.size() - 2) : text;
}

/// Position of the last letter before "at" that is no white space; NotFound at the start of the text.
std::size_t lastBefore(std::string_view text, std::size_t at)
{
    while (at > 0) {
        --at;
        if (!jsontext::isSpace(text[at]))
            return at;
    }
    return NotFound;
}

} // namespace

bool isIdentifyingKey(std::string_view name)
{
    return name == "eventId" || name == "event_id" || name == "eventType" || name == "event_type";
}

bool isAttributesKey(std::string_view name)
{
    return name.ends_with("EventAttributes") || name.ends_with("_event_attributes");
}

std::string_view firstKey(std::string_view text, std::size_t at)
{
    const std::size_t quote = jsontext::skipSpace(text, at + 1);
    if (quote >= text.size() || text[quote] != '"')
        return {};
    const std::size_t end = jsontext::skipString(text, quote);
    return end == NotFound ? std::string_view() : text.substr(quote + 1, end - quote - 2);
}

std::string_view member(std::string_view object, std::string_view name, std::string_view otherName)
{
    std::size_t at = jsontext::skipSpace(object, 1);
    while (at < object.size() && object[at] == '"') {
        const std::size_t keyEnd = jsontext::skipString(object, at);
        if (keyEnd == NotFound)
            return {};
        const std::string_view key = object.substr(at + 1, keyEnd - at - 2);
        at = jsontext::skipSpace(object, keyEnd);
        if (at >= object.size() || object[at] != ':')
            return {};
        at = jsontext::skipSpace(object, at + 1);
        const std::size_t end = jsontext::skipValue(object, at);
        if (end == NotFound)
            return {};
        if (key == name || key == otherName)
            return object.substr(at, end - at);
        at = jsontext::skipSpace(object, end);
        if (at >= object.size() || object[at] != ',')
            return {};
        at = jsontext::skipSpace(object, at + 1);
    }
    return {};
}

std::int64_t eventId(std::string_view object)
{
    return jsonscalars::signedInteger(withoutQuotes(member(object, "eventId", "event_id"))).value_or(0);
}

std::string_view eventType(std::string_view object)
{
    return member(object, "eventType", "event_type");
}

bool isGoStruct(std::string_view object)
{
    return !member(object, "Attributes", "Attributes").empty();
}

std::size_t findStart(std::string_view text, std::size_t from)
{
    for (std::size_t quote = text.find("\"event", from); quote != NotFound; quote = text.find("\"event", quote + 1)) {
        const std::size_t bracket = lastBefore(text, quote);
        if (bracket == NotFound || bracket < from || text[bracket] != '{' || !isIdentifyingKey(firstKey(text, bracket)))
            continue;
        const std::size_t before = lastBefore(text, bracket);
        if (before == NotFound || text[before] != ':')
            return bracket;
    }
    return NotFound;
}

} // namespace chronoscope::eventtext
