// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/eventtype.h"
#include "models/replay/resetcommand.h"
#include "models/replay/resetpreview.h"
#include "tests/formats/realhistories.h"
#include "tests/support/historydsl.h"

#include <QProcess>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// A run with something of every kind on both sides of its third workflow task, whose completion is event 16.
const QByteArray Order = R"(
    WorkflowExecutionStarted type=Order id=order-1 originalExecutionRunId=run-1
    WorkflowTaskScheduled
    t=5ms WorkflowTaskStarted
    t=6ms WorkflowTaskCompleted
    ActivityTaskScheduled id=slow type=Charge
    TimerStarted id=t1 startToFireTimeout=2s
    StartChildWorkflowExecutionInitiated workflowId=child-1 type=Ship
    NexusOperationScheduled service=rates operation=get
    t=7ms ChildWorkflowExecutionStarted workflowExecution=child-1/child-run
    t=8ms WorkflowExecutionSignaled name=early
    WorkflowTaskScheduled
    t=9ms WorkflowTaskStarted
    t=10ms WorkflowTaskCompleted
    WorkflowTaskScheduled
    t=11ms WorkflowTaskStarted
    t=12ms WorkflowTaskCompleted
    ActivityTaskScheduled id=late type=Mail
    t=20ms ActivityTaskStarted id=late
    ActivityTaskCompleted id=late
    t=21ms ActivityTaskStarted id=slow
    ActivityTaskCompleted id=slow
    t=22ms TimerFired id=t1
    ChildWorkflowExecutionCompleted workflowExecution=child-1/child-run
    NexusOperationCompleted
    t=23ms WorkflowExecutionSignaled name=go requestId=r1
    WorkflowExecutionUpdateAdmitted id=u1
    WorkflowExecutionUpdateAccepted id=u1
    WorkflowExecutionUpdateAccepted id=u2 name=add
    WorkflowExecutionOptionsUpdated attachedRequestId=call-1
    WorkflowExecutionOptionsUpdated attachedRequestId=call-1
    WorkflowExecutionCancelRequested
    WorkflowExecutionTerminated
)";
constexpr std::int64_t ThirdTask = 16;

/// Ids of the dropped events of a reason, in order; those of continued runs as "1:26".
QStringList dropped(const ResetPreview& preview, const std::vector<std::shared_ptr<const EventGroups>>& runs,
                    NotReapplied reason)
{
    QStringList ids;
    for (const DroppedEvent& event : preview.dropped) {
        if (event.why != reason)
            continue;
        const QString id = QString::number(runs[event.run]->history().eventId(event.event));
        ids.append(event.run == 0 ? id : QString("%1:%2").arg(event.run).arg(id));
    }
    return ids;
}

QStringList names(const EventGroups& groups, const std::vector<GroupIndex>& indexes)
{
    QStringList texts;
    for (const GroupIndex index : indexes)
        texts.append(toString(groups.group(index).kind) + ' ' + groups.name(index));
    return texts;
}

ResetPreview previewOf(const std::shared_ptr<const EventGroups>& groups, std::int64_t eventId,
                       const ReapplyExclusions& exclusions = {})
{
    const auto point = resetPointAt(groups->history(), eventId);
    if (!point)
        qFatal("no reset point: %s", qPrintable(point.error().oneLine()));
    return ResetPreview::build(*groups, *point, exclusions);
}

/// What makes two events the same request: what a reapplied event keeps of its original.
std::string requestOf(const HistoryEvent& event)
{
    if (event.has_workflow_execution_signaled_event_attributes())
        return "signal " + event.workflow_execution_signaled_event_attributes().request_id() + ' ' +
               event.workflow_execution_signaled_event_attributes().signal_name() + ' ' +
               canonicalBytes(event.workflow_execution_signaled_event_attributes().input());
    if (event.has_workflow_execution_update_admitted_event_attributes())
        return "update " + canonicalBytes(event.workflow_execution_update_admitted_event_attributes().request());
    if (event.has_workflow_execution_update_accepted_event_attributes())
        return "update " +
               canonicalBytes(event.workflow_execution_update_accepted_event_attributes().accepted_request());
    return std::to_string(event.event_type()) + ' ' + canonicalBytes(event);
}

