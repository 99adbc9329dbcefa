// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a workflow task tells, and in which order, by the rules of each family of SDKs.
#include "models/replay/workflowtasks.h"
#include "tests/history/begunrun.h"
#include "tests/replay/taskprint.h"

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

const QByteArray Task = "WorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskCompleted\n";
const QByteArray Timer = Begun + "TimerStarted id=t\n"; // event 5

/// The jobs of the second task of a run.
QStringList jobsOfSecondTask(const QByteArray& text, SdkFamily family)
{
    return printJobs(*tasksFromText(text, family), 1);
}

/// A marker of core that says when it was asked for, in seconds since 1970, and maybe in which activation it resolved.
QByteArray localActivity(const QByteArray& seconds, const QByteArray& activation = {})
{
    QByteArray data = R"({"seq":1,"original_schedule_time":{"seconds":)" + seconds + R"(,"nanos":5})";
    if (!activation.isEmpty())
        data += R"(,"activation_index":)" + activation;
    return "MarkerRecorded type=core_local_activity detail.data=" + data + "}\n";
}

const QByteArray Early = "1000000000"; // long before the run
const QByteArray Late = "1900000000";  // long after

} // namespace

class TestActivationJobs : public QObject {
    Q_OBJECT

private slots:
    void eachEventBringsItsJob_data();
    void eachEventBringsItsJob();

    void coreTellsSignalsBeforeAllElse();
    void othersTellEventsInTheirOrder();
    void coreTellsPatchesOfTheAnswerBehindTheStart();
    void goLoadsMarkersFirstAndLocalActivitiesLast();
    void javaLoadsVersionsFirstAndTheRestAsTheCodeAsks();
    void otherMarkersTellNothing();

    void aResetChangesTheRandomSeed_data();
    void aResetChangesTheRandomSeed();
    void anotherFailureDoesNot();

    void coreTellsUpdatesBehindSignals();
    void othersTellUpdatesWhereTheyWereDelivered();
    void anAdmittedUpdateIsToldOnceByItsAdmission_data();
    void anAdmittedUpdateIsToldOnceByItsAdmission();
    void anAcceptanceWithoutItsRequestTellsNothing();
    void anAdmittedUpdateThatWasTurnedDownIsNotReplayed();
    void anAdmittedUpdateThatWaitsIsTold();

    void localActivitiesOfCoreResolveInTheActivationThatTheyTell();
    void localActivitiesOfOldCoresResolveOneAfterTheOther();
    void aLocalActivityThatWaitedAlreadyResolvesAtOnce();
    void aLocalActivityBehindABackOffIsAskedForAnew();
    void aLocalActivityWithHostileNumbersIsStillTold();

    void nobodyIsToldHowACancelOfAChildWasAnswered();
    void anOperationThatCompletedAtOnceStartsToo();
    void anOperationThatFailedAtOnceNeverStarted();
};

void TestActivationJobs::eachEventBringsItsJob_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("events");
    QTest::addColumn<QStringList>("jobs");
    const auto row = [](const char* name, const char* command, const char* events, const QStringList& jobs) {
        QTest::newRow(name) << QByteArray(command) << QByteArray(events) << jobs;
    };
    const char* activity = "ActivityTaskScheduled id=a";
    for (const char* event :
         {"ActivityTaskCompleted", "ActivityTaskFailed", "ActivityTaskTimedOut", "ActivityTaskCanceled"})
        row(event, activity, event, {"resolveActivity:6"});
    row("timer", "TimerStarted id=t", "TimerFired id=t", {"fireTimer:6"});
    const char* child = "StartChildWorkflowExecutionInitiated id=c";
    row("child that cannot start", child, "StartChildWorkflowExecutionFailed",
        {"resolveChildWorkflowExecutionStart:6"});
    for (const char* event :
         {"ChildWorkflowExecutionCompleted", "ChildWorkflowExecutionFailed", "ChildWorkflowExecutionCanceled",
          "ChildWorkflowExecutionTimedOut", "ChildWorkflowExecutionTerminated"})
        row(event, child, QByteArray("ChildWorkflowExecutionStarted\n").append(event).constData(),
            {"resolveChildWorkflowExecutionStart:6", "resolveChildWorkflowExecution:7"});
    const char* signal = "SignalExternalWorkflowExecutionInitiated name=s";
    row("signal that arrived", signal, "ExternalWorkflowExecutionSignaled", {"resolveSignalExternalWorkflow:6"});
    row("signal that did not", signal, "SignalExternalWorkflowExecutionFailed", {"resolveSignalExternalWorkflow:6"});
    const char* cancel = "RequestCancelExternalWorkflowExecutionInitiated";
    row("cancel that arrived", cancel, "ExternalWorkflowExecutionCancelRequested",
        {"resolveRequestCancelExternalWorkflow:6"});
    row("cancel that did not", cancel, "RequestCancelExternalWorkflowExecutionFailed",
        {"resolveRequestCancelExternalWorkflow:6"});
    const char* operation = "NexusOperationScheduled service=cards operation=charge";
    for (const char* event :
         {"NexusOperationCompleted", "NexusOperationFailed", "NexusOperationCanceled", "NexusOperationTimedOut"})
        row(event, operation, QByteArray("NexusOperationStarted\n").append(event).constData(),
            {"resolveNexusOperationStart:6", "resolveNexusOperation:7"});
    row("signal", "TimerStarted id=t", "WorkflowExecutionSignaled name=s", {"signalWorkflow:6"});
    row("cancel request", "TimerStarted id=t", "WorkflowExecutionCancelRequested", {"cancelWorkflow:6"});
}

