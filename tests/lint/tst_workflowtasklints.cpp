// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Workflow tasks that fail, time out or find that the code has changed.
#include "models/lint/taskfailureadvice.h"
#include "tests/lint/lintedrun.h"

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

QByteArray failedTask(const QByteArray& fields)
{
    return "WorkflowTaskScheduled queue=orders\nWorkflowTaskStarted\nWorkflowTaskFailed " + fields + "\n";
}

const QByteArray Boom = "cause=WorkflowWorkerUnhandledFailure failure=boom";
const QByteArray Differs =
    "cause=NonDeterministicError failure=\"[TMPRL1100] Nondeterminism error: No command scheduled for event "
    "HistoryEvent(id: 5, TimerStarted)\"";

/// Events 1 to 5: one timer.
QByteArray timerRun()
{
    return firstTask() + "TimerStarted id=a startToFireTimeout=1h\nt=3ms WorkflowExecutionSignaled name=go\n";
}

} // namespace

class TestWorkflowTaskLints : public QObject {
    Q_OBJECT

private slots:
    void aTaskThatFailsAtTheEndIsStuck();
    void aTaskThatFailedUntilATerminationWasStuck();
    void oneFailureThatWentOnIsANote();
    void theSameFailureAgainIsAWarning();
    void twoDifferentFailuresAreTwoNotes();
    void aResetIsNoFailure();
    void oneUnhandledCommandIsUsual();
    void manyUnhandledCommandsAreALoop();
    void aStickyTimeoutIsANote();
    void anUnansweredTaskIsAWarning();
    void anUnansweredTaskAtTheEndIsStuck();
    void nondeterminismAtTheEndIsAnErrorAndSaidOnce();
    void nondeterminismThatWasMendedIsAWarning();
    void theRemedyFitsTheCause_data();
    void theRemedyFitsTheCause();
};

void TestWorkflowTaskLints::aTaskThatFailsAtTheEndIsStuck()
{
    QCOMPARE(printLints(timerRun() + failedTask(Boom) + "WorkflowTaskScheduled queue=orders attempt=2\n"),
             QStringList{QStringLiteral("error stuckWorkflowTask 9")});
}

void TestWorkflowTaskLints::aTaskThatFailedUntilATerminationWasStuck()
{
    QCOMPARE(printLints(firstTask() + "t=3ms WorkflowExecutionCancelRequested\n" + failedTask(Boom) +
                        "WorkflowExecutionTerminated\n"),
             QStringList{QStringLiteral("error stuckWorkflowTask 8")});
}

void TestWorkflowTaskLints::oneFailureThatWentOnIsANote()
{
    QCOMPARE(printLints(timerRun() + failedTask(Boom) + nextTask()),
             QStringList{QStringLiteral("note workflowTaskFailure 9")});
}

void TestWorkflowTaskLints::theSameFailureAgainIsAWarning()
{
    QCOMPARE(printLints(timerRun() + failedTask(Boom) + nextTask() + "WorkflowExecutionSignaled name=go\n" +
                        failedTask(Boom) + nextTask()),
             QStringList{QStringLiteral("warning repeatedTaskFailure 9,16")});
}

void TestWorkflowTaskLints::twoDifferentFailuresAreTwoNotes()
{
    QCOMPARE(
        printLints(timerRun() + failedTask(Boom) + nextTask() + "WorkflowExecutionSignaled name=go\n" +
                   failedTask("cause=WorkflowWorkerUnhandledFailure failure=bang") + nextTask()),
        (QStringList{QStringLiteral("note workflowTaskFailure 9"), QStringLiteral("note workflowTaskFailure 16")}));
}

void TestWorkflowTaskLints::aResetIsNoFailure()
{
    QCOMPARE(
        printLints(timerRun() + failedTask("cause=ResetWorkflow failure=\"try again\"") + "WorkflowTaskScheduled\n"),
        QStringList());
}

void TestWorkflowTaskLints::oneUnhandledCommandIsUsual()
{
    QCOMPARE(printLints(timerRun() + failedTask("cause=UnhandledCommand") + "WorkflowExecutionSignaled name=go\n" +
                        nextTask()),
             QStringList{QStringLiteral("note unhandledCommand 9")});
}