/// A reset as the history of the new run tells of it: what it copied, and what the server reapplied.
struct RecordedReset {
    std::string baseRunId;
    std::int64_t eventId = 0; ///< of the reset request
    std::vector<std::string> requests;
};

bool isReset(const HistoryEvent& event)
{
    return event.has_workflow_task_failed_event_attributes() &&
           event.workflow_task_failed_event_attributes().cause() ==
               temporal::api::enums::v1::WORKFLOW_TASK_FAILED_CAUSE_RESET_WORKFLOW;
}

std::optional<RecordedReset> recordedResetOf(const History& history)
{
    std::optional<std::size_t> failure;
    for (std::size_t position = 0; position < history.size(); ++position)
        if (isReset(history.event(EventIndex(position))))
            failure = position;
    if (!failure)
        return std::nullopt;
    RecordedReset reset;
    reset.baseRunId = history.event(EventIndex(*failure)).workflow_task_failed_event_attributes().base_run_id();
    // The server starts a task that was only scheduled at the point itself, to fail it.
    const HistoryEvent& started = history.event(EventIndex(*failure - 1));
    const bool isCopied = started.workflow_task_started_event_attributes().identity() != "history-service";
    reset.eventId = started.event_id() + (isCopied ? 1 : 0);
    for (std::size_t position = *failure + 1; position < history.size(); ++position) {
        const HistoryEvent& event = history.event(EventIndex(position));
        if (event.has_workflow_task_scheduled_event_attributes())
            break;
        reset.requests.push_back(requestOf(event));
    }
    return reset;
}

std::vector<std::string> predicted(const EventGroups& base, std::int64_t eventId, const ReapplyExclusions& exclusions)
{
    const auto point = resetPointAt(base.history(), eventId);
    std::vector<std::string> requests;
    if (!point)
        return {"refused"};
    const ResetPreview preview = ResetPreview::build(base, *point, exclusions);
    for (const DroppedEvent& event : preview.dropped)
        if (event.why == NotReapplied::None)
            requests.push_back(requestOf(base.history().event(event.event)));
    return requests;
}

/// The server does a task anew from behind its start or, where it was asked to go before that, from its schedule.
bool isPointOfATask(const std::shared_ptr<const EventGroups>& groups, std::int64_t eventId)
{
    const auto tasks = WorkflowTasks::build(groups, RunSummary::of(groups->history()));
    for (std::size_t task = 0; task < tasks->size(); ++task) {
        for (std::size_t attempt = 0; attempt < tasks->attempts(TaskIndex(task)).size(); ++attempt) {
            const auto point = resetPointOf(*tasks, TaskIndex(task), attempt);
            if (point && (point->eventId == eventId || point->eventId == eventId + 1))
                return true;
        }
    }
    return false;
}

} // namespace

/// What a reset would do is said before it is done, and is what servers did.
class TestResetPreview : public QObject {
    Q_OBJECT

private slots:
    void messagesBehindThePointAreReapplied();
    void resultsOfChildrenAndNexusOperationsThatBeganBeforeAreReapplied();
    void cancelRequestsTerminationsAndResultsOfActivitiesAndTimersAreNot();
    void anAcceptedUpdateThatWasAdmittedBeforeComesOnce();
    void aCallbackIsAttachedOnce();
    void exclusionsTakeAwayTheirOwnType_data();
    void exclusionsTakeAwayTheirOwnType();
    void whatBeganBehindThePointRunsAgain();
    void whatIsOpenAtThePointHasAFateOfItsOwn();
    void anActivityWhoseStartIsRecordedFails();
    void everyEventBehindThePointIsAccountedFor();
    void signalsOfContinuedRunsComeToo();
    void aContinuedRunThatIsNotOpenIsNamed();
    void aPointNeedsAPendingWorkflowTask_data();
    void aPointNeedsAPendingWorkflowTask();
    void aTaskIsResetToBehindItsStart_data();
    void aTaskIsResetToBehindItsStart();
    void anEarlierTryOfATaskCanBeResetTo();
    void theCommandIsReadBackByAShellLetterByLetter();
    void theCommandNamesWhatIsExcluded();
    void aCommandThatCouldMisleadIsRefused();
    void recordedResetsAreForeseen();
};

