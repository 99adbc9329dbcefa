// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What one event of JSON becomes: spellings, values, and what the schema does not hold.
#include "tests/formats/readevent.h"

using namespace chronoscope;
using namespace chronoscope::test;

class TestJsonReader : public QObject {
    Q_OBJECT

private slots:
    void allSpellingsOfAnEnumAreOneValue_data();
    void allSpellingsOfAnEnumAreOneValue();
    void fieldNamesMayBeInSnakeCase();
    void goStructsUnwrapTheirOneofs();
    void goTimesAreSecondsAndNanos();
    void integersMayBeNumbersOrStrings_data();
    void integersMayBeNumbersOrStrings();
    void nullIsAMissingValue();
    void escapedKeysAndTextsAreRead();
    void anUnknownFieldIsKeptWithItsPlace();
    void theSameUnknownFieldOfManyEventsIsOneFinding();
    void anUnknownEventTypeIsKeptAndNoted();
    void anUnknownEventTypeMayBeANumber();
    void anUnknownEnumValueIsKeptAndNoted();
    void aValueThatFitsNoFieldIsKeptAndReported_data();
    void aValueThatFitsNoFieldIsKeptAndReported();
    void elementsAfterOneThatDoesNotFitKeepTheirNumbers();
    void aFieldThatComesTwiceIsKeptBesideTheFirst();
    void aBareNumberMayStandForAText();
    void mapsOfAllKindsAreFilled();
    void veryDeepFailuresAreKeptAsText();
    void findingsTellWhere();
};

void TestJsonReader::allSpellingsOfAnEnumAreOneValue_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("today") << QByteArray("\"EVENT_TYPE_WORKFLOW_TASK_SCHEDULED\"")
                           << QByteArray("\"TASK_QUEUE_KIND_STICKY\"");
    QTest::newRow("before 2024") << QByteArray("\"WorkflowTaskScheduled\"") << QByteArray("\"Sticky\"");
    QTest::newRow("number") << QByteArray("5") << QByteArray("2");
    QTest::newRow("number as text") << QByteArray("\"5\"") << QByteArray("\"2\"");
    QTest::newRow("without prefix") << QByteArray("\"WORKFLOW_TASK_SCHEDULED\"") << QByteArray("\"STICKY\"");
}

void TestJsonReader::allSpellingsOfAnEnumAreOneValue()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, kind);
    const ReadEvent read = readEvent(R"({"eventId":1,"eventType":)" + type +
                                     R"(,"workflowTaskScheduledEventAttributes":{"taskQueue":{"kind":)" + kind + "}}}");
    QCOMPARE(read.event().event_type(), temporal::api::enums::v1::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED);
    QCOMPARE(read.event().workflow_task_scheduled_event_attributes().task_queue().kind(),
             temporal::api::enums::v1::TASK_QUEUE_KIND_STICKY);
    QCOMPARE(read.unknownLines(), QStringList());
}

void TestJsonReader::fieldNamesMayBeInSnakeCase()
{
    const ReadEvent read = readEvent(
        R"({"event_id":"3","event_type":"EVENT_TYPE_TIMER_FIRED","timer_fired_event_attributes":{"timer_id":"t","started_event_id":"2"}})");
    QCOMPARE(read.event().timer_fired_event_attributes().started_event_id(), 2);
    QCOMPARE(read.unknownLines(), QStringList());
}

void TestJsonReader::goStructsUnwrapTheirOneofs()
{
    const ReadRun run = onlyRun(
        R"([{"event_id":1,"event_type":4,"Attributes":{"WorkflowExecutionTimedOutEventAttributes":{"retry_state":3}}},
            {"event_id":2,"event_type":3,"Attributes":{"WorkflowExecutionFailedEventAttributes":{"failure":{"message":"no",
             "FailureInfo":{"TimeoutFailureInfo":{"timeout_type":1}}}}}},
            {"event_id":3,"event_type":6,"Attributes":null}])");
    QCOMPARE(run.format, SourceFormat::JsonGoStructs);
    QCOMPARE(run.history->event(EventIndex(0U)).workflow_execution_timed_out_event_attributes().retry_state(),
             temporal::api::enums::v1::RETRY_STATE_TIMEOUT);
    const auto& failure = run.history->event(EventIndex(1U)).workflow_execution_failed_event_attributes().failure();
    QCOMPARE(failure.timeout_failure_info().timeout_type(), temporal::api::enums::v1::TIMEOUT_TYPE_START_TO_CLOSE);
    QVERIFY(!run.history->hasUnknownJson());
}

