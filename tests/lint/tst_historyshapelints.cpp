// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rules that servers keep; each test breaks one of them.
#include "tests/lint/lintedrun.h"

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

class TestHistoryShapeLints : public QObject {
    Q_OBJECT

private slots:
    void aSoundRunIsQuiet();
    void aCommandWithoutItsTaskIsOutOfPlace();
    void aFragmentMayBeginInTheMiddleOfCommands();
    void aCommandNamesTheTaskItStandsBehind();
    void javasTestServerMayNameTheStart();
    void nothingStandsInsideAWorkflowTask();
    void aTerminationMayCutAWorkflowTask();
    void oneWorkflowTaskIsOpenAtATime();
    void anActivityEndsOnce();
    void aTimerIdIsTakenOnceWhilePending();
    void aTimerIdIsFreeAfterItFired();
    void aRunIsCancelledOnce();
    void anUpdateIsCompletedUnderItsId();
    void aTimerDoesNotFireEarly();
    void aClockMayBeASecondOff();
    void skippedTimeIsNoRule();
};

void TestHistoryShapeLints::aSoundRunIsQuiet()
{
    QCOMPARE(printLints(firstTask() +
                        "ActivityTaskScheduled id=5 type=Charge\n"
                        "TimerStarted id=6 startToFireTimeout=10ms\n"
                        "t=5ms ActivityTaskStarted id=5 attempt=1\n"
                        "ActivityTaskCompleted id=5\n"
                        "t=12ms TimerFired id=6\n" +
                        nextTask("13ms") + "WorkflowExecutionCompleted\n"),
             QStringList());
}

void TestHistoryShapeLints::aCommandWithoutItsTaskIsOutOfPlace()
{
    QCOMPARE(printLints(firstTask() + "t=3ms WorkflowExecutionSignaled name=go\n"
                                      "TimerStarted id=6 startToFireTimeout=10s\n"),
             QStringList{QStringLiteral("error commandOutOfPlace 6")});
}

void TestHistoryShapeLints::aFragmentMayBeginInTheMiddleOfCommands()
{
    QCOMPARE(printLints("20 TimerStarted id=6 startToFireTimeout=10s workflowTaskCompletedEventId=19\n"
                        "TimerStarted id=7 startToFireTimeout=10s workflowTaskCompletedEventId=19\n"),
             QStringList());
}

void TestHistoryShapeLints::aCommandNamesTheTaskItStandsBehind()
{
    QCOMPARE(printLints(firstTask() + nextTask() +
                        "TimerStarted id=8 startToFireTimeout=10s workflowTaskCompletedEventId=4\n"),
             QStringList{QStringLiteral("error wrongCommandTask 4,8")});
}

void TestHistoryShapeLints::javasTestServerMayNameTheStart()
{
    QCOMPARE(printLints(firstTask() + "TimerStarted id=8 startToFireTimeout=10s workflowTaskCompletedEventId=3\n"),
             QStringList());
}

void TestHistoryShapeLints::nothingStandsInsideAWorkflowTask()
{
    QCOMPARE(printLints("WorkflowExecutionStarted type=Order queue=orders\n"
                        "WorkflowTaskScheduled queue=orders\n"
                        "WorkflowTaskStarted\n"
                        "WorkflowExecutionSignaled name=go\n"
                        "WorkflowTaskCompleted\n"),
             QStringList{QStringLiteral("error eventInsideTask 4")});
}

void TestHistoryShapeLints::aTerminationMayCutAWorkflowTask()
{
    QCOMPARE(printLints("WorkflowExecutionStarted type=Order queue=orders\n"
                        "WorkflowTaskScheduled queue=orders\n"
                        "WorkflowTaskStarted\n"
                        "WorkflowExecutionTerminated\n"),
             QStringList());
}

void TestHistoryShapeLints::oneWorkflowTaskIsOpenAtATime()
{
    QCOMPARE(printLints("WorkflowExecutionStarted type=Order queue=orders\n"
                        "WorkflowTaskScheduled queue=orders\n"
                        "WorkflowTaskScheduled queue=orders\n"),
             QStringList{QStringLiteral("error overlappingTasks 2,3")});
}

void TestHistoryShapeLints::anActivityEndsOnce()
{
    QCOMPARE(printLints(firstTask() + "ActivityTaskScheduled id=5 type=Charge\n"
                                      "t=5ms ActivityTaskStarted id=5\n"
                                      "ActivityTaskCompleted id=5\n"
                                      "ActivityTaskFailed id=5 failure=boom\n"),
             QStringList{QStringLiteral("error closedTwice 7,8")});
}

void TestHistoryShapeLints::aTimerIdIsTakenOnceWhilePending()
{
    QCOMPARE(printLints(firstTask() + "TimerStarted id=a startToFireTimeout=10s\n"
                                      "TimerStarted id=a startToFireTimeout=20s\n"),
             QStringList{QStringLiteral("error idInUse 5,6")});
}

void TestHistoryShapeLints::aTimerIdIsFreeAfterItFired()
{
    QCOMPARE(printLints(firstTask() +
                        "TimerStarted id=a startToFireTimeout=1s\n"
                        "t=1100ms TimerFired id=a\n" +
                        nextTask("1200ms") + "TimerStarted id=a startToFireTimeout=20s\n"),
             QStringList());
}

void TestHistoryShapeLints::aRunIsCancelledOnce()
{
    QCOMPARE(printLints(firstTask() + "t=3ms WorkflowExecutionCancelRequested\n"
                                      "t=4ms WorkflowExecutionCancelRequested\n"),
             QStringList{QStringLiteral("error cancelledTwice 5,6")});
}

void TestHistoryShapeLints::anUpdateIsCompletedUnderItsId()
{
    QCOMPARE(printLints(firstTask() +
                        "WorkflowExecutionUpdateAccepted protocolInstanceId=u1 acceptedRequest.input.name=add\n"
                        "WorkflowExecutionUpdateCompleted meta.updateId=u2\n"),
             QStringList{QStringLiteral("error updateMismatch 5,6")});
}

void TestHistoryShapeLints::aTimerDoesNotFireEarly()
{
    QCOMPARE(printLints(firstTask() + "TimerStarted id=a startToFireTimeout=60s\n"
                                      "t=50s TimerFired id=a\n"),
             QStringList{QStringLiteral("error timerFiredEarly 6")});
}

void TestHistoryShapeLints::aClockMayBeASecondOff()
{
    QCOMPARE(printLints(firstTask() + "TimerStarted id=a startToFireTimeout=60s\n"
                                      "t=59200ms TimerFired id=a\n"),
             QStringList());
}

void TestHistoryShapeLints::skippedTimeIsNoRule()
{
    QCOMPARE(printLints(firstTask() + "TimerStarted id=a startToFireTimeout=60s\n"
                                      "t=50s WorkflowExecutionTimeSkippingTransitioned\n"
                                      "TimerFired id=a\n"),
             QStringList());
}

QTEST_GUILESS_MAIN(TestHistoryShapeLints)
#include "tst_historyshapelints.moc"
