// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/search/eventtexts.h"
#include "tests/support/historydsl.h"
#include "tests/support/historyedit.h"
#include "tests/support/historygenerator.h"

#include <QStringList>
#include <QTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// "path: text" of each text.
class Printer : public EventTextSink {
public:
    void take(const EventText& text) override
    {
        Q_ASSERT(text.number == static_cast<std::uint32_t>(lines.size()));
        lines << QString::fromStdString(text.path->toText() + ": ") +
                     QString::fromUtf8(text.text.data(), static_cast<qsizetype>(text.text.size()));
        jsonCount += text.kind == EventText::Kind::Json ? 1 : 0;
    }
    QStringList lines;
    int jsonCount = 0;
};

QStringList textsOf(const History& history, std::size_t event)
{
    Printer printer;
    EventTextReader().read(history, EventIndex(event), printer);
    return printer.lines;
}

QStringList textsOf(const HistoryEvent& event)
{
    return textsOf(*historyOf({event}), 0);
}

temporal::api::common::v1::Payload payload(const std::string& encoding, const std::string& data)
{
    temporal::api::common::v1::Payload payload;
    (*payload.mutable_metadata())["encoding"] = encoding;
    payload.set_data(data);
    return payload;
}

HistoryEvent signalWith(const temporal::api::common::v1::Payload& payload)
{
    HistoryEvent event;
    event.set_event_id(1);
    event.set_event_type(temporal::api::enums::v1::EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED);
    *event.mutable_workflow_execution_signaled_event_attributes()->mutable_input()->add_payloads() = payload;
    return event;
}

const auto Type = QStringLiteral("eventType: WorkflowExecutionSignaled\nWorkflow execution signaled");
const auto Input = QStringLiteral("workflowExecutionSignaledEventAttributes.input.payloads[0]");

} // namespace

/// What a search looks at, and what it leaves out.
class TestEventTexts : public QObject {
    Q_OBJECT

private slots:
    void anEventHasItsTypeItsNamesAndItsPayloads();
    void theSummaryOfAGroupIsATextOfItsFirstEvent();
    void failuresAreReadWithTheirCausesAndStackTraces();
    void jsonIsReadWithItsLettersInsteadOfEscapes();
    void plainBytesAreReadWhereTheyAreText();
    void encryptedBytesAreNoText();
    void metadataIsReadSaveTheEncoding();
    void keysOfMapsAreTexts();
    void whatTheSchemaLacksIsRead();
    void anUnknownTypeIsReadAsTheFileHasIt();
    void readingAgainGivesTheSameTexts();
};

void TestEventTexts::anEventHasItsTypeItsNamesAndItsPayloads()
{
    const auto history = historyFromText("ActivityTaskScheduled id=a7 type=Charge queue=orders input={\"amount\":5}");
    const auto attributes = QStringLiteral("activityTaskScheduledEventAttributes.");
    QCOMPARE(textsOf(*history, 0),
             (QStringList{QStringLiteral("eventType: ActivityTaskScheduled\nActivity task scheduled"),
                          attributes + QStringLiteral("activityId: a7"),
                          attributes + QStringLiteral("activityType.name: Charge"),
                          attributes + QStringLiteral("taskQueue.name: orders"),
                          attributes + QStringLiteral("input.payloads[0]: {\"amount\":5}")}));
}

void TestEventTexts::theSummaryOfAGroupIsATextOfItsFirstEvent()
{
    const auto history = historyFromText("TimerStarted id=1 summary=\"payment reminder\"");
    QVERIFY(textsOf(*history, 0).contains(QStringLiteral("userMetadata.summary: \"payment reminder\"")));
}