void TestActivationJobs::eachEventBringsItsJob()
{
    QFETCH(const QByteArray, command);
    QFETCH(const QByteArray, events);
    QFETCH(const QStringList, jobs);
    const QByteArray text = Begun + command + '\n' + events + '\n' + Task;
    for (const SdkFamily family : {SdkFamily::Core, SdkFamily::Go, SdkFamily::Java, SdkFamily::Generic})
        QCOMPARE(jobsOfSecondTask(text, family), jobs);
}

void TestActivationJobs::coreTellsSignalsBeforeAllElse()
{
    QCOMPARE(jobsOfSecondTask(Timer +
                                  "TimerFired id=t\nWorkflowExecutionSignaled name=s\n"
                                  "WorkflowExecutionCancelRequested\nWorkflowExecutionSignaled name=s\n" +
                                  Task,
                              SdkFamily::Core),
             QStringList({"signalWorkflow:7", "signalWorkflow:9", "fireTimer:6", "cancelWorkflow:8"}));
}

void TestActivationJobs::othersTellEventsInTheirOrder()
{
    for (const SdkFamily family : {SdkFamily::Go, SdkFamily::Java, SdkFamily::Generic})
        QCOMPARE(jobsOfSecondTask(Timer + "TimerFired id=t\nWorkflowExecutionSignaled name=s\n" + Task, family),
                 QStringList({"fireTimer:6", "signalWorkflow:7"}));
}

void TestActivationJobs::coreTellsPatchesOfTheAnswerBehindTheStart()
{
    const QByteArray patch = R"(MarkerRecorded type=core_patch detail.patch-data={"id":"p","deprecated":false})";
    QCOMPARE(printJobs(*tasksFromText(Begun + "TimerStarted id=t\n" + patch, SdkFamily::Core), 0),
             QStringList({"initializeWorkflow:1", "notifyHasPatch:6"}));
    QCOMPARE(jobsOfSecondTask(Timer + "WorkflowExecutionSignaled name=s\n" + Task + patch, SdkFamily::Core),
             QStringList({"notifyHasPatch:10", "signalWorkflow:6"}));
}

/// A task that is told of a timer and answers with a local activity, a version and a side effect, events 10 to 12.
const QByteArray GoAnswer = Timer + "TimerFired id=t\n" + Task +
                            "MarkerRecorded type=LocalActivity detail.data={\"ActivityType\":\"A\"}\n"
                            "MarkerRecorded type=Version detail.change-id='c' detail.version=1\n"
                            "MarkerRecorded type=SideEffect detail.side-effect-id=1\n";

void TestActivationJobs::goLoadsMarkersFirstAndLocalActivitiesLast()
{
    QCOMPARE(jobsOfSecondTask(GoAnswer, SdkFamily::Go),
             QStringList({"notifyHasPatch:11", "replaySideEffect:12", "fireTimer:6", "resolveLocalActivity:10"}));
}

void TestActivationJobs::javaLoadsVersionsFirstAndTheRestAsTheCodeAsks()
{
    QCOMPARE(jobsOfSecondTask(GoAnswer, SdkFamily::Java),
             QStringList({"notifyHasPatch:11", "fireTimer:6", "resolveLocalActivity:10", "replaySideEffect:12"}));
}

void TestActivationJobs::otherMarkersTellNothing()
{
    for (const SdkFamily family : {SdkFamily::Core, SdkFamily::Go, SdkFamily::Java})
        QCOMPARE(jobsOfSecondTask(Timer + "TimerFired id=t\n" + Task + "MarkerRecorded type=note", family),
                 QStringList("fireTimer:6"));
}