void TestJsonReader::goTimesAreSecondsAndNanos()
{
    const ReadEvent read = readEvent(
        R"({"event_id":1,"event_time":{"seconds":1767603600,"nanos":5},"event_type":17,"Attributes":{"TimerStartedEventAttributes":{"start_to_fire_timeout":{"seconds":2}}}})");
    QCOMPARE(read.run.history->time(EventIndex(0U)).nanoseconds(), 1767603600'000000005LL);
    QCOMPARE(read.event().timer_started_event_attributes().start_to_fire_timeout().seconds(), 2);
    const ReadEvent nanoseconds = readActivity(R"("heartbeatTimeout":1500000000)");
    QCOMPARE(activity(nanoseconds).heartbeat_timeout().seconds(), 1);
    QCOMPARE(activity(nanoseconds).heartbeat_timeout().nanos(), 500000000);
}

void TestJsonReader::integersMayBeNumbersOrStrings_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const char* id : {"12", "\"12\"", "12.0", "1.2e1", "\"12.0\""})
        QTest::newRow(id) << QByteArray(id);
}

void TestJsonReader::integersMayBeNumbersOrStrings()
{
    QFETCH(const QByteArray, id);
    const ReadEvent read = readEvent("{\"eventId\":" + id + ",\"eventType\":6}");
    QCOMPARE(read.event().event_id(), 12);
}

void TestJsonReader::nullIsAMissingValue()
{
    const ReadEvent read = readEvent(
        R"({"eventId":"1","eventTime":null,"eventType":"EVENT_TYPE_TIMER_STARTED","userMetadata":null,"links":null,"timerStartedEventAttributes":{"timerId":null,"startToFireTimeout":null}})");
    QVERIFY(!read.event().has_event_time());
    QVERIFY(!read.event().has_user_metadata());
    QVERIFY(!read.event().timer_started_event_attributes().has_start_to_fire_timeout());
    QCOMPARE(read.unknownLines(), QStringList());
    QCOMPARE(linesOf(read.run.findings), QStringList());
}

void TestJsonReader::escapedKeysAndTextsAreRead()
{
    const ReadEvent read = readActivity(R"("activity\u0049d":"a\"\\\u00e9\ud83d\ude00")");
    QCOMPARE(QString::fromStdString(activity(read).activity_id()), QString::fromUtf8("a\"\\é😀"));
}

void TestJsonReader::anUnknownFieldIsKeptWithItsPlace()
{
    const ReadEvent read =
        readActivity(R"("activityId":"1","priority":{"newField":{"a":[1, 2.50]}},"strange key":"x")");
    QCOMPARE(read.unknownLines(),
             QStringList({R"(activityTaskScheduledEventAttributes.priority.newField:{"a":[1, 2.50]})",
                          R"(activityTaskScheduledEventAttributes["strange key"]:"x")"}));
    QCOMPARE(kindsOf(read.run.findings), QStringList({"unknownField", "unknownField"}));
    QVERIFY(read.run.findings.front().severity == Finding::Severity::Note);
    QCOMPARE(read.run.findings.front().field, QString("activityTaskScheduledEventAttributes.priority.newField"));
    QCOMPARE(read.run.findings.front().eventId, std::optional<std::int64_t>(5));
}

void TestJsonReader::theSameUnknownFieldOfManyEventsIsOneFinding()
{
    QByteArray events;
    for (int id = 1; id <= 500; ++id)
        events += (id > 1 ? "," : "") + QByteArray(R"({"eventId":)") + QByteArray::number(id) +
                  R"(,"eventType":6,"links":[{"newKind":1}],"newField":true})";
    const ReadRun run = onlyRun("{\"events\":[" + events + "]}");
    QCOMPARE(kindsOf(run.findings), QStringList({"unknownField", "unknownField"}));
    QCOMPARE(run.findings.front().field, QString("links[].newKind"));
    QVERIFY(run.findings.front().message.contains("500"));
    QCOMPARE(run.history->unknownJson(EventIndex(499U)).size(), std::size_t{2});
}

