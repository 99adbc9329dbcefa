// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/chains.h"
#include "tests/support/await.h"
#include "tests/support/historydsl.h"
#include "tests/support/historygenerator.h"
#include "tests/views/windowfixture.h"
#include "views/mainwindow/chaintabs.h"
#include "views/mainwindow/runpane.h"

#include <QAction>
#include <QFile>
#include <QTemporaryDir>

namespace chronoscope::test {

/// A chain of three runs, a reset of the second one, and a child of the first.
inline const QByteArray FirstRun = R"(
    WorkflowExecutionStarted type=Ledger id=ledger originalExecutionRunId=r1 firstExecutionRunId=r1
    WorkflowTaskScheduled
    t=5ms WorkflowTaskStarted worker=w1
    t=10ms WorkflowTaskCompleted worker=w1
    ActivityTaskScheduled id=a type=Charge
    StartChildWorkflowExecutionInitiated workflowId=ship type=Ship
    t=20ms ChildWorkflowExecutionStarted workflowExecution=ship/s1
    t=1s WorkflowExecutionContinuedAsNew newExecutionRunId=r2
)";
inline const QByteArray SecondRun = R"(
    t=2s WorkflowExecutionStarted type=Ledger id=ledger originalExecutionRunId=r2 firstExecutionRunId=r1 initiator=workflow continuedExecutionRunId=r1
    WorkflowTaskScheduled
    t=2100ms WorkflowTaskStarted worker=w1
    t=2200ms WorkflowTaskCompleted worker=w1
    ActivityTaskScheduled id=b type=Charge
    t=2300ms WorkflowExecutionSignaled name=add
    t=3s WorkflowExecutionContinuedAsNew newExecutionRunId=r3
)";
inline const QByteArray ThirdRun = R"(
    t=3s WorkflowExecutionStarted type=Ledger id=ledger originalExecutionRunId=r3 firstExecutionRunId=r1 initiator=workflow continuedExecutionRunId=r2
    WorkflowTaskScheduled
    t=3100ms WorkflowExecutionSignaled name=late
)";
inline const QByteArray ChildRun = R"(
    t=15ms WorkflowExecutionStarted type=Ship id=ship originalExecutionRunId=s1 firstExecutionRunId=s1 parentWorkflowExecution=ledger/r1 parentInitiatedEventId=6
    WorkflowTaskScheduled
)";

/// A window with runs that are related to each other.
struct ChainWindow : WindowFixture {
    QTemporaryDir folder;

    QString write(const QString& name, const QByteArray& dsl) const
    {
        QFile file(folder.filePath(name));
        const QByteArray json = toJson(*historyFromText(dsl));
        if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
            qFatal("the test cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }

    /// Writes a run, opens it, and waits until its relations are known.
    void add(const QString& name, const QByteArray& dsl)
    {
        open(write(name, dsl));
        if (!await([this] { return !chains().isPending(); }))
            qFatal("the relations of the runs were not found");
    }

    [[nodiscard]] const Chains& chains() const
    {
        const auto* found = window.findChild<ChainTabs*>();
        if (!found)
            qFatal("the window has no chains");
        return found->chains();
    }

    [[nodiscard]] QAction& action(const char* name) const
    {
        auto* const found = window.findChild<QAction*>(QLatin1String(name));
        if (!found)
            qFatal("the window has no action %s", name);
        return *found;
    }

    [[nodiscard]] QString currentRunId() const
    {
        const RunPane* const run = window.currentRun();
        return run ? run->document().snapshot()->summary.runId : QString();
    }
};

} // namespace chronoscope::test
