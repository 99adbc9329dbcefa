// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"

#include <memory>
#include <vector>

namespace chronoscope {

/// Which part of a run statistics are about. All of it by default.
struct StatisticsScope {
    /// A range of time, both ends inclusive, UTC; not valid for the whole run.
    Instant from;
    Instant to;
    /// By position in EventGroups, which groups are looked at; null for all of them.
    std::shared_ptr<const std::vector<bool>> groups;

    [[nodiscard]] bool hasRange() const { return from.isValid() && to.isValid(); }
};

/// A run and the part of it that statistics are about. An event is in the part when its group is looked at and its time
/// lies in the range; a group is in it when it is looked at and was open at any moment of the range, with all of its
/// duration, also what lies outside of the range. What has no time is in no range. Any thread; the snapshot must outlive it.
class ScopedRun {
public:
    ScopedRun(const RunSnapshot& snapshot, StatisticsScope scope);

    [[nodiscard]] const RunSnapshot& snapshot() const { return m_snapshot; }
    [[nodiscard]] const History& history() const { return *m_snapshot.history; }
    [[nodiscard]] const EventGroups& groups() const { return *m_snapshot.groups; }
    [[nodiscard]] const StatisticsScope& scope() const { return m_scope; }

    /// What charts over time reach over: the range, else from the first to the last time of the run. Not valid where no
    /// event has a time.
    [[nodiscard]] Instant start() const { return m_start; }
    [[nodiscard]] Instant end() const { return m_end; }
    /// The last time of the run, to which open groups reach.
    [[nodiscard]] Instant runEnd() const { return m_runEnd; }
    /// Where offsets are counted from: the start of the run, else its first time.
    [[nodiscard]] Instant runStart() const { return m_runStart; }

    [[nodiscard]] bool includes(GroupIndex group) const;
    [[nodiscard]] bool includes(EventIndex event) const;

private:
    [[nodiscard]] bool isLookedAt(GroupIndex group) const;

    const RunSnapshot& m_snapshot;
    StatisticsScope m_scope;
    Instant m_runStart;
    Instant m_runEnd;
    Instant m_start;
    Instant m_end;
};

} // namespace chronoscope
