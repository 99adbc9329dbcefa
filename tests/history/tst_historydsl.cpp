// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tests build on the DSL and on generated histories; so these must be sound themselves.
#include "tests/history/generated.h"
#include "tests/support/golden.h"
#include "tests/support/historydsl.h"
#include "tests/support/historyedit.h"
#include "tests/support/historygenerator.h"

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/message_differencer.h>
#endif

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

using HistoryMessage = temporal::api::history::v1::History;

namespace {

QStringList eventsAsJson(const QByteArray& text)
{
    const auto history = historyFromText(text);
    QStringList lines;
    for (std::size_t position = 0; position < history->size(); ++position) {
        std::string json;
        if (!google::protobuf::util::MessageToJsonString(history->event(EventIndex(position)), &json).ok())
            qFatal("event %zu cannot be written as JSON", position);
        lines.append(QString::fromStdString(json));
    }
    return lines;
}

bool isSame(const HistoryMessage& message, const History& history)
{
    if (message.events_size() != static_cast<int>(history.size()))
        return false;
    for (int position = 0; position < message.events_size(); ++position) {
        const HistoryEvent& event = history.event(EventIndex(static_cast<std::size_t>(position)));
        if (!google::protobuf::util::MessageDifferencer::Equals(message.events(position), event))
            return false;
    }
    return true;
}

} // namespace

class TestHistoryDsl : public QObject {
    Q_OBJECT

private slots:
    void aLineBecomesAnEvent();
    void idsCountOnUnlessTheyAreGiven();
    void timesStayUntilTheyAreGiven();
    void fieldsAreFoundByTheirPath();
    void shortNamesFindTheirField();
    void referencesAreImplied();
    void referencesFollowTheId();
    void aReferenceCanBeLeftOut();
    void unknownTypesAndFieldsAreKept();
    void commentsAndEmptyLinesAreSkipped();
    void aGoldenFileThatDiffersSaysWhere();
    void theSameSeedGivesTheSameHistory();
    void anotherSeedGivesAnotherHistory();
    void aGeneratedHistoryHasExactlyAsManyEvents();
    void aGeneratedHistoryMayStillRun();
    void manyOperationsAreOpenAtATime();
    void generatedJsonReadsAsTheSameHistory();
    void generatedBinaryReadsAsTheSameHistory();
};

void TestHistoryDsl::aLineBecomesAnEvent()
{
    QCOMPARE(eventsAsJson("t=1500ms ActivityTaskScheduled id=a type=Charge queue=orders input={\"x\":1}"),
             QStringList(R"({"eventId":"1","eventTime":"2026-01-02T03:04:06.500Z",)"
                         R"("eventType":"EVENT_TYPE_ACTIVITY_TASK_SCHEDULED","activityTaskScheduledEventAttributes":)"
                         R"({"activityId":"a","activityType":{"name":"Charge"},"taskQueue":{"name":"orders",)"
                         R"("kind":"TASK_QUEUE_KIND_NORMAL"},"input":{"payloads":[{"metadata":)"
                         R"({"encoding":"anNvbi9wbGFpbg=="},"data":"eyJ4IjoxfQ=="}]}}})"));
}

void TestHistoryDsl::idsCountOnUnlessTheyAreGiven()
{
    const auto history = historyFromText("WorkflowExecutionStarted\n7 WorkflowTaskScheduled\nWorkflowTaskStarted");
    QCOMPARE(history->eventId(EventIndex(0U)), 1);
    QCOMPARE(history->eventId(EventIndex(1U)), 7);
    QCOMPARE(history->eventId(EventIndex(2U)), 8);
}

void TestHistoryDsl::timesStayUntilTheyAreGiven()
{
    const auto history = historyFromText("WorkflowExecutionStarted\nt=2s WorkflowTaskScheduled\nWorkflowTaskStarted\n"
                                         "t=none WorkflowTaskCompleted\nt=-5ms TimerStarted id=1");
    QCOMPARE(history->time(EventIndex(0U)), DslStart);
    QCOMPARE(history->time(EventIndex(1U)), DslStart + Duration{2 * NanosecondsPerSecond});
    QCOMPARE(history->time(EventIndex(2U)), history->time(EventIndex(1U)));
    QVERIFY(!history->time(EventIndex(3U)).isValid());
    QCOMPARE(history->time(EventIndex(4U)), DslStart + Duration{-5 * NanosecondsPerMillisecond});
}

void TestHistoryDsl::fieldsAreFoundByTheirPath()
{
    const auto history = historyFromText("WorkflowExecutionUpdateAccepted acceptedRequest.meta.update_id=u1\n"
                                         "WorkflowTaskFailed cause=NonDeterministicError\n"
                                         "TimerStarted startToFireTimeout=1500ms");
    QCOMPARE(QString::fromStdString(history->event(EventIndex(0U))
                                        .workflow_execution_update_accepted_event_attributes()
                                        .accepted_request()
                                        .meta()
                                        .update_id()),
             "u1");
    QCOMPARE(int(history->event(EventIndex(1U)).workflow_task_failed_event_attributes().cause()),
             int(temporal::api::enums::v1::WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR));
    QCOMPARE(history->event(EventIndex(2U)).timer_started_event_attributes().start_to_fire_timeout().nanos(),
             500'000'000);
}

