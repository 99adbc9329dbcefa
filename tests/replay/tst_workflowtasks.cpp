// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a history is cut into workflow tasks, by the rules of each family of SDKs.
#include "models/replay/workflowtasks.h"
#include "tests/history/begunrun.h"
#include "tests/replay/taskprint.h"

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

const QByteArray Task = "WorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskCompleted\n";

QStringList tasksIn(const QByteArray& text, SdkFamily family)
{
    return printTasks(*tasksFromText(text, family));
}

/// What follows the first task, whose events are 2 to 4 and which started a timer by event 5.
QStringList tasksAfterTimer(const QByteArray& text, SdkFamily family)
{
    return tasksIn(Begun + "TimerStarted id=t\n" + text, family).mid(1);
}

void addFamilies()
{
    QTest::addColumn<SdkFamily>("family");
    for (const SdkFamily family : {SdkFamily::Core, SdkFamily::Go, SdkFamily::Java, SdkFamily::Generic})
        QTest::newRow(qPrintable(toString(family))) << family;
}

} // namespace

class TestWorkflowTasks : public QObject {
    Q_OBJECT

private slots:
    void aRunOfTwoTasks_data() { addFamilies(); }
    void aRunOfTwoTasks();
    void failedAndTimedOutTriesBelongToTheTaskThatFollows_data() { addFamilies(); }
    void failedAndTimedOutTriesBelongToTheTaskThatFollows();
    void aStickyTimeOutHasNoStart();
    void whatIsBufferedIsToldByTheNextTask();
    void aTaskThatRunsIsExecuted();
    void aTaskThatWaitsIsATail();
    void whatNoTaskWasScheduledForIsATail();
    void aLastTryThatFailedIsATaskOfItsOwn();
    void whatComesBehindALastFailureIsToldWithIt();
    void aRunThatWasTerminatedEndsWithWhatNobodyAnswered();
    void aRunThatNeverHadATask();

    void coreFoldsHeartbeatsIntoTheTaskThatFollows();
    void coreFoldsNothingBehindCommands();
    void coreFoldsAFirstTaskWithoutCommands();
    void othersFoldNothing_data();
    void othersFoldNothing();
    void coreEndsAHeartbeatBeforeTheUpdateThatCameWithTheNext();
    void coreFoldsHeartbeatsThatCameBeforeTheUpdateWasSent();

    void anEmptyHistoryHasNoTasks();
    void aFragmentBeginsWithWhatItHas();
    void commandsOutsideOfAnAnswerAreOutOfPlace();
    void whatComesBehindTheCloseIsNamed();
    void unknownTypesAreNamed();
    void bookkeepingIsNamed();
    void aSecondStartIsNotTold();
    void tasksWithoutPartnersAreTriesOfTheirOwn();
    void everyEventOfATaskLeadsToIt();
    void theFamilyFollowsTheNamedSdk_data();
    void theFamilyFollowsTheNamedSdk();
    void theFamilyIsGuessed_data();
    void theFamilyIsGuessed();
};

void TestWorkflowTasks::aRunOfTwoTasks()
{
    QFETCH(const SdkFamily, family);
    QCOMPARE(tasksIn(Begun + "ActivityTaskScheduled id=a\nActivityTaskStarted id=a\nActivityTaskCompleted id=a\n" +
                         Task + "WorkflowExecutionCompleted",
                     family),
             QStringList({"completed 2/3/4 told initializeWorkflow:1 answered scheduleActivityTask:5",
                          "completed 8/9/10 told resolveActivity:7 answered completeWorkflowExecution:11"}));
}

void TestWorkflowTasks::failedAndTimedOutTriesBelongToTheTaskThatFollows()
{
    QFETCH(const SdkFamily, family);
    QCOMPARE(tasksAfterTimer("TimerFired id=t\n"
                             "WorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskFailed\n"
                             "WorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskTimedOut\n" +
                                 Task + "WorkflowExecutionCompleted",
                             family),
             QStringList("completed 7/8/9! 10/11/12? 13/14/15 told fireTimer:6 answered completeWorkflowExecution:16"));
}

