// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"
#include "models/lint/nondeterminismtext.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace chronoscope {

/// True for a WorkflowTaskFailed with the cause NON_DETERMINISTIC_ERROR, and for a WorkflowTaskFailed or
/// WorkflowExecutionFailed with a failure that says so (workers may turn nondeterminism into a failure of the run).
[[nodiscard]] bool isNondeterminism(const HistoryEvent& event);

/// A nondeterminism error put in relation to the history that it is about. Texts are translated plain text of one line,
/// bounded.
struct NondeterminismError {
    EventIndex failed; ///< the event that carries the error
    QString message;   ///< in the SDK's own words
    NondeterminismText text;

    /// The recorded events that the error can be about, the likeliest first; one alone where it is certain. Empty where
    /// the message tells of none.
    std::vector<EventIndex> events;
    bool isCertain = false; ///< the message names the event, or only one fits
    /// WorkflowTaskCompleted of the task whose commands hold the first of events; a reset to it runs that task anew
    /// (workflow_task_finish_event_id). Not valid where it is unknown.
    EventIndex workflowTask;

    QString recorded;     ///< what the history has: "Activity “post_invoice” was scheduled (event 25)."
    QString produced;     ///< what the code did instead
    QString consequence;  ///< what it means for this run and its likes
    QString caveat;       ///< what the SDK compares and what it does not see: where the culprit can be instead
    QStringList remedies; ///< what to try, the mildest first
};

/// Explains the error of an event; nothing where it carries none. Reads the events before it once: linear, and cheap.
[[nodiscard]] std::optional<NondeterminismError> explainNondeterminism(const RunSnapshot& snapshot, EventIndex event);

} // namespace chronoscope
