// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Activities, timers, messages, and what is open when a run closes.
#include "tests/lint/lintedrun.h"

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

class TestOperationLints : public QObject {
    Q_OBJECT

private slots:
    void manyAttemptsAreANote();
    void attemptsEverySecondAreAStorm();
    void aFewAttemptsAreUsual();
    void aLongActivityWithoutHeartbeatIsANote();
    void aLostWorkerWithoutHeartbeatIsAWarning();
    void aHeartbeatTimeoutMakesALongActivityFine();
    void oneAttemptThatTakesAllTimeLeavesNoRoom();
    void anActivityThatIsNeverRetriedNeedsNoRoom();
    void anActivityThatNobodyTookHasNoWorker();
    void aTimerThatFiredLateIsANote();
    void aTimerThatFiredVeryLateIsAWarning();
    void aPausedRunMayFireLate();
    void aSignalBeforeATerminationWasNeverHandled();
    void aSignalThatATaskHeardWasHandled();
    void anUpdateThatIsOpenAtTheCloseIsUnfinished();
    void anActivityThatIsOpenAtTheCloseIsANote();
    void anActivityThatIsBeingCancelledIsLeftOnPurpose();
    void aTerminationLeavesWhatItLeaves();
    void aChildThatItsPolicyEndsIsANote();
    void anAbandonedChildIsLeftOnPurpose();
    void anOperationThatIsOpenAtTheCloseIsANote();
};

namespace {

QByteArray activity(const QByteArray& scheduled, const QByteArray& start, const QByteArray& end,
                    const QByteArray& ending = "ActivityTaskCompleted id=a")
{
    return firstTask() + "ActivityTaskScheduled id=a type=Charge queue=payments " + scheduled + "\nt=" + start +
           " ActivityTaskStarted id=a\nt=" + end + ' ' + ending + '\n';
}

} // namespace

void TestOperationLints::manyAttemptsAreANote()
{
    QCOMPARE(printLints(firstTask() + "ActivityTaskScheduled id=a type=Charge\n"
                                      "t=600s ActivityTaskStarted id=a attempt=12\n"
                                      "t=601s ActivityTaskCompleted id=a\n"),
             QStringList{QStringLiteral("note retryStorm 5")});
}

void TestOperationLints::attemptsEverySecondAreAStorm()
{
    QCOMPARE(printLints(firstTask() + "ActivityTaskScheduled id=a type=Charge\n"
                                      "t=10s ActivityTaskStarted id=a attempt=40\n"
                                      "t=11s ActivityTaskCompleted id=a\n"),
             QStringList{QStringLiteral("warning retryStorm 5")});
}

void TestOperationLints::aFewAttemptsAreUsual()
{
    QCOMPARE(printLints(firstTask() + "ActivityTaskScheduled id=a type=Charge\n"
                                      "t=2s ActivityTaskStarted id=a attempt=3\n"
                                      "ActivityTaskCompleted id=a\n"),
             QStringList());
}

void TestOperationLints::aLongActivityWithoutHeartbeatIsANote()
{
    QCOMPARE(printLints(activity("startToCloseTimeout=1h", "1s", "901s")),
             QStringList{QStringLiteral("note noHeartbeatTimeout 5")});
}

void TestOperationLints::aLostWorkerWithoutHeartbeatIsAWarning()
{
    QCOMPARE(
        printLints(activity("startToCloseTimeout=900s", "1s", "901s", "ActivityTaskTimedOut id=a failure=timeout")),
        QStringList{QStringLiteral("warning noHeartbeatTimeout 5")});
}

void TestOperationLints::aHeartbeatTimeoutMakesALongActivityFine()
{
    QCOMPARE(printLints(activity("startToCloseTimeout=1h heartbeatTimeout=10s", "1s", "901s")), QStringList());
}

void TestOperationLints::oneAttemptThatTakesAllTimeLeavesNoRoom()
{
    QCOMPARE(printLints(activity("startToCloseTimeout=1h scheduleToCloseTimeout=1h", "1s", "2s")),
             QStringList{QStringLiteral("note noRoomForRetry 5")});
}

void TestOperationLints::anActivityThatIsNeverRetriedNeedsNoRoom()
{
    QCOMPARE(printLints(activity("startToCloseTimeout=1h scheduleToCloseTimeout=1h retryPolicy.maximumAttempts=1", "1s",
                                 "2s")),
             QStringList());
}

