// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/eventgroup.h"
#include "tests/history/begunrun.h"
#include "tests/support/historydsl.h"

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

class TestEventGroups : public QObject {
    Q_OBJECT

private slots:
    void aRunThatOnlyBeganIsRunning();
    void theCloseEndsTheWorkflowGroup_data();
    void theCloseEndsTheWorkflowGroup();
    void aCancelRequestBelongsToTheWorkflow();
    void workflowTasks_data();
    void workflowTasks();
    void activities_data();
    void activities();
    void timers_data();
    void timers();
    void childWorkflows_data();
    void childWorkflows();
    void messages_data();
    void messages();
    void updates_data();
    void updates();
    void nexusOperations_data();
    void nexusOperations();
    void markers_data();
    void markers();
    void properties_data();
    void properties();
};

void TestEventGroups::aRunThatOnlyBeganIsRunning()
{
    QCOMPARE(printGroups(*groupsFromText(Begun)),
             (QStringList{"workflow Order running events=1 at=0s taskQueue=orders",
                          "workflowTask completed attempts=1 events=2,3,4 at=0s queue=5ms run=5ms worker=w1 "
                          "taskQueue=orders"}));
}

void TestEventGroups::theCloseEndsTheWorkflowGroup_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("status");
    QTest::newRow("completed") << QByteArray("WorkflowExecutionCompleted") << "completed";
    QTest::newRow("failed") << QByteArray("WorkflowExecutionFailed") << "failed";
    QTest::newRow("timed out") << QByteArray("WorkflowExecutionTimedOut") << "timedOut";
    QTest::newRow("cancelled") << QByteArray("WorkflowExecutionCanceled") << "cancelled";
    QTest::newRow("terminated") << QByteArray("WorkflowExecutionTerminated") << "terminated";
    QTest::newRow("continued as new") << QByteArray("WorkflowExecutionContinuedAsNew") << "continuedAsNew";
}

void TestEventGroups::theCloseEndsTheWorkflowGroup()
{
    QFETCH(QByteArray, type);
    QFETCH(QString, status);
    const auto groups = groupsFromText(Begun + "t=12ms " + type);
    QCOMPARE(printGroups(*groups).constFirst(),
             QStringLiteral("workflow Order %1 events=1,5 at=0s run=12ms taskQueue=orders").arg(status));
}

void TestEventGroups::aCancelRequestBelongsToTheWorkflow()
{
    const auto groups = groupsFromText(Begun + "t=12ms WorkflowExecutionCancelRequested cause=enough");
    QCOMPARE(printGroups(*groups).constFirst(), "workflow Order running events=1,5 at=0s taskQueue=orders");
}

void TestEventGroups::workflowTasks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("group");
    const QByteArray scheduled = "t=20ms WorkflowTaskScheduled queue=orders attempt=2\n";
    const QByteArray started = scheduled + "t=25ms WorkflowTaskStarted worker=w2\n";
    QTest::newRow("scheduled") << scheduled << "workflowTask scheduled attempts=2 events=5 at=20ms taskQueue=orders";
    QTest::newRow("started") << started
                             << "workflowTask running attempts=2 events=5,6 at=20ms queue=5ms worker=w2 "
                                "taskQueue=orders";
    QTest::newRow("completed") << started + "t=27ms WorkflowTaskCompleted"
                               << "workflowTask completed attempts=2 events=5,6,7 at=20ms queue=5ms run=2ms worker=w2 "
                                  "taskQueue=orders";
    QTest::newRow("failed") << started + "t=27ms WorkflowTaskFailed failure=boom"
                            << "workflowTask failed attempts=2 events=5,6,7 at=20ms queue=5ms run=2ms worker=w2 "
                               "taskQueue=orders";
    QTest::newRow("timed out") << started + "t=27ms WorkflowTaskTimedOut"
                               << "workflowTask timedOut attempts=2 events=5,6,7 at=20ms queue=5ms run=2ms worker=w2 "
                                  "taskQueue=orders";
    QTest::newRow("timed out before the start")
        << scheduled + "t=27ms WorkflowTaskTimedOut startedEventId=0"
        << "workflowTask timedOut attempts=2 events=5,6 at=20ms run=7ms taskQueue=orders";
}

