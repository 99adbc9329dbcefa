// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state/runstate.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chronoscope {

/// Keys that events set and remove, such as search attributes, and what each of them was after any event. Every change is
/// kept once, by key. Texts must outlive this.
class KeyedTimeline {
public:
    /// Events come in order; of several changes of a key by one event the last counts.
    void set(const StateEntry& entry);
    void remove(std::string_view key, EventIndex event);
    /// Sorts; nothing may be set afterwards, and nothing asked before.
    void finish();

    /// The keys that were there right after the event, sorted. Costs as much as there ever are keys.
    [[nodiscard]] std::vector<StateEntry> after(EventIndex event) const;

private:
    struct Change {
        StateEntry entry;
        std::uint32_t key = 0;
        bool isRemoval = false;
    };
    struct Key {
        std::string_view text;
        std::uint32_t first = 0; ///< into m_changes
        std::uint32_t count = 0;
    };

    void add(const StateEntry& entry, bool isRemoval);

    std::vector<Change> m_changes;                                      ///< once finished: by key, then by event
    std::vector<Key> m_keys;                                            ///< once finished: sorted
    std::unordered_map<std::string_view, std::uint32_t> m_keyPositions; ///< until finished
};

} // namespace chronoscope
