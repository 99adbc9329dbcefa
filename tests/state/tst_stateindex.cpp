// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/state/stateindex.h"
#include "tests/state/stateprint.h"
#include "tests/support/historydsl.h"

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include "tests/support/historyedit.h"
#endif

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// Start of a run whose first workflow task has completed; events 1 to 4, the last at 10 ms.
const QByteArray Begun = R"(
    WorkflowExecutionStarted type=Order queue=orders
    WorkflowTaskScheduled queue=orders attempt=1
    t=5ms WorkflowTaskStarted worker=w1
    t=10ms WorkflowTaskCompleted worker=w1
)";

} // namespace

class TestStateIndex : public QObject {
    Q_OBJECT

private slots:
    void nothingIsKnownBeforeTheFirstEvent();
    void theStateAtEachEventOfAnActivity();
    void whatOpensStaysOpenUntilItCloses_data();
    void whatOpensStaysOpenUntilItCloses();
    void aTimerTellsWhenItIsDue();
    void aTimerOfAnAbsurdDurationIsDueAtTheEndOfTime();
    void workflowTasks_data();
    void workflowTasks();
    void failedWorkflowTasksCountUntilOneCompletes();
    void listsGrowInOrder();
    void theRunAsAWhole_data();
    void theRunAsAWhole();
    void whatIsOpenAtTheCloseStaysOpen();
    void theSizeIsTheServersPlusWhatCameAfterIt();
    void withoutASizeOfTheServerTheEventsAreCounted();
    void aCancelledBuildGivesNothing();
};

void TestStateIndex::nothingIsKnownBeforeTheFirstEvent()
{
    const auto states = StateIndex::build(groupsFromText(Begun));
    QCOMPARE(states->initialState(), RunState());
    QCOMPARE(states->stateAfter(EventIndex()), states->initialState());
}

