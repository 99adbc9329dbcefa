// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/core/strongindex.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace google::protobuf {
class Arena;
}
namespace temporal::api::history::v1 {
class HistoryEvent;
}

namespace chronoscope {

using HistoryEvent = temporal::api::history::v1::HistoryEvent;

/// Position of an event in a History, oldest first. Differs from its event id, which the file gives.
using EventIndex = StrongIndex<struct EventIndexTag>;

/// A JSON field or value of an event that the schema cannot hold, exactly as it stood in the file.
struct UnknownJson {
    std::string
        path; ///< where below the event: "newFieldOfTomorrow", "activityTaskScheduledEventAttributes.priority.x"
    std::string json;     ///< its value, as JSON text of the file
    bool isValue = false; ///< the field is known, its value is not (an enum value, a payload inlined as JSON)
    /// An unknown event type stands here too, with path "eventType".
};

/// Events that were read together and live in one arena. Immutable once it is in a History.
class HistoryChunk {
public:
    HistoryChunk();
    ~HistoryChunk();
    HistoryChunk(const HistoryChunk&) = delete;
    HistoryChunk& operator=(const HistoryChunk&) = delete;

    /// Where the messages of this chunk are to be created. One thread at a time.
    [[nodiscard]] google::protobuf::Arena& arena() { return *m_arena; }

    /// Takes an event that lives in the arena, and remembers what columns need.
    void append(const HistoryEvent* event);
    /// Attaches what the schema could not hold to the event that was appended last.
    void appendUnknown(UnknownJson unknown);

    [[nodiscard]] std::size_t size() const { return m_events.size(); }
    [[nodiscard]] const HistoryEvent& event(std::size_t position) const { return *m_events[position]; }

private:
    friend class History;
    std::unique_ptr<google::protobuf::Arena> m_arena;
    std::vector<const HistoryEvent*> m_events;
    std::vector<std::int64_t> m_ids;
    std::vector<Instant> m_times;
    std::vector<std::int32_t> m_types;
    std::vector<std::uint32_t> m_byteSizes;
    std::unordered_map<std::uint32_t, std::vector<UnknownJson>> m_unknown;
};

/// The order in which a file had its events.
enum class EventOrder { OldestFirst, NewestFirst, Unordered };

/// The events of one run, oldest first: an immutable snapshot that any thread may read.
/// A later snapshot of the same run shares the chunks of the earlier one.
class History {
public:
    History() = default;
    explicit History(std::vector<std::shared_ptr<const HistoryChunk>> chunks);

    [[nodiscard]] std::size_t size() const { return m_events.size(); }
    [[nodiscard]] bool isEmpty() const { return m_events.empty(); }

    [[nodiscard]] const HistoryEvent& event(EventIndex index) const { return *m_events[index.value]; }
    [[nodiscard]] std::int64_t eventId(EventIndex index) const { return m_ids[index.value]; }
    /// When the server recorded it, UTC; not valid where the file has no time.
    [[nodiscard]] Instant time(EventIndex index) const { return m_times[index.value]; }
    /// Number of temporal.api.enums.v1.EventType; 0 when the file names a type that the schema lacks.
    [[nodiscard]] std::int32_t type(EventIndex index) const { return m_types[index.value]; }
    /// Size of the event in bytes as binary protobuf.
    [[nodiscard]] std::uint32_t byteSize(EventIndex index) const { return m_byteSizes[index.value]; }
    /// What the schema could not hold of a JSON event. Unknown binary fields stay inside the message itself.
    [[nodiscard]] std::span<const UnknownJson> unknownJson(EventIndex index) const;
    /// True when any event has unknown JSON.
    [[nodiscard]] bool hasUnknownJson() const { return !m_unknown.empty(); }

    /// The event with this id; the first of them where a file has several.
    [[nodiscard]] std::optional<EventIndex> findEventId(std::int64_t eventId) const;

    /// Earliest and latest time of all events; not valid when no event has one.
    [[nodiscard]] Instant earliest() const { return m_earliest; }
    [[nodiscard]] Instant latest() const { return m_latest; }
    /// Sum of byteSize() in bytes.
    [[nodiscard]] std::int64_t totalBytes() const { return m_totalBytes; }
    [[nodiscard]] EventOrder originalOrder() const { return m_originalOrder; }
    [[nodiscard]] std::span<const std::shared_ptr<const HistoryChunk>> chunks() const { return m_chunks; }

private:
    void appendChunkColumns();
    void sortByEventId();
    void reverseColumns();
    void permute(const std::vector<std::uint32_t>& order);
    void summarise();

    std::vector<std::shared_ptr<const HistoryChunk>> m_chunks;
    std::vector<const HistoryEvent*> m_events;
    std::vector<std::int64_t> m_ids;
    std::vector<Instant> m_times;
    std::vector<std::int32_t> m_types;
    std::vector<std::uint32_t> m_byteSizes;
    std::unordered_map<std::uint32_t, std::span<const UnknownJson>> m_unknown;
    Instant m_earliest;
    Instant m_latest;
    std::int64_t m_totalBytes = 0;
    EventOrder m_originalOrder = EventOrder::OldestFirst;
    bool m_isContiguous = true; ///< ids run first, first+1, ...: the usual case needs no search
};

} // namespace chronoscope