void TestEventGroups::workflowTasks()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, group);
    QCOMPARE(groupsAfterBegin(text), QStringList(group));
}

void TestEventGroups::activities_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("group");
    const QByteArray scheduled = "ActivityTaskScheduled id=a type=Charge queue=cards\n";
    const QByteArray started = scheduled + "t=20ms ActivityTaskStarted id=a worker=w2 attempt=1\n";
    const QByteArray retried = scheduled + "t=20ms ActivityTaskStarted worker=w2 attempt=3 lastFailure=boom\n";
    QTest::newRow("scheduled") << scheduled << "activity Charge scheduled events=5 at=10ms taskQueue=cards";
    QTest::newRow("started") << started
                             << "activity Charge running attempts=1 events=5,6 at=10ms queue=10ms worker=w2 "
                                "taskQueue=cards";
    QTest::newRow("completed") << started + "t=50ms ActivityTaskCompleted worker=w3"
                               << "activity Charge completed attempts=1 events=5,6,7 at=10ms queue=10ms run=30ms "
                                  "worker=w2 taskQueue=cards";
    QTest::newRow("retried") << retried + "t=50ms ActivityTaskCompleted"
                             << "activity Charge completed attempts=3 retried events=5,6,7 at=10ms queue=10ms "
                                "run=30ms worker=w2 taskQueue=cards";
    QTest::newRow("failed") << retried + "t=50ms ActivityTaskFailed failure=boom"
                            << "activity Charge failed attempts=3 retried events=5,6,7 at=10ms queue=10ms run=30ms "
                               "worker=w2 taskQueue=cards";
    QTest::newRow("timed out") << started + "t=50ms ActivityTaskTimedOut failure=timeout"
                               << "activity Charge timedOut attempts=1 events=5,6,7 at=10ms queue=10ms run=30ms "
                                  "worker=w2 taskQueue=cards";
    QTest::newRow("cancelled before the start")
        << scheduled + "ActivityTaskCancelRequested\nt=50ms ActivityTaskCanceled"
        << "activity Charge cancelled events=5,6,7 at=10ms run=40ms taskQueue=cards";
    QTest::newRow("modified") << scheduled + "t=50ms ActivityPropertiesModifiedExternally"
                              << "activity Charge scheduled events=5,6 at=10ms taskQueue=cards";
}

void TestEventGroups::activities()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, group);
    QCOMPARE(groupsAfterBegin(text), QStringList(group));
}

void TestEventGroups::timers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("group");
    const QByteArray started = "TimerStarted id=7 startToFireTimeout=1s\n";
    QTest::newRow("started") << started << "timer 7 running events=5 at=10ms";
    QTest::newRow("fired") << started + "t=1010ms TimerFired"
                           << "timer 7 completed events=5,6 at=10ms run=1s";
    QTest::newRow("cancelled") << started + "t=20ms TimerCanceled"
                               << "timer 7 cancelled events=5,6 at=10ms run=10ms";
}

void TestEventGroups::timers()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, group);
    QCOMPARE(groupsAfterBegin(text), QStringList(group));
}

