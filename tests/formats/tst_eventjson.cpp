// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/eventjson.h"
#include "tests/formats/readerhelpers.h"
#include "tests/support/historygenerator.h"
#include "tests/support/sharedfolder.h"

#include <google/protobuf/unknown_field_set.h>
#include <google/protobuf/util/json_util.h>

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

QJsonObject parsed(const QByteArray& json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("no JSON: %s in %s", qPrintable(error.errorString()), json.constData());
    return document.object();
}

/// The event as it is written after it was read.
QJsonObject reread(const QByteArray& event)
{
    const ReadRun run = onlyRun(R"({"events":[{"eventId":"6","eventType":"EVENT_TYPE_TIMER_FIRED"},)" + event + "]}");
    return parsed(eventToJson(*run.history, EventIndex(1U)));
}

const QByteArray TimerFired =
    R"("eventId":"7","eventTime":"2026-01-02T03:04:05Z","eventType":"EVENT_TYPE_TIMER_FIRED")";

} // namespace

class TestEventJson : public QObject {
    Q_OBJECT

private slots:
    void eventsAreWrittenAsProtobufWritesThem();
    void realEventsAreWrittenAsProtobufWritesThem_data();
    void realEventsAreWrittenAsProtobufWritesThem();
    void bothLayoutsHoldTheSame();
    void unknownFieldsStandWhereTheyStood_data();
    void unknownFieldsStandWhereTheyStood();
    void unknownValuesReplaceTheDefault();
    void unknownBinaryFieldsAreListed();
    void timesBeyondTheCalendarAreWrittenAsNumbers();
    void writingLeavesTheEventAsItWas();
};

void TestEventJson::eventsAreWrittenAsProtobufWritesThem()
{
    const auto history = generateHistory({.eventCount = 2000, .seed = 3});
    for (std::size_t index = 0; index < history->size(); ++index) {
        std::string expected;
        QVERIFY(google::protobuf::util::MessageToJsonString(history->event(EventIndex(index)), &expected).ok());
        QCOMPARE(parsed(eventToJson(*history, EventIndex(index))), parsed(QByteArray::fromStdString(expected)));
    }
}

void TestEventJson::realEventsAreWrittenAsProtobufWritesThem_data()
{
    QTest::addColumn<QString>("path");
    SKIP_WITHOUT_SHARED();
    QDirIterator iterator(sharedFolder() + "/recordings", {"*.bin"}, QDir::Files, QDirIterator::Subdirectories);
    while (iterator.hasNext()) {
        const QString path = iterator.next();
        if (QFile::exists(QString(path).replace(".bin", ".json")))
            QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
    }
    QTest::newRow("all types") << sharedFolder() + "/histories/synthetic/alltypes.bin";
}

void TestEventJson::realEventsAreWrittenAsProtobufWritesThem()
{
    QFETCH(const QString, path);
    const auto runs = readFile(path);
    QVERIFY(runs.has_value());
    const History& history = *runs->front().history;
    for (std::size_t index = 0; index < history.size(); ++index) {
        std::string expected;
        QVERIFY(google::protobuf::util::MessageToJsonString(history.event(EventIndex(index)), &expected).ok());
        QCOMPARE(parsed(eventToJson(history, EventIndex(index))), parsed(QByteArray::fromStdString(expected)));
    }
}

void TestEventJson::bothLayoutsHoldTheSame()
{
    const auto history = generateHistory({.eventCount = 300, .seed = 4});
    for (std::size_t index = 0; index < history->size(); ++index) {
        const QByteArray compact = eventToJson(*history, EventIndex(index), JsonStyle::Compact);
        const QByteArray indented = eventToJson(*history, EventIndex(index), JsonStyle::Indented);
        QVERIFY(!compact.contains('\n'));
        QVERIFY(indented.startsWith("{\n  \"eventId\": "));
        QCOMPARE(parsed(indented), parsed(compact));
    }
}

