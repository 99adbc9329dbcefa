// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/statistics/pathprint.h"
#include "tests/support/historygenerator.h"

#include <QElapsedTimer>
#include <QtTest>

#include <set>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// A run whose first workflow task waited 5 ms, ran 5 ms, and ended as event 4.
const QByteArray Begun = R"(
    WorkflowExecutionStarted type=Order queue=orders
    WorkflowTaskScheduled queue=orders attempt=1
    t=5ms WorkflowTaskStarted worker=w1
    t=10ms WorkflowTaskCompleted worker=w1
)";
const QStringList BegunPath{"workflowTaskQueue 0s-5ms until 3", "workflowTask 5ms-10ms until 4"};

QStringList pathOf(const QByteArray& text)
{
    const RunSnapshot snapshot = snapshotOf(historyFromText(text));
    const CriticalPath path = criticalPathOf(snapshot);
    const QString broken = brokenPromise(snapshot, path);
    return broken.isEmpty() ? printPath(snapshot, path) : QStringList(broken);
}

/// The parts after the first workflow task.
QStringList pathAfterBegin(const QByteArray& text)
{
    return pathOf(Begun + text).mid(2);
}

} // namespace

class TestCriticalPath : public QObject {
    Q_OBJECT

private slots:
    void aRunThatOnlyComputes();
    void anActivityIsQueueAndRun();
    void earlierAttemptsAreOnePartWithTheirBackoff();
    void ofTwoActivitiesTheOneThatEndedLastCounts();
    void aTimerCounts();
    void aChildIsQueueAndRun();
    void aWaitForASignalIsIdle();
    void aWaitForASignalWhileATimerRunsIsNotIdle();
    void aWaitIsDividedWhereTheTimerEnds();
    void aSignalDuringATaskWaitsForItsEnd();
    void anActivityThatEndsDuringATaskWaitsForItsEnd();
    void anUpdateEndsTheWaitWithItsTask();
    void aFailedTaskCostsItsBackoff();
    void aDelayedStartIsSaid();
    void aTerminatedRunWaitedForWhatWasOpen();
    void aTimedOutRunWithoutAWorkerWaitedForIt();
    void aRunTerminatedWithNothingOpenWasIdle();
    void aCancelledActivityEndsAfterItsRequest();
    void anOpenRunEndsWithItsLastEvent();
    void timesThatRunBackAreClamped();
    void missingTimesAreClamped();
    void aFragmentIsCoveredToo();
    void anEmptyHistoryHasNoPath();
    void generatedRunsAddUp_data();
    void generatedRunsAddUp();
    void wordsForScriptsAreStable();
};

void TestCriticalPath::aRunThatOnlyComputes()
{
    QCOMPARE(pathOf(Begun + "WorkflowExecutionCompleted"), BegunPath);
}

void TestCriticalPath::anActivityIsQueueAndRun()
{
    QCOMPARE(pathAfterBegin(R"(
        ActivityTaskScheduled id=a type=Charge
        t=30ms ActivityTaskStarted id=a attempt=1
        t=70ms ActivityTaskCompleted id=a
        t=71ms WorkflowTaskScheduled
        t=73ms WorkflowTaskStarted
        t=80ms WorkflowTaskCompleted
        t=81ms WorkflowExecutionCompleted
    )"),
             QStringList({"queue Charge 10ms-30ms until 6", "run Charge 30ms-70ms until 7",
                          "workflowTaskQueue 70ms-73ms until 9", "workflowTask 73ms-81ms until 11"}));
}

void TestCriticalPath::earlierAttemptsAreOnePartWithTheirBackoff()
{
    QCOMPARE(pathAfterBegin(R"(
        ActivityTaskScheduled id=a type=Charge
        t=900ms ActivityTaskStarted id=a attempt=3 lastFailure=no
        t=1s ActivityTaskFailed id=a failure=no
    )"),
             QStringList({"retryBackoff Charge 10ms-900ms until 6", "run Charge 900ms-1s until 7"}));
}

