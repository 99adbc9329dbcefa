// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/decodedpayload.h"
#include "models/payload/eventpayloads.h"

#include <QTest>

// Qt 6.4's moc cannot read the generated headers.
#ifndef Q_MOC_RUN
#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/arena.h>
#include <google/protobuf/util/json_util.h>
#endif

using namespace chronoscope;
using temporal::api::common::v1::Payload;

namespace {

Payload payloadOf(const char* encoding, std::string data)
{
    Payload payload;
    if (encoding)
        (*payload.mutable_metadata())["encoding"] = encoding;
    payload.set_data(std::move(data));
    return payload;
}

std::shared_ptr<const History> historyOf(const std::string& eventJson)
{
    auto chunk = std::make_shared<HistoryChunk>();
    auto* event = google::protobuf::Arena::CreateMessage<HistoryEvent>(&chunk->arena());
    const auto status = google::protobuf::util::JsonStringToMessage(eventJson, event);
    if (!status.ok())
        qFatal("the test's own event is not valid: %s", status.ToString().c_str());
    chunk->append(event);
    return std::make_shared<History>(std::vector<std::shared_ptr<const HistoryChunk>>{chunk});
}

QStringList pathsAndRoles(const std::vector<EventPayload>& payloads)
{
    QStringList lines;
    for (const EventPayload& payload : payloads)
        lines.append(payload.path + QStringLiteral(" - ") + displayName(payload.role));
    return lines;
}

} // namespace