void TestEventJson::unknownFieldsStandWhereTheyStood_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::newRow("field of the event") << "{" + TimerFired + R"(,"newField":{"a":[1,2.50,"x"]}})";
    QTest::newRow("field of the attributes")
        << "{" + TimerFired + R"(,"timerFiredEventAttributes":{"timerId":"1","new.field":[]}})";
    QTest::newRow("unknown attributes") << QByteArray(
        R"({"eventId":"7","eventType":"EVENT_TYPE_OF_TOMORROW","xEventAttributes":{"a":1}})");
    QTest::newRow("field below a map") << QByteArray(
        R"({"eventId":"7","eventType":"EVENT_TYPE_MARKER_RECORDED","markerRecordedEventAttributes":{"details":{"a.b":{"new":1}}}})");
    QTest::newRow("field of a list element") << QByteArray(R"({"eventId":"7","links":[{},{"newKind":{"x":true}}]})");
    QTest::newRow("payload decoded in place") << QByteArray(
        R"({"eventId":"7","activityTaskCompletedEventAttributes":{"result":{"payloads":[{"metadata":{"encoding":"json/plain"},"data":{"a":1}}]}}})");
    QTest::newRow("value that fits no field") << QByteArray(R"({"eventId":"7","eventTime":"yesterday"})");
    QTest::newRow("text instead of base64") << QByteArray(
        R"({"eventId":"7","activityTaskCompletedEventAttributes":{"result":{"payloads":[{"metadata":{"encoding":"anNvbi9wbGFpbg=="},"data":"Hello, World!"}]}}})");
    QTest::newRow("second attributes of one event")
        << "{" + TimerFired +
               R"(,"timerFiredEventAttributes":{"timerId":"1"},"timerStartedEventAttributes":{"timerId":"2"}})";
}

void TestEventJson::unknownFieldsStandWhereTheyStood()
{
    QFETCH(const QByteArray, event);
    QCOMPARE(reread(event), parsed(event));
}

void TestEventJson::unknownValuesReplaceTheDefault()
{
    const QJsonObject json = reread(
        R"({"eventId":"7","eventType":"EVENT_TYPE_WORKFLOW_TASK_FAILED","workflowTaskFailedEventAttributes":{"cause":"CAUSE_OF_TOMORROW"}})");
    QCOMPARE(json["workflowTaskFailedEventAttributes"].toObject()["cause"].toString(), QString("CAUSE_OF_TOMORROW"));
}

void TestEventJson::unknownBinaryFieldsAreListed()
{
    temporal::api::history::v1::History message;
    HistoryEvent& event = *message.add_events();
    event.set_event_id(1);
    event.set_event_type(temporal::api::enums::v1::EVENT_TYPE_TIMER_FIRED);
    auto& attributes = *event.mutable_timer_fired_event_attributes();
    auto& unknown = *attributes.GetReflection()->MutableUnknownFields(&attributes);
    unknown.AddVarint(999, 5);
    unknown.AddLengthDelimited(1000, "abc");
    const ReadRun run = onlyRun(QByteArray::fromStdString(message.SerializeAsString()));
    const QJsonObject json = parsed(eventToJson(*run.history, EventIndex(0U)));
    const QJsonArray expected{
        QJsonObject{{"number", 999}, {"wireType", "varint"}, {"value", "5"}},
        QJsonObject{{"number", 1000}, {"wireType", "length"}, {"value", "YWJj"}},
    };
    QCOMPARE(json["timerFiredEventAttributes"].toObject()["unknownFields"].toArray(), expected);
}

void TestEventJson::timesBeyondTheCalendarAreWrittenAsNumbers()
{
    temporal::api::history::v1::History message;
    HistoryEvent& event = *message.add_events();
    event.set_event_id(1);
    event.set_event_type(temporal::api::enums::v1::EVENT_TYPE_TIMER_FIRED);
    event.mutable_event_time()->set_seconds(std::numeric_limits<std::int64_t>::max());
    const ReadRun run = onlyRun(QByteArray::fromStdString(message.SerializeAsString()));
    const QJsonObject json = parsed(eventToJson(*run.history, EventIndex(0U)));
    QCOMPARE(json["eventTime"].toObject()["seconds"].toString(), QString("9223372036854775807"));
}

void TestEventJson::writingLeavesTheEventAsItWas()
{
    const auto history = generateHistory({.eventCount = 200, .seed = 5});
    for (std::size_t index = 0; index < history->size(); ++index) {
        const auto before = history->event(EventIndex(index)).SpaceUsedLong();
        QVERIFY(!eventToJson(*history, EventIndex(index)).isEmpty());
        QCOMPARE(history->event(EventIndex(index)).SpaceUsedLong(), before);
    }
}

QTEST_GUILESS_MAIN(TestEventJson)
#include "tst_eventjson.moc"
