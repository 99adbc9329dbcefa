// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state/runstate.h"

#include <cstdint>
#include <vector>

namespace chronoscope {

/// Things of one kind that open and close in the course of a history, and which of them are open after any event.
///
/// Each thing is kept once, with all that the history ever tells of it. Positions of those that were open are noted at
/// checkpoints; a checkpoint is written only after as many openings and closings as it has entries, so that all of them
/// together take no more memory than the openings and closings themselves, however many things stay open.
class OpenItemTimeline {
public:
    /// Adds a thing that opens at item.opened, which must not lie before any change so far. Gives its position.
    std::uint32_t open(const OpenItem& item);
    /// To add what later events tell; only the first of each kind counts.
    [[nodiscard]] OpenItem& item(std::uint32_t position) { return m_items[position]; }
    [[nodiscard]] bool isOpen(std::uint32_t position) const { return !m_closed[position].isValid(); }
    void close(std::uint32_t position, EventIndex event);

    /// What was open right after the event, and known of it by then, oldest first. Costs as much as there is open, or was
    /// at the last checkpoint.
    [[nodiscard]] std::vector<OpenItem> openAfter(EventIndex event) const;

    /// What checkpoints take, in bytes.
    [[nodiscard]] std::size_t checkpointBytes() const;

private:
    struct Checkpoint {
        EventIndex event;            ///< right after it
        std::uint32_t itemCount = 0; ///< that had been opened by then
        std::uint32_t first = 0;     ///< into m_openAtCheckpoint
        std::uint32_t count = 0;
    };

    void countChange(EventIndex event);
    /// Calls back with the positions of what was open after the event.
    template <typename Visitor>
    void visitOpen(EventIndex event, Visitor visit) const;

    std::vector<OpenItem> m_items;    ///< in the order of opening
    std::vector<EventIndex> m_closed; ///< of each item; not valid, and so later than every event, while open
    std::vector<Checkpoint> m_checkpoints;
    std::vector<std::uint32_t> m_openAtCheckpoint;
    std::uint32_t m_openCount = 0;
    std::uint32_t m_changesSinceCheckpoint = 0;
};

} // namespace chronoscope
