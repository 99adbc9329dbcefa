// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsonevents.h"

#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>

namespace chronoscope {

namespace ondemand = simdjson::ondemand;

namespace {

constexpr std::size_t SmallestCapacity = 16 * 1024;

} // namespace

simdjson::error_code JsonEventReader::open(std::string_view text, ondemand::document& document)
{
    if (text.size() > m_parser.capacity()) {
        const std::size_t capacity = std::max({text.size(), m_parser.capacity() * 2, SmallestCapacity});
        if (const auto error = m_parser.allocate(capacity))
            return error;
    }
    return m_parser.iterate(text.data(), text.size(), text.size() + simdjson::SIMDJSON_PADDING).get(document);
}

simdjson::error_code JsonEventReader::readArray(std::string_view text, std::int64_t origin, HistoryChunk& chunk,
                                                FindingCollector& findings)
{
    m_text = text.data();
    m_origin = origin;
    ondemand::document document;
    ondemand::array events;
    if (const auto error = open(text, document))
        return error;
    if (const auto error = document.get_array().get(events))
        return error;
    for (auto item : events) {
        ondemand::object object;
        if (const auto error = item.get_object().get(object))
            return error;
        if (const auto error = append(object, chunk, findings))
            return error;
    }
    // The array must be all there is: otherwise it ended before the text did.
    return document.current_location().error() == simdjson::OUT_OF_BOUNDS ? simdjson::SUCCESS
                                                                          : simdjson::TRAILING_CONTENT;
}

simdjson::error_code JsonEventReader::readEvent(std::string_view text, std::int64_t origin, HistoryChunk& chunk,
                                                FindingCollector& findings)
{
    m_text = text.data();
    m_origin = origin;
    ondemand::document document;
    ondemand::object object;
    if (const auto error = open(text, document))
        return error;
    if (const auto error = document.get_object().get(object))
        return error;
    return append(object, chunk, findings);
}

simdjson::error_code JsonEventReader::append(ondemand::object object, HistoryChunk& chunk, FindingCollector& findings)
{
    auto* event = google::protobuf::Arena::CreateMessage<HistoryEvent>(&chunk.arena());
    if (const auto error = m_filler.fill(object, *event))
        return error;
    chunk.append(event);
    for (UnknownJson& unknown : m_filler.unknown())
        chunk.appendUnknown(std::move(unknown));
    if (!m_filler.notes().empty())
        reportNotes(event->event_id(), findings);
    return simdjson::SUCCESS;
}

void JsonEventReader::reportNotes(std::int64_t eventId, FindingCollector& findings) const
{
    for (const FillNote& note : m_filler.notes())
        findings.add(Observation{note.kind, note.path, note.value, eventId, m_origin + (note.where - m_text)});
}

} // namespace chronoscope
