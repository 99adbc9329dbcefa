// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Payloads of JSON files: base64 as they should be, and decoded in every way that tools write them.
#include "tests/formats/readevent.h"

using namespace chronoscope;
using namespace chronoscope::test;
using temporal::api::common::v1::Payload;

namespace {

Payload onlyPayload(const ReadEvent& read)
{
    if (activity(read).input().payloads_size() != 1)
        qFatal("expected one payload, not %d", activity(read).input().payloads_size());
    return activity(read).input().payloads(0);
}

QString encodingOf(const Payload& payload)
{
    return QString::fromStdString(payload.metadata().at("encoding"));
}
QString dataOf(const Payload& payload)
{
    return QString::fromStdString(payload.data());
}

} // namespace

class TestPayloadReader : public QObject {
    Q_OBJECT

private slots:
    void payloadsMayBeDecodedInPlace_data();
    void payloadsMayBeDecodedInPlace();
    void theHttpApiTellsTheTypeOfAMessage();
    void payloadsThatAreNotBase64AreShownAsText();
    void anEmptyObjectIsAnEmptyPayload();
    void metadataIsTakenForBase64OnlyWhenItIs();
    void decodedPayloadsAreOneNote();
};

void TestPayloadReader::payloadsMayBeDecodedInPlace_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QString>("data");
    QTest::newRow("proto JSON")
        << QByteArray(R"({"payloads":[{"metadata":{"encoding":"anNvbi9wbGFpbg=="},"data":"eyJhIjoxfQ=="}]})")
        << "json/plain"
        << R"({"a":1})";
    QTest::newRow("data before metadata")
        << QByteArray(R"({"payloads":[{"data":"eyJhIjoxfQ==","metadata":{"encoding":"anNvbi9wbGFpbg=="}}]})")
        << "json/plain"
        << R"({"a":1})";
    QTest::newRow("slashes escaped")
        << QByteArray(R"({"payloads":[{"metadata":{"encoding":"YmluYXJ5L3BsYWlu"},"data":"Pz8\/Pz8\/"}]})")
        << "binary/plain"
        << "??????";
    QTest::newRow("readable download: object")
        << QByteArray(R"({"payloads":[{"metadata":{"encoding":"json/plain"},"data":{"a": 1}}]})") << "json/plain"
        << R"({"a": 1})";
    QTest::newRow("readable download: text")
        << QByteArray(R"({"payloads":[{"metadata":{"encoding":"json/plain"},"data":"hello"}]})") << "json/plain"
        << R"("hello")";
    QTest::newRow("readable download: null")
        << QByteArray(R"({"payloads":[{"metadata":{"encoding":"json/plain"},"data":null}]})") << "json/plain"
        << "null";
    QTest::newRow("plain encoding that is base64 by accident")
        << QByteArray(R"({"payloads":[{"metadata":{"encoding":"binary/plain"},"data":"text"}]})") << "binary/plain"
        << "text";
    QTest::newRow("bare value in the list") << QByteArray(R"({"payloads":["1656707332859456300"]})") << "json/plain"
                                            << R"("1656707332859456300")";
    QTest::newRow("bare object in the list") << QByteArray(R"({"payloads":[{"seq":1,"data":2}]})") << "json/plain"
                                             << R"({"seq":1,"data":2})";
    QTest::newRow("bare object that begins like a payload")
        << QByteArray(R"({"payloads":[{"data":{"a":[1]},"externalPayloads":[{}],"seq":1}]})") << "json/plain"
        << R"({"data":{"a":[1]},"externalPayloads":[{}],"seq":1})";
    QTest::newRow("shorthand list") << QByteArray(R"([{"orderId":7}])") << "json/plain"
                                    << R"({"orderId":7})";
    QTest::newRow("shorthand protobuf message")
        << QByteArray(R"([{"_protoMessageType":"orders.v1.Order", "id":7}])") << "json/protobuf"
        << R"({ "id":7})";
    QTest::newRow("shorthand empty protobuf message")
        << QByteArray(R"([{"_protoMessageType":"orders.v1.Order"}])") << "json/protobuf"
        << "{}";
    QTest::newRow("shorthand empty object") << QByteArray("[{}]") << "json/plain"
                                            << "{}";
    QTest::newRow("shorthand null") << QByteArray("[null]") << "binary/null"
                                    << "";
    QTest::newRow("shorthand with a payload in full")
        << QByteArray(R"([{"metadata":{"encoding":"YmluYXJ5L3BsYWlu"},"data":"aGk="}])") << "binary/plain"
        << "hi";
}

