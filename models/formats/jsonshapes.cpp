// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsonshapes.h"

#include "models/formats/damagedjson.h"
#include "models/formats/jsontext.h"

#include <optional>

namespace chronoscope {

using jsontext::NotFound;
using jsontext::SkipFailure;

namespace {

/// Histories lie at most this deep below the top of a file; looking further would only cost time.
constexpr int MaximumShapeDepth = 10;

/// What surrounds a value, as far as it decides what the value means.
enum class Place {
    Root,
    RootArray,
    History, ///< value of "history"
    Items,   ///< element of "items"
    Events,  ///< element of "events"
    Member,  ///< value of any other field
    Element  ///< element of any other array
};

class ShapeScanner {
public:
    ShapeScanner(std::string_view text, const CancellationToken& cancellation)
        : m_text(text), m_cancellation(cancellation)
    {
    }

    JsonLayout scan()
    {
        std::size_t at = skipBetweenDocuments(0);
        while (at < m_text.size() && !m_cancellation.isCancelled()) {
            const std::size_t eventsBefore = m_events;
            const std::size_t end = scanDocument(at);
            if (end == NotFound) {
                recover();
                break;
            }
            if (m_events > eventsBefore)
                ++m_layout.documents;
            at = skipBetweenDocuments(end);
        }
        if (m_layout.documents > 1)
            m_layout.format = SourceFormat::JsonLines;
        if (m_layout.hasManyEventCopies)
            m_layout.format = SourceFormat::JsonWebUi;
        return std::move(m_layout);
    }

private:
    struct Member {
        std::string_view name;
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    /// White space, NUL bytes and the record separators of RFC 7464.
    std::size_t skipBetweenDocuments(std::size_t at) const
    {
        while (at < m_text.size() && (jsontext::isSpace(m_text[at]) || m_text[at] == '\0' || m_text[at] == '\x1e'))
            ++at;
        return at;
    }

    std::size_t scanDocument(std::size_t at)
    {
        if (m_text[at] == '[')
            return scanArray(at, Place::RootArray, 0);
        if (m_text[at] != '{')
            return damaged(at, SkipFailure::Mismatch);
        std::optional<std::size_t> batch = m_looseBatch;
        const std::size_t end = scanObject(at, Place::Root, 0, batch);
        m_looseBatch = batch;
        return end;
    }

    std::size_t damaged(std::size_t at, SkipFailure why)
    {
        m_damageAt = at;
        m_damage = why;
        return NotFound;
    }

    std::size_t skipValue(std::size_t at)
    {
        SkipFailure failure = SkipFailure::None;
        const std::size_t end = jsontext::skipValue(m_text, at, &failure);
        return end == NotFound ? damaged(at, failure) : end;
    }

    std::size_t addEvent(std::size_t begin, std::size_t end, Place place, std::optional<std::size_t>& batch)
    {
        if (!batch) {
            batch = m_layout.batches.size();
            m_layout.batches.push_back({batchKind(place), {}});
        }
        const std::string_view event = m_text.substr(begin, end - begin);
        if (m_events++ == 0)
            m_layout.format = formatOf(place, event);
        m_layout.batches[*batch].events.push_back({begin, end, eventtext::eventId(event)});
        if (place == Place::Member)
            m_layout.hasManyEventCopies = true;
        return end;
    }

    EventBatch::Kind batchKind(Place place)
    {
        if (place != Place::Events)
            return EventBatch::Kind::Loose;
        const bool isOwnRun = std::exchange(m_isNewItem, false);
        return isOwnRun ? EventBatch::Kind::OwnRun : EventBatch::Kind::History;
    }

    SourceFormat formatOf(Place place, std::string_view event) const
    {
        if (eventtext::isGoStruct(event))
            return SourceFormat::JsonGoStructs;
        switch (place) {
        case Place::Root:
            return SourceFormat::JsonSingleEvent;
        case Place::RootArray:
            return SourceFormat::JsonEventArray;
        case Place::Events:
            return m_wrapperFormat.value_or(SourceFormat::JsonHistory);
        case Place::Member:
            return SourceFormat::JsonWebUi;
        case Place::History:
        case Place::Items:
        case Place::Element:
            break;
        }
        return SourceFormat::JsonHistoryArray;
    }

