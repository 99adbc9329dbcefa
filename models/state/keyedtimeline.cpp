// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/state/keyedtimeline.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace chronoscope {

void KeyedTimeline::set(const StateEntry& entry)
{
    add(entry, false);
}

void KeyedTimeline::remove(std::string_view key, EventIndex event)
{
    add({key, event, 0, {}}, true);
}

void KeyedTimeline::add(const StateEntry& entry, bool isRemoval)
{
    const auto [found, isNew] = m_keyPositions.try_emplace(entry.key, static_cast<std::uint32_t>(m_keys.size()));
    if (isNew)
        m_keys.push_back({entry.key, 0, 0});
    ++m_keys[found->second].count;
    m_changes.push_back({entry, found->second, isRemoval});
}

void KeyedTimeline::finish()
{
    m_keyPositions = {};
    std::vector<std::uint32_t> order(m_keys.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [this](std::uint32_t a, std::uint32_t b) { return m_keys[a].text < m_keys[b].text; });
    std::vector<std::uint32_t> next(m_keys.size());
    std::vector<Key> sorted;
    sorted.reserve(m_keys.size());
    std::uint32_t first = 0;
    for (const std::uint32_t key : order) {
        next[key] = first;
        sorted.push_back({m_keys[key].text, first, m_keys[key].count});
        first += m_keys[key].count;
    }
    std::vector<Change> byKey(m_changes.size());
    for (const Change& change : m_changes)
        byKey[next[change.key]++] = change;
    m_keys = std::move(sorted);
    m_changes = std::move(byKey);
}

std::vector<StateEntry> KeyedTimeline::after(EventIndex event) const
{
    std::vector<StateEntry> result;
    result.reserve(m_keys.size());
    for (const Key& key : m_keys) {
        const auto changes = std::span<const Change>(m_changes).subspan(key.first, key.count);
        const auto next = std::upper_bound(changes.begin(), changes.end(), event,
                                           [](EventIndex moment, const Change& c) { return moment < c.entry.event; });
        if (next != changes.begin() && !(next - 1)->isRemoval)
            result.push_back((next - 1)->entry);
    }
    return result;
}

} // namespace chronoscope