void TestWorkflowTasks::aStickyTimeOutHasNoStart()
{
    QCOMPARE(tasksAfterTimer("TimerFired id=t\nWorkflowTaskScheduled\nWorkflowTaskTimedOut\n" + Task, SdkFamily::Go),
             QStringList("completed 7/-/8? 9/10/11 told fireTimer:6"));
}

void TestWorkflowTasks::whatIsBufferedIsToldByTheNextTask()
{
    QCOMPARE(tasksIn(Begun + "TimerStarted id=t\nt=7ms WorkflowExecutionSignaled name=hurry\n" + Task, SdkFamily::Core),
             QStringList({"completed 2/3/4 told initializeWorkflow:1 answered startTimer:5",
                          "completed 7/8/9 told signalWorkflow:6"}));
}

void TestWorkflowTasks::aTaskThatRunsIsExecuted()
{
    QCOMPARE(tasksAfterTimer("TimerFired id=t\nWorkflowTaskScheduled\nWorkflowTaskStarted", SdkFamily::Core),
             QStringList("open executed 7/8/- told fireTimer:6"));
}

void TestWorkflowTasks::aTaskThatWaitsIsATail()
{
    QCOMPARE(tasksAfterTimer("TimerFired id=t\nWorkflowTaskScheduled", SdkFamily::Core),
             QStringList("open tail executed 7/-/- told fireTimer:6"));
}

void TestWorkflowTasks::whatNoTaskWasScheduledForIsATail()
{
    QCOMPARE(tasksAfterTimer("TimerFired id=t", SdkFamily::Go), QStringList("open tail executed told fireTimer:6"));
}

void TestWorkflowTasks::aLastTryThatFailedIsATaskOfItsOwn()
{
    QCOMPARE(tasksAfterTimer("TimerFired id=t\nWorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskFailed",
                             SdkFamily::Core),
             QStringList("failed executed 7/8/9! told fireTimer:6"));
}

void TestWorkflowTasks::whatComesBehindALastFailureIsToldWithIt()
{
    QCOMPARE(tasksAfterTimer("TimerFired id=t\nWorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskFailed\n"
                             "WorkflowExecutionSignaled name=hurry",
                             SdkFamily::Core),
             QStringList("open tail executed 7/8/9! told signalWorkflow:10 fireTimer:6"));
}

void TestWorkflowTasks::aRunThatWasTerminatedEndsWithWhatNobodyAnswered()
{
    const auto tasks =
        tasksFromText(Begun + "TimerStarted id=t\nTimerFired id=t\nWorkflowExecutionTerminated", SdkFamily::Go);
    QCOMPARE(printTasks(*tasks).last(), "open tail executed told fireTimer:6");
    QCOMPARE(printUnassigned(*tasks), QStringList("7 closedFromOutside"));
}

void TestWorkflowTasks::aRunThatNeverHadATask()
{
    const auto tasks = tasksFromText("WorkflowExecutionStarted\nWorkflowExecutionTimedOut", SdkFamily::Core);
    QCOMPARE(printTasks(*tasks), QStringList("open tail executed told initializeWorkflow:1"));
}

void TestWorkflowTasks::coreFoldsHeartbeatsIntoTheTaskThatFollows()
{
    // The first task behind a command always ends: what it answered came before.
    QCOMPARE(tasksAfterTimer("TimerFired id=t\n" + Task + Task + Task + Task + "TimerStarted id=u", SdkFamily::Core),
             QStringList({"completed 7/8/9 told fireTimer:6",
                          "completed 10/11/12~ 13/14/15~ 16/17/18 answered startTimer:19"}));
}

void TestWorkflowTasks::coreFoldsNothingBehindCommands()
{
    QCOMPARE(tasksAfterTimer(Task + Task + "TimerStarted id=u", SdkFamily::Core),
             QStringList({"completed 6/7/8", "completed 9/10/11 answered startTimer:12"}));
}

void TestWorkflowTasks::coreFoldsAFirstTaskWithoutCommands()
{
    QCOMPARE(tasksIn(Begun + Task + "TimerStarted id=t", SdkFamily::Core),
             QStringList("completed 2/3/4~ 5/6/7 told initializeWorkflow:1 answered startTimer:8"));
}

