// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/runsummary.h"
#include "tests/support/historydsl.h"

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

const QByteArray Started = "WorkflowExecutionStarted type=Order queue=orders workflowId=order-1 "
                           "originalExecutionRunId=run-1 firstExecutionRunId=run-0 attempt=1\n";
const QByteArray TaskCompleted = "WorkflowTaskScheduled queue=orders\n"
                                 "t=5ms WorkflowTaskStarted worker=w1\n"
                                 "t=10ms WorkflowTaskCompleted worker=w1\n";

RunSummary summaryOf(const QByteArray& text)
{
    return RunSummary::of(*historyFromText(text));
}

} // namespace

class TestRunSummary : public QObject {
    Q_OBJECT

private slots:
    void theStartNamesTheRun();
    void aRunWithoutCloseIsRunning();
    void theCloseGivesTheStatus_data();
    void theCloseGivesTheStatus();
    void theDurationOfAnOpenRunReachesItsLastEvent();
    void theSdkIsTheLastThatWasRecorded();
    void theSdkIsGuessedFromWhatItWrote_data();
    void theSdkIsGuessedFromWhatItWrote();
    void nothingIsGuessedFromNothing();
    void workersComeInOrderOfAppearance();
    void theDeploymentIsTheLastThatWasRecorded();
    void aResetGivesANewRunId();
    void aChildKnowsItsParent();
    void anInitiatedChildTellsTheNamespace();
    void aPausedRunIsPausedUntilItGoesOn();
    void aClosedRunIsNotPaused();
    void failedAndTimedOutTasksAreCounted();
    void theSizeIsTheServersPlusWhatCameAfter();
    void withoutTheServersSizeTheEventsAreCounted();
    void anEmptyHistoryHasAnEmptySummary();
    void aPartWithoutStartStillHasAStatus();
};

void TestRunSummary::theStartNamesTheRun()
{
    const RunSummary summary = summaryOf(Started + TaskCompleted);
    QCOMPARE(summary.workflowId, "order-1");
    QCOMPARE(summary.runId, "run-1");
    QCOMPARE(summary.firstRunId, "run-0");
    QCOMPARE(summary.workflowType, "Order");
    QCOMPARE(summary.taskQueue, "orders");
    QCOMPARE(summary.attempt, 1);
    QCOMPARE(summary.start, DslStart);
    QCOMPARE(summary.eventCount, 4);
    QCOMPARE(summary.startedEvent, EventIndex(0U));
}

void TestRunSummary::aRunWithoutCloseIsRunning()
{
    const RunSummary summary = summaryOf(Started + TaskCompleted);
    QCOMPARE(toString(summary.status), "running");
    QVERIFY(!summary.close.isValid());
    QVERIFY(!summary.closeEvent.isValid());
}

void TestRunSummary::theCloseGivesTheStatus_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Status>("status");
    QTest::addColumn<QString>("newRunId");
    QTest::newRow("completed") << QByteArray("WorkflowExecutionCompleted newExecutionRunId=run-2") << Status::Completed
                               << "run-2";
    QTest::newRow("failed") << QByteArray("WorkflowExecutionFailed failure=no newExecutionRunId=run-2")
                            << Status::Failed << "run-2";
    QTest::newRow("timed out") << QByteArray("WorkflowExecutionTimedOut newExecutionRunId=run-2") << Status::TimedOut
                               << "run-2";
    QTest::newRow("cancelled") << QByteArray("WorkflowExecutionCanceled") << Status::Cancelled << QString();
    QTest::newRow("terminated") << QByteArray("WorkflowExecutionTerminated reason=stop") << Status::Terminated
                                << QString();
    QTest::newRow("continued as new") << QByteArray("WorkflowExecutionContinuedAsNew newExecutionRunId=run-2")
                                      << Status::ContinuedAsNew << "run-2";
}

void TestRunSummary::theCloseGivesTheStatus()
{
    QFETCH(QByteArray, line);
    QFETCH(Status, status);
    QFETCH(QString, newRunId);
    const RunSummary summary = summaryOf(Started + TaskCompleted + "t=30ms " + line);
    QCOMPARE(toString(summary.status), toString(status));
    QCOMPARE(summary.newRunId, newRunId);
    QCOMPARE(summary.closeEvent, EventIndex(4U));
    QCOMPARE(summary.close, DslStart + Duration{30 * NanosecondsPerMillisecond});
    QCOMPARE(summary.duration(), Duration{30 * NanosecondsPerMillisecond});
}

void TestRunSummary::theDurationOfAnOpenRunReachesItsLastEvent()
{
    QCOMPARE(summaryOf(Started + TaskCompleted).duration(), Duration{10 * NanosecondsPerMillisecond});
}

void TestRunSummary::theSdkIsTheLastThatWasRecorded()
{
    const RunSummary summary =
        summaryOf(Started + "WorkflowTaskCompleted sdkMetadata.sdkName=temporal-python sdkMetadata.sdkVersion=1.34.0\n"
                            "WorkflowTaskCompleted sdkMetadata.sdkVersion=1.35.0\nWorkflowTaskCompleted");
    QCOMPARE(summary.sdkName, "temporal-python");
    QCOMPARE(summary.sdkVersion, "1.35.0");
    QVERIFY(!summary.isSdkGuessed);
    QCOMPARE(summary.sdkDisplayName(), "Python 1.35.0");
}