void TestJsonReader::anUnknownEventTypeIsKeptAndNoted()
{
    const ReadRun run = onlyRun(
        R"({"events":[{"eventId":"1","eventType":"EVENT_TYPE_TIMER_FIRED"},
            {"eventId":"2","eventType":"EVENT_TYPE_OF_TOMORROW","eventOfTomorrowEventAttributes":{"a":1}}]})");
    QCOMPARE(run.history->size(), std::size_t{2});
    QCOMPARE(run.history->type(EventIndex(1U)), 0);
    const auto unknown = run.history->unknownJson(EventIndex(1U));
    QCOMPARE(unknown.size(), std::size_t{2});
    QCOMPARE(unknown[0].path, std::string("eventType"));
    QCOMPARE(unknown[0].json, std::string("\"EVENT_TYPE_OF_TOMORROW\""));
    QVERIFY(unknown[0].isValue);
    QCOMPARE(kindsOf(run.findings), QStringList({"unknownEventType", "unknownField"}));
    QVERIFY(run.findings.front().message.contains("EVENT_TYPE_OF_TOMORROW"));
}

void TestJsonReader::anUnknownEventTypeMayBeANumber()
{
    const ReadRun run = onlyRun(R"({"events":[{"eventId":"1","eventType":6},{"eventId":"2","eventType":4711}]})");
    QCOMPARE(run.history->type(EventIndex(1U)), 4711);
    QCOMPARE(kindsOf(run.findings), QStringList({"unknownEventType"}));
}

void TestJsonReader::anUnknownEnumValueIsKeptAndNoted()
{
    const ReadEvent read = readActivity(R"("taskQueue":{"name":"q","kind":"TASK_QUEUE_KIND_QUANTUM"})");
    QCOMPARE(QString::fromStdString(activity(read).task_queue().name()), QString("q"));
    QCOMPARE(read.unknownLines(),
             QStringList({R"(activityTaskScheduledEventAttributes.taskQueue.kind="TASK_QUEUE_KIND_QUANTUM")"}));
    QCOMPARE(kindsOf(read.run.findings), QStringList({"unknownEnumValue"}));
}

void TestJsonReader::aValueThatFitsNoFieldIsKeptAndReported_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::newRow("text for a message") << QByteArray(R"("taskQueue":"orders")");
    QTest::newRow("list for a message") << QByteArray(R"("taskQueue":[1])");
    QTest::newRow("object for a text") << QByteArray(R"("activityId":{"a":1})");
    QTest::newRow("text for a number") << QByteArray(R"("workflowTaskCompletedEventId":"four")");
    QTest::newRow("number too large") << QByteArray(R"("workflowTaskCompletedEventId":99999999999999999999999)");
    QTest::newRow("text for a truth value") << QByteArray(R"("useWorkflowBuildId":"maybe")");
    QTest::newRow("text for a duration") << QByteArray(R"("heartbeatTimeout":"1 hour")");
    QTest::newRow("object for a list") << QByteArray(R"("input":{"payloads":{"0":1}})");
    QTest::newRow("list for a map") << QByteArray(R"("header":{"fields":[1]})");
}

void TestJsonReader::aValueThatFitsNoFieldIsKeptAndReported()
{
    QFETCH(const QByteArray, member);
    const ReadEvent read = readActivity(member + R"(,"retryPolicy":{"maximumAttempts":7})");
    QCOMPARE(activity(read).retry_policy().maximum_attempts(), 7);
    QCOMPARE(read.unknown().size(), std::size_t{1});
    QVERIFY(read.unknown()[0].isValue);
    QVERIFY(member.contains(QByteArray::fromStdString(read.unknown()[0].json)));
    QCOMPARE(kindsOf(read.run.findings), QStringList({"invalidValue"}));
    QVERIFY(read.run.findings.front().severity == Finding::Severity::Warning);
}