void TestActivationJobs::aResetChangesTheRandomSeed_data()
{
    QTest::addColumn<SdkFamily>("family");
    QTest::addColumn<QStringList>("jobs");
    QTest::newRow("core") << SdkFamily::Core << QStringList({"updateRandomSeed:9", "signalWorkflow:10", "fireTimer:6"});
    QTest::newRow("go") << SdkFamily::Go << QStringList({"fireTimer:6", "updateRandomSeed:9", "signalWorkflow:10"});
    QTest::newRow("java") << SdkFamily::Java << QStringList({"fireTimer:6", "updateRandomSeed:9", "signalWorkflow:10"});
}

void TestActivationJobs::aResetChangesTheRandomSeed()
{
    QFETCH(const SdkFamily, family);
    QFETCH(const QStringList, jobs);
    QCOMPARE(jobsOfSecondTask(Timer +
                                  "TimerFired id=t\nWorkflowTaskScheduled\nWorkflowTaskStarted\n"
                                  "WorkflowTaskFailed cause=ResetWorkflow\nWorkflowExecutionSignaled name=s\n" +
                                  Task,
                              family),
             jobs);
}

void TestActivationJobs::anotherFailureDoesNot()
{
    QCOMPARE(jobsOfSecondTask(Timer +
                                  "TimerFired id=t\nWorkflowTaskScheduled\nWorkflowTaskStarted\n"
                                  "WorkflowTaskFailed cause=UnhandledCommand\n" +
                                  Task,
                              SdkFamily::Core),
             QStringList("fireTimer:6"));
}

/// Signal, scheduled (7), signal, started (9), completed, accepted (11) by the task that was delivered with event 7.
const QByteArray UpdateBetweenSignals = Timer +
                                        "WorkflowExecutionSignaled name=s\nWorkflowTaskScheduled\n"
                                        "WorkflowExecutionSignaled name=s\nWorkflowTaskStarted\nWorkflowTaskCompleted\n"
                                        "WorkflowExecutionUpdateAccepted id=u name=add "
                                        "acceptedRequestSequencingEventId=7\nWorkflowExecutionUpdateCompleted id=u";

void TestActivationJobs::coreTellsUpdatesBehindSignals()
{
    QCOMPARE(jobsOfSecondTask(UpdateBetweenSignals, SdkFamily::Core),
             QStringList({"signalWorkflow:6", "signalWorkflow:8", "doUpdate:11"}));
}

void TestActivationJobs::othersTellUpdatesWhereTheyWereDelivered()
{
    for (const SdkFamily family : {SdkFamily::Go, SdkFamily::Java, SdkFamily::Generic})
        QCOMPARE(jobsOfSecondTask(UpdateBetweenSignals, family),
                 QStringList({"signalWorkflow:6", "doUpdate:11", "signalWorkflow:8"}));
}

void TestActivationJobs::anAdmittedUpdateIsToldOnceByItsAdmission_data()
{
    QTest::addColumn<SdkFamily>("family");
    QTest::addColumn<QStringList>("jobs");
    QTest::addColumn<QByteArray>("sequencing");
    const QStringList behindSignal{"signalWorkflow:7", "doUpdate:6"};
    const QStringList beforeSignal{"doUpdate:6", "signalWorkflow:7"};
    QTest::newRow("core, delivered last") << SdkFamily::Core << behindSignal << QByteArray("8");
    QTest::newRow("core, delivered first") << SdkFamily::Core << behindSignal << QByteArray("6");
    // Its place is that of the admission, wherever the acceptance says that it was delivered.
    QTest::newRow("go") << SdkFamily::Go << beforeSignal << QByteArray("8");
    QTest::newRow("java") << SdkFamily::Java << beforeSignal << QByteArray("8");
}

void TestActivationJobs::anAdmittedUpdateIsToldOnceByItsAdmission()
{
    QFETCH(const SdkFamily, family);
    QFETCH(const QStringList, jobs);
    QFETCH(const QByteArray, sequencing);
    QCOMPARE(jobsOfSecondTask(Timer +
                                  "WorkflowExecutionUpdateAdmitted id=u name=add\n"
                                  "WorkflowExecutionSignaled name=s\n" +
                                  Task +
                                  "WorkflowExecutionUpdateAccepted id=u acceptedRequestSequencingEventId=" + sequencing,
                              family),
             jobs);
}

void TestActivationJobs::anAcceptanceWithoutItsRequestTellsNothing()
{
    const auto tasks = tasksFromText(Timer + Task + "WorkflowExecutionUpdateAccepted id=u", SdkFamily::Core);
    QCOMPARE(printTasks(*tasks).last(), "completed 6/7/8 answered protocolMessage:9");
}