void TestEventTexts::failuresAreReadWithTheirCausesAndStackTraces()
{
    HistoryEvent event;
    event.set_event_id(1);
    event.set_event_type(temporal::api::enums::v1::EVENT_TYPE_WORKFLOW_EXECUTION_FAILED);
    auto* failure = event.mutable_workflow_execution_failed_event_attributes()->mutable_failure();
    failure->set_message("no trip");
    auto* cause = failure->mutable_cause();
    cause->set_message("no seats");
    cause->set_stack_trace("at book (trip.ts:9)");
    cause->mutable_application_failure_info()->set_type("SoldOut");
    event.mutable_workflow_execution_failed_event_attributes()->set_retry_state(
        temporal::api::enums::v1::RETRY_STATE_TIMEOUT);
    const auto attributes = QStringLiteral("workflowExecutionFailedEventAttributes.");
    const QStringList texts = textsOf(event);
    QVERIFY(texts.contains(attributes + QStringLiteral("failure.message: no trip")));
    QVERIFY(texts.contains(attributes + QStringLiteral("failure.cause.message: no seats")));
    QVERIFY(texts.contains(attributes + QStringLiteral("failure.cause.stackTrace: at book (trip.ts:9)")));
    QVERIFY(texts.contains(attributes + QStringLiteral("failure.cause.applicationFailureInfo.type: SoldOut")));
    QVERIFY(texts.contains(attributes + QStringLiteral("retryState: RETRY_STATE_TIMEOUT")));
}

void TestEventTexts::jsonIsReadWithItsLettersInsteadOfEscapes()
{
    const auto event = signalWith(payload("json/plain", R"({"city":"M\u00fcnchen","n":"a\u000ab"})"));
    QCOMPARE(textsOf(event),
             (QStringList{Type, Input + QStringLiteral(": {\"city\":\"München\",\"n\":\"a\\u000ab\"}")}));
}

void TestEventTexts::plainBytesAreReadWhereTheyAreText()
{
    QCOMPARE(textsOf(signalWith(payload("binary/plain", "wait for release"))),
             (QStringList{Type, Input + QStringLiteral(": wait for release")}));
    QCOMPARE(textsOf(signalWith(payload("binary/plain", std::string("\0\x01\x02", 3)))), QStringList{Type});
}

void TestEventTexts::encryptedBytesAreNoText()
{
    QCOMPARE(textsOf(signalWith(payload("binary/encrypted", std::string("\xff\x8a\0q", 4)))), QStringList{Type});
    QCOMPARE(textsOf(signalWith(payload("binary/null", {}))), QStringList{Type});
}

void TestEventTexts::metadataIsReadSaveTheEncoding()
{
    auto message = payload("json/protobuf", "{}");
    (*message.mutable_metadata())["messageType"] = "shop.v1.Order";
    QCOMPARE(textsOf(signalWith(message)),
             (QStringList{Type, Input + QStringLiteral(".metadata[\"messageType\"]: shop.v1.Order"),
                          Input + QStringLiteral(": {}")}));
}

void TestEventTexts::keysOfMapsAreTexts()
{
    HistoryEvent event = signalWith(payload("json/plain", "1"));
    auto& header = *event.mutable_workflow_execution_signaled_event_attributes()->mutable_header()->mutable_fields();
    header["traceparent"] = payload("json/plain", "\"00-ab\"");
    const auto field = QStringLiteral("workflowExecutionSignaledEventAttributes.header.fields[\"traceparent\"]: ");
    QVERIFY(textsOf(event).contains(field + QStringLiteral("traceparent")));
    QVERIFY(textsOf(event).contains(field + QStringLiteral("\"00-ab\"")));
}

void TestEventTexts::whatTheSchemaLacksIsRead()
{
    const auto history = historyFromText("TimerStarted id=1 unknown.tomorrow={\"a\":\"new\"}");
    QVERIFY(textsOf(*history, 0).contains(QStringLiteral("tomorrow: {\"a\":\"new\"}")));

    HistoryEvent event = signalWith(payload("json/plain", "1"));
    event.GetReflection()->MutableUnknownFields(&event)->AddLengthDelimited(4321, "from a newer server");
    QVERIFY(textsOf(event).contains(QStringLiteral("unknownFields[4321]: from a newer server")));
}

void TestEventTexts::anUnknownTypeIsReadAsTheFileHasIt()
{
    const auto history = historyFromText("WorkflowExecutionDreamt");
    QVERIFY(textsOf(*history, 0).first().contains(QStringLiteral("WorkflowExecutionDreamt")));
}

void TestEventTexts::readingAgainGivesTheSameTexts()
{
    const auto history = generateHistory({});
    EventTextReader reader;
    for (std::size_t event = 0; event < history->size(); ++event) {
        Printer first;
        reader.read(*history, EventIndex(event), first);
        QVERIFY(!first.lines.isEmpty());
        QCOMPARE(textsOf(*history, event), first.lines);
    }
}

QTEST_GUILESS_MAIN(TestEventTexts)
#include "tst_eventtexts.moc"