void TestPayloadReader::payloadsMayBeDecodedInPlace()
{
    QFETCH(const QByteArray, input);
    QFETCH(const QString, encoding);
    QFETCH(const QString, data);
    const ReadEvent read = readActivity("\"input\":" + input);
    QCOMPARE(encodingOf(onlyPayload(read)), encoding);
    QCOMPARE(dataOf(onlyPayload(read)), data);
}

void TestPayloadReader::theHttpApiTellsTheTypeOfAMessage()
{
    const ReadEvent read = readActivity(R"("input":[{"_protoMessageType":"orders.v1.Order","id":7}])");
    QCOMPARE(onlyPayload(read).metadata().at("messageType"), std::string("orders.v1.Order"));
}

void TestPayloadReader::payloadsThatAreNotBase64AreShownAsText()
{
    const ReadEvent read =
        readActivity(R"("input":{"payloads":[{"metadata":{"encoding":"anNvbi9wbGFpbg=="},"data":"Hello, World!"}]})");
    QCOMPARE(dataOf(onlyPayload(read)), QString("\"Hello, World!\""));
    QCOMPARE(read.unknownLines(),
             QStringList({R"(activityTaskScheduledEventAttributes.input.payloads[0].data="Hello, World!")"}));
    QCOMPARE(kindsOf(read.run.findings), QStringList({"invalidBase64"}));
    QCOMPARE(read.run.findings.front().field, QString("activityTaskScheduledEventAttributes.input.payloads[0].data"));
    const ReadEvent document =
        readActivity(R"("input":{"payloads":[{"metadata":{"encoding":"anNvbi9wbGFpbg=="},"data":"{\"a\":1}"}]})");
    QCOMPARE(dataOf(onlyPayload(document)), QString(R"({"a":1})"));
}

void TestPayloadReader::anEmptyObjectIsAnEmptyPayload()
{
    const ReadEvent read = readActivity(R"("input":{"payloads":[{}]})");
    QCOMPARE(onlyPayload(read).metadata().size(), std::size_t{0});
    QCOMPARE(read.unknownLines(), QStringList());
}

void TestPayloadReader::metadataIsTakenForBase64OnlyWhenItIs()
{
    const ReadEvent read =
        readActivity(R"("input":{"payloads":[{"metadata":{"type":"Text","encoding":"json/plain"},"data":"x"}]})");
    QCOMPARE(QString::fromStdString(onlyPayload(read).metadata().at("type")), QString("Text"));
    const ReadEvent encoded = readActivity(
        R"("input":{"payloads":[{"metadata":{"type":"VGV4dA==","encoding":"anNvbi9wbGFpbg=="},"data":"e30="}]})");
    QCOMPARE(QString::fromStdString(onlyPayload(encoded).metadata().at("type")), QString("Text"));
    QCOMPARE(encoded.unknownLines(), QStringList());
}

void TestPayloadReader::decodedPayloadsAreOneNote()
{
    const ReadEvent read = readActivity(R"("input":["a","b",{"c":1}],"header":{"fields":{"h":"x"}})");
    QCOMPARE(activity(read).input().payloads_size(), 3);
    QCOMPARE(kindsOf(read.run.findings), QStringList({"other"}));
    QVERIFY(read.run.findings.front().severity == Finding::Severity::Note);
    QCOMPARE(read.unknown().size(), std::size_t{4});
}

QTEST_GUILESS_MAIN(TestPayloadReader)
#include "tst_payloadreader.moc"