void TestEventGroups::childWorkflows_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("group");
    const QByteArray initiated = "StartChildWorkflowExecutionInitiated id=child-1 type=Ship queue=ships\n";
    const QByteArray started = initiated + "t=20ms ChildWorkflowExecutionStarted\n";
    const auto closed = [](const char* status) {
        return QStringLiteral("childWorkflow Ship %1 events=5,6,7 at=10ms queue=10ms run=30ms taskQueue=ships")
            .arg(QLatin1String(status));
    };
    QTest::newRow("initiated") << initiated << "childWorkflow Ship scheduled events=5 at=10ms taskQueue=ships";
    QTest::newRow("start failed") << initiated + "t=20ms StartChildWorkflowExecutionFailed"
                                  << "childWorkflow Ship failed events=5,6 at=10ms run=10ms taskQueue=ships";
    QTest::newRow("started") << started << "childWorkflow Ship running events=5,6 at=10ms queue=10ms taskQueue=ships";
    QTest::newRow("completed") << started + "t=50ms ChildWorkflowExecutionCompleted" << closed("completed");
    QTest::newRow("failed") << started + "t=50ms ChildWorkflowExecutionFailed" << closed("failed");
    QTest::newRow("cancelled") << started + "t=50ms ChildWorkflowExecutionCanceled" << closed("cancelled");
    QTest::newRow("timed out") << started + "t=50ms ChildWorkflowExecutionTimedOut" << closed("timedOut");
    QTest::newRow("terminated") << started + "t=50ms ChildWorkflowExecutionTerminated" << closed("terminated");
}

void TestEventGroups::childWorkflows()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, group);
    QCOMPARE(groupsAfterBegin(text), QStringList(group));
}

void TestEventGroups::messages_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("group");
    const QByteArray signal = "SignalExternalWorkflowExecutionInitiated name=reserve workflowExecution=stock\n";
    const QByteArray cancel = "RequestCancelExternalWorkflowExecutionInitiated workflowExecution=stock\n";
    QTest::newRow("signal received") << QByteArray("t=20ms WorkflowExecutionSignaled name=approve")
                                     << "signalReceived approve instant events=5 at=20ms";
    QTest::newRow("signal initiated") << signal << "signalSent reserve scheduled events=5 at=10ms";
    QTest::newRow("signal sent") << signal + "t=20ms ExternalWorkflowExecutionSignaled"
                                 << "signalSent reserve completed events=5,6 at=10ms run=10ms";
    QTest::newRow("signal failed") << signal + "t=20ms SignalExternalWorkflowExecutionFailed"
                                   << "signalSent reserve failed events=5,6 at=10ms run=10ms";
    QTest::newRow("cancel initiated") << cancel << "cancelSent stock scheduled events=5 at=10ms";
    QTest::newRow("cancel sent") << cancel + "t=20ms ExternalWorkflowExecutionCancelRequested"
                                 << "cancelSent stock completed events=5,6 at=10ms run=10ms";
    QTest::newRow("cancel failed") << cancel + "t=20ms RequestCancelExternalWorkflowExecutionFailed"
                                   << "cancelSent stock failed events=5,6 at=10ms run=10ms";
}

void TestEventGroups::messages()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, group);
    QCOMPARE(groupsAfterBegin(text), QStringList(group));
}

void TestEventGroups::updates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("groups");
    const QByteArray accepted = "WorkflowExecutionUpdateAccepted id=u1 name=setAddress\n";
    const QByteArray admitted = "WorkflowExecutionUpdateAdmitted id=u1 name=setAddress\n";
    QTest::newRow("accepted") << accepted << QStringList("update setAddress running events=5 at=10ms");
    QTest::newRow("succeeded") << accepted + "t=20ms WorkflowExecutionUpdateCompleted id=u1 result=1"
                               << QStringList("update setAddress completed events=5,6 at=10ms run=10ms");
    QTest::newRow("failed") << accepted + "t=20ms WorkflowExecutionUpdateCompleted id=u1 failure=no"
                            << QStringList("update setAddress failed events=5,6 at=10ms run=10ms");
    QTest::newRow("admitted") << admitted << QStringList("update setAddress scheduled events=5 at=10ms");
    QTest::newRow("admitted, then accepted")
        << admitted + "t=20ms WorkflowExecutionUpdateAccepted protocolInstanceId=u1\n"
                      "t=50ms WorkflowExecutionUpdateCompleted result=1"
        << QStringList("update setAddress completed events=5,6,7 at=10ms queue=10ms run=30ms");
    QTest::newRow("rejected") << admitted + "t=20ms WorkflowExecutionUpdateRejected id=u1"
                              << QStringList("update setAddress failed events=5,6 at=10ms run=10ms");
    QTest::newRow("completed without the accepted event's id")
        << accepted + "t=20ms WorkflowExecutionUpdateCompleted id=u1 acceptedEventId=0"
        << QStringList("update setAddress completed events=5,6 at=10ms run=10ms");
    QTest::newRow("the same id again after a reset")
        << accepted + "t=20ms WorkflowExecutionUpdateCompleted id=u1\n"
                      "t=30ms WorkflowExecutionUpdateAccepted id=u1 name=setAddress"
        << QStringList{"update setAddress completed events=5,6 at=10ms run=10ms",
                       "update setAddress running events=7 at=30ms"};
}