void TestStateIndex::theStateAtEachEventOfAnActivity()
{
    const auto states = StateIndex::build(groupsFromText(Begun + R"(
        ActivityTaskScheduled id=a type=Charge
        ActivityTaskCancelRequested id=a
        t=40ms ActivityTaskStarted id=a attempt=3 lastFailure="no answer"
        t=50ms ActivityTaskCanceled id=a
    )"));
    QCOMPARE(stateAfterId(*states, 4), QStringList());
    QCOMPARE(stateAfterId(*states, 5), QStringList("activity Charge opened=5"));
    QCOMPARE(stateAfterId(*states, 6), QStringList("activity Charge opened=5 cancelRequested=6"));
    QCOMPARE(stateAfterId(*states, 7),
             QStringList("activity Charge opened=5 started=7 attempt=3 lastFailure=7 cancelRequested=6"));
    QCOMPARE(stateAfterId(*states, 8), QStringList());
}

void TestStateIndex::whatOpensStaysOpenUntilItCloses_data()
{
    QTest::addColumn<QByteArray>("opening");
    QTest::addColumn<QByteArray>("closing");
    QTest::addColumn<QString>("open");
    const auto row = [](const char* name, const char* opening, const char* closing, const char* open) {
        QTest::newRow(name) << QByteArray(opening) << QByteArray(closing) << open;
    };
    const char* activity = "ActivityTaskScheduled id=a type=Charge";
    row("activity completed", activity, "ActivityTaskCompleted", "activity Charge opened=5");
    row("activity failed", activity, "ActivityTaskFailed failure=no", "activity Charge opened=5");
    row("activity timed out", activity, "ActivityTaskTimedOut failure=timeout", "activity Charge opened=5");
    row("activity cancelled", activity, "ActivityTaskCanceled", "activity Charge opened=5");
    row("activity whose retry policy changed",
        "ActivityTaskScheduled id=a type=Charge\nActivityPropertiesModifiedExternally", "ActivityTaskCompleted",
        "activity Charge opened=5");
    row("activity on its first attempt", "ActivityTaskScheduled id=a type=Charge\nActivityTaskStarted attempt=1",
        "ActivityTaskCompleted", "activity Charge opened=5 started=6 attempt=1");
    row("timer fired", "TimerStarted id=t", "TimerFired", "timer t opened=5");
    row("timer cancelled", "TimerStarted id=t", "TimerCanceled", "timer t opened=5");
    const char* child = "StartChildWorkflowExecutionInitiated type=Ship id=ship-1";
    row("child that could not start", child, "StartChildWorkflowExecutionFailed", "child Ship opened=5");
    const char* startedChild =
        "StartChildWorkflowExecutionInitiated type=Ship id=ship-1\nChildWorkflowExecutionStarted";
    const char* openChild = "child Ship opened=5 started=6";
    row("child that is to be cancelled",
        "StartChildWorkflowExecutionInitiated type=Ship id=ship-1\n"
        "RequestCancelExternalWorkflowExecutionInitiated id=ship-1 childWorkflowOnly=true\n"
        "ExternalWorkflowExecutionCancelRequested",
        "ChildWorkflowExecutionCanceled", "child Ship opened=5 cancelRequested=6");
    row("child beside another workflow of its id",
        "StartChildWorkflowExecutionInitiated type=Ship id=ship-1\n"
        "RequestCancelExternalWorkflowExecutionInitiated id=ship-1\nExternalWorkflowExecutionCancelRequested",
        "ChildWorkflowExecutionCanceled", "child Ship opened=5");
    row("child completed", startedChild, "ChildWorkflowExecutionCompleted", openChild);
    row("child failed", startedChild, "ChildWorkflowExecutionFailed failure=no", openChild);
    row("child cancelled", startedChild, "ChildWorkflowExecutionCanceled", openChild);
    row("child timed out", startedChild, "ChildWorkflowExecutionTimedOut", openChild);
    row("child terminated", startedChild, "ChildWorkflowExecutionTerminated", openChild);
    const char* operation = "NexusOperationScheduled service=cards operation=charge";
    row("Nexus operation that was synchronous", operation, "NexusOperationCompleted", "nexus cards.charge opened=5");
    row("Nexus operation that timed out", operation, "NexusOperationTimedOut failure=timeout",
        "nexus cards.charge opened=5");
    const char* cancelledOperation = "NexusOperationScheduled service=cards operation=charge\nNexusOperationStarted\n"
                                     "NexusOperationCancelRequested\nNexusOperationCancelRequestCompleted";
    row("Nexus operation cancelled", cancelledOperation, "NexusOperationCanceled",
        "nexus cards.charge opened=5 started=6 cancelRequested=7");
    row("Nexus operation that failed in spite of a cancel request", cancelledOperation,
        "NexusOperationFailed failure=no", "nexus cards.charge opened=5 started=6 cancelRequested=7");
    row("signal sent", "SignalExternalWorkflowExecutionInitiated name=go", "ExternalWorkflowExecutionSignaled",
        "signalSent go opened=5");
    row("signal that was not taken", "SignalExternalWorkflowExecutionInitiated name=go",
        "SignalExternalWorkflowExecutionFailed", "signalSent go opened=5");
    row("cancel request sent", "RequestCancelExternalWorkflowExecutionInitiated id=other",
        "ExternalWorkflowExecutionCancelRequested", "cancelSent other opened=5");
    row("cancel request that failed", "RequestCancelExternalWorkflowExecutionInitiated id=other",
        "RequestCancelExternalWorkflowExecutionFailed", "cancelSent other opened=5");
}

void TestStateIndex::whatOpensStaysOpenUntilItCloses()
{
    QFETCH(QByteArray, opening);
    QFETCH(QByteArray, closing);
    QFETCH(QString, open);
    QCOMPARE(lastState(Begun + opening), QStringList(open));
    QCOMPARE(lastState(Begun + opening + '\n' + closing), QStringList());
}

void TestStateIndex::aTimerTellsWhenItIsDue()
{
    QCOMPARE(lastState(Begun + "TimerStarted id=t startToFireTimeout=1505ms"),
             QStringList("timer t opened=5 due=1515ms"));
}

void TestStateIndex::aTimerOfAnAbsurdDurationIsDueAtTheEndOfTime()
{
    const auto groups = groupsFromText(Begun + "TimerStarted id=t startToFireTimeout=9000000000s");
    const RunState state = StateIndex::build(groups)->stateAfter(EventIndex(4U));
    QCOMPARE(state.timers.at(0).due.nanoseconds(), LatestSecond * NanosecondsPerSecond);
}

void TestStateIndex::workflowTasks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("state");
    const QByteArray scheduled = "WorkflowTaskScheduled attempt=2\n";
    const QByteArray started = scheduled + "WorkflowTaskStarted\n";
    QTest::newRow("scheduled") << scheduled << QStringList("workflowTask opened=5 attempt=2");
    QTest::newRow("started") << started << QStringList("workflowTask opened=5 started=6 attempt=2");
    QTest::newRow("completed") << started + "WorkflowTaskCompleted" << QStringList();
    QTest::newRow("failed") << started + "WorkflowTaskFailed failure=no" << QStringList("failedWorkflowTasks 1");
    QTest::newRow("timed out before it started")
        << scheduled + "WorkflowTaskTimedOut startedEventId=0" << QStringList("failedWorkflowTasks 1");
}