void TestResetPreview::messagesBehindThePointAreReapplied()
{
    const auto groups = groupsFromText(Order);
    const ResetPreview preview = previewOf(groups, ThirdTask);
    QCOMPARE(preview.dropped.size(), std::size_t{17});
    QCOMPARE(dropped(preview, {groups}, NotReapplied::None), (QStringList{"23", "24", "25", "26", "28", "29"}));
    QCOMPARE(eventTypeName(reappliedAs(41)), "WorkflowExecutionUpdateAdmitted");
}

void TestResetPreview::resultsOfChildrenAndNexusOperationsThatBeganBeforeAreReapplied()
{
    const auto groups = groupsFromText(Order);
    // Back to the first task, they are not begun yet.
    const ResetPreview preview = previewOf(groups, 4);
    QCOMPARE(dropped(preview, {groups}, NotReapplied::None), (QStringList{"10", "25", "26", "28", "29"}));
    QVERIFY(dropped(preview, {groups}, NotReapplied::ResultOfCommand).contains("23"));
    QVERIFY(dropped(preview, {groups}, NotReapplied::ResultOfCommand).contains("24"));
}

void TestResetPreview::cancelRequestsTerminationsAndResultsOfActivitiesAndTimersAreNot()
{
    const auto groups = groupsFromText(Order);
    const ResetPreview preview = previewOf(groups, ThirdTask);
    QCOMPARE(dropped(preview, {groups}, NotReapplied::CancelRequest), (QStringList{"31"}));
    QCOMPARE(dropped(preview, {groups}, NotReapplied::ClosedFromOutside), (QStringList{"32"}));
    QCOMPARE(dropped(preview, {groups}, NotReapplied::ActivityResult), (QStringList{"20", "21"}));
    QCOMPARE(dropped(preview, {groups}, NotReapplied::TimerResult), (QStringList{"22"}));
    QCOMPARE(dropped(preview, {groups}, NotReapplied::ResultOfCommand), (QStringList{"18", "19"}));
}

void TestResetPreview::anAcceptedUpdateThatWasAdmittedBeforeComesOnce()
{
    const auto groups = groupsFromText(Order);
    QCOMPARE(dropped(previewOf(groups, ThirdTask), {groups}, NotReapplied::ComesWithAdmission), (QStringList{"27"}));
}

void TestResetPreview::aCallbackIsAttachedOnce()
{
    const auto groups = groupsFromText(Order);
    QCOMPARE(dropped(previewOf(groups, ThirdTask), {groups}, NotReapplied::CallbackAlreadyThere), (QStringList{"30"}));
}

void TestResetPreview::exclusionsTakeAwayTheirOwnType_data()
{
    QTest::addColumn<ReapplyExclusions>("exclusions");
    QTest::addColumn<QStringList>("reapplied");
    QTest::newRow("signals") << ReapplyExclusions{.signal = true} << QStringList{"23", "24", "26", "28", "29"};
    QTest::newRow("updates") << ReapplyExclusions{.update = true} << QStringList{"23", "24", "25", "29"};
    QTest::newRow("nexus") << ReapplyExclusions{.nexus = true} << QStringList{"23", "25", "26", "28", "29"};
    QTest::newRow("all") << ReapplyExclusions{.signal = true, .update = true, .nexus = true} << QStringList{"23", "29"};
}

void TestResetPreview::exclusionsTakeAwayTheirOwnType()
{
    QFETCH(const ReapplyExclusions, exclusions);
    QFETCH(const QStringList, reapplied);
    const auto groups = groupsFromText(Order);
    QCOMPARE(dropped(previewOf(groups, ThirdTask, exclusions), {groups}, NotReapplied::None), reapplied);
}

