// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/runpart.h"

#include "models/history/causality.h"
#include "models/history/historycheck.h"

#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/arena.h>

#include <algorithm>

namespace chronoscope {

RunSnapshotPointer partOfRun(const RunSnapshot& run, std::span<const EventIndex> events)
{
    auto chunk = std::make_shared<HistoryChunk>();
    for (const EventIndex event : events) {
        auto* copy = google::protobuf::Arena::CreateMessage<HistoryEvent>(&chunk->arena());
        copy->CopyFrom(run.history->event(event));
        chunk->append(copy);
        for (const UnknownJson& unknown : run.history->unknownJson(event))
            chunk->appendUnknown(unknown);
    }
    auto part = std::make_shared<RunSnapshot>(run);
    part->history = std::make_shared<const History>(std::vector<std::shared_ptr<const HistoryChunk>>{std::move(chunk)});
    part->groups = EventGroups::build(part->history);
    part->causality = Causality::build(*part->history);
    part->findings = checkHistory(*part->history, run.sourceName);
    // Positions of events are those of the part.
    part->summary.startedEvent = EventIndex();
    part->summary.closeEvent = EventIndex();
    part->summary.eventCount = static_cast<std::int64_t>(events.size());
    part->summary.historyBytes = part->history->totalBytes();
    part->estimatedEventCount = part->summary.eventCount;
    return part;
}

std::vector<EventIndex> eventsWithIds(const History& history, std::int64_t first, std::int64_t last)
{
    std::vector<EventIndex> events;
    for (std::size_t index = 0; index < history.size(); ++index) {
        const std::int64_t id = history.eventId(EventIndex(index));
        if (id >= first && id <= last)
            events.emplace_back(index);
    }
    return events;
}

std::vector<EventIndex> eventsWithin(const EventGroups& groups, Instant start, Instant end)
{
    std::vector<EventIndex> events;
    for (std::size_t index = 0; index < groups.size(); ++index) {
        const GroupIndex group(index);
        const EventGroup& facts = groups.group(group);
        const bool beginsBefore = !facts.start.isValid() || facts.start <= end;
        const bool endsAfter = facts.isOpen() || !facts.end.isValid() || facts.end >= start;
        if (beginsBefore && endsAfter)
            events.insert(events.end(), groups.members(group).begin(), groups.members(group).end());
    }
    std::sort(events.begin(), events.end());
    return events;
}

} // namespace chronoscope