void TestRunSummary::theSdkIsGuessedFromWhatItWrote_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("sdk");
    QTest::newRow("failure of the workflow") << QByteArray("WorkflowExecutionFailed failure=no") << "Python (guessed)";
    QTest::newRow("failure of an activity") << QByteArray("ActivityTaskFailed failure=no") << "Python (guessed)";
    QTest::newRow("Go's version marker") << QByteArray("MarkerRecorded type=Version detail.change-id='a'")
                                         << "Go (guessed)";
    QTest::newRow("Java's version marker")
        << QByteArray("MarkerRecorded type=Version detail.changeId='a'") << "Java (guessed)";
    QTest::newRow("Go's worker identity") << QByteArray("WorkflowTaskCompleted worker=4711@host@") << "Go (guessed)";
}

void TestRunSummary::theSdkIsGuessedFromWhatItWrote()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, sdk);
    const RunSummary summary = summaryOf(Started + line);
    QVERIFY(summary.isSdkGuessed);
    QCOMPARE(summary.sdkDisplayName(), sdk);
}

void TestRunSummary::nothingIsGuessedFromNothing()
{
    const RunSummary summary = summaryOf(Started + "WorkflowTaskCompleted worker=4711@host");
    QCOMPARE(summary.sdkDisplayName(), QString());
    QVERIFY(!summary.isSdkGuessed);
}

void TestRunSummary::workersComeInOrderOfAppearance()
{
    const RunSummary summary =
        summaryOf(Started + "WorkflowTaskCompleted worker=w2\nActivityTaskCompleted worker=w1\n"
                            "WorkflowTaskCompleted worker=w2\nActivityTaskFailed worker=w3 failure=no");
    QCOMPARE(summary.workers, (QStringList{"w2", "w1", "w3"}));
}

void TestRunSummary::theDeploymentIsTheLastThatWasRecorded()
{
    const RunSummary summary = summaryOf(Started + "WorkflowTaskCompleted workerVersion.buildId=build-1\n"
                                                   "WorkflowTaskCompleted deploymentVersion.deploymentName=shop "
                                                   "deploymentVersion.buildId=build-2\nWorkflowTaskCompleted");
    QCOMPARE(summary.deployment, "shop.build-2");
}

void TestRunSummary::aResetGivesANewRunId()
{
    const RunSummary summary =
        summaryOf(Started + "WorkflowTaskFailed cause=ResetWorkflow baseRunId=run-1 newRunId=run-9 failure=reset");
    QCOMPARE(summary.runId, "run-9");
}

void TestRunSummary::aChildKnowsItsParent()
{
    const RunSummary summary = summaryOf("WorkflowExecutionStarted type=Ship parentWorkflowExecution=order-1/run-1 "
                                         "parentWorkflowNamespace=shop");
    QCOMPARE(summary.parentWorkflowId, "order-1");
    QCOMPARE(summary.parentRunId, "run-1");
    QCOMPARE(summary.parentNamespace, "shop");
    QCOMPARE(summary.nameSpace, "shop");
}

void TestRunSummary::anInitiatedChildTellsTheNamespace()
{
    QCOMPARE(summaryOf(Started + "StartChildWorkflowExecutionInitiated id=c namespace=shop").nameSpace, "shop");
}

void TestRunSummary::aPausedRunIsPausedUntilItGoesOn()
{
    QVERIFY(summaryOf(Started + "WorkflowExecutionPaused reason=lunch").isPaused);
    QVERIFY(!summaryOf(Started + "WorkflowExecutionPaused reason=lunch\nWorkflowExecutionUnpaused").isPaused);
}

void TestRunSummary::aClosedRunIsNotPaused()
{
    QVERIFY(!summaryOf(Started + "WorkflowExecutionPaused reason=lunch\nWorkflowExecutionTerminated").isPaused);
}

void TestRunSummary::failedAndTimedOutTasksAreCounted()
{
    QCOMPARE(summaryOf(Started + "WorkflowTaskFailed failure=no\nWorkflowTaskTimedOut\nWorkflowTaskCompleted")
                 .failedWorkflowTasks,
             2U);
}

void TestRunSummary::theSizeIsTheServersPlusWhatCameAfter()
{
    const auto history = historyFromText(Started + "WorkflowTaskScheduled queue=orders\n"
                                                   "WorkflowTaskStarted historySizeBytes=5000\nWorkflowTaskCompleted");
    QCOMPARE(RunSummary::of(*history).historyBytes,
             5000 + history->byteSize(EventIndex(2U)) + history->byteSize(EventIndex(3U)));
}

void TestRunSummary::withoutTheServersSizeTheEventsAreCounted()
{
    const auto history = historyFromText(Started + TaskCompleted);
    QCOMPARE(RunSummary::of(*history).historyBytes, history->totalBytes());
    QVERIFY(history->totalBytes() > 0);
}

void TestRunSummary::anEmptyHistoryHasAnEmptySummary()
{
    const RunSummary summary = summaryOf(QByteArray());
    QCOMPARE(summary.eventCount, 0);
    QCOMPARE(summary.duration(), Duration{});
    QVERIFY(!summary.startedEvent.isValid());
}

void TestRunSummary::aPartWithoutStartStillHasAStatus()
{
    const RunSummary summary = summaryOf("17 WorkflowExecutionTerminated");
    QCOMPARE(toString(summary.status), "terminated");
    QVERIFY(!summary.start.isValid());
    QCOMPARE(summary.duration(), Duration{});
}

QTEST_GUILESS_MAIN(TestRunSummary)
#include "tst_runsummary.moc"