void TestResetPreview::whatBeganBehindThePointRunsAgain()
{
    const auto groups = groupsFromText(Order);
    QCOMPARE(names(*groups, previewOf(groups, ThirdTask).runsAgain), (QStringList{"activity Mail"}));
    QCOMPARE(names(*groups, previewOf(groups, 4).runsAgain),
             (QStringList{"activity Charge", "timer t1", "childWorkflow Ship", "nexusOperation rates.get",
                          "activity Mail"}));
}

void TestResetPreview::whatIsOpenAtThePointHasAFateOfItsOwn()
{
    const auto groups = groupsFromText(Order);
    const auto fates = [&](const ReapplyExclusions& exclusions) {
        QStringList texts;
        for (const OpenAtReset& open : previewOf(groups, ThirdTask, exclusions).open)
            texts.append(groups->name(open.group) + ' ' + toString(open.fate));
        return texts;
    };
    QCOMPARE(fates({}),
             (QStringList{"Charge scheduledAgain", "t1 goesOn", "Ship resultReapplied", "rates.get resultReapplied"}));
    QCOMPARE(fates({.nexus = true}).last(), "rates.get resultExcluded");
}

void TestResetPreview::anActivityWhoseStartIsRecordedFails()
{
    const auto groups = groupsFromText(R"(
        WorkflowExecutionStarted type=Order
        WorkflowTaskScheduled
        WorkflowTaskStarted
        WorkflowTaskCompleted
        ActivityTaskScheduled id=a type=Charge
        ActivityTaskStarted id=a
        WorkflowExecutionSignaled name=go
        WorkflowTaskScheduled
        WorkflowTaskStarted
        WorkflowTaskCompleted
    )");
    const ResetPreview preview = previewOf(groups, 10);
    QCOMPARE(preview.open.size(), std::size_t{1});
    QCOMPARE(toString(preview.open.front().fate), "failsByReset");
}

void TestResetPreview::everyEventBehindThePointIsAccountedFor()
{
    const auto groups = groupsFromText(Order);
    const ResetPreview preview = previewOf(groups, ThirdTask);
    std::size_t sum = 0;
    for (std::size_t reason = 0; reason < NotReappliedCount; ++reason)
        sum += preview.count(static_cast<NotReapplied>(reason));
    QCOMPARE(sum, groups->history().size() - (ThirdTask - 1));
    QCOMPARE(preview.count(NotReapplied::Other), std::size_t{0});
}

void TestResetPreview::signalsOfContinuedRunsComeToo()
{
    const auto base = groupsFromText(R"(
        WorkflowExecutionStarted type=Ledger
        WorkflowTaskScheduled
        WorkflowTaskStarted
        WorkflowTaskCompleted
        WorkflowExecutionContinuedAsNew newExecutionRunId=run-2
    )");
    const auto next = groupsFromText(R"(
        WorkflowExecutionStarted type=Ledger continuedExecutionRunId=run-1
        WorkflowTaskScheduled
        WorkflowExecutionSignaled name=add
        WorkflowTaskStarted
        WorkflowTaskCompleted
        StartChildWorkflowExecutionInitiated workflowId=child type=Ship
        ChildWorkflowExecutionStarted workflowExecution=child/run
        WorkflowExecutionContinuedAsNew newExecutionRunId=run-3
    )");
    const auto point = resetPointAt(base->history(), 4);
    QVERIFY(point);
    const std::vector<std::shared_ptr<const EventGroups>> continued{next};
    const ResetPreview preview = ResetPreview::build(*base, *point, {}, continued);
    QCOMPARE(dropped(preview, {base, next}, NotReapplied::None), (QStringList{"1:3"}));
    QCOMPARE(dropped(preview, {base, next}, NotReapplied::ResultOfCommand), (QStringList{"1:7"}));
    QCOMPARE(preview.missingRunId, "run-3");
}

