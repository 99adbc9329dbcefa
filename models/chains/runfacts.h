// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace chronoscope {

/// How a run came of another one of the same workflow id.
enum class SuccessionKind : std::uint8_t {
    ContinuedAsNew,
    Retried, ///< by the retry policy of the workflow
    Cron,
    Reset ///< its history begins as a copy of the other's
};
constexpr std::size_t SuccessionKindCount = 4;
/// "continuedAsNew", "retried", "cron", "reset": the word that scripts see.
[[nodiscard]] QString toString(SuccessionKind kind);
/// Translated for people: "continued as new".
[[nodiscard]] QString displayName(SuccessionKind kind);

/// A child workflow as its parent's history names it. Ids are raw text of the file.
struct ChildFact {
    QString workflowId;
    QString runId;        ///< empty while no start is recorded
    EventIndex initiated; ///< StartChildWorkflowExecutionInitiated; not valid in a fragment that lacks it
    std::int64_t initiatedEventId = 0;
};

/// What a history tells of other runs: by temporal/api/history/v1/message.proto, fields original_, first_ and
/// continued_execution_run_id, initiator, parent_* of the first event, new_execution_run_id of the last one, base_run_id
/// and new_run_id of a task that failed by a reset, and the run ids of started children. Raw texts; empty: not recorded.
struct RunFacts {
    QString workflowId;
    QString runId;
    QString firstRunId; ///< of the chain; resets keep it
    QString nameSpace;  ///< mostly not known

    QString continuedFromRunId;
    SuccessionKind continuedBy = SuccessionKind::ContinuedAsNew;
    QString resetFromRunId; ///< the run that was reset last to make this one
    EventIndex resetEvent;
    QString newRunId;
    SuccessionKind nextBy = SuccessionKind::ContinuedAsNew;

    QString parentWorkflowId;
    QString parentRunId;
    QString parentNamespace;
    std::int64_t parentInitiatedEventId = 0; ///< in the parent's history

    std::vector<ChildFact> children; ///< in the order in which they were initiated

    EventIndex startedEvent; ///< names the run before and the parent
    EventIndex closeEvent;   ///< names the next run
    Status status = Status::Running;
    Instant began; ///< when the run itself began: for the outcome of a reset the time of the reset
    Instant ended; ///< not valid while open
    std::int64_t eventCount = 0;

    /// Linear in the number of events, and cheap: looks at types first.
    [[nodiscard]] static RunFacts of(const RunSnapshot& run);
};

} // namespace chronoscope