    std::size_t scanArray(std::size_t begin, Place elementPlace, int depth)
    {
        std::optional<std::size_t> batch;
        std::size_t at = jsontext::skipSpace(m_text, begin + 1);
        while (at < m_text.size() && m_text[at] != ']') {
            if (m_cancellation.isCancelled())
                return m_text.size();
            const std::size_t end = scanElement(at, elementPlace, depth, batch);
            if (end == NotFound)
                return NotFound;
            at = jsontext::skipSpace(m_text, end);
            if (at < m_text.size() && m_text[at] == ',')
                at = jsontext::skipSpace(m_text, at + 1);
            else if (at < m_text.size() && m_text[at] != ']')
                return damaged(at, SkipFailure::Mismatch);
        }
        return at < m_text.size() ? at + 1 : damaged(at, SkipFailure::Cut);
    }

    std::size_t scanElement(std::size_t at, Place place, int depth, std::optional<std::size_t>& batch)
    {
        if (m_text[at] == '{') {
            if (!eventtext::isIdentifyingKey(eventtext::firstKey(m_text, at)))
                return scanObject(at, place, depth + 1, batch);
            const std::size_t end = skipValue(at);
            return end == NotFound ? NotFound : addEvent(at, end, place, batch);
        }
        if (m_text[at] == '[' && depth < MaximumShapeDepth)
            return scanArray(at, Place::Element, depth + 1);
        const std::size_t end = skipValue(at);
        const bool isEventList = place == Place::Events || batch.has_value();
        if (end == NotFound || !isEventList || m_text.substr(at, end - at) == "null")
            return end;
        // Something else between events: it is reported, and the events behind it are searched for.
        return damaged(at, SkipFailure::Mismatch);
    }

    /// An event, or something that events are inside of.
    std::size_t scanObject(std::size_t begin, Place place, int depth, std::optional<std::size_t>& batch)
    {
        std::vector<Member> members;
        bool isEvent = false;
        bool isCarrier = false;
        std::size_t at = jsontext::skipSpace(m_text, begin + 1);
        while (at < m_text.size() && m_text[at] == '"') {
            Member member;
            if (!readKey(at, member))
                return NotFound;
            isEvent = isEvent || eventtext::isIdentifyingKey(member.name) || eventtext::isAttributesKey(member.name);
            const bool isWrapped = !isEvent && depth < MaximumShapeDepth && isWrapper(member.name, member.begin);
            isCarrier = isCarrier || isWrapped;
            member.end = isWrapped ? scanWrapped(member, place, depth) : skipValue(member.begin);
            if (member.end == NotFound)
                return NotFound;
            if (!isWrapped)
                members.push_back(member);
            at = jsontext::skipSpace(m_text, member.end);
            if (at < m_text.size() && m_text[at] == ',')
                at = jsontext::skipSpace(m_text, at + 1);
            else if (at < m_text.size() && m_text[at] != '}')
                return damaged(at, SkipFailure::Mismatch);
        }
        if (at >= m_text.size())
            return damaged(at, SkipFailure::Cut);
        if (m_text[at] != '}')
            return damaged(at, SkipFailure::Mismatch);
        if (isEvent && !isCarrier)
            return isReference(place, members) ? at + 1 : addEvent(begin, at + 1, place, batch);
        return scanMembers(members, isCarrier, depth) ? at + 1 : NotFound;
    }

    /// Answers of the server name events of a history that they don't hold: requestIdInfos, links.
    static bool isReference(Place place, const std::vector<Member>& members)
    {
        return place == Place::Member && std::ranges::all_of(members, [](const Member& member) {
                   return eventtext::isIdentifyingKey(member.name) || member.name == "buffered";
               });
    }

    /// A key with its colon; the value begins behind them.
    bool readKey(std::size_t at, Member& member)
    {
        const std::size_t end = jsontext::skipString(m_text, at);
        if (end == NotFound) {
            damaged(at, SkipFailure::Cut);
            return false;
        }
        member.name = m_text.substr(at + 1, end - at - 2);
        const std::size_t colon = jsontext::skipSpace(m_text, end);
        if (colon >= m_text.size() || m_text[colon] != ':') {
            damaged(colon, colon >= m_text.size() ? SkipFailure::Cut : SkipFailure::Mismatch);
            return false;
        }
        member.begin = jsontext::skipSpace(m_text, colon + 1);
        return true;
    }