void TestResetPreview::aContinuedRunThatIsNotOpenIsNamed()
{
    const auto base = groupsFromText(R"(
        WorkflowExecutionStarted type=Ledger
        WorkflowTaskScheduled
        WorkflowTaskStarted
        WorkflowTaskCompleted
        WorkflowExecutionContinuedAsNew newExecutionRunId=run-2
    )");
    QCOMPARE(previewOf(base, 4).missingRunId, "run-2");
    // A cron run or a retry is another start: the server doesn't look there.
    const auto cron = groupsFromText(R"(
        WorkflowExecutionStarted type=Ledger
        WorkflowTaskScheduled
        WorkflowTaskStarted
        WorkflowTaskCompleted
        WorkflowExecutionCompleted newExecutionRunId=run-2
    )");
    QVERIFY(previewOf(cron, 4).missingRunId.isEmpty());
}

void TestResetPreview::aPointNeedsAPendingWorkflowTask_data()
{
    QTest::addColumn<qint64>("eventId");
    QTest::addColumn<bool>("isPossible");
    QTest::newRow("before everything") << qint64{1} << false;
    QTest::newRow("before the task is scheduled") << qint64{2} << false;
    QTest::newRow("at its start") << qint64{3} << true;
    QTest::newRow("at its completion") << qint64{4} << true;
    QTest::newRow("behind its completion") << qint64{5} << false;
    QTest::newRow("at the last event") << qint64{32} << false;
    QTest::newRow("behind the last event") << qint64{33} << false;
}

void TestResetPreview::aPointNeedsAPendingWorkflowTask()
{
    QFETCH(const qint64, eventId);
    QFETCH(const bool, isPossible);
    const auto point = resetPointAt(*historyFromText(Order), eventId);
    QCOMPARE(point.has_value(), isPossible);
    QVERIFY(isPossible || !point.error().message.isEmpty());
}

void TestResetPreview::aTaskIsResetToBehindItsStart_data()
{
    QTest::addColumn<QByteArray>("tail");
    QTest::addColumn<qint64>("eventId"); // 0: refused
    // After a first task, events 2 to 4.
    QTest::newRow("completed") << QByteArray("WorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskCompleted")
                               << qint64{7};
    QTest::newRow("failed at the end") << QByteArray("WorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskFailed")
                                       << qint64{7};
    QTest::newRow("failed, then completed")
        << QByteArray("WorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskFailed\n"
                      "WorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskCompleted")
        << qint64{10};
    QTest::newRow("started at the end") << QByteArray("WorkflowTaskScheduled\nWorkflowTaskStarted") << qint64{6};
    QTest::newRow("started, then terminated")
        << QByteArray("WorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowExecutionTerminated") << qint64{7};
    QTest::newRow("scheduled at the end") << QByteArray("WorkflowTaskScheduled") << qint64{0};
    QTest::newRow("scheduled, then a signal")
        << QByteArray("WorkflowTaskScheduled\nWorkflowExecutionSignaled name=go") << qint64{6};
    QTest::newRow("not scheduled") << QByteArray("WorkflowExecutionSignaled name=go") << qint64{0};
}

void TestResetPreview::aTaskIsResetToBehindItsStart()
{
    QFETCH(const QByteArray, tail);
    QFETCH(const qint64, eventId);
    const auto groups = groupsFromText("WorkflowExecutionStarted type=Order\nWorkflowTaskScheduled\n"
                                       "WorkflowTaskStarted\nWorkflowTaskCompleted\n" +
                                       tail);
    const auto tasks = WorkflowTasks::build(groups, SdkDialect());
    QCOMPARE(tasks->size(), std::size_t{2});
    QCOMPARE(resetPointOf(*tasks, TaskIndex(std::size_t{0}))->eventId, std::int64_t{4});
    const auto point = resetPointOf(*tasks, TaskIndex(std::size_t{1}));
    QCOMPARE(point ? point->eventId : 0, std::int64_t{eventId});
    QVERIFY(point || !point.error().message.isEmpty());
}