void TestWorkflowTasks::othersFoldNothing_data()
{
    QTest::addColumn<SdkFamily>("family");
    QTest::newRow("go") << SdkFamily::Go;
    QTest::newRow("java") << SdkFamily::Java;
    QTest::newRow("generic") << SdkFamily::Generic;
}

void TestWorkflowTasks::othersFoldNothing()
{
    QFETCH(const SdkFamily, family);
    QCOMPARE(tasksIn(Begun + Task + "TimerStarted id=t", family),
             QStringList({"completed 2/3/4 told initializeWorkflow:1", "completed 5/6/7 answered startTimer:8"}));
}

void TestWorkflowTasks::coreEndsAHeartbeatBeforeTheUpdateThatCameWithTheNext()
{
    QCOMPARE(tasksIn(Begun + Task + "WorkflowExecutionUpdateAccepted id=u name=add acceptedRequestSequencingEventId=5",
                     SdkFamily::Core),
             QStringList({"completed 2/3/4 told initializeWorkflow:1",
                          "completed 5/6/7 told doUpdate:8 answered protocolMessage:8"}));
}

void TestWorkflowTasks::coreFoldsHeartbeatsThatCameBeforeTheUpdateWasSent()
{
    QCOMPARE(tasksIn(Begun + Task + Task +
                         "WorkflowExecutionUpdateAccepted id=u name=add acceptedRequestSequencingEventId=8",
                     SdkFamily::Core),
             QStringList({"completed 2/3/4~ 5/6/7 told initializeWorkflow:1",
                          "completed 8/9/10 told doUpdate:11 answered protocolMessage:11"}));
}

void TestWorkflowTasks::anEmptyHistoryHasNoTasks()
{
    QCOMPARE(tasksIn("", SdkFamily::Core), QStringList());
}

void TestWorkflowTasks::aFragmentBeginsWithWhatItHas()
{
    const auto tasks =
        tasksFromText("7 TimerStarted id=t\nTimerFired id=t\nWorkflowTaskStarted\nWorkflowTaskCompleted\n"
                      "WorkflowExecutionCompleted",
                      SdkFamily::Core);
    QCOMPARE(printTasks(*tasks),
             QStringList("completed -/9/10 told fireTimer:8 answered completeWorkflowExecution:11"));
    QCOMPARE(printUnassigned(*tasks), QStringList("7 outOfPlace"));
}

void TestWorkflowTasks::commandsOutsideOfAnAnswerAreOutOfPlace()
{
    const auto tasks =
        tasksFromText(Begun + "TimerStarted id=t\nWorkflowExecutionSignaled name=s\nTimerStarted id=u", SdkFamily::Go);
    QCOMPARE(printUnassigned(*tasks), QStringList("7 outOfPlace"));
    QVERIFY(!tasks->taskOf(EventIndex(6U)).isValid());
}

void TestWorkflowTasks::whatComesBehindTheCloseIsNamed()
{
    const auto tasks =
        tasksFromText(Begun + "WorkflowExecutionCompleted\nWorkflowExecutionSignaled name=s\n" + Task, SdkFamily::Core);
    QCOMPARE(tasks->size(), 1U);
    QCOMPARE(printUnassigned(*tasks), QStringList({"6 afterClose", "7 afterClose", "8 afterClose", "9 afterClose"}));
}

void TestWorkflowTasks::unknownTypesAreNamed()
{
    const auto tasks = tasksFromText(Begun + "WorkflowExecutionTeleported", SdkFamily::Java);
    QCOMPARE(printUnassigned(*tasks), QStringList("5 unknownType"));
    QCOMPARE(tasks->size(), 1U);
}

void TestWorkflowTasks::bookkeepingIsNamed()
{
    const auto tasks =
        tasksFromText(Begun + "ActivityTaskScheduled id=a\nActivityTaskStarted id=a\nWorkflowExecutionOptionsUpdated\n"
                              "WorkflowExecutionPaused\nWorkflowExecutionUnpaused",
                      SdkFamily::Core);
    QCOMPARE(printUnassigned(*tasks),
             QStringList({"6 serverBookkeeping", "7 serverBookkeeping", "8 serverBookkeeping", "9 serverBookkeeping"}));
    QCOMPARE(tasks->size(), 1U);
}