void TestCriticalPath::ofTwoActivitiesTheOneThatEndedLastCounts()
{
    const QStringList path = pathAfterBegin(R"(
        ActivityTaskScheduled id=a type=Quick
        ActivityTaskScheduled id=b type=Slow
        t=20ms ActivityTaskStarted id=a
        t=30ms ActivityTaskCompleted id=a
        WorkflowTaskScheduled
        t=31ms WorkflowTaskStarted
        t=32ms WorkflowTaskCompleted
        t=40ms ActivityTaskStarted id=b
        t=90ms ActivityTaskCompleted id=b
        WorkflowTaskScheduled
        WorkflowTaskStarted
        WorkflowTaskCompleted
        WorkflowExecutionCompleted
    )");
    QCOMPARE(path, QStringList({"queue Slow 10ms-40ms until 12", "run Slow 40ms-90ms until 13"}));
}

void TestCriticalPath::aTimerCounts()
{
    QCOMPARE(pathAfterBegin("TimerStarted id=t\nt=1s TimerFired id=t\nWorkflowTaskScheduled\nWorkflowTaskStarted\n"
                            "WorkflowTaskCompleted\nWorkflowExecutionCompleted"),
             QStringList("timer t 10ms-1s until 6"));
}

void TestCriticalPath::aChildIsQueueAndRun()
{
    QCOMPARE(pathAfterBegin("StartChildWorkflowExecutionInitiated type=Delivery\nt=20ms ChildWorkflowExecutionStarted\n"
                            "t=50ms ChildWorkflowExecutionCompleted\nWorkflowTaskScheduled\nWorkflowTaskStarted\n"
                            "WorkflowTaskCompleted\nWorkflowExecutionCompleted"),
             QStringList({"queue Delivery 10ms-20ms until 6", "childWorkflow Delivery 20ms-50ms until 7"}));
}

void TestCriticalPath::aWaitForASignalIsIdle()
{
    QCOMPARE(pathAfterBegin("t=5s WorkflowExecutionSignaled name=go\nWorkflowTaskScheduled\nt=6s WorkflowTaskStarted\n"
                            "WorkflowTaskCompleted\nWorkflowExecutionCompleted"),
             QStringList({"idle go 10ms-5s until 5", "workflowTaskQueue 5s-6s until 7"}));
}

void TestCriticalPath::aWaitForASignalWhileATimerRunsIsNotIdle()
{
    QCOMPARE(pathAfterBegin("TimerStarted id=t\nt=5s WorkflowExecutionSignaled name=go\nWorkflowTaskScheduled\n"
                            "WorkflowTaskStarted\nWorkflowTaskCompleted\nWorkflowExecutionCompleted"),
             QStringList("outside go 10ms-5s until 6"));
}

void TestCriticalPath::aWaitIsDividedWhereTheTimerEnds()
{
    QCOMPARE(pathAfterBegin("TimerStarted id=t\nt=2s TimerFired id=t\nt=5s WorkflowExecutionSignaled name=go\n"
                            "WorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskCompleted\n"
                            "WorkflowExecutionCompleted"),
             QStringList({"outside go 10ms-2s until 7", "idle go 2s-5s until 7"}));
}

/// It is written behind the task with the time of its arrival; what held the run up is the task.
void TestCriticalPath::aSignalDuringATaskWaitsForItsEnd()
{
    QCOMPARE(pathOf(R"(
        WorkflowExecutionStarted type=Order
        WorkflowTaskScheduled
        t=5ms WorkflowTaskStarted
        t=50ms WorkflowTaskCompleted
        t=20ms WorkflowExecutionSignaled name=go
        t=50ms WorkflowTaskScheduled
        t=60ms WorkflowTaskStarted
        t=70ms WorkflowTaskCompleted
        WorkflowExecutionCompleted
    )"),
             QStringList({"workflowTaskQueue 0s-5ms until 3", "workflowTask 5ms-50ms until 4",
                          "workflowTaskQueue 50ms-60ms until 7", "workflowTask 60ms-70ms until 8"}));
}