void TestJsonReader::elementsAfterOneThatDoesNotFitKeepTheirNumbers()
{
    const ReadEvent read = readEvent(
        R"({"eventId":"1","eventType":6,"links":["odd",{"batchJob":{"jobId":"j"}}],"workflowTaskStartedEventAttributes":{"suggestContinueAsNewReasons":["SUGGEST_CONTINUE_AS_NEW_REASON_NEW","SUGGEST_CONTINUE_AS_NEW_REASON_TOO_MANY_UPDATES"]}})");
    QCOMPARE(read.event().links_size(), 2);
    QCOMPARE(QString::fromStdString(read.event().links(1).batch_job().job_id()), QString("j"));
    const auto& reasons = read.event().workflow_task_started_event_attributes().suggest_continue_as_new_reasons();
    QCOMPARE(reasons.size(), 2);
    QCOMPARE(read.unknownLines(),
             QStringList({"links[0]=\"odd\"", "workflowTaskStartedEventAttributes.suggestContinueAsNewReasons[0]="
                                              "\"SUGGEST_CONTINUE_AS_NEW_REASON_NEW\""}));
}

void TestJsonReader::aFieldThatComesTwiceIsKeptBesideTheFirst()
{
    const ReadEvent read = readActivity(R"("activityId":"1","activityId":"2")");
    QCOMPARE(QString::fromStdString(activity(read).activity_id()), QString("1"));
    QCOMPARE(read.unknownLines(), QStringList({R"(activityTaskScheduledEventAttributes.activityId:"2")"}));
    QCOMPARE(kindsOf(read.run.findings), QStringList({"invalidValue"}));
}

void TestJsonReader::aBareNumberMayStandForAText()
{
    const ReadEvent read = readActivity(R"("activityId":5)");
    QCOMPARE(QString::fromStdString(activity(read).activity_id()), QString("5"));
    QCOMPARE(read.unknownLines(), QStringList({"activityTaskScheduledEventAttributes.activityId=5"}));
}

void TestJsonReader::mapsOfAllKindsAreFilled()
{
    const ReadEvent read = readEvent(
        R"({"eventId":"1","eventType":"EVENT_TYPE_NEXUS_OPERATION_SCHEDULED","nexusOperationScheduledEventAttributes":{"nexusHeader":{"a":"1","b\"c":"2"}}})");
    const auto& header = read.event().nexus_operation_scheduled_event_attributes().nexus_header();
    QCOMPARE(header.size(), std::size_t{2});
    QCOMPARE(header.at("b\"c"), std::string("2"));
    const ReadEvent twice = readEvent(
        R"({"eventId":"1","eventType":6,"nexusOperationScheduledEventAttributes":{"nexusHeader":{"a":"1","a":"2"}}})");
    QCOMPARE(twice.event().nexus_operation_scheduled_event_attributes().nexus_header().at("a"), std::string("1"));
    QCOMPARE(twice.unknownLines(), QStringList({R"(nexusOperationScheduledEventAttributes.nexusHeader["a"]:"2")"}));
}

void TestJsonReader::veryDeepFailuresAreKeptAsText()
{
    QByteArray failure = R"({"message":"root"})";
    for (int level = 0; level < 700; ++level)
        failure = R"({"cause":)" + failure + "}";
    const ReadEvent read = readEvent(
        R"({"eventId":"1","eventType":3,"workflowExecutionFailedEventAttributes":{"failure":)" + failure + "}}");
    QCOMPARE(read.unknown().size(), std::size_t{1});
    QVERIFY(read.unknown()[0].json.find("root") != std::string::npos);
    QCOMPARE(kindsOf(read.run.findings), QStringList({"invalidValue"}));
}

void TestJsonReader::findingsTellWhere()
{
    const QByteArray before = "{\"events\":[{\"eventId\":\"1\",\"eventType\":6},\n";
    const QByteArray event =
        R"({"eventType":17,"timerStartedEventAttributes":{"startToFireTimeout":"soon"},"eventId":"2"}]})";
    const auto runs = readBytes(before + event, "orders.json");
    QVERIFY(runs.has_value());
    const Finding& finding = runs->front().findings.front();
    QCOMPARE(finding.file, QString("orders.json"));
    QCOMPARE(finding.eventId, std::optional<std::int64_t>(2));
    QCOMPARE(finding.field, QString("timerStartedEventAttributes.startToFireTimeout"));
    QCOMPARE(finding.byteOffset, std::optional<std::int64_t>(before.size() + event.indexOf("\"soon\"")));
}

QTEST_GUILESS_MAIN(TestJsonReader)
#include "tst_jsonreader.moc"
