// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/replay/taskpane.h"

#include "models/tables/tasktablemodel.h"
#include "tests/views/openrun.h"
#include "views/history/runtableview.h"

#include <QLabel>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// Two tasks that were answered, by events 5 and 9, and one that waits, with event 11.
const QByteArray Run = R"(
    WorkflowExecutionStarted type=Order queue=orders
    WorkflowTaskScheduled
    WorkflowTaskStarted worker=w1
    WorkflowTaskCompleted sdkMetadata.sdkName=temporal-go
    TimerStarted id=5
    t=1s TimerFired id=5
    WorkflowTaskScheduled
    WorkflowTaskStarted worker=w1
    WorkflowTaskCompleted
    t=2s WorkflowExecutionSignaled name=hurry
    WorkflowTaskScheduled
)";

/// A pane of a run that stands on the screen with its tasks.
struct OpenPane {
    explicit OpenPane(const QByteArray& text) : run(text), pane(run.document)
    {
        showAndAwait(pane, {900, 300});
        hasTasks = await([this] { return pane.table().tableModel().rowCount() > 0; });
    }

    [[nodiscard]] qint64 positionEventId()
    {
        const EventIndex event = run.document.replayPosition().event();
        return event.isValid() ? run.document.snapshot()->history->eventId(event) : 0;
    }
    void moveTo(qint64 eventId)
    {
        run.document.replayPosition().moveTo(run.document.snapshot()->history->findEventId(eventId).value());
    }

    OpenRun run;
    TaskPane pane;
    bool hasTasks = false;
};

} // namespace

class TestTaskPane : public QObject {
    Q_OBJECT

private slots:
    void nothingIsBuiltBeforeItIsShown();
    void theNoteTellsByWhoseRules();
    void aGuessIsSaidToBeOne();
    void goingToATaskMovesThePlaceInReplayToItsEnd();
    void theTableFollowsThePlaceInReplay();
    void followingMovesNothing();
    void aNewSnapshotBringsItsTasks();
    void everythingHasAName();
};

void TestTaskPane::nothingIsBuiltBeforeItIsShown()
{
    OpenRun run(Run);
    const TaskPane pane(run.document);
    QVERIFY(!run.document.replay().isBuilding());
    QVERIFY(!run.document.replay().isReady());
    QCOMPARE(pane.noteText(), "Working out workflow tasks…");
}

void TestTaskPane::theNoteTellsByWhoseRules()
{
    const OpenPane open(Run);
    QVERIFY(open.hasTasks);
    QCOMPARE(open.pane.noteText(), "Workflow tasks: 3 · by the rules of temporal-go");
    QCOMPARE(open.pane.findChild<QLabel*>()->textFormat(), Qt::PlainText);
}

void TestTaskPane::aGuessIsSaidToBeOne()
{
    const OpenPane guessed("WorkflowExecutionStarted\nWorkflowTaskScheduled\nWorkflowTaskStarted\n"
                           "WorkflowTaskCompleted\nMarkerRecorded type=core_patch");
    QCOMPARE(guessed.pane.noteText(), "Workflow tasks: 1 · by the rules of core, which is a guess");
    const OpenPane unknown("WorkflowExecutionStarted\nWorkflowTaskScheduled");
    QCOMPARE(unknown.pane.noteText(), "Workflow tasks: 1 · nothing tells the SDK, so by the rules that all SDKs share");
}

void TestTaskPane::goingToATaskMovesThePlaceInReplayToItsEnd()
{
    OpenPane open(Run);
    QVERIFY(open.hasTasks);
    QVERIFY(!open.run.document.replayPosition().isActive());
    open.pane.table().setFocus();
    QTest::keyClick(&open.pane.table(), Qt::Key_Home);
    QCOMPARE(open.positionEventId(), 5);
    QTest::keyClick(&open.pane.table(), Qt::Key_Down);
    QCOMPARE(open.positionEventId(), 9);
    QTest::keyClick(&open.pane.table(), Qt::Key_Down);
    QCOMPARE(open.positionEventId(), 11);
}

void TestTaskPane::theTableFollowsThePlaceInReplay()
{
    OpenPane open(Run);
    QVERIFY(open.hasTasks);
    open.moveTo(7);
    QCOMPARE(open.pane.table().currentSource(), std::optional<std::uint32_t>(1));
    open.moveTo(3);
    QCOMPARE(open.pane.table().currentSource(), std::optional<std::uint32_t>(0));
}

void TestTaskPane::followingMovesNothing()
{
    OpenPane open(Run);
    QVERIFY(open.hasTasks);
    open.moveTo(7);
    QCOMPARE(open.positionEventId(), 7);
}

void TestTaskPane::aNewSnapshotBringsItsTasks()
{
    OpenPane open(Run);
    QVERIFY(open.hasTasks);
    open.run.document.setSnapshot(snapshotFromText(Run + "WorkflowTaskStarted\nWorkflowTaskCompleted\n"
                                                         "WorkflowExecutionCompleted"));
    QVERIFY(await([&] {
        const auto& model = open.pane.table().tableModel();
        return model.rowCount() == 3 &&
               model.index(2, TaskTableModel::AnsweredColumn).data().toString() == "Complete workflow";
    }));
}

void TestTaskPane::everythingHasAName()
{
    const OpenPane open(Run);
    QCOMPARE(namelessWidgets(open.pane), QStringList());
}

QTEST_MAIN(TestTaskPane)
#include "tst_taskpane.moc"
