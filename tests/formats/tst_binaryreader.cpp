// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Binary histories: what the schema lacks stays in the message and is noticed; what lies deep is still found.
#include "models/formats/wireformat.h"
#include "models/formats/wireinspection.h"
#include "tests/formats/readerhelpers.h"
#include "tests/support/historygenerator.h"

#include <google/protobuf/unknown_field_set.h>

using namespace chronoscope;
using namespace chronoscope::test;

using HistoryMessage = temporal::api::history::v1::History;
namespace enums = temporal::api::enums::v1;

namespace {

/// A history whose only event the function fills.
template <typename Fill>
ReadRun readFilled(Fill fill)
{
    HistoryMessage message;
    HistoryEvent& event = *message.add_events();
    event.set_event_id(7);
    event.set_event_type(enums::EVENT_TYPE_WORKFLOW_TASK_STARTED);
    fill(event);
    return onlyRun(QByteArray::fromStdString(message.SerializeAsString()));
}

google::protobuf::UnknownFieldSet& unknownFieldsOf(google::protobuf::Message& message)
{
    return *message.GetReflection()->MutableUnknownFields(&message);
}

} // namespace

class TestBinaryReader : public QObject {
    Q_OBJECT

private slots:
    void eventsEqualThoseOfProtobufsOwnReader();
    void unknownFieldsStayInTheMessageAndAreNoticed();
    void unknownFieldsAreFoundInsideOfMapsAndLists();
    void unknownEnumValuesAreNoticed_data();
    void unknownEnumValuesAreNoticed();
    void anUnknownEventTypeKeepsItsNumber();
    void aFailureMayNestDeeperThanProtobufAccepts();
    void anEventOfAnotherLanguageMayHaveItsFieldsInAnyOrder();
    void fieldsAreReadAndNeverBeyondTheEnd();
};

void TestBinaryReader::eventsEqualThoseOfProtobufsOwnReader()
{
    const QByteArray bytes = toBinary(*generateHistory({.eventCount = 1000}));
    HistoryMessage expected;
    QVERIFY(expected.ParseFromArray(bytes.constData(), static_cast<int>(bytes.size())));
    const ReadRun run = onlyRun(bytes);
    QCOMPARE(canonicalEvents(*run.history), canonicalEvents(expected));
    QCOMPARE(linesOf(run.findings), QStringList());
}

void TestBinaryReader::unknownFieldsStayInTheMessageAndAreNoticed()
{
    const ReadRun run = readFilled([](HistoryEvent& event) {
        unknownFieldsOf(event).AddVarint(1000, 5);
        unknownFieldsOf(*event.mutable_workflow_task_started_event_attributes()).AddLengthDelimited(99, "new");
    });
    QCOMPARE(kindsOf(run.findings), QStringList({"unknownField", "unknownField"}));
    QStringList fields;
    for (const Finding& finding : run.findings) {
        QCOMPARE(finding.eventId, std::optional<std::int64_t>(7));
        fields << finding.field;
    }
    QCOMPARE(fields, QStringList({"workflowTaskStartedEventAttributes.99", "1000"}));
    const auto& attributes = run.history->event(EventIndex(0U)).workflow_task_started_event_attributes();
    QCOMPARE(attributes.GetReflection()->GetUnknownFields(attributes).field(0).length_delimited(), std::string("new"));
}

void TestBinaryReader::unknownFieldsAreFoundInsideOfMapsAndLists()
{
    const ReadRun run = readFilled([](HistoryEvent& event) {
        auto& marker = *event.mutable_marker_recorded_event_attributes();
        unknownFieldsOf(*(*marker.mutable_details())["data"].add_payloads()).AddVarint(50, 1);
    });
    QCOMPARE(kindsOf(run.findings), QStringList({"unknownField"}));
    QCOMPARE(run.findings.front().field, QString("markerRecordedEventAttributes.details.value.payloads.50"));
}

