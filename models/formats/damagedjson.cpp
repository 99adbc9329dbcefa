// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/damagedjson.h"

#include "models/formats/jsonstring.h"
#include "models/formats/jsontext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cstdio>

namespace chronoscope {

using jsontext::NotFound;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HistoryReader)
};

/// Where the next event begins that stands behind a comma and a closed bracket, as in a list that is in order.
std::size_t nextInList(std::string_view text, std::size_t from)
{
    for (std::size_t start = eventtext::findStart(text, from); start != NotFound;
         start = eventtext::findStart(text, start + 1)) {
        std::size_t before = start;
        while (before > from && jsontext::isSpace(text[before - 1]))
            --before;
        if (before == from || text[before - 1] != ',')
            continue;
        --before;
        while (before > from && jsontext::isSpace(text[before - 1]))
            --before;
        if (before > from && text[before - 1] == '}')
            return start;
    }
    return text.size();
}

/// Length of the whole event that the text starts with; NotFound when it is none.
std::size_t wholeEvent(std::string_view text)
{
    const std::size_t length = jsontext::skipValue(text, 0);
    return length != NotFound && jsontext::isWellFormed(text.substr(0, length)) ? length : NotFound;
}

/// Tries the places where events seem to begin, one after the other.
class EventSearch {
public:
    EventSearch(std::string_view text, std::size_t begin) : m_text(text), m_listLimit(begin), m_budget(text.size() * 8)
    {
    }

    /// Length of the event that begins here, NotFound when it is not whole. "next" is where another one seems to begin:
    /// an event that reaches beyond it is broken, unless it holds lists of objects that only look like events.
    std::size_t lengthOf(std::size_t start, std::size_t next)
    {
        const std::size_t length = wholeEvent(m_text.substr(start, next - start));
        if (length != NotFound || next == m_text.size())
            return length;
        if (m_listLimit <= start)
            m_listLimit = nextInList(m_text, start + 1);
        // The second look costs time again: hostile text must not make it quadratic.
        const std::size_t cost = m_listLimit - start;
        if (m_listLimit <= next || cost > m_budget)
            return NotFound;
        m_budget -= cost;
        return wholeEvent(m_text.substr(start, cost));
    }

private:
    std::string_view m_text;
    std::size_t m_listLimit;
    std::size_t m_budget;
};

bool isOnlyPunctuation(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char letter) { return jsontext::isSpace(letter) || letter == ',' || letter == '\0'; });
}

/// Brackets that close the lists around the events.
bool isClosing(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char letter) {
        return jsontext::isSpace(letter) || letter == ',' || letter == ']' || letter == '}' || letter == '\0';
    });
}

} // namespace

RecoveredEvents recoverEvents(std::string_view text, std::size_t begin, std::size_t end)
{
    RecoveredEvents result;
    text = text.substr(0, end);
    std::size_t unread = begin;
    EventSearch search(text, begin);
    const auto addPart = [&](std::size_t partEnd) {
        const std::string_view part = text.substr(unread, partEnd - unread);
        const bool isEndOfList = partEnd == end && !result.events.empty() && isClosing(part);
        if (!isOnlyPunctuation(part) && !isEndOfList)
            result.parts.push_back({unread, partEnd});
    };
    std::size_t start = eventtext::findStart(text, begin);
    while (start != NotFound) {
        const std::size_t next = eventtext::findStart(text, start + 1);
        const std::size_t length = search.lengthOf(start, std::min(next, text.size()));
        if (length == NotFound) {
            start = next;
            continue;
        }
        addPart(start);
        result.events.push_back({start, start + length, eventtext::eventId(text.substr(start, length))});
        unread = start + length;
        start = next == NotFound || next >= unread ? next : eventtext::findStart(text, unread);
    }
    addPart(end);
    return result;
}

Finding damageFinding(std::string_view text, const DamagedPart& part, bool isKnownCut)
{
    Finding finding;
    finding.severity = Finding::Severity::Error;
    const std::size_t start = eventtext::findStart(text.substr(0, part.end), part.begin);
    const std::string_view rest = start == NotFound ? std::string_view() : text.substr(start, part.end - start);
    finding.byteOffset = static_cast<std::int64_t>(start == NotFound ? part.begin : start);
    if (const std::int64_t id = rest.empty() ? 0 : eventtext::eventId(rest))
        finding.eventId = id;
    jsontext::SkipFailure failure = jsontext::SkipFailure::None;
    const bool isAtEnd = part.end == text.size();
    const bool isCut = isAtEnd && (isKnownCut || (!rest.empty() && jsontext::skipValue(rest, 0, &failure) == NotFound &&
                                                  failure == jsontext::SkipFailure::Cut));
    finding.kind = isCut ? Finding::Kind::CutFile : Finding::Kind::DamagedEvent;
    if (isCut && rest.empty())
        finding.message = Texts::tr("The file ends before its list of events is closed; events may be missing.");
    else if (isCut)
        finding.message =
            Texts::tr("The file ends in the middle of this event; it and everything behind it is missing.");
    else if (part.begin == part.end)
        finding.message = Texts::tr("The list of events is broken here; the events behind it could be read.");
    else if (rest.empty())
        finding.message = Texts::tr("%1 bytes here are no events; they were passed over.").arg(part.end - part.begin);
    else
        finding.message =
            Texts::tr("This event is damaged and could not be read (%1 bytes).").arg(part.end - part.begin);
    finding.remedy = Texts::tr("Export the history again.");
    return finding;
}

std::optional<RepairedText> repairedText(std::string_view event)
{
    RepairedText result;
    bool isInString = false;
    bool isRepaired = false;
    const auto repair = [&](std::size_t at, std::string_view replacement) {
        if (!isRepaired)
            result.firstRepair = at;
        isRepaired = true;
        result.text += replacement;
    };
    for (std::size_t at = 0; at < event.size();) {
        const char letter = event[at];
        const auto code = static_cast<unsigned char>(letter);
        const std::size_t length = jsontext::utf8SequenceLength(event, at);
        if (length == 0) {
            repair(at++, "\xEF\xBF\xBD");
        } else if (isInString && code < 0x20) {
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04x", code);
            repair(at++, escape.data());
        } else if (isInString && letter == '\\' && at + 1 < event.size() &&
                   static_cast<unsigned char>(event[at + 1]) >= 0x20 &&
                   static_cast<unsigned char>(event[at + 1]) < 0x80) {
            result.text.append(event, at, 2);
            at += 2;
        } else {
            isInString = isInString != (letter == '"');
            result.text.append(event, at, length);
            at += length;
        }
    }
    return isRepaired ? std::optional(std::move(result)) : std::nullopt;
}

} // namespace chronoscope
