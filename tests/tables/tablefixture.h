// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/executor.h"
#include "models/history/runsnapshot.h"
#include "models/tables/sortabletablemodel.h"
#include "tests/support/await.h"
#include "tests/support/historydsl.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QStringList>

namespace chronoscope::test {

inline RunSnapshotPointer snapshotOf(std::shared_ptr<const History> history, std::vector<Finding> findings = {})
{
    auto snapshot = std::make_shared<RunSnapshot>();
    snapshot->sourceName = QStringLiteral("test.json");
    snapshot->groups = EventGroups::build(history);
    snapshot->causality = Causality::build(*history);
    snapshot->summary = RunSummary::of(*history);
    snapshot->estimatedEventCount = snapshot->summary.eventCount;
    snapshot->findings = std::move(findings);
    snapshot->history = std::move(history);
    return snapshot;
}

inline RunSnapshotPointer snapshotFromText(const QByteArray& text, std::vector<Finding> findings = {})
{
    return snapshotOf(historyFromText(text), std::move(findings));
}

/// A run with something of everything that a table tells: a retried activity, a failed one, timers, workflow tasks.
inline QByteArray smallRun()
{
    return R"(
        WorkflowExecutionStarted type=Order queue=orders
        WorkflowTaskScheduled queue=orders
        t=2ms WorkflowTaskStarted worker=w1
        t=5ms WorkflowTaskCompleted worker=w1
        ActivityTaskScheduled id=a type=charge_card queue=payments summary="charge 144.48"
        ActivityTaskScheduled id=b type=send_mail queue=mail
        TimerStarted id=reminder
        t=1005ms ActivityTaskStarted id=a attempt=3 worker=w2 lastFailure="gateway unavailable"
        t=1025ms ActivityTaskCompleted id=a
        t=1035ms ActivityTaskStarted id=b attempt=1 worker=w3
        t=1045ms ActivityTaskFailed id=b failure="no such address"
        t=2005ms TimerFired id=reminder
    )";
}

/// Texts of some columns, a line a row, divided by " | ".
inline QStringList rowTexts(const QAbstractItemModel& model, const std::vector<int>& columns)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (const int column : columns)
            cells.append(model.index(row, column).data().toString());
        lines.append(cells.join(QStringLiteral(" | ")));
    }
    return lines;
}

/// Asks for an order and lets events run until the rows stand in it.
inline bool sortAndAwait(SortableTableModel& model, int column, Qt::SortOrder order)
{
    QSignalSpy finished(&model, &SortableTableModel::sortFinished);
    model.sort(column, order);
    return awaitSignal(finished);
}

/// Keeps every thread of the pool busy until it goes out of scope, so that a sort stays under way.
class BusyPool {
public:
    BusyPool()
    {
        for (int thread = 0; thread < computePool().maxThreadCount(); ++thread)
            m_work.push_back(runOnPool([release = m_release] { release->acquire(); }));
    }
    ~BusyPool() { m_release->release(computePool().maxThreadCount()); }
    BusyPool(const BusyPool&) = delete;
    BusyPool& operator=(const BusyPool&) = delete;

private:
    std::shared_ptr<QSemaphore> m_release = std::make_shared<QSemaphore>();
    std::vector<QFuture<void>> m_work;
};

} // namespace chronoscope::test