void TestHistoryDsl::shortNamesFindTheirField()
{
    const auto history = historyFromText("WorkflowTaskScheduled queue=4711/orders\n"
                                         "WorkflowExecutionSignaled name=\"two words\"");
    const auto& queue = history->event(EventIndex(0U)).workflow_task_scheduled_event_attributes().task_queue();
    QCOMPARE(QString::fromStdString(queue.name()), "4711");
    QCOMPARE(QString::fromStdString(queue.normal_name()), "orders");
    QCOMPARE(QString::fromStdString(
                 history->event(EventIndex(1U)).workflow_execution_signaled_event_attributes().signal_name()),
             "two words");
}

void TestHistoryDsl::referencesAreImplied()
{
    const auto history = historyFromText("WorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskCompleted\n"
                                         "TimerStarted id=1");
    const auto& completed = history->event(EventIndex(2U)).workflow_task_completed_event_attributes();
    QCOMPARE(completed.scheduled_event_id(), 1);
    QCOMPARE(completed.started_event_id(), 2);
    QCOMPARE(history->event(EventIndex(3U)).timer_started_event_attributes().workflow_task_completed_event_id(), 3);
}

void TestHistoryDsl::referencesFollowTheId()
{
    const auto history = historyFromText("ActivityTaskScheduled id=a\nActivityTaskScheduled id=b\n"
                                         "ActivityTaskStarted id=a");
    QCOMPARE(history->event(EventIndex(2U)).activity_task_started_event_attributes().scheduled_event_id(), 1);
}

void TestHistoryDsl::aReferenceCanBeLeftOut()
{
    const auto history = historyFromText("TimerStarted id=1\nTimerFired startedEventId=0");
    QCOMPARE(history->event(EventIndex(1U)).timer_fired_event_attributes().started_event_id(), 0);
}

void TestHistoryDsl::unknownTypesAndFieldsAreKept()
{
    const auto history = historyFromText("WorkflowExecutionTeleported unknown.target={\"planet\":4}");
    const auto unknown = history->unknownJson(EventIndex(0U));
    QCOMPARE(unknown.size(), 2U);
    QCOMPARE(unknown[0].path, "eventType");
    QCOMPARE(unknown[0].json, "\"WorkflowExecutionTeleported\"");
    QCOMPARE(unknown[1].path, "target");
    QCOMPARE(unknown[1].json, "{\"planet\":4}");
}

void TestHistoryDsl::commentsAndEmptyLinesAreSkipped()
{
    QCOMPARE(historyFromText("\n# a comment\n\n  WorkflowExecutionStarted\n")->size(), 1U);
}

void TestHistoryDsl::aGoldenFileThatDiffersSaysWhere()
{
    if (qEnvironmentVariableIsSet("UPDATE_GOLDENS"))
        QSKIP("Golden files are being written, not compared.");
    QCOMPARE(goldenDifference(QStringLiteral("sample-of-a-golden"), {"one", "two", "three"}), QString());
    QCOMPARE(goldenDifference(QStringLiteral("sample-of-a-golden"), {"one", "2", "three"}),
             "sample-of-a-golden.golden differs from line 2 on (3 lines expected, 3 found):\n"
             "  one\n- two\n- three\n+ 2\n+ three");
    QVERIFY(goldenDifference(QStringLiteral("no-such-file"), {}).contains(QLatin1String("UPDATE_GOLDENS=1")));
}

void TestHistoryDsl::theSameSeedGivesTheSameHistory()
{
    QCOMPARE(toBinary(*generated(7, 700)), toBinary(*generated(7, 700)));
}

void TestHistoryDsl::anotherSeedGivesAnotherHistory()
{
    QVERIFY(toBinary(*generated(7, 700)) != toBinary(*generated(8, 700)));
}

void TestHistoryDsl::aGeneratedHistoryHasExactlyAsManyEvents()
{
    for (std::size_t count = 1; count < 200; ++count)
        QCOMPARE(generated(count, count)->size(), count);
}

void TestHistoryDsl::aGeneratedHistoryMayStillRun()
{
    GeneratorOptions options;
    options.isClosed = false;
    const auto history = generateHistory(options);
    QCOMPARE(history->size(), options.eventCount);
    QCOMPARE(toString(RunSummary::of(*history).status), "running");
    QCOMPARE(toString(RunSummary::of(*generated(1, 1000)).status), "completed");
}

void TestHistoryDsl::manyOperationsAreOpenAtATime()
{
    const auto groups = EventGroups::build(generated(1, 2000));
    std::size_t mostOpen = 0;
    for (std::size_t event = 0; event < groups->history().size(); event += 50) {
        std::size_t open = 0;
        for (std::size_t position = 0; position < groups->size(); ++position) {
            const auto members = groups->members(GroupIndex(position));
            if (groups->group(GroupIndex(position)).kind != GroupKind::Workflow && members.front().value < event &&
                members.back().value > event)
                ++open;
        }
        mostOpen = std::max(mostOpen, open);
    }
    QVERIFY2(mostOpen >= 5, qPrintable(QString::number(mostOpen)));
}

void TestHistoryDsl::generatedJsonReadsAsTheSameHistory()
{
    const auto history = generated(2, 600);
    for (const bool isIndented : {false, true}) {
        HistoryMessage message;
        const auto status =
            google::protobuf::util::JsonStringToMessage(toJson(*history, isIndented).toStdString(), &message);
        QVERIFY2(status.ok(), status.ToString().c_str());
        QVERIFY(isSame(message, *history));
    }
}

void TestHistoryDsl::generatedBinaryReadsAsTheSameHistory()
{
    const auto history = generated(2, 600);
    HistoryMessage message;
    QVERIFY(message.ParseFromString(toBinary(*history).toStdString()));
    QVERIFY(isSame(message, *history));
}

QTEST_GUILESS_MAIN(TestHistoryDsl)
#include "tst_historydsl.moc"
