// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/core/error.h"
#include "models/filter/filtercondition.h"
#include "models/history/runsnapshot.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace chronoscope {

/// Which events and groups of a run pass its filters. Immutable; any thread may read it.
///
/// Category, status, type and worker are asked of groups, and hold for each of their events. Type and text of an event are
/// asked of each event; a group passes when one of its events does. Time is asked of both: an event must lie in the range,
/// a group must have been open in it. What has no time recorded lies in no range.
class FilteredRun {
public:
    /// Looks at every group and event once, and searches them for texts. Blocks; meant for the pool.
    /// Errors: what searchHistory() says of a query, Cancelled.
    [[nodiscard]] static Result<std::shared_ptr<const FilteredRun>>
    of(RunSnapshotPointer snapshot, const FilterConditions& conditions, const CancellationToken& cancellation = {});

    [[nodiscard]] const RunSnapshotPointer& snapshot() const { return m_snapshot; }

    /// Positions that the snapshot lacks pass: nothing is known against them.
    [[nodiscard]] bool passesEvent(std::uint32_t index) const { return index >= m_events.size() || m_events[index]; }
    [[nodiscard]] bool passesGroup(std::uint32_t index) const { return index >= m_groups.size() || m_groups[index]; }

    /// What passes, in the order of the history.
    [[nodiscard]] std::span<const std::uint32_t> events() const { return m_passingEvents; }
    [[nodiscard]] std::span<const std::uint32_t> groups() const { return m_passingGroups; }
    [[nodiscard]] std::size_t eventCount() const { return m_passingEvents.size(); }
    [[nodiscard]] std::size_t groupCount() const { return m_passingGroups.size(); }

private:
    friend class FilterEvaluation;

    RunSnapshotPointer m_snapshot;
    std::vector<bool> m_events;
    std::vector<bool> m_groups;
    std::vector<std::uint32_t> m_passingEvents;
    std::vector<std::uint32_t> m_passingGroups;
};

} // namespace chronoscope