void TestWorkflowTasks::aSecondStartIsNotTold()
{
    const auto tasks = tasksFromText(Begun + "WorkflowExecutionStarted\n" + Task, SdkFamily::Go);
    QCOMPARE(printTasks(*tasks), QStringList({"completed 2/3/4 told initializeWorkflow:1", "completed 6/7/8"}));
    QCOMPARE(printUnassigned(*tasks), QStringList("5 serverBookkeeping"));
}

void TestWorkflowTasks::tasksWithoutPartnersAreTriesOfTheirOwn()
{
    const auto tasks =
        tasksFromText("WorkflowTaskCompleted\nTimerStarted id=t\nWorkflowTaskScheduled\nWorkflowTaskScheduled\n"
                      "WorkflowTaskFailed\nWorkflowTaskStarted",
                      SdkFamily::Core);
    QCOMPARE(printTasks(*tasks),
             QStringList({"completed -/-/1 answered startTimer:2", "open executed 3/-/- 4/-/5! -/6/-"}));
}

void TestWorkflowTasks::everyEventOfATaskLeadsToIt()
{
    const auto tasks = tasksFromText(Begun + "TimerStarted id=t\nTimerFired id=t\n" + Task, SdkFamily::Core);
    QStringList numbers;
    for (std::size_t position = 0; position < tasks->groups().history().size(); ++position)
        numbers.append(QString::number(WorkflowTasks::number(tasks->taskOf(EventIndex(position)))));
    QCOMPARE(numbers.join(' '), "1 1 1 1 1 2 2 2 2");
}

void TestWorkflowTasks::theFamilyFollowsTheNamedSdk_data()
{
    QTest::addColumn<QString>("sdk");
    QTest::addColumn<SdkFamily>("family");
    for (const char* name : {"temporal-typescript", "temporal-python", "temporal-dotnet", "temporal-ruby",
                             "temporal-rust", "temporal-core"})
        QTest::newRow(name) << name << SdkFamily::Core;
    QTest::newRow("temporal-go") << "temporal-go" << SdkFamily::Go;
    QTest::newRow("temporal-php") << "temporal-php" << SdkFamily::Go;
    QTest::newRow("temporal-java") << "temporal-java" << SdkFamily::Java;
    QTest::newRow("unheard of") << "temporal-cobol" << SdkFamily::Generic;
}

void TestWorkflowTasks::theFamilyFollowsTheNamedSdk()
{
    QFETCH(const QString, sdk);
    QFETCH(const SdkFamily, family);
    RunSummary summary;
    summary.sdkName = sdk;
    const SdkDialect dialect = SdkDialect::of(summary, History());
    QCOMPARE(toString(dialect.family), toString(family));
    QVERIFY(!dialect.isGuessed);
}

void TestWorkflowTasks::theFamilyIsGuessed_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<SdkFamily>("family");
    const auto row = [](const char* name, const char* event, SdkFamily family) {
        QTest::newRow(name) << QByteArray(event) << family;
    };
    row("patch of the core", "MarkerRecorded type=core_patch", SdkFamily::Core);
    row("local activity of the core", "MarkerRecorded type=core_local_activity", SdkFamily::Core);
    row("worker of TypeScript", "WorkflowTaskCompleted binaryChecksum=@temporalio/worker@1.0.0", SdkFamily::Core);
    row("core counts ids", "TimerStarted id=1", SdkFamily::Core);
    row("Go names by the event", "7 ActivityTaskScheduled id=7", SdkFamily::Go);
    row("Java names by UUIDs", "TimerStarted id=0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f", SdkFamily::Java);
    row("nothing tells", "TimerStarted id=my-timer", SdkFamily::Generic);
}

void TestWorkflowTasks::theFamilyIsGuessed()
{
    QFETCH(const QByteArray, event);
    QFETCH(const SdkFamily, family);
    const SdkDialect dialect = SdkDialect::of({}, *historyFromText(event));
    QCOMPARE(toString(dialect.family), toString(family));
    QCOMPARE(dialect.isGuessed, family != SdkFamily::Generic);
}

QTEST_GUILESS_MAIN(TestWorkflowTasks)
#include "tst_workflowtasks.moc"