void TestBinaryReader::unknownEnumValuesAreNoticed_data()
{
    QTest::addColumn<bool>("isList");
    QTest::newRow("single value") << false;
    QTest::newRow("list") << true;
}

void TestBinaryReader::unknownEnumValuesAreNoticed()
{
    QFETCH(const bool, isList);
    const ReadRun run = readFilled([isList](HistoryEvent& event) {
        if (isList) {
            auto& reasons = *event.mutable_workflow_task_started_event_attributes();
            reasons.add_suggest_continue_as_new_reasons(enums::SUGGEST_CONTINUE_AS_NEW_REASON_TOO_MANY_UPDATES);
            reasons.add_suggest_continue_as_new_reasons(static_cast<enums::SuggestContinueAsNewReason>(4711));
        } else {
            event.mutable_workflow_task_failed_event_attributes()->set_cause(
                static_cast<enums::WorkflowTaskFailedCause>(4711));
        }
    });
    QCOMPARE(kindsOf(run.findings), QStringList({"unknownEnumValue"}));
    QVERIFY(run.findings.front().message.contains("4711"));
}

void TestBinaryReader::anUnknownEventTypeKeepsItsNumber()
{
    HistoryMessage message;
    message.add_events()->set_event_type(enums::EVENT_TYPE_TIMER_FIRED);
    message.mutable_events(0)->set_event_id(1);
    HistoryEvent& event = *message.add_events();
    event.set_event_id(2);
    event.set_event_type(static_cast<enums::EventType>(4711));
    const ReadRun run = onlyRun(QByteArray::fromStdString(message.SerializeAsString()));
    QCOMPARE(run.history->type(EventIndex(1U)), 4711);
    QCOMPARE(kindsOf(run.findings), QStringList({"unknownEventType"}));
    QCOMPARE(run.findings.front().field, QString("eventType"));
}

void TestBinaryReader::aFailureMayNestDeeperThanProtobufAccepts()
{
    const auto nested = [](int levels) {
        return readFilled([levels](HistoryEvent& event) {
            auto* failure = event.mutable_workflow_task_failed_event_attributes()->mutable_failure();
            for (int level = 0; level < levels; ++level)
                failure = failure->mutable_cause();
            failure->set_message("root");
        });
    };
    const ReadRun run = nested(300);
    const auto* failure = &run.history->event(EventIndex(0U)).workflow_task_failed_event_attributes().failure();
    for (int level = 0; level < 300; ++level)
        failure = &failure->cause();
    QCOMPARE(failure->message(), std::string("root"));
}

void TestBinaryReader::anEventOfAnotherLanguageMayHaveItsFieldsInAnyOrder()
{
    // event_type before event_id, as a writer may put them.
    const QByteArray event("\x18\x06\x08\x03", 4);
    const QByteArray first("\x18\x01\x08\x01", 4);
    const ReadRun run = onlyRun(QByteArray("\x0A\x04", 2) + first + QByteArray("\x0A\x04", 2) + event);
    QCOMPARE(idsOf(*run.history), std::vector<std::int64_t>({1, 3}));
}

void TestBinaryReader::fieldsAreReadAndNeverBeyondTheEnd()
{
    const std::string whole("\x08\x96\x01\x12\x03"
                            "abc\x19\1\2\3\4\5\6\7\x08\x25\1\2\3\4",
                            22);
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        const std::string part = whole.substr(0, size);
        wire::Cursor cursor(part);
        wire::Field field;
        std::vector<std::uint32_t> numbers;
        while (cursor.next(field))
            numbers.push_back(field.number);
        const std::vector<std::uint32_t> expected{1, 2, 3, 4};
        QVERIFY(numbers.size() <= expected.size());
        QVERIFY(std::equal(numbers.begin(), numbers.end(), expected.begin()));
        QCOMPARE(cursor.isAtEnd() && !field.isCut, size == 0 || size == 3 || size == 8 || size == 17 || size == 22);
    }
}

QTEST_GUILESS_MAIN(TestBinaryReader)
#include "tst_binaryreader.moc"