class DecodedPayloadTest : public QObject {
    Q_OBJECT

private slots:
    void theEncodingSaysHowToReadIt_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("preview");
        const auto row = [](const char* name, const char* encoding, const QByteArray& data, PayloadKind kind,
                            const QString& preview) {
            QTest::newRow(name) << QByteArray(encoding) << data << static_cast<int>(kind) << preview;
        };
        row("JSON", "json/plain", "{\"id\":7}", PayloadKind::Json, "{\"id\": 7}");
        row("JSON of protobuf", "json/protobuf", "{\"a\":1}", PayloadKind::Json, "{\"a\": 1}");
        row("JSON of a custom converter", "json/pydantic", "[1]", PayloadKind::Json, "[1]");
        row("big integer", "json/plain", "9007199254740993", PayloadKind::Json, "9007199254740993");
        row("text", "binary/plain", "hello\nworld", PayloadKind::Text, "hello world");
        row("bytes", "binary/plain", QByteArray("\x00\xff", 2), PayloadKind::Binary, "binary/plain, 2 B");
        row("null", "binary/null", "", PayloadKind::Null, "null");
        row("protobuf", "binary/protobuf", "\x08\x01", PayloadKind::Unknown, "binary/protobuf, 2 B");
        row("encrypted", "binary/encrypted", "secret", PayloadKind::Unknown, "binary/encrypted, 6 B");
        row("of tomorrow", "quantum/foam", "x", PayloadKind::Unknown, "quantum/foam, 1 B");
        row("none", "", "x", PayloadKind::Unknown, "no encoding given, 1 B");
        row("HTML stays text", "json/plain", "\"<b>x</b>\"", PayloadKind::Json, "\"<b>x</b>\"");
        const QByteArray rightToLeftOverride = QByteArray::fromHex("e280ae");
        row("direction override", "binary/plain", "a" + rightToLeftOverride + "b", PayloadKind::Text, "a\uFFFDb");
    }

    void theEncodingSaysHowToReadIt()
    {
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, data);
        QFETCH(int, kind);
        QFETCH(QString, preview);
        const Payload payload = payloadOf(encoding.isEmpty() ? nullptr : encoding.constData(), data.toStdString());
        const DecodedPayload decoded = decodePayload(payload, nullptr);
        QCOMPARE(static_cast<int>(decoded.kind), kind);
        QCOMPARE(payloadPreview(decoded), preview);
        QCOMPARE(decoded.sizeBytes(), static_cast<std::int64_t>(data.size()));
    }

    void metadataIsKeptWhole()
    {
        Payload payload = payloadOf("json/protobuf", "{}");
        (*payload.mutable_metadata())["messageType"] = "shop.v1.Order";
        (*payload.mutable_metadata())["raw"] = std::string("\x00\x01", 2);
        const DecodedPayload decoded = decodePayload(payload, nullptr);
        QCOMPARE(decoded.messageType, QStringLiteral("shop.v1.Order"));
        QCOMPARE(decoded.description(), QStringLiteral("json/protobuf · shop.v1.Order · 2 B"));
        QCOMPARE(decoded.metadata.size(), std::size_t{3});
        QCOMPARE(decoded.metadata[0].key, QStringLiteral("encoding"));
        QCOMPARE(decoded.metadata[2].value, QStringLiteral("00 01"));
        QVERIFY(!decoded.metadata[2].isText);
    }

    void theBytesAreNotCopied()
    {
        const auto payload = std::make_shared<Payload>(payloadOf("binary/plain", std::string(1000000, 'x')));
        const DecodedPayload decoded = decodePayload(*payload, payload);
        QCOMPARE(static_cast<const void*>(decoded.bytes.view().data()),
                 static_cast<const void*>(payload->data().data()));
        QCOMPARE(payload.use_count(), 2L);
    }

    void anArgumentListIsOneLine()
    {
        const std::array<Payload, 3> kept{payloadOf("json/plain", "\"A-1\""), payloadOf("json/plain", "144.48"),
                                          payloadOf("binary/null", "")};
        std::vector<DecodedPayload> decoded;
        decoded.reserve(kept.size());
        for (const Payload& payload : kept)
            decoded.push_back(decodePayload(payload, nullptr));
        QCOMPARE(payloadPreview(decoded), QStringLiteral("\"A-1\", 144.48, null"));
        QCOMPARE(payloadPreview(decoded, 8), QStringLiteral("\"A-1\", …"));
    }

    void everyPayloadOfAnEventIsFoundWithItsPlace()
    {
        const auto history = historyOf(R"({"eventId":"5","eventType":"EVENT_TYPE_ACTIVITY_TASK_SCHEDULED",
            "userMetadata":{"summary":{"metadata":{"encoding":"anNvbi9wbGFpbg=="},"data":"InN1bSI="}},
            "activityTaskScheduledEventAttributes":{
                "header":{"fields":{"z":{"data":"MQ=="},"a":{"data":"MQ=="}}},
                "input":{"payloads":[{"data":"MQ=="},{"data":"Mg=="}]}}})");
        QCOMPARE(pathsAndRoles(collectPayloads(history, EventIndex(0U))),
                 QStringList({"activityTaskScheduledEventAttributes.header.fields[\"a\"] - Header",
                              "activityTaskScheduledEventAttributes.header.fields[\"z\"] - Header",
                              "activityTaskScheduledEventAttributes.input.payloads[0] - Input",
                              "activityTaskScheduledEventAttributes.input.payloads[1] - Input",
                              "userMetadata.summary - Summary"}));
    }

    void payloadsInsideFailuresAreFoundAtEveryDepth()
    {
        const auto history = historyOf(R"({"activityTaskFailedEventAttributes":{"failure":{
            "encodedAttributes":{"data":"MQ=="},
            "cause":{"applicationFailureInfo":{"details":{"payloads":[{"data":"MQ=="}]}}}}}})");
        QCOMPARE(
            pathsAndRoles(collectPayloads(history, EventIndex(0U))),
            QStringList({"activityTaskFailedEventAttributes.failure.cause.applicationFailureInfo.details.payloads[0]"
                         " - Details",
                         "activityTaskFailedEventAttributes.failure.encodedAttributes - Encoded failure"}));
    }

    void aSinglePayloadIsFoundToo()
    {
        const auto history = historyOf(R"({"nexusOperationScheduledEventAttributes":{"input":{"data":"MQ=="}}})");
        const std::vector<EventPayload> payloads = collectPayloads(history, EventIndex(0U));
        QCOMPARE(payloads.size(), std::size_t{1});
        QCOMPARE(payloads[0].position, -1);
        QCOMPARE(payloads[0].role, PayloadRole::Input);
        QCOMPARE(std::string(payloads[0].payload.bytes.view()), std::string("1"));
    }
};

QTEST_GUILESS_MAIN(DecodedPayloadTest)
#include "tst_decodedpayload.moc"
