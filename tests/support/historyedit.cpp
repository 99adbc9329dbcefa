// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/historyedit.h"

#include <google/protobuf/arena.h>

#include <random>
#include <utility>

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

std::shared_ptr<const History> tornHistory(const History& history, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::vector<HistoryEvent> result;
    for (const HistoryEvent& event : eventsOf(history)) {
        const auto fate = random() % 10;
        if (fate == 0)
            continue;
        result.push_back(event);
        if (fate == 1)
            result.push_back(event);
        if (fate == 2)
            std::swap(result.back(), result[random() % result.size()]);
    }
    if (seed % 2 == 0) {
        for (std::size_t position = 0; position < result.size(); ++position)
            result[position].set_event_id(static_cast<std::int64_t>(position) + 1);
    }
    return historyOf(result);
}

void setTime(HistoryEvent& event, Instant time)
{
    event.mutable_event_time()->set_seconds(time.nanoseconds() / NanosecondsPerSecond);
    event.mutable_event_time()->set_nanos(static_cast<int>(time.nanoseconds() % NanosecondsPerSecond));
}

} // namespace chronoscope::test