void TestResetPreview::anEarlierTryOfATaskCanBeResetTo()
{
    const auto groups = groupsFromText(R"(
        WorkflowExecutionStarted type=Order
        WorkflowTaskScheduled
        WorkflowTaskStarted
        WorkflowTaskFailed
        WorkflowExecutionSignaled name=go
        WorkflowTaskScheduled
        WorkflowTaskStarted
        WorkflowTaskCompleted
    )");
    const auto tasks = WorkflowTasks::build(groups, SdkDialect());
    const TaskIndex first{std::size_t{0}};
    QCOMPARE(resetPointOf(*tasks, first)->eventId, std::int64_t{8});
    QCOMPARE(resetPointOf(*tasks, first, 0)->eventId, std::int64_t{4});
    QCOMPARE(resetPointOf(*tasks, first, 1)->eventId, std::int64_t{8});
}

void TestResetPreview::theCommandIsReadBackByAShellLetterByLetter()
{
    for (const QString& word : {QString("order-1"), QString("it's; rm -rf \"$HOME\" `id`"), QString(""),
                                QString("a\\b*?[x]{y}~#!&|<>()"), QString("日本 ü"), QString("''")}) {
        QProcess shell;
        shell.start("/bin/sh", {"-c", "printf %s " + shellQuoted(word)});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), word);
    }
}

void TestResetPreview::theCommandNamesWhatIsExcluded()
{
    RunSummary run;
    run.workflowId = "order 1";
    run.runId = "run-1";
    const ResetPoint point{16, EventIndex(std::size_t{14})};
    const QString base =
        "temporal workflow reset --workflow-id 'order 1' --run-id run-1 --event-id 16 --reason 'try again'";
    QCOMPARE(resetCommand(run, point, {}, "try again").value(), base);
    QCOMPARE(resetCommand(run, point, {.signal = true, .update = true}, "try again").value(),
             base + " --reapply-exclude Signal --reapply-exclude Update");
    QCOMPARE(resetCommand(run, point, {.signal = true, .update = true, .nexus = true}, "try again").value(),
             base + " --reapply-exclude All");
    QVERIFY(!resetCommand(run, point, {.nexus = true}, "try again"));
    run.workflowId = "--yes";
    QVERIFY(resetCommand(run, point, {}, "x").value().contains("--workflow-id=--yes"));
}

void TestResetPreview::aCommandThatCouldMisleadIsRefused()
{
    RunSummary run;
    run.runId = "run-1";
    for (const QString& id : {QString(), QString("a\nb"), QString("a\x1b[2Jb"), QString::fromUtf8("a\u202Eb")}) {
        run.workflowId = id;
        QVERIFY(!resetCommand(run, {4, {}}, {}, "why"));
    }
}

void TestResetPreview::recordedResetsAreForeseen()
{
    SKIP_WITHOUT_SHARED();
    std::map<std::string, std::vector<std::shared_ptr<const EventGroups>>> runs;
    std::map<std::string, RecordedReset> resets;
    const QString complaint = firstComplaint([&](const std::shared_ptr<const History>& history) {
        const QString runId = RunSummary::of(*history).runId;
        if (!runId.isEmpty())
            runs[runId.toStdString()].push_back(EventGroups::build(history));
        if (const auto reset = recordedResetOf(*history))
            resets[runId.toStdString()] = *reset;
        return QString();
    });
    QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    int foreseen = 0;
    for (const auto& [newRunId, reset] : resets) {
        const auto bases = runs.find(reset.baseRunId);
        if (bases == runs.end())
            continue;
        // How the reset was asked for is not recorded; one of the ways must give just what came. Of a base that was
        // recorded several times, the one that ended knew everything.
        bool isForeseen = false;
        for (const auto& base : bases->second)
            for (const bool noSignal : {false, true})
                for (const bool noUpdate : {false, true})
                    isForeseen = isForeseen || predicted(*base, reset.eventId,
                                                         {.signal = noSignal, .update = noUpdate}) == reset.requests;
        QVERIFY2(isForeseen, newRunId.c_str());
        QVERIFY2(isPointOfATask(bases->second.front(), reset.eventId), newRunId.c_str());
        foreseen += 1;
    }
    qInfo("%d of %d recorded resets have a recorded base, and are foreseen", foreseen, static_cast<int>(resets.size()));
    QVERIFY(foreseen >= 5);
}

QTEST_APPLESS_MAIN(TestResetPreview)
#include "tst_resetpreview.moc"