/// The second task is only for the activity, so the path leads there; it had to wait from 50 to 90 ms for the first.
void TestCriticalPath::anActivityThatEndsDuringATaskWaitsForItsEnd()
{
    QCOMPARE(pathAfterBegin(R"(
        ActivityTaskScheduled id=a type=Charge
        t=30ms WorkflowExecutionSignaled name=note
        WorkflowTaskScheduled
        t=40ms WorkflowTaskStarted
        t=90ms WorkflowTaskCompleted
        t=20ms ActivityTaskStarted id=a attempt=1
        t=50ms ActivityTaskCompleted id=a
        t=90ms WorkflowTaskScheduled
        t=95ms WorkflowTaskStarted
        t=99ms WorkflowTaskCompleted
        WorkflowExecutionCompleted
    )"),
             QStringList({"queue Charge 10ms-20ms until 10", "run Charge 20ms-50ms until 11",
                          "workflowTask 50ms-90ms until 9", "workflowTaskQueue 90ms-95ms until 13",
                          "workflowTask 95ms-99ms until 14"}));
}

void TestCriticalPath::anUpdateEndsTheWaitWithItsTask()
{
    QCOMPARE(pathAfterBegin("t=5s WorkflowTaskScheduled\nt=6s WorkflowTaskStarted\nWorkflowTaskCompleted\n"
                            "WorkflowExecutionUpdateAccepted id=u\nWorkflowExecutionUpdateCompleted id=u"),
             QStringList({"idle 10ms-5s until 5", "workflowTaskQueue 5s-6s until 6"}));
}

void TestCriticalPath::aFailedTaskCostsItsBackoff()
{
    QCOMPARE(pathOf(R"(
        WorkflowExecutionStarted type=Order
        WorkflowTaskScheduled
        t=5ms WorkflowTaskStarted
        t=10ms WorkflowTaskFailed failure=bug
        t=10s WorkflowTaskScheduled attempt=4
        WorkflowTaskStarted
        t=11s WorkflowTaskCompleted
        WorkflowExecutionCompleted
    )"),
             QStringList({"workflowTaskQueue 0s-5ms until 3", "workflowTask 5ms-10ms until 4",
                          "retryBackoff 10ms-10s until 5", "workflowTask 10s-11s until 7"}));
}

void TestCriticalPath::aDelayedStartIsSaid()
{
    QCOMPARE(pathOf("WorkflowExecutionStarted firstWorkflowTaskBackoff=60s\nt=60s WorkflowTaskScheduled\n"
                    "WorkflowTaskStarted\nWorkflowTaskCompleted\nWorkflowExecutionCompleted"),
             QStringList("startDelay 0s-60s until 2"));
}

void TestCriticalPath::aTerminatedRunWaitedForWhatWasOpen()
{
    QCOMPARE(pathAfterBegin("TimerStarted id=t\nActivityTaskScheduled id=a type=Charge\n"
                            "t=9s WorkflowExecutionTerminated"),
             QStringList("pending Charge 10ms-9s until 7"));
}

void TestCriticalPath::aTimedOutRunWithoutAWorkerWaitedForIt()
{
    QCOMPARE(pathAfterBegin("TimerStarted id=t\nt=1s WorkflowExecutionSignaled name=go\nWorkflowTaskScheduled\n"
                            "t=9s WorkflowExecutionTimedOut"),
             QStringList({"outside go 10ms-1s until 6", "workflowTaskQueue 1s-9s until 8"}));
}

void TestCriticalPath::aRunTerminatedWithNothingOpenWasIdle()
{
    QCOMPARE(pathAfterBegin("t=9s WorkflowExecutionTerminated"), QStringList("idle 10ms-9s until 5"));
}