    bool isWrapper(std::string_view name, std::size_t value) const
    {
        const char letter = value < m_text.size() ? m_text[value] : '\0';
        return ((name == "events" || name == "items") && letter == '[') || (name == "history" && letter == '{');
    }

    std::size_t scanWrapped(const Member& member, Place place, int depth)
    {
        if (member.name == "events") {
            // The outermost wrapper names the format.
            const auto outer = m_wrapperFormat;
            if (!m_wrapperFormat && (place == Place::RootArray || place == Place::Element))
                m_wrapperFormat = SourceFormat::JsonHistoryArray;
            const std::size_t end = scanArray(member.begin, Place::Events, depth + 1);
            m_wrapperFormat = outer;
            return end;
        }
        const auto outer = m_wrapperFormat;
        const bool isItems = member.name == "items";
        if (!m_wrapperFormat)
            m_wrapperFormat = isItems ? SourceFormat::JsonCloudExport : SourceFormat::JsonHistoryResponse;
        std::optional<std::size_t> batch;
        if (!isItems && place == Place::Items)
            m_isNewItem = true;
        const std::size_t end = isItems ? scanArray(member.begin, Place::Items, depth + 1)
                                        : scanObject(member.begin, Place::History, depth + 1, batch);
        m_wrapperFormat = outer;
        return end;
    }

    /// Fields beside the events: pages, raw histories, things that newer versions add; and whatever else holds events.
    bool scanMembers(const std::vector<Member>& members, bool isCarrier, int depth)
    {
        std::optional<std::size_t> batch;
        for (const Member& member : members) {
            const std::string_view value = m_text.substr(member.begin, member.end - member.begin);
            if (member.name == "rawHistory" || member.name == "raw_history") {
                m_layout.rawHistories.push_back(value);
            } else if (member.name == "nextPageToken" || member.name == "next_page_token") {
                if (value.size() > 2 && value.front() == '"')
                    m_layout.findings.addMorePages(static_cast<std::int64_t>(member.begin));
            } else if (isCarrier) {
                if (value != "null" && member.name != "archived")
                    m_layout.findings.add(Observation{Finding::Kind::UnknownField, std::string(member.name),
                                                      std::string(value.substr(0, 200)), std::nullopt,
                                                      static_cast<std::int64_t>(member.begin)});
            } else if (value.front() == '{' && depth < MaximumShapeDepth) {
                if (scanObject(member.begin, Place::Member, depth + 1, batch) == NotFound)
                    return false;
            } else if (value.front() == '[' && depth < MaximumShapeDepth) {
                if (scanArray(member.begin, Place::Element, depth + 1) == NotFound)
                    return false;
            }
        }
        return true;
    }

    /// Searches the rest of a text that is no JSON for events that are whole.
    void recover()
    {
        m_layout.isDamaged = true;
        RecoveredEvents recovered = recoverEvents(m_text, m_damageAt, m_text.size());
        if (recovered.parts.empty())
            recovered.parts.push_back({m_damageAt, m_damageAt});
        const bool isCut = m_damage == SkipFailure::Cut && recovered.events.empty();
        for (const DamagedPart& part : recovered.parts)
            m_layout.findings.add(damageFinding(m_text, part, isCut));
        if (recovered.events.empty())
            return;
        if (m_layout.batches.empty())
            m_layout.batches.push_back({EventBatch::Kind::Loose, {}});
        m_events += recovered.events.size();
        EventBatch& batch = m_layout.batches.back();
        batch.kind = batch.kind == EventBatch::Kind::OwnRun ? batch.kind : EventBatch::Kind::Loose;
        batch.events.insert(batch.events.end(), recovered.events.begin(), recovered.events.end());
    }

    std::string_view m_text;
    const CancellationToken& m_cancellation;
    JsonLayout m_layout;
    std::optional<std::size_t> m_looseBatch;
    std::optional<SourceFormat> m_wrapperFormat;
    std::size_t m_events = 0;
    std::size_t m_damageAt = 0;
    SkipFailure m_damage = SkipFailure::None;
    bool m_isNewItem = false;
};

} // namespace

JsonLayout scanJsonLayout(std::string_view text, const CancellationToken& cancellation)
{
    return ShapeScanner(text, cancellation).scan();
}

} // namespace chronoscope