void TestStateIndex::workflowTasks()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, state);
    QCOMPARE(lastState(Begun + text), state);
}

void TestStateIndex::failedWorkflowTasksCountUntilOneCompletes()
{
    const auto states = StateIndex::build(groupsFromText(Begun + R"(
        WorkflowTaskScheduled
        WorkflowTaskStarted
        WorkflowTaskFailed failure=no
        WorkflowTaskScheduled
        WorkflowTaskStarted
        WorkflowTaskTimedOut
        WorkflowTaskScheduled
        WorkflowTaskStarted
        WorkflowTaskCompleted
    )"));
    QCOMPARE(stateAfterId(*states, 7), QStringList("failedWorkflowTasks 1"));
    QCOMPARE(stateAfterId(*states, 10), QStringList("failedWorkflowTasks 2"));
    QCOMPARE(stateAfterId(*states, 13), QStringList());
}

void TestStateIndex::listsGrowInOrder()
{
    const auto states = StateIndex::build(groupsFromText(Begun + R"(
        WorkflowExecutionSignaled name=a
        WorkflowExecutionSignaled name=b
        WorkflowExecutionUpdateAccepted id=u name=add
        WorkflowExecutionUpdateCompleted id=u
        MarkerRecorded type=note
        WorkflowExecutionOptionsUpdated
    )"));
    QCOMPARE(stateAfterId(*states, 5), QStringList("signal 5"));
    QCOMPARE(stateAfterId(*states, 7), (QStringList{"update add opened=7 started=7", "signal 5", "signal 6"}));
    QCOMPARE(stateAfterId(*states, 10),
             (QStringList{"signal 5", "signal 6", "updateCompleted 8", "marker 9", "options 10"}));
}

void TestStateIndex::theRunAsAWhole_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("state");
    const auto row = [](const char* name, const char* text, const QStringList& state) {
        QTest::newRow(name) << QByteArray(text) << state;
    };
    row("running", "", {});
    row("completed", "WorkflowExecutionCompleted", {"status completed"});
    row("failed", "WorkflowExecutionFailed failure=no", {"status failed"});
    row("timed out", "WorkflowExecutionTimedOut", {"status timedOut"});
    row("cancelled", "WorkflowExecutionCanceled", {"status cancelled"});
    row("terminated", "WorkflowExecutionTerminated", {"status terminated"});
    row("continued as new", "WorkflowExecutionContinuedAsNew", {"status continuedAsNew"});
    row("paused", "WorkflowExecutionPaused", {"paused"});
    row("no longer paused", "WorkflowExecutionPaused\nWorkflowExecutionUnpaused", {});
    row("ended while paused", "WorkflowExecutionPaused\nWorkflowExecutionTerminated", {"status terminated"});
    row("asked to cancel", "WorkflowExecutionCancelRequested\nWorkflowExecutionSignaled name=x",
        {"cancelRequested 5", "signal 6"});
}

void TestStateIndex::theRunAsAWhole()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, state);
    QCOMPARE(lastState(Begun + text), state);
}

void TestStateIndex::whatIsOpenAtTheCloseStaysOpen()
{
    QCOMPARE(lastState(Begun + "ActivityTaskScheduled id=a type=Charge\nWorkflowExecutionTerminated"),
             (QStringList{"status terminated", "activity Charge opened=5"}));
}

void TestStateIndex::theSizeIsTheServersPlusWhatCameAfterIt()
{
    const auto groups = groupsFromText(R"(
        WorkflowExecutionStarted type=Order
        WorkflowTaskScheduled
        WorkflowTaskStarted historySizeBytes=700
        WorkflowTaskCompleted
    )");
    const History& history = groups->history();
    const auto states = StateIndex::build(groups);
    const std::int64_t started = history.byteSize(EventIndex(2U));
    QCOMPARE(states->stateAfter(EventIndex(2U)).historyBytes, 700 + started);
    QCOMPARE(states->stateAfter(EventIndex(3U)).historyBytes, 700 + started + history.byteSize(EventIndex(3U)));
    QCOMPARE(states->stateAfter(EventIndex(3U)).eventCount, 4);
}

void TestStateIndex::withoutASizeOfTheServerTheEventsAreCounted()
{
    const auto groups = groupsFromText(Begun);
    QCOMPARE(StateIndex::build(groups)->stateAfter(EventIndex(3U)).historyBytes, groups->history().totalBytes());
}

void TestStateIndex::aCancelledBuildGivesNothing()
{
    CancellationSource source;
    source.cancel();
    QVERIFY(!StateIndex::build(groupsFromText(Begun), source.token()));
}

QTEST_GUILESS_MAIN(TestStateIndex)
#include "tst_stateindex.moc"