void TestCriticalPath::aCancelledActivityEndsAfterItsRequest()
{
    QCOMPARE(pathAfterBegin(R"(
        ActivityTaskScheduled id=a type=Charge
        t=1s WorkflowExecutionCancelRequested
        WorkflowTaskScheduled
        WorkflowTaskStarted
        t=2s WorkflowTaskCompleted
        ActivityTaskCancelRequested id=a
        t=50ms ActivityTaskStarted id=a attempt=1
        t=3s ActivityTaskCanceled id=a
    )"),
             QStringList({"outside 10ms-1s until 6", "workflowTask 1s-2s until 9", "run Charge 2s-3s until 12"}));
}

void TestCriticalPath::anOpenRunEndsWithItsLastEvent()
{
    QCOMPARE(pathAfterBegin("TimerStarted id=t\nt=3s WorkflowExecutionSignaled name=go"),
             QStringList("outside go 10ms-3s until 6"));
}

/// The workflow task is said to end when the activity starts, since it cannot have scheduled it after that.
void TestCriticalPath::timesThatRunBackAreClamped()
{
    QCOMPARE(pathOf(Begun + "t=20ms ActivityTaskScheduled id=a type=Charge\nt=15ms ActivityTaskStarted id=a\n"
                            "t=40ms ActivityTaskCompleted id=a"),
             QStringList({"workflowTaskQueue 0s-5ms until 3", "workflowTask 5ms-15ms until 5 clamped",
                          "run Charge 15ms-40ms until 7"}));
}

void TestCriticalPath::missingTimesAreClamped()
{
    const RunSnapshot snapshot = snapshotOf(historyFromText(Begun + "TimerStarted id=t t=none\nt=1s TimerFired id=t"));
    const CriticalPath path = criticalPathOf(snapshot);
    QCOMPARE(brokenPromise(snapshot, path), QString());
    QCOMPARE(path.clampedTimes, std::size_t{1});
    QCOMPARE(printPath(snapshot, path).constLast(), "workflowTask 5ms-1s until 5 clamped");
}

void TestCriticalPath::aFragmentIsCoveredToo()
{
    QCOMPARE(pathOf("70 t=1s ActivityTaskStarted scheduledEventId=12\nt=3s ActivityTaskCompleted scheduledEventId=12"),
             QStringList("run 0s-2s until 71"));
}

void TestCriticalPath::anEmptyHistoryHasNoPath()
{
    const RunSnapshot snapshot = snapshotOf(std::make_shared<History>());
    const CriticalPath path = criticalPathOf(snapshot);
    QVERIFY(path.parts.empty());
    QCOMPARE(path.duration(), Duration{});
}

void TestCriticalPath::generatedRunsAddUp_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 100; ++seed)
        QTest::addRow("500 events, seed %d", seed) << 500 << seed;
    QTest::newRow("the largest") << 51'200 << 7;
}

void TestCriticalPath::generatedRunsAddUp()
{
    QFETCH(int, events);
    QFETCH(int, seed);
    const RunSnapshot snapshot = snapshotOf(generateHistory({.eventCount = static_cast<std::size_t>(events),
                                                             .seed = static_cast<std::uint64_t>(seed),
                                                             .payloadBytes = 8,
                                                             .isClosed = seed % 2 == 0}));
    QElapsedTimer timer;
    timer.start();
    const CriticalPath path = criticalPathOf(snapshot);
    if (events > 10'000)
        qInfo("%d events, %zu parts in %.2f ms", events, path.parts.size(),
              static_cast<double>(timer.nsecsElapsed()) / 1e6);
    QCOMPARE(brokenPromise(snapshot, path), QString());
    QVERIFY(!path.parts.empty());
}

void TestCriticalPath::wordsForScriptsAreStable()
{
    std::set<QString> words;
    for (std::size_t kind = 0; kind < PathPartKindCount; ++kind) {
        words.insert(toString(static_cast<PathPartKind>(kind)));
        QVERIFY(!displayName(static_cast<PathPartKind>(kind)).isEmpty());
    }
    QCOMPARE(words.size(), PathPartKindCount);
    QCOMPARE(toString(PathPartKind::Idle), "idle");
}

QTEST_GUILESS_MAIN(TestCriticalPath)
#include "tst_criticalpath.moc"