void TestOperationLints::anActivityThatNobodyTookHasNoWorker()
{
    QCOMPARE(printLints(firstTask() + "ActivityTaskScheduled id=a type=Charge queue=payments\n"
                                      "t=10s ActivityTaskTimedOut id=a startedEventId=0 "
                                      "failure.timeoutFailureInfo.timeoutType=ScheduleToStart\n"),
             QStringList{QStringLiteral("warning noWorker 6")});
}

void TestOperationLints::aTimerThatFiredLateIsANote()
{
    QCOMPARE(printLints(firstTask() + "TimerStarted id=a startToFireTimeout=60s\nt=70s TimerFired id=a\n"),
             QStringList{QStringLiteral("note timerFiredLate 6")});
}

void TestOperationLints::aTimerThatFiredVeryLateIsAWarning()
{
    QCOMPARE(printLints(firstTask() + "TimerStarted id=a startToFireTimeout=60s\nt=600s TimerFired id=a\n"),
             QStringList{QStringLiteral("warning timerFiredLate 6")});
}

void TestOperationLints::aPausedRunMayFireLate()
{
    QCOMPARE(printLints(firstTask() + "TimerStarted id=a startToFireTimeout=60s\n"
                                      "t=10s WorkflowExecutionPaused\n"
                                      "t=599s WorkflowExecutionUnpaused\n"
                                      "t=600s TimerFired id=a\n"),
             QStringList());
}

void TestOperationLints::aSignalBeforeATerminationWasNeverHandled()
{
    QCOMPARE(printLints(firstTask() + "t=3ms WorkflowExecutionSignaled name=pay\n"
                                      "WorkflowTaskScheduled\n"
                                      "WorkflowExecutionTerminated\n"),
             QStringList{QStringLiteral("warning unhandledSignal 5")});
}

void TestOperationLints::aSignalThatATaskHeardWasHandled()
{
    QCOMPARE(printLints(firstTask() + "t=3ms WorkflowExecutionSignaled name=pay\n" + nextTask() +
                        "WorkflowExecutionCompleted\n"),
             QStringList());
}

void TestOperationLints::anUpdateThatIsOpenAtTheCloseIsUnfinished()
{
    QCOMPARE(printLints(firstTask() +
                        "WorkflowExecutionUpdateAccepted protocolInstanceId=u acceptedRequest.input.name=add\n"
                        "WorkflowExecutionCompleted\n"),
             QStringList{QStringLiteral("warning unfinishedUpdate 5")});
}

void TestOperationLints::anActivityThatIsOpenAtTheCloseIsANote()
{
    QCOMPARE(printLints(firstTask() + "ActivityTaskScheduled id=a type=Charge\nWorkflowExecutionCompleted\n"),
             QStringList{QStringLiteral("note activityLeftOpen 5")});
}

void TestOperationLints::anActivityThatIsBeingCancelledIsLeftOnPurpose()
{
    QCOMPARE(printLints(firstTask() +
                        "ActivityTaskScheduled id=a type=Charge\nt=3ms WorkflowExecutionSignaled name=stop\n" +
                        nextTask() + "ActivityTaskCancelRequested id=a\nWorkflowExecutionCompleted\n"),
             QStringList());
}

void TestOperationLints::aTerminationLeavesWhatItLeaves()
{
    QCOMPARE(printLints(firstTask() + "ActivityTaskScheduled id=a type=Charge\nt=5ms WorkflowExecutionTerminated\n"),
             QStringList());
}

void TestOperationLints::aChildThatItsPolicyEndsIsANote()
{
    QCOMPARE(printLints(firstTask() +
                        "StartChildWorkflowExecutionInitiated workflowId=c type=Ship parentClosePolicy=Terminate\n"
                        "WorkflowExecutionCompleted\n"),
             QStringList{QStringLiteral("note childLeftOpen 5")});
}

void TestOperationLints::anAbandonedChildIsLeftOnPurpose()
{
    QCOMPARE(printLints(firstTask() +
                        "StartChildWorkflowExecutionInitiated workflowId=c type=Ship parentClosePolicy=Abandon\n"
                        "WorkflowExecutionCompleted\n"),
             QStringList());
}

void TestOperationLints::anOperationThatIsOpenAtTheCloseIsANote()
{
    QCOMPARE(printLints(firstTask() +
                        "NexusOperationScheduled endpoint=e service=s operation=o\nWorkflowExecutionCompleted\n"),
             QStringList{QStringLiteral("note operationLeftOpen 5")});
}

QTEST_GUILESS_MAIN(TestOperationLints)
#include "tst_operationlints.moc"