void TestEventGroups::updates()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, groups);
    QCOMPARE(groupsAfterBegin(text), groups);
}

void TestEventGroups::nexusOperations_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("group");
    const QByteArray scheduled = "NexusOperationScheduled service=Payments operation=charge\n";
    const QByteArray started = scheduled + "t=20ms NexusOperationStarted\n";
    const auto closed = [](const char* status) {
        return QStringLiteral("nexusOperation Payments.charge %1 events=5,6,7 at=10ms queue=10ms run=30ms")
            .arg(QLatin1String(status));
    };
    QTest::newRow("scheduled") << scheduled << "nexusOperation Payments.charge scheduled events=5 at=10ms";
    QTest::newRow("started") << started << "nexusOperation Payments.charge running events=5,6 at=10ms queue=10ms";
    QTest::newRow("synchronous") << scheduled + "t=20ms NexusOperationCompleted"
                                 << "nexusOperation Payments.charge completed events=5,6 at=10ms run=10ms";
    QTest::newRow("completed") << started + "t=50ms NexusOperationCompleted" << closed("completed");
    QTest::newRow("failed") << started + "t=50ms NexusOperationFailed" << closed("failed");
    QTest::newRow("timed out") << started + "t=50ms NexusOperationTimedOut" << closed("timedOut");
    QTest::newRow("cancelled") << scheduled +
                                      "NexusOperationCancelRequested\nt=20ms NexusOperationCancelRequestCompleted\n"
                                      "t=50ms NexusOperationCanceled"
                               << "nexusOperation Payments.charge cancelled events=5,6,7,8 at=10ms run=40ms";
    QTest::newRow("cancel request failed")
        << scheduled + "NexusOperationCancelRequested\nt=20ms NexusOperationCancelRequestFailed failure=no"
        << "nexusOperation Payments.charge scheduled events=5,6,7 at=10ms";
}

void TestEventGroups::nexusOperations()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, group);
    QCOMPARE(groupsAfterBegin(text), QStringList(group));
}

