// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/statistics/criticalpath.h"
#include "models/statistics/opentimes.h"

namespace chronoscope {

/// The walk from the end of a run back to its start. Used once, by criticalPathOf().
class CriticalPathWalk {
public:
    explicit CriticalPathWalk(const RunSnapshot& snapshot);

    [[nodiscard]] CriticalPath walk();

private:
    /// Each takes the step from the current event to the one that it had to wait for.
    void step();
    void stepFromTask();
    void stepFromCaused();
    void stepFromClose();
    /// From what came from outside to the last time that the workflow was told something.
    void stepOverWait();

    void goTo(EventIndex cause, PathPartKind kind, GroupIndex group);
    /// Adds what lies between the cause's time and the current one, and makes the former current.
    void cover(Instant from, PathPartKind kind, GroupIndex group);
    void coverWait(Instant from);
    /// Where the stretch really begins: not after the current time, not before the run.
    [[nodiscard]] Instant clamped(Instant from);
    void add(Instant from, PathPartKind kind, GroupIndex group);

    [[nodiscard]] PathPartKind kindOf(const CausalLink& cause) const;
    [[nodiscard]] PathPartKind pendingKind(const EventGroup& group) const;
    /// The end of the last workflow task before the event, with its commands.
    [[nodiscard]] EventIndex lastTaskEndBefore(EventIndex event) const;
    /// False where an activity may have run between its scheduling and its end.
    [[nodiscard]] bool isWaitForStart(EventIndex event) const;
    /// What was open at the close of the run and began last; a workflow task before all else.
    [[nodiscard]] GroupIndex openAtClose() const;
    [[nodiscard]] bool isTaskScheduled(EventIndex event) const;
    /// The start of a run whose first workflow task was scheduled only after a backoff.
    [[nodiscard]] bool isDelayedStart(EventIndex event) const;

    const RunSnapshot& m_snapshot;
    const History& m_history;
    const EventGroups& m_groups;
    const Causality& m_causality;
    OpenTimes m_open;
    std::vector<EventIndex> m_taskEnds; ///< closing events of workflow tasks, in order
    CriticalPath m_path;
    EventIndex m_event;       ///< current one; what it waited for is sought
    EventIndex m_ending;      ///< the event that ended the part that is being added
    Instant m_now;            ///< everything after it is covered
    bool m_isClamped = false; ///< a time was moved and no part says so yet
};

} // namespace chronoscope
