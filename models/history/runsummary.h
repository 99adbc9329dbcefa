// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"

#include <QString>
#include <QStringList>

namespace chronoscope {

/// What everyone asks first of a run, read from its events. Texts are raw text of the file; empty means not recorded.
struct RunSummary {
    QString workflowId;
    QString runId;      ///< of this run: of the last reset, else the original run id
    QString firstRunId; ///< first run of the chain
    QString workflowType;
    Status status = Status::Running;
    bool isPaused = false;
    Instant start; ///< time of WorkflowExecutionStarted
    Instant close; ///< time of the closing event; not valid while open
    Instant lastEvent;
    QString taskQueue;
    QString nameSpace; ///< only known from other workflows' references; mostly empty
    QString sdkName;   ///< "temporal-python" as recorded in WorkflowTaskCompleted, last one wins
    QString sdkVersion;
    bool isSdkGuessed = false; ///< taken from failure sources, markers or identities instead
    QStringList workers;       ///< identities that completed workflow tasks or activities, in order of appearance
    QString deployment;        ///< "name.build" or build id of the last workflow task that tells
    QString parentWorkflowId;
    QString parentRunId;
    QString parentNamespace;
    QString continuedFromRunId;
    QString newRunId; ///< next run by continue-as-new, retry or cron
    QString cronSchedule;
    std::int32_t attempt = 0;
    std::int64_t eventCount = 0;
    std::int64_t historyBytes = 0; ///< as the server said last, plus what came after it; else of the events as binary
    EventIndex startedEvent;       ///< not valid when the file has none; holds the input
    EventIndex closeEvent;         ///< holds result or failure
    std::size_t failedWorkflowTasks = 0; ///< failed or timed out

    [[nodiscard]] static RunSummary of(const History& history);

    /// "Python 1.35.0" for people; empty when unknown. A guess is marked as one.
    [[nodiscard]] QString sdkDisplayName() const;
    /// close - start, or last event - start while open.
    [[nodiscard]] Duration duration() const;
};

/// Limits of the Temporal server for one run (defaults of server 1.32: limit.historyCount.error, limit.historySize.error).
constexpr std::int64_t HistoryEventLimit = 51'200;
constexpr std::int64_t HistoryByteLimit = 50LL * 1024 * 1024;

} // namespace chronoscope
