// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/replay/workflowtasks.h"

#include <QString>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace chronoscope {

/// Where a run may be reset to. The new run begins with a copy of what is kept; then the server fails the workflow task
/// that was pending there, with cause RESET_WORKFLOW, and reapplies events.
struct ResetPoint {
    std::int64_t eventId = 0; ///< workflow_task_finish_event_id of ResetWorkflowExecutionRequest; the first one dropped
    EventIndex lastKept;      ///< the event before it
};

/// The point at which a task is done anew: its last try or, counted from 0, an earlier one, which leaves behind what came
/// between the tries. Errors (Schema): why the server would refuse, and what to choose instead.
[[nodiscard]] Result<ResetPoint> resetPointOf(const WorkflowTasks& tasks, TaskIndex task,
                                              std::optional<std::size_t> attempt = std::nullopt);
/// The point that an event id stands for, by the check of the server (service/history/ndc/workflow_resetter.go): a
/// workflow task must be pending right before it. Errors as above. Linear in the number of events at most.
[[nodiscard]] Result<ResetPoint> resetPointAt(const History& history, std::int64_t eventId);

/// What the user asks not to be reapplied (temporal.api.enums.v1.ResetReapplyExcludeType).
struct ReapplyExclusions {
    bool signal = false;
    bool update = false;
    bool nexus = false;

    friend bool operator==(const ReapplyExclusions&, const ReapplyExclusions&) = default;
};

/// Why an event behind the reset point does not come again by itself.
enum class NotReapplied : std::uint8_t {
    None,                 ///< it is reapplied
    Excluded,             ///< it would be, but for the user's exclusions
    WorkflowTask,         ///< tasks are done anew
    Command,              ///< the code answers anew: with the same command, or another
    ResultOfCommand,      ///< of something that is started behind the point, and so anew
    ActivityResult,       ///< of an activity that was scheduled before the point
    TimerResult,          ///< of a timer that was started before the point
    Answer,               ///< of a signal or cancel request to another workflow, which is sent again
    CancelRequest,        ///< of the workflow
    ClosedFromOutside,    ///< terminated, timed out
    ComesWithAdmission,   ///< an accepted update whose request stands in an admitted event
    CallbackAlreadyThere, ///< an attached callback with the same request id came before
    StartOfRun,           ///< of a run that it continued as
    Other                 ///< pauses, skipped time, types that the schema lacks
};
constexpr std::size_t NotReappliedCount = 14;
/// "excluded", "workflowTask", ...: the word that scripts see; "reapplied" for None.
[[nodiscard]] QString toString(NotReapplied reason);
/// Translated sentence for people.
[[nodiscard]] QString explanation(NotReapplied reason);

/// An event behind the reset point: of the run that is reset, or of one that it continued as.
struct DroppedEvent {
    std::uint32_t run = 0; ///< 0: the run that is reset; 1, 2, ...: the continued ones, in order
    EventIndex event;
    NotReapplied why = NotReapplied::Other;

    friend bool operator==(const DroppedEvent&, const DroppedEvent&) = default;
};
/// Type of the event that a reapplied event becomes in the new run: an accepted update becomes UpdateAdmitted again.
[[nodiscard]] std::int32_t reappliedAs(std::int32_t eventType);

/// What becomes of something that is open at the reset point.
enum class OpenFate : std::uint8_t {
    ScheduledAgain,  ///< an activity without recorded start: it runs again from its first attempt
    FailsByReset,    ///< an activity whose start is recorded: it fails with a reset failure, without retry
    GoesOn,          ///< timers keep their time; children, operations and updates stay what they are
    ResultReapplied, ///< its result is among the reapplied events
    ResultExcluded,  ///< its result is not reapplied by the user's choice
    SentAgain        ///< a signal or cancel request to another workflow
};
constexpr std::size_t OpenFateCount = 6;
[[nodiscard]] QString toString(OpenFate fate);
/// Translated sentence for people.
[[nodiscard]] QString explanation(OpenFate fate, GroupKind kind);

struct OpenAtReset {
    GroupIndex group; ///< of the run that is reset
    OpenFate fate = OpenFate::GoesOn;

    friend bool operator==(const OpenAtReset&, const OpenAtReset&) = default;
};

/// What a reset of a run would do, by the rules of server 1.32 (service/history/ndc: workflow resetter and events
/// reapplier). A forecast: it changes nothing anywhere. Immutable; any thread may read it.
struct ResetPreview {
    ResetPoint point;
    ReapplyExclusions exclusions;
    std::vector<DroppedEvent> dropped; ///< every event behind the point, in the order in which they would be reapplied
    std::vector<GroupIndex>
        runsAgain; ///< what the code started behind the point: it will start it again, or something else
    std::vector<OpenAtReset> open; ///< what is open at the point
    QString missingRunId;          ///< a run that it continued as, and that was not given: its signals come too

    /// The continued runs are those that the run continued as, each the next of the one before, as far as they are
    /// known. Linear in the number of events; meant for the pool.
    [[nodiscard]] static ResetPreview build(const EventGroups& groups, const ResetPoint& point,
                                            const ReapplyExclusions& exclusions,
                                            std::span<const std::shared_ptr<const EventGroups>> continuedRuns = {});

    [[nodiscard]] std::size_t count(NotReapplied reason) const { return m_counts[static_cast<std::size_t>(reason)]; }
    [[nodiscard]] std::size_t reappliedCount() const { return count(NotReapplied::None); }

private:
    std::array<std::size_t, NotReappliedCount> m_counts{};
};

} // namespace chronoscope
