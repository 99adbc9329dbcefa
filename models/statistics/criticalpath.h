// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"

#include <QString>

#include <array>
#include <cstdint>
#include <vector>

namespace chronoscope {

/// What a run was waiting for.
enum class PathPartKind : std::uint8_t {
    StartDelay,        ///< before the first workflow task: a start delay, a cron or retry backoff
    WorkflowTaskQueue, ///< a workflow task waited for a worker
    WorkflowTask,      ///< the workflow's code ran, or its worker was silent until the task timed out
    Queue,             ///< an activity waited for a worker, a child or an operation for its start
    Run,               ///< the last attempt of an activity
    RetryBackoff,      ///< earlier attempts and the waits between them, which a history does not tell apart
    Timer,
    ChildWorkflow,
    NexusOperation,
    Request, ///< a signal or cancel request on its way to another workflow
    Pending, ///< something whose start is not recorded: whether it waited or ran is unknown
    Outside, ///< for something from outside that came while other things were open
    Idle     ///< for something from outside, with nothing open at all
};
constexpr std::size_t PathPartKindCount = 13;

/// "startDelay", "workflowTaskQueue", ...: the word that scripts see.
[[nodiscard]] QString toString(PathPartKind kind);
/// Translated, for people: "Workflow task waits for a worker".
[[nodiscard]] QString displayName(PathPartKind kind);

/// A stretch of time and what the run was waiting for in it.
struct PathPart {
    Instant start;
    Instant end; ///< after start
    PathPartKind kind = PathPartKind::Idle;
    GroupIndex group;       ///< what was waited for; of Outside and Idle what ended the wait
    EventIndex event;       ///< that ended it
    bool isClamped = false; ///< an event's time had to be moved to make the parts meet: it was missing, or ran back

    [[nodiscard]] Duration duration() const { return end - start; }
};

/// Which chain of waits made a run as long as it was: had any part been shorter, so had the run been (as far as its
/// history tells). The parts cover the time from start to end without gap or overlap, oldest first.
struct CriticalPath {
    Instant start; ///< of the run; not valid when no event has a time
    Instant end;   ///< its close, or its last event while it is open
    std::vector<PathPart> parts;
    std::size_t clampedTimes = 0; ///< how many times had to be moved

    [[nodiscard]] Duration duration() const { return start.isValid() ? end - start : Duration{}; }
    /// The sum of the parts of each kind; together they are duration().
    [[nodiscard]] std::array<Duration, PathPartKindCount> totals() const;
};

/// What was waited for by name: "charge_card"; empty where the kind says all.
[[nodiscard]] QString pathPartName(const EventGroups& groups, const PathPart& part);
/// How much of the whole a part is: "12.3 %", "< 0.1 %" of what would round to nothing. Empty when the whole is nothing.
[[nodiscard]] QString shareText(Duration part, Duration whole);

/// Walks back from the close of the run (or its last event), at each event to the cause that was there last.
/// Needs snapshot.causality. About n log n in the number of groups; meant for the pool.
[[nodiscard]] CriticalPath criticalPathOf(const RunSnapshot& snapshot);

} // namespace chronoscope