void TestActivationJobs::anAdmittedUpdateThatWasTurnedDownIsNotReplayed()
{
    const QByteArray text = Timer + "WorkflowExecutionUpdateAdmitted id=u name=add\n" + Task;
    for (const SdkFamily family : {SdkFamily::Core, SdkFamily::Go, SdkFamily::Java, SdkFamily::Generic}) {
        const auto tasks = tasksFromText(text, family);
        QCOMPARE(printJobs(*tasks, 1), QStringList());
        QCOMPARE(printUnassigned(*tasks), QStringList("6 serverBookkeeping"));
    }
}

void TestActivationJobs::anAdmittedUpdateThatWaitsIsTold()
{
    QCOMPARE(jobsOfSecondTask(Timer + "WorkflowExecutionUpdateAdmitted id=u name=add\nWorkflowTaskScheduled",
                              SdkFamily::Core),
             QStringList("doUpdate:6"));
}

void TestActivationJobs::localActivitiesOfCoreResolveInTheActivationThatTheyTell()
{
    QCOMPARE(jobsOfSecondTask(Timer + "TimerFired id=t\n" + Task + localActivity(Late, "2") + localActivity(Late, "2") +
                                  localActivity(Early, "0"),
                              SdkFamily::Core),
             QStringList(
                 {"fireTimer:6", "resolveLocalActivity:12", "resolveLocalActivity:10@2", "resolveLocalActivity:11@2"}));
}

void TestActivationJobs::localActivitiesOfOldCoresResolveOneAfterTheOther()
{
    QCOMPARE(jobsOfSecondTask(Timer + "TimerFired id=t\n" + Task + localActivity(Late) + localActivity("1900000001"),
                              SdkFamily::Core),
             QStringList({"fireTimer:6", "resolveLocalActivity:10@1", "resolveLocalActivity:11@2"}));
}

void TestActivationJobs::aLocalActivityThatWaitedAlreadyResolvesAtOnce()
{
    QCOMPARE(jobsOfSecondTask(Timer + "TimerFired id=t\n" + Task + localActivity(Early), SdkFamily::Core),
             QStringList({"fireTimer:6", "resolveLocalActivity:10"}));
}

void TestActivationJobs::aLocalActivityBehindABackOffIsAskedForAnew()
{
    const auto tasks = tasksFromText(Timer + "TimerFired id=t\n" + Task + localActivity(Early) +
                                         "TimerStarted id=u\n"
                                         "TimerFired id=u\n" +
                                         Task + localActivity(Early),
                                     SdkFamily::Core);
    QCOMPARE(printJobs(*tasks, 2), QStringList({"fireTimer:12", "resolveLocalActivity:16@1"}));
}

void TestActivationJobs::aLocalActivityWithHostileNumbersIsStillTold()
{
    QCOMPARE(jobsOfSecondTask(Timer + Task + localActivity("99999999999999999999", "99999999999999999999") +
                                  localActivity("-9223372036854775808", "-7") +
                                  localActivity("9223372036854775807", "70000"),
                              SdkFamily::Core),
             QStringList({"resolveLocalActivity:9@1", "resolveLocalActivity:10@2", "resolveLocalActivity:11@65535"}));
}

void TestActivationJobs::nobodyIsToldHowACancelOfAChildWasAnswered()
{
    const QByteArray text = Begun +
                            "RequestCancelExternalWorkflowExecutionInitiated childWorkflowOnly=true\n"
                            "ExternalWorkflowExecutionCancelRequested\n" +
                            Task;
    for (const SdkFamily family : {SdkFamily::Core, SdkFamily::Go, SdkFamily::Java, SdkFamily::Generic}) {
        const auto tasks = tasksFromText(text, family);
        QCOMPARE(printJobs(*tasks, 1), QStringList());
        QCOMPARE(printUnassigned(*tasks), QStringList("6 serverBookkeeping"));
    }
}

void TestActivationJobs::anOperationThatCompletedAtOnceStartsToo()
{
    QCOMPARE(jobsOfSecondTask(Begun + "NexusOperationScheduled service=s operation=o\nNexusOperationCompleted\n" + Task,
                              SdkFamily::Core),
             QStringList({"resolveNexusOperationStart:6", "resolveNexusOperation:6"}));
}

void TestActivationJobs::anOperationThatFailedAtOnceNeverStarted()
{
    QCOMPARE(jobsOfSecondTask(Begun + "NexusOperationScheduled service=s operation=o\nNexusOperationFailed\n" + Task,
                              SdkFamily::Core),
             QStringList("resolveNexusOperationStart:6"));
}

QTEST_GUILESS_MAIN(TestActivationJobs)
#include "tst_activationjobs.moc"
