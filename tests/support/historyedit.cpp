// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/historyedit.h"

#include <google/protobuf/arena.h>

namespace chronoscope::test {

std::vector<HistoryEvent> eventsOf(const History& history)
{
    std::vector<HistoryEvent> events;
    events.reserve(history.size());
    for (std::size_t position = 0; position < history.size(); ++position)
        events.push_back(history.event(EventIndex(position)));
    return events;
}

std::shared_ptr<const History> historyOf(const std::vector<HistoryEvent>& events, std::size_t eventsPerChunk)
{
    std::vector<std::shared_ptr<const HistoryChunk>> chunks;
    std::shared_ptr<HistoryChunk> chunk;
    for (const HistoryEvent& event : events) {
        if (!chunk || chunk->size() >= eventsPerChunk) {
            chunk = std::make_shared<HistoryChunk>();
            chunks.push_back(chunk);
        }
        auto* copy = google::protobuf::Arena::CreateMessage<HistoryEvent>(&chunk->arena());
        copy->CopyFrom(event);
        chunk->append(copy);
    }
    return std::make_shared<History>(std::move(chunks));
}

void setTime(HistoryEvent& event, Instant time)
{
    event.mutable_event_time()->set_seconds(time.nanoseconds() / NanosecondsPerSecond);
    event.mutable_event_time()->set_nanos(static_cast<int>(time.nanoseconds() % NanosecondsPerSecond));
}

} // namespace chronoscope::test