void TestEventGroups::markers_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("kindNameStatus");
    const auto row = [](const char* name, const char* fields, const char* expected) {
        QTest::newRow(name) << QByteArray(fields) << expected;
    };
    row("core patch", R"(type=core_patch detail.patch-data={"id":"fast-lane","deprecated":false})",
        "version fast-lane instant");
    row("core patch of old", R"(type=core_patch detail.patch_id=fast-lane)", "version fast-lane instant");
    row("Go version", R"(type=Version detail.change-id='fast' detail.version=2)", "version \"fast 2\" instant");
    row("Java version", R"(type=Version detail.changeId='fast' detail.version=-1)", "version \"fast -1\" instant");
    row("a version whose id is no text", R"(type=Version detail.change-id=["x"] detail.version=2)",
        "version Version instant");
    row("core local activity",
        R"(type=core_local_activity detail.data={"seq":1,"attempt":2,"activity_type":"Validate"})",
        "localActivity Validate completed attempts=2");
    row("core local activity that failed",
        R"(type=core_local_activity failure=no detail.data={"attempt":1,"activity_type":"Validate"})",
        "localActivity Validate failed attempts=1");
    row("core local activity that was cancelled",
        R"(type=core_local_activity failure=cancelled detail.data={"attempt":1,"activity_type":"Validate"})",
        "localActivity Validate cancelled attempts=1");
    row("core local activity that timed out",
        R"(type=core_local_activity failure=timeout detail.data={"attempt":1,"activity_type":"Validate"})",
        "localActivity Validate timedOut attempts=1");
    row("Go local activity", R"(type=LocalActivity detail.data={"ActivityType":"Greet","Attempt":3})",
        "localActivity Greet completed attempts=3");
    row("Java local activity",
        R"(type=LocalActivity detail.type='Quick' detail.meta={"firstSkd":1,"atpt":4,"backoff":null})",
        "localActivity Quick completed attempts=4");
    row("encoded local activity", R"(type=LocalActivity detail.data=secret)", "localActivity LocalActivity completed");
    row("Go side effect", R"(type=SideEffect detail.side-effect-id=12)", "sideEffect 12 instant");
    row("Java side effect", R"(type=SideEffect detail.data=1)", "sideEffect SideEffect instant");
    row("Java mutable side effect", R"(type=MutableSideEffect detail.id=7 detail.skipCount=2)", "sideEffect 7 instant");
    row("another marker", R"(type=checkpoint)", "marker checkpoint instant");
    row("a number that is no attempt",
        R"(type=core_local_activity detail.data={"attempt":99999999999,"activity_type":"Validate"})",
        "localActivity Validate completed");
}

void TestEventGroups::markers()
{
    QFETCH(QByteArray, fields);
    QFETCH(QString, kindNameStatus);
    const QStringList groups = groupsAfterBegin("MarkerRecorded " + fields);
    QCOMPARE(groups, QStringList(kindNameStatus + QLatin1String(" events=5 at=10ms") +
                                 (kindNameStatus.startsWith(QLatin1String("localActivity")) ? " run=0s" : "") +
                                 QLatin1String(" worker=w1 taskQueue=orders")));
}

void TestEventGroups::properties_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("groups");
    QTest::newRow("search attributes") << QByteArray("UpsertWorkflowSearchAttributes keys=b,a")
                                       << QStringList("attributes \"a, b\" instant events=5 at=10ms");
    QTest::newRow("memo") << QByteArray("WorkflowPropertiesModified keys=total")
                          << QStringList("attributes total instant events=5 at=10ms");
    QTest::newRow("properties") << QByteArray("WorkflowPropertiesModifiedExternally")
                                << QStringList(
                                       "attributes WorkflowPropertiesModifiedExternally instant events=5 at=10ms");
    QTest::newRow("options") << QByteArray("WorkflowExecutionOptionsUpdated unsetVersioningOverride=true")
                             << QStringList("options unsetVersioningOverride instant events=5 at=10ms");
    QTest::newRow("time skipping") << QByteArray("WorkflowExecutionTimeSkippingTransitioned")
                                   << QStringList(
                                          "options WorkflowExecutionTimeSkippingTransitioned instant events=5 at=10ms");
    QTest::newRow("paused") << QByteArray("WorkflowExecutionPaused reason=lunch")
                            << QStringList("pause lunch running events=5 at=10ms");
    QTest::newRow("unpaused") << QByteArray("WorkflowExecutionPaused reason=lunch\nt=30ms WorkflowExecutionUnpaused")
                              << QStringList("pause lunch completed events=5,6 at=10ms run=20ms");
    QTest::newRow("paused twice") << QByteArray("WorkflowExecutionPaused reason=lunch\nWorkflowExecutionUnpaused\n"
                                                "t=30ms WorkflowExecutionPaused reason=dinner")
                                  << QStringList{"pause lunch completed events=5,6 at=10ms run=0s",
                                                 "pause dinner running events=7 at=30ms"};
}

void TestEventGroups::properties()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, groups);
    QCOMPARE(groupsAfterBegin(text), groups);
}

QTEST_GUILESS_MAIN(TestEventGroups)
#include "tst_eventgroups.moc"
