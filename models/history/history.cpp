// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/history.h"

#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/arena.h>

#include <algorithm>
#include <numeric>

namespace chronoscope {

namespace {

// Small blocks: each chunk leaves half of its last one unused.
constexpr std::size_t FirstArenaBlockBytes = 8 * 1024;
constexpr std::size_t LargestArenaBlockBytes = 64 * 1024;

/// Saturates, since a hostile file may name any second of google.protobuf.Timestamp.
Instant toInstant(const google::protobuf::Timestamp& timestamp)
{
    const std::int64_t seconds = std::clamp(timestamp.seconds(), EarliestSecond, LatestSecond);
    const std::int64_t nanoseconds = std::clamp<std::int64_t>(timestamp.nanos(), 0, NanosecondsPerSecond - 1);
    return Instant(seconds * NanosecondsPerSecond + nanoseconds);
}

google::protobuf::ArenaOptions arenaOptions()
{
    google::protobuf::ArenaOptions options;
    options.start_block_size = FirstArenaBlockBytes;
    options.max_block_size = LargestArenaBlockBytes;
    return options;
}

} // namespace

HistoryChunk::HistoryChunk() : m_arena(std::make_unique<google::protobuf::Arena>(arenaOptions()))
{
}

HistoryChunk::~HistoryChunk() = default;

void HistoryChunk::append(const HistoryEvent* event)
{
    m_events.push_back(event);
    m_ids.push_back(event->event_id());
    m_times.push_back(event->has_event_time() ? toInstant(event->event_time()) : Instant());
    m_types.push_back(event->event_type());
    m_byteSizes.push_back(static_cast<std::uint32_t>(event->ByteSizeLong()));
}

void HistoryChunk::appendUnknown(UnknownJson unknown)
{
    m_unknown[static_cast<std::uint32_t>(m_events.size() - 1)].push_back(std::move(unknown));
}

History::History(std::vector<std::shared_ptr<const HistoryChunk>> chunks) : m_chunks(std::move(chunks))
{
    appendChunkColumns();
    const bool isAscending = std::is_sorted(m_ids.begin(), m_ids.end());
    if (!isAscending) {
        const bool isDescending = std::is_sorted(m_ids.rbegin(), m_ids.rend());
        m_originalOrder = isDescending ? EventOrder::NewestFirst : EventOrder::Unordered;
        if (isDescending)
            reverseColumns();
        else
            sortByEventId();
    }
    summarise();
}

void History::appendChunkColumns()
{
    std::size_t count = 0;
    for (const auto& chunk : m_chunks)
        count += chunk->size();
    m_events.reserve(count);
    m_ids.reserve(count);
    m_times.reserve(count);
    m_types.reserve(count);
    m_byteSizes.reserve(count);
    for (const auto& chunk : m_chunks) {
        const auto base = static_cast<std::uint32_t>(m_events.size());
        m_events.insert(m_events.end(), chunk->m_events.begin(), chunk->m_events.end());
        m_ids.insert(m_ids.end(), chunk->m_ids.begin(), chunk->m_ids.end());
        m_times.insert(m_times.end(), chunk->m_times.begin(), chunk->m_times.end());
        m_types.insert(m_types.end(), chunk->m_types.begin(), chunk->m_types.end());
        m_byteSizes.insert(m_byteSizes.end(), chunk->m_byteSizes.begin(), chunk->m_byteSizes.end());
        for (const auto& [position, unknown] : chunk->m_unknown)
            m_unknown.emplace(base + position, std::span<const UnknownJson>(unknown));
    }
}

void History::reverseColumns()
{
    std::vector<std::uint32_t> order(m_events.size());
    std::iota(order.rbegin(), order.rend(), 0U);
    permute(order);
}

void History::sortByEventId()
{
    std::vector<std::uint32_t> order(m_events.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return m_ids[a] < m_ids[b]; });
    permute(order);
}

void History::permute(const std::vector<std::uint32_t>& order)
{
    const auto permuted = [&order](const auto& column) {
        std::remove_cvref_t<decltype(column)> result;
        result.reserve(order.size());
        for (const std::uint32_t position : order)
            result.push_back(column[position]);
        return result;
    };
    m_events = permuted(m_events);
    m_ids = permuted(m_ids);
    m_times = permuted(m_times);
    m_types = permuted(m_types);
    m_byteSizes = permuted(m_byteSizes);
    if (m_unknown.empty())
        return;
    std::unordered_map<std::uint32_t, std::span<const UnknownJson>> moved;
    for (std::uint32_t position = 0; position < order.size(); ++position) {
        if (const auto found = m_unknown.find(order[position]); found != m_unknown.end())
            moved.emplace(position, found->second);
    }
    m_unknown = std::move(moved);
}

void History::summarise()
{
    for (std::size_t position = 0; position < m_events.size(); ++position) {
        m_totalBytes += m_byteSizes[position];
        // Unsigned, since a hostile file may name any id.
        if (position > 0 &&
            static_cast<std::uint64_t>(m_ids[position]) - static_cast<std::uint64_t>(m_ids[position - 1]) != 1)
            m_isContiguous = false;
        const Instant time = m_times[position];
        if (!time.isValid())
            continue;
        m_earliest = m_earliest.isValid() ? std::min(m_earliest, time) : time;
        m_latest = m_latest.isValid() ? std::max(m_latest, time) : time;
    }
}

std::span<const UnknownJson> History::unknownJson(EventIndex index) const
{
    if (m_unknown.empty())
        return {};
    const auto found = m_unknown.find(index.value);
    return found == m_unknown.end() ? std::span<const UnknownJson>() : found->second;
}

std::optional<EventIndex> History::findEventId(std::int64_t eventId) const
{
    if (m_ids.empty() || eventId < m_ids.front() || eventId > m_ids.back())
        return std::nullopt;
    if (m_isContiguous)
        return EventIndex(static_cast<std::size_t>(eventId - m_ids.front()));
    const auto found = std::lower_bound(m_ids.begin(), m_ids.end(), eventId);
    if (found == m_ids.end() || *found != eventId)
        return std::nullopt;
    return EventIndex(static_cast<std::size_t>(found - m_ids.begin()));
}

} // namespace chronoscope
