// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/history/finding.h"
#include "models/history/runsnapshot.h"
#include "models/replay/workflowtasks.h"
#include "models/state/stateindex.h"

#include <QString>

#include <vector>

namespace chronoscope {

/// What a run did that will hurt, or has hurt, whoever runs it: a file may be sound (see Finding) and still tell of a
/// workflow that is stuck. Texts are translated plain text, one line each, bounded.
struct Lint {
    using Severity = Finding::Severity; ///< note: worth knowing; warning: will hurt; error: stuck, lost or impossible

    /// What it is, as a stable word for tests and scripts. Limits are defaults of server 1.32.
    enum class Kind : std::uint8_t {
        // Rules that the server keeps when it writes a history (docs/architecture of temporalio/temporal).
        CommandOutOfPlace, ///< a command event that does not follow the completion of a workflow task
        WrongCommandTask,  ///< a command event that names another workflow task than the one it stands behind
        EventInsideTask,   ///< an event between the start and the end of a workflow task
        OverlappingTasks,  ///< a workflow task scheduled while another one is open
        ClosedTwice,       ///< an activity, timer, child or operation with two ends
        IdInUse,           ///< an activity or timer id taken again while it is pending
        CancelledTwice,    ///< a second WorkflowExecutionCancelRequested
        UpdateMismatch,    ///< an update completed under another id than it was accepted under
        TimerFiredEarly,   ///< before its duration had passed
        // Workflow tasks (temporal/api/enums/v1/failed_cause.proto).
        Nondeterminism,      ///< code and history differ; see nondeterminismerror.h
        StuckWorkflowTask,   ///< failed, and none was completed since
        RepeatedTaskFailure, ///< the same failure again
        WorkflowTaskFailure, ///< failed once, and went on
        UnhandledCommand,    ///< the code wanted to close while something new had come
        WorkflowTaskTimeout, ///< a worker took it and did not answer in time
        StickyTimeout,       ///< the worker with the cached run did not take it
        // Limits (limit.* and history.* of the server's dynamic configuration).
        NearEventLimit,
        NearByteLimit,
        IgnoredContinueAsNew, ///< the server suggested it, and the run went on
        NearPendingLimit,     ///< activities, children, signals or cancel requests that were open at the same time
        ManySignals,
        ManyUpdates,
        LargeFanOut, ///< very many commands of one workflow task
        LargePayload,
        // Activities (docs.temporal.io: detecting activity failures).
        RetryStorm,
        NoHeartbeatTimeout, ///< ran for long, and nobody would have noticed a lost worker
        NoRoomForRetry,     ///< start-to-close takes all of schedule-to-close
        NoWorker,           ///< nobody took it from its task queue in time
        // Timers.
        TimerFiredLate,
        // Versions and patches (docs.temporal.io: patching).
        UnevenPatch,          ///< recorded as deprecated and as not deprecated
        UnevenVersion,        ///< one change id with two versions
        UnmarkedVersion,      ///< TemporalChangeVersion tells of a change that no marker records
        MissingChangeVersion, ///< a marker without TemporalChangeVersion, of an SDK that writes it
        // Messages, and what was open at the end.
        UnhandledSignal,  ///< came after the last workflow task: the code was never told
        UnfinishedUpdate, ///< accepted, and the run closed before it was completed
        BufferedEvents,   ///< very many events came during one workflow task
        ActivityLeftOpen,
        ChildLeftOpen,
        OperationLeftOpen
    };
    static constexpr std::size_t KindCount = 39;
    /// What a lint links to at most; the message tells of how many there are.
    static constexpr std::size_t MaximumEvents = 200;
    /// Of one kind in one run; one more tells how many were left out.
    static constexpr std::size_t MaximumOfKind = 100;

    Severity severity = Severity::Note;
    Kind kind = Kind::CommandOutOfPlace;
    QString message;                ///< what happened, and why
    QString remedy;                 ///< what to do
    std::vector<EventIndex> events; ///< what it is about, ascending; the first one is where to go. Never empty
};

/// "stuckWorkflowTask", "retryStorm", ...: the word that scripts see.
[[nodiscard]] QString toString(Lint::Kind kind);
/// Translated for people: "Workflow task stuck".
[[nodiscard]] QString displayName(Lint::Kind kind);

/// Looks for everything of Lint::Kind, in the order of the events. What checkHistory() or a reader finds is not said
/// again. Linear; meant for the pool. A fragment of a history is judged by what is there. Empty when cancelled.
[[nodiscard]] std::vector<Lint> lintRun(const RunSnapshot& snapshot, const WorkflowTasks& tasks,
                                        const StateIndex& states, const CancellationToken& token = {});

} // namespace chronoscope