void TestWorkflowTaskLints::manyUnhandledCommandsAreALoop()
{
    const QByteArray vain = failedTask("cause=UnhandledCommand") + "WorkflowExecutionSignaled name=go\n";
    QCOMPARE(printLints(timerRun() + vain + vain + vain + nextTask()),
             QStringList{QStringLiteral("warning unhandledCommand 9,13,17")});
}

void TestWorkflowTaskLints::aStickyTimeoutIsANote()
{
    QCOMPARE(printLints(timerRun() +
                        "WorkflowTaskScheduled queue=sticky/orders\n"
                        "t=10s WorkflowTaskTimedOut timeoutType=ScheduleToStart startedEventId=0\n" +
                        nextTask("11s")),
             QStringList{QStringLiteral("note stickyTimeout 8")});
}

void TestWorkflowTaskLints::anUnansweredTaskIsAWarning()
{
    QCOMPARE(printLints(timerRun() +
                        "WorkflowTaskScheduled\nWorkflowTaskStarted\n"
                        "t=20s WorkflowTaskTimedOut timeoutType=StartToClose\n" +
                        nextTask("21s")),
             QStringList{QStringLiteral("warning workflowTaskTimeout 9")});
}

void TestWorkflowTaskLints::anUnansweredTaskAtTheEndIsStuck()
{
    QCOMPARE(printLints(timerRun() + "WorkflowTaskScheduled\nWorkflowTaskStarted\n"
                                     "t=20s WorkflowTaskTimedOut timeoutType=StartToClose\n"),
             QStringList{QStringLiteral("error workflowTaskTimeout 9")});
}

void TestWorkflowTaskLints::nondeterminismAtTheEndIsAnErrorAndSaidOnce()
{
    QCOMPARE(printLints(timerRun() + failedTask(Differs) + "WorkflowTaskScheduled attempt=2\n"),
             QStringList{QStringLiteral("error nondeterminism 5,9")});
}

void TestWorkflowTaskLints::nondeterminismThatWasMendedIsAWarning()
{
    QCOMPARE(printLints(timerRun() + failedTask(Differs) + nextTask()),
             QStringList{QStringLiteral("warning nondeterminism 5,9")});
}

void TestWorkflowTaskLints::theRemedyFitsTheCause_data()
{
    QTest::addColumn<QString>("fields");
    QTest::addColumn<QString>("remedy");
    QTest::newRow("deadlock")
        << "cause=WorkflowWorkerUnhandledFailure failure=\"[TMPRL1101] Potential deadlock detected\""
        << "blocks the workflow's thread";
    QTest::newRow("payload size")
        << "cause=WorkflowWorkerUnhandledFailure failure=\"[TMPRL1103] Attempted to upload payloads\""
        << "external storage";
    QTest::newRow("storage missing")
        << "cause=WorkflowWorkerUnhandledFailure failure=\"[TMPRL1105] Detected externally stored\""
        << "Configure the external storage";
    QTest::newRow("pending limit") << "cause=PendingActivitiesLimitExceeded failure=boom"
                                   << "fewer at a time";
    QTest::newRow("search attribute") << "cause=BadSearchAttributes failure=boom"
                                      << "Register the search attribute";
    QTest::newRow("timer id") << "cause=StartTimerDuplicateId failure=boom"
                              << "Leave the id to the SDK";
    QTest::newRow("exception in code") << "cause=WorkflowWorkerUnhandledFailure failure=boom"
                                       << "Correct the workflow's code";
}

void TestWorkflowTaskLints::theRemedyFitsTheCause()
{
    QFETCH(QString, fields);
    QFETCH(QString, remedy);
    const std::vector<Lint> lints = lintsOf(timerRun() + failedTask(fields.toUtf8()));
    QCOMPARE(lints.size(), std::size_t(1));
    QVERIFY2(lints.front().remedy.contains(remedy), qPrintable(lints.front().remedy));
}

QTEST_GUILESS_MAIN(TestWorkflowTaskLints)
#include "tst_workflowtasklints.moc"
