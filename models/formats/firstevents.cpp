// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/firstevents.h"

#include "models/formats/binaryreader.h"
#include "models/formats/contentrecognition.h"
#include "models/formats/eventlist.h"
#include "models/formats/eventtext.h"
#include "models/formats/jsonevents.h"
#include "models/formats/jsontext.h"

#include <string>

namespace chronoscope {

namespace {

/// Events and how many bytes of the file they came from.
struct FirstEvents {
    std::shared_ptr<const History> history;
    SourceFormat format = SourceFormat::JsonHistory;
    std::size_t bytes = 0;
};

FirstEvents firstJsonEvents(std::string_view head)
{
    const auto list = findEventList(head);
    if (!list)
        return {};
    std::string text(head);
    text.resize(head.size() + simdjson::SIMDJSON_PADDING);
    const std::string_view view(text.data(), head.size());
    auto chunk = std::make_shared<HistoryChunk>();
    FindingCollector findings; // of a part only; the whole file is judged later
    JsonEventReader reader;
    std::size_t at = list->firstEvent;
    while (at < view.size() && view[at] == '{') {
        const std::size_t end = jsontext::skipValue(view, at);
        if (end == jsontext::NotFound ||
            reader.readEvent(view.substr(at, end - at), static_cast<std::int64_t>(at), *chunk, findings))
            break;
        at = jsontext::skipSpace(view, end);
        if (at >= view.size() || view[at] != ',')
            break;
        at = jsontext::skipSpace(view, at + 1);
    }
    if (chunk->size() == 0)
        return {};
    std::vector<std::shared_ptr<const HistoryChunk>> chunks{std::move(chunk)};
    return {std::make_shared<const History>(std::move(chunks)), list->format, at};
}

FirstEvents firstBinaryEvents(std::string_view head)
{
    std::vector<ReadRun> runs = readBinaryHead(head);
    if (runs.empty())
        return {};
    const auto bytes = static_cast<std::size_t>(runs.front().history->totalBytes());
    return {std::move(runs.front().history), runs.front().format, bytes};
}

} // namespace

void announceFirstEvents(std::string_view head, std::int64_t size, const ReadOptions& options)
{
    if (!options.onFirstEvents || size < FirstEventsMinimum)
        return;
    FirstEvents first;
    switch (recogniseContent(head)) {
    case Content::Json:
        first = firstJsonEvents(head);
        break;
    case Content::Binary:
        first = firstBinaryEvents(head);
        break;
    case Content::Empty:
    case Content::Utf16:
    case Content::Gzip:
    case Content::Zstandard:
        break;
    }
    if (!first.history || first.bytes == 0 || !hasTemporalEvent(*first.history))
        return;
    const double eventsPerByte = static_cast<double>(first.history->size()) / static_cast<double>(first.bytes);
    const auto estimate = static_cast<std::int64_t>(eventsPerByte * static_cast<double>(size));
    options.onFirstEvents(std::move(first.history), first.format, estimate);
}

} // namespace chronoscope
