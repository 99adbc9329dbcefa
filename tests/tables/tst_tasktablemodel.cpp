// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/tasktablemodel.h"

#include "models/tables/taskcells.h"
#include "tests/tables/tablefixture.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// Three tasks by Go's rules: one that answers two commands, one that failed first, and one that waits.
const QByteArray Run = R"(
    WorkflowExecutionStarted type=Order queue=orders
    WorkflowTaskScheduled attempt=1
    t=2ms WorkflowTaskStarted worker=w1 historySizeBytes=2048
    t=5ms WorkflowTaskCompleted sdkMetadata.sdkName=temporal-go sdkMetadata.sdkVersion=1.2.3 binaryChecksum=b1
    ActivityTaskScheduled id=5 type=charge_card
    TimerStarted id=6
    t=1s TimerFired id=6
    WorkflowTaskScheduled attempt=1
    WorkflowTaskStarted
    WorkflowTaskFailed
    WorkflowTaskScheduled attempt=4
    t=1010ms WorkflowTaskStarted worker=w1 suggestContinueAsNew=true
    t=1050ms WorkflowTaskCompleted
    t=2s WorkflowExecutionSignaled name=hurry
    WorkflowTaskScheduled
)";

std::shared_ptr<const TaskCells> cellsOf(const QByteArray& text)
{
    const RunSnapshotPointer snapshot = snapshotFromText(text);
    return std::make_shared<const TaskCells>(WorkflowTasks::build(snapshot->groups, snapshot->summary));
}

} // namespace

class TestTaskTableModel : public QObject {
    Q_OBJECT

private slots:
    void aTableWithoutTasksIsEmpty();
    void aRowTellsWhatATaskWasToldAndAnswered();
    void aRowTellsTimesAndLengths();
    void aTaskThatWaitsSaysSo();
    void columnsSortByTheirNumbers();
    void columnsSortByTheirTexts();
    void aRowLeadsToTheLastEventOfItsTask();
    void theGlyphTellsTheOutcome();
    void timesAreWrittenAsTheUserLikes();
    void textsGoToThePool();
    void namesOfHistoriesStayOnOneLine();
};

void TestTaskTableModel::aTableWithoutTasksIsEmpty()
{
    TaskTableModel model;
    QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    model.setCells(cellsOf(Run));
    QCOMPARE(model.rowCount(), 3);
    model.setCells(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestTaskTableModel::aRowTellsWhatATaskWasToldAndAnswered()
{
    TaskTableModel model;
    model.setCells(cellsOf(Run));
    QCOMPARE(
        rowTexts(model, {TaskTableModel::NumberColumn, TaskTableModel::ToldColumn, TaskTableModel::AnsweredColumn}),
        QStringList({"1 | start of Order | Schedule activity charge_card, Start timer 6",
                     "2 | timer 6 fired | nothing to do", "3 | signal hurry | no answer yet"}));
}

void TestTaskTableModel::aRowTellsTimesAndLengths()
{
    TaskTableModel model;
    model.setCells(cellsOf(Run));
    QCOMPARE(
        rowTexts(model, {TaskTableModel::TimeColumn, TaskTableModel::QueuedColumn, TaskTableModel::TookColumn,
                         TaskTableModel::LengthColumn, TaskTableModel::SizeColumn, TaskTableModel::AttemptsColumn,
                         TaskTableModel::ReplayingColumn, TaskTableModel::SdkColumn, TaskTableModel::BuildColumn}),
        QStringList({"03:04:05.002 | 2 ms | 3 ms | 3 | 2 KB | 1 | Replayed | temporal-go 1.2.3 | b1",
                     "03:04:06.010 | 10 ms | 40 ms | 12 · continue as new |  | 4 | Replayed | temporal-go 1.2.3 | ",
                     " |  |  | 15 |  | 1 | Executed | temporal-go 1.2.3 | "}));
}

void TestTaskTableModel::aTaskThatWaitsSaysSo()
{
    TaskTableModel model;
    model.setCells(cellsOf(Run));
    QCOMPARE(rowTexts(model, {TaskTableModel::OutcomeColumn}),
             QStringList({"Completed", "Completed", "Waits for a worker"}));
    model.setCells(cellsOf("WorkflowExecutionStarted\nWorkflowExecutionSignaled name=s"));
    QCOMPARE(rowTexts(model, {TaskTableModel::OutcomeColumn}), QStringList("Not scheduled yet"));
}

void TestTaskTableModel::columnsSortByTheirNumbers()
{
    TaskTableModel model;
    model.setCells(cellsOf(Run));
    QVERIFY(sortAndAwait(model, TaskTableModel::AttemptsColumn, Qt::DescendingOrder));
    QCOMPARE(rowTexts(model, {TaskTableModel::NumberColumn}), QStringList({"2", "1", "3"}));
    QVERIFY(sortAndAwait(model, TaskTableModel::LengthColumn, Qt::DescendingOrder));
    QCOMPARE(rowTexts(model, {TaskTableModel::NumberColumn}), QStringList({"3", "2", "1"}));
}

void TestTaskTableModel::columnsSortByTheirTexts()
{
    TaskTableModel model;
    model.setCells(cellsOf(Run));
    QVERIFY(sortAndAwait(model, TaskTableModel::ToldColumn, Qt::AscendingOrder));
    QCOMPARE(rowTexts(model, {TaskTableModel::ToldColumn}),
             QStringList({"signal hurry", "start of Order", "timer 6 fired"}));
}

void TestTaskTableModel::aRowLeadsToTheLastEventOfItsTask()
{
    TaskTableModel model;
    model.setCells(cellsOf(Run));
    QList<qint64> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.index(row, 0).data(SortableTableModel::EventIdRole).toLongLong());
    QCOMPARE(ids, QList<qint64>({6, 13, 15}));
}

void TestTaskTableModel::theGlyphTellsTheOutcome()
{
    TaskTableModel model;
    model.setCells(cellsOf("WorkflowExecutionStarted\nWorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskFailed"));
    const QModelIndex cell = model.index(0, TaskTableModel::NumberColumn);
    QCOMPARE(cell.data(SortableTableModel::StatusRole).toInt(), static_cast<int>(Status::Failed));
    QVERIFY(!model.index(0, TaskTableModel::ToldColumn).data(SortableTableModel::StatusRole).isValid());
}

void TestTaskTableModel::timesAreWrittenAsTheUserLikes()
{
    TaskTableModel model;
    model.setCells(cellsOf(Run));
    model.setTimeText([](Instant instant, Instant start) { return printDuration(instant - start); });
    QCOMPARE(rowTexts(model, {TaskTableModel::TimeColumn}), QStringList({"2ms", "1010ms", ""}));
}

void TestTaskTableModel::textsGoToThePool()
{
    SortableTableModel::CellText text;
    {
        TaskTableModel model;
        model.setCells(cellsOf(Run));
        text = model.cellText();
    }
    QCOMPARE(text(1, TaskTableModel::ToldColumn), "timer 6 fired");
}

void TestTaskTableModel::namesOfHistoriesStayOnOneLine()
{
    TaskTableModel model;
    model.setCells(cellsOf("WorkflowExecutionStarted\nWorkflowTaskScheduled\n"
                           "WorkflowTaskStarted worker=\"evil\\nworker\"\nWorkflowTaskCompleted"));
    QVERIFY(!model.index(0, TaskTableModel::WorkerColumn).data().toString().contains('\n'));
}

QTEST_GUILESS_MAIN(TestTaskTableModel)
#include "tst_tasktablemodel.moc"
