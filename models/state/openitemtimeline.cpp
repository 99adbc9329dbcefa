// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/state/openitemtimeline.h"

#include <algorithm>

namespace chronoscope {

namespace {

/// Fewer changes than these are looked through faster than a checkpoint is found.
constexpr std::uint32_t FewestChanges = 64;

bool isAfter(EventIndex event, EventIndex moment)
{
    return event > moment; // "Not valid" is later than every event.
}

} // namespace

std::uint32_t OpenItemTimeline::open(const OpenItem& item)
{
    const auto position = static_cast<std::uint32_t>(m_items.size());
    m_items.push_back(item);
    m_closed.emplace_back();
    ++m_openCount;
    countChange(item.opened);
    return position;
}

void OpenItemTimeline::close(std::uint32_t position, EventIndex event)
{
    m_closed[position] = event;
    --m_openCount;
    countChange(event);
}

void OpenItemTimeline::countChange(EventIndex event)
{
    if (++m_changesSinceCheckpoint < std::max(FewestChanges, m_openCount))
        return;
    Checkpoint checkpoint;
    checkpoint.event = event;
    checkpoint.itemCount = static_cast<std::uint32_t>(m_items.size());
    checkpoint.first = static_cast<std::uint32_t>(m_openAtCheckpoint.size());
    checkpoint.count = m_openCount;
    m_openAtCheckpoint.reserve(m_openAtCheckpoint.size() + m_openCount);
    visitOpen(event, [this](std::uint32_t position) { m_openAtCheckpoint.push_back(position); });
    m_checkpoints.push_back(checkpoint);
    m_changesSinceCheckpoint = 0;
}

template <typename Visitor>
void OpenItemTimeline::visitOpen(EventIndex event, Visitor visit) const
{
    const auto next =
        std::upper_bound(m_checkpoints.begin(), m_checkpoints.end(), event,
                         [](EventIndex moment, const Checkpoint& checkpoint) { return moment < checkpoint.event; });
    const Checkpoint from = next == m_checkpoints.begin() ? Checkpoint{} : *(next - 1);
    for (std::uint32_t i = from.first; i < from.first + from.count; ++i) {
        const std::uint32_t position = m_openAtCheckpoint[i];
        if (isAfter(m_closed[position], event))
            visit(position);
    }
    for (std::uint32_t position = from.itemCount; position < m_items.size(); ++position) {
        if (isAfter(m_items[position].opened, event))
            break;
        if (isAfter(m_closed[position], event))
            visit(position);
    }
}

std::vector<OpenItem> OpenItemTimeline::openAfter(EventIndex event) const
{
    std::size_t count = 0;
    visitOpen(event, [&count](std::uint32_t) { ++count; });
    std::vector<OpenItem> result;
    result.reserve(count);
    visitOpen(event, [&](std::uint32_t position) {
        OpenItem& item = result.emplace_back(m_items[position]);
        if (isAfter(item.started, event)) {
            item.started = {};
            item.lastFailure = {};
            item.attempt = 0;
        }
        if (isAfter(item.cancelRequested, event))
            item.cancelRequested = {};
    });
    return result;
}

std::size_t OpenItemTimeline::checkpointBytes() const
{
    return m_checkpoints.size() * sizeof(Checkpoint) + m_openAtCheckpoint.size() * sizeof(std::uint32_t);
}

} // namespace chronoscope
