// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lint/lint.h"
#include "tests/support/historydsl.h"

#include <QStringList>

namespace chronoscope::test {

/// A run up to its first completed workflow task: events 1 to 4.
inline QByteArray firstTask()
{
    return "WorkflowExecutionStarted type=Order queue=orders\n"
           "WorkflowTaskScheduled queue=orders\n"
           "t=1ms WorkflowTaskStarted worker=w1\n"
           "t=2ms WorkflowTaskCompleted worker=w1\n";
}

/// Three events more: a workflow task that was completed.
inline QByteArray nextTask(const QByteArray& time = "3ms")
{
    return "t=" + time + " WorkflowTaskScheduled queue=orders\nWorkflowTaskStarted worker=w1\nWorkflowTaskCompleted\n";
}

inline RunSnapshot lintableRun(std::shared_ptr<const History> history)
{
    RunSnapshot snapshot;
    snapshot.groups = EventGroups::build(history);
    snapshot.causality = Causality::build(*history);
    snapshot.summary = RunSummary::of(*history);
    snapshot.history = std::move(history);
    return snapshot;
}

inline std::vector<Lint> lintsOf(const RunSnapshot& snapshot)
{
    const auto tasks = WorkflowTasks::build(snapshot.groups, snapshot.summary);
    const auto states = StateIndex::build(snapshot.groups);
    return lintRun(snapshot, *tasks, *states);
}

inline std::vector<Lint> lintsOf(const QByteArray& text)
{
    return lintsOf(lintableRun(historyFromText(text)));
}

/// One line a lint: "warning retryStorm 5,12".
inline QStringList printLints(const RunSnapshot& snapshot)
{
    QStringList lines;
    for (const Lint& lint : lintsOf(snapshot)) {
        QStringList ids;
        for (const EventIndex event : lint.events)
            ids.append(QString::number(snapshot.history->eventId(event)));
        lines.append(toString(lint.severity) + QLatin1Char(' ') + toString(lint.kind) + QLatin1Char(' ') +
                     ids.join(QLatin1Char(',')));
    }
    return lines;
}

inline QStringList printLints(const QByteArray& text)
{
    return printLints(lintableRun(historyFromText(text)));
}

} // namespace chronoscope::test
