// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which forms of file are recognised, by content alone, and into which runs their events are sorted.
#include "tests/formats/compression.h"
#include "tests/formats/readerhelpers.h"
#include "tests/formats/tinyhistories.h"

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include <temporal/api/export/v1/message.pb.h>
#include <temporal/api/workflowservice/v1/request_response.pb.h>
#endif

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

QByteArray exportBytes(const std::vector<Ids>& runs)
{
    temporal::api::export_::v1::WorkflowExecutions items;
    for (const Ids& ids : runs)
        *items.add_items()->mutable_history() = message(ids);
    return bytesOf(items);
}

QByteArray responseBytes(const Ids& ids, const char* token)
{
    temporal::api::workflowservice::v1::GetWorkflowExecutionHistoryResponse response;
    *response.mutable_history() = message(ids);
    response.set_next_page_token(token);
    return bytesOf(response);
}

QByteArray rawResponseBytes(const std::vector<Ids>& blobs)
{
    temporal::api::workflowservice::v1::GetWorkflowExecutionHistoryResponse response;
    for (const Ids& ids : blobs) {
        auto& blob = *response.add_raw_history();
        blob.set_encoding_type(temporal::api::enums::v1::ENCODING_TYPE_PROTO3);
        blob.set_data(message(ids).SerializeAsString());
    }
    return bytesOf(response);
}

QByteArray rawResponseJson(const std::vector<Ids>& blobs)
{
    QByteArray items;
    for (const Ids& ids : blobs)
        items += (items.isEmpty() ? "" : ",") + QByteArray(R"({"encodingType":"ENCODING_TYPE_PROTO3","data":")") +
                 bytesOf(message(ids)).toBase64() + "\"}";
    return R"({"history":null,"rawHistory":[)" + items + R"(],"nextPageToken":"","archived":false})";
}

QByteArray utf16(const QByteArray& text, bool isLittleEndian)
{
    QByteArray result;
    const QString units = QChar(0xFEFF) + QString::fromUtf8(text);
    for (const QChar unit : units) {
        const auto low = static_cast<char>(unit.unicode() & 0xFF);
        const auto high = static_cast<char>(unit.unicode() >> 8);
        result += isLittleEndian ? low : high;
        result += isLittleEndian ? high : low;
    }
    return result;
}

std::vector<Ids> idsOfRuns(const std::vector<ReadRun>& runs)
{
    std::vector<Ids> ids;
    ids.reserve(runs.size());
    for (const ReadRun& run : runs)
        ids.push_back(idsOf(*run.history));
    return ids;
}

/// Events with a time: with an id and a type alone they could be references to events.
QByteArray timedEvents(const Ids& ids)
{
    return jsonEvents(ids).replace("\"}", "\",\"eventTime\":\"2026-01-02T03:04:05Z\"}");
}

} // namespace

Q_DECLARE_METATYPE(SourceFormat)
using Runs = std::vector<Ids>;

class TestContentRecognition : public QObject {
    Q_OBJECT

private slots:
    void everyFormIsRecognised_data();
    void everyFormIsRecognised();
    void aFileWithSeveralRunsGivesSeveral_data();
    void aFileWithSeveralRunsGivesSeveral();
    void newestFirstIsTurnedAround();
    void copiesOfTheWebUiAreLeftOut();
    void aPageSaysThatMoreFollow_data();
    void aPageSaysThatMoreFollow();
    void fieldsBesideTheEventsAreReported();
    void whatIsNoHistoryIsRefused_data();
    void whatIsNoHistoryIsRefused();
    void aBinaryHistoryMayBeginLikeText();
    void whatSurroundsAJsonDocumentDoesNotMatter_data();
    void whatSurroundsAJsonDocumentDoesNotMatter();
};

void TestContentRecognition::everyFormIsRecognised_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<SourceFormat>("format");
    const Ids ids{1, 2, 3};
    const QByteArray events = jsonEvents(ids);
    QTest::newRow("history") << jsonHistory(ids) << SourceFormat::JsonHistory;
    QTest::newRow("history with other fields first")
        << R"({"workflowId":"w","events":[)" + events + "]}" << SourceFormat::JsonHistory;
    QTest::newRow("list of events") << "[" + events + "]" << SourceFormat::JsonEventArray;
    QTest::newRow("list of batches") << "[" + jsonHistory({1}) + "," + jsonHistory({2, 3}) + "]"
                                     << SourceFormat::JsonHistoryArray;
    QTest::newRow("named batches") << "{\"workflow_1\":[[" + jsonEvents({1}) + "],[" + jsonEvents({2, 3}) + "]]}"
                                   << SourceFormat::JsonHistoryArray;
    QTest::newRow("response") << "{\"history\":" + jsonHistory(ids) + R"(,"rawHistory":[],"nextPageToken":""})"
                              << SourceFormat::JsonHistoryResponse;
    QTest::newRow("response with raw history") << rawResponseJson({{1, 2}, {3}}) << SourceFormat::JsonHistoryResponse;
    QTest::newRow("cloud export") << R"({"items":[{"history":)" + jsonHistory(ids) + "}]}"
                                  << SourceFormat::JsonCloudExport;
    QTest::newRow("lines of events") << jsonEvents({1}) + "\n" + jsonEvents({2}) + "\r\n" + jsonEvents({3}) + "\n"
                                     << SourceFormat::JsonLines;
    QTest::newRow("lines of histories") << jsonHistory({1, 2}) + "\n" + jsonHistory({3}) << SourceFormat::JsonLines;
    QTest::newRow("map by type") << "{\"Started\":" + timedEvents({1}) + ",\"A\":" + timedEvents({2}) +
                                        ",\"B\":" + timedEvents({3}) + "}"
                                 << SourceFormat::JsonWebUi;
    QTest::newRow("binary history") << bytesOf(message(ids)) << SourceFormat::BinaryHistory;
    QTest::newRow("binary response") << responseBytes(ids, "") << SourceFormat::BinaryHistoryResponse;
    QTest::newRow("binary response with raw history")
        << rawResponseBytes({{1, 2}, {3}}) << SourceFormat::BinaryHistoryResponse;
    QTest::newRow("binary cloud export") << exportBytes({ids}) << SourceFormat::BinaryCloudExport;
}

void TestContentRecognition::everyFormIsRecognised()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const SourceFormat, format);
    const auto runs = readBytes(bytes);
    QVERIFY2(runs.has_value(), qPrintable(runs ? QString() : runs.error().oneLine()));
    QCOMPARE(idsOfRuns(*runs), Runs({{1, 2, 3}}));
    QCOMPARE(displayName(runs->front().format), displayName(format));
}

void TestContentRecognition::aFileWithSeveralRunsGivesSeveral_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Runs>("runs");
    const Runs two{{1, 2, 3}, {1, 2}};
    QTest::newRow("histories in a list") << "[" + jsonHistory({1, 2, 3}) + "," + jsonHistory({1, 2}) + "]" << two;
    QTest::newRow("histories one after the other") << jsonHistory({1, 2, 3}) + jsonHistory({1, 2}) << two;
    QTest::newRow("one list of events") << "[" + jsonEvents({1, 2, 3, 1, 2}) + "]" << two;
    QTest::newRow("lines") << jsonEvents({1}) + "\n" + jsonEvents({2}) + "\n" + jsonEvents({3}) + "\n" +
                                  jsonEvents({1}) + "\n" + jsonEvents({2})
                           << two;
    QTest::newRow("cloud export") << R"({"items":[{"history":)" + jsonHistory({1, 2, 3}) +
                                         "},{\"history\":" + jsonHistory({1, 2}) + "}]}"
                                  << two;
    QTest::newRow("binary cloud export") << exportBytes({{1, 2, 3}, {1, 2}}) << two;
    QTest::newRow("export of a run whose beginning is gone")
        << exportBytes({{1, 2, 3}, {7, 8}}) << Runs{{1, 2, 3}, {7, 8}};
    QTest::newRow("binary files put together") << bytesOf(message({1, 2, 3})) + bytesOf(message({1, 2})) << two;
    QTest::newRow("pages of two runs") << jsonHistory({1, 2}) + jsonHistory({3}) + jsonHistory({1, 2}) << two;
    QTest::newRow("newest first, page by page")
        << jsonHistory({5, 4}) + jsonHistory({3, 2, 1}) + jsonHistory({2, 1}) << Runs{{1, 2, 3, 4, 5}, {1, 2}};
    QTest::newRow("a gap is no new run") << jsonHistory({1, 2}) + jsonHistory({7, 8}) << Runs{{1, 2, 7, 8}};
    QTest::newRow("a doubled id is no new run") << "[" + jsonEvents({1, 1, 2}) + "]" << Runs{{1, 1, 2}};
    QTest::newRow("one history is one run") << jsonHistory({1, 2, 1, 2}) << Runs{{1, 1, 2, 2}};
}

void TestContentRecognition::aFileWithSeveralRunsGivesSeveral()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Runs, runs);
    const auto read = readBytes(bytes);
    QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error().oneLine()));
    QCOMPARE(idsOfRuns(*read), runs);
}

void TestContentRecognition::newestFirstIsTurnedAround()
{
    const ReadRun run = onlyRun(jsonHistory({4, 3, 2, 1}));
    QCOMPARE(idsOf(*run.history), Ids({1, 2, 3, 4}));
    QCOMPARE(run.history->originalOrder(), EventOrder::NewestFirst);
}

void TestContentRecognition::copiesOfTheWebUiAreLeftOut()
{
    const ReadRun run = onlyRun(R"([{"id":"1","initialEvent":)" + timedEvents({1}) + ",\"eventList\":[" +
                                timedEvents({1, 2}) + "],\"lastEvent\":" + timedEvents({2}) + ",\"events\":{}}]");
    QCOMPARE(idsOf(*run.history), Ids({1, 2}));
    QCOMPARE(kindsOf(run.findings), QStringList({"duplicateEvent"}));
}

void TestContentRecognition::aPageSaysThatMoreFollow_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("JSON") << "{\"history\":" + jsonHistory({1, 2}) + R"(,"nextPageToken":"abcd"})";
    QTest::newRow("binary") << responseBytes({1, 2}, "abcd");
}

void TestContentRecognition::aPageSaysThatMoreFollow()
{
    QFETCH(const QByteArray, bytes);
    const ReadRun run = onlyRun(bytes);
    QCOMPARE(kindsOf(run.findings), QStringList({"morePages"}));
    QVERIFY(!run.findings.front().remedy.isEmpty());
}

void TestContentRecognition::fieldsBesideTheEventsAreReported()
{
    const ReadRun run = onlyRun(R"({"newThing":{"a":1},"events":[)" + jsonEvents({1}) + "],\"nothing\":null}");
    QCOMPARE(kindsOf(run.findings), QStringList({"unknownField"}));
    QCOMPARE(run.findings.front().field, QString("newThing"));
    QVERIFY(run.findings.front().message.contains("{\"a\":1}"));
}

void TestContentRecognition::whatIsNoHistoryIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("white space") << QByteArray(" \n\n\t ");
    QTest::newRow("PNG") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    QTest::newRow("text") << QByteArray("Workflow started\nand ended\n");
    QTest::newRow("text that begins with line feeds") << QByteArray("\n\n\nWorkflow started");
    QTest::newRow("web page") << QByteArray("<!doctype html><html></html>");
    QTest::newRow("HAR") << QByteArray(R"({"log":{"version":"1.2","creator":{"name":"x"},"entries":[{"time":1}]}})");
    QTest::newRow("JSON without events") << QByteArray(R"({"a":[1,2,{"b":null}]})");
    QTest::newRow("events of something else") << QByteArray(R"([{"eventId":17,"eventType":"click","x":3}])");
    QTest::newRow("number") << QByteArray("42");
    QTest::newRow("description of a run, which only names events") << QByteArray(
        R"({"workflowExecutionInfo":{"execution":{"workflowId":"w"}},"workflowExtendedInfo":)"
        R"({"requestIdInfos":{"r":{"eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_STARTED","eventId":"1"}}}})");
    QTest::newRow("empty object") << QByteArray("{}");
    QTest::newRow("history without events") << QByteArray(R"({"events":[]})");
    QTest::newRow("only brackets") << QByteArray(100'000, '[');
    QTest::newRow("empty gzip") << gzipped({});
    QTest::newRow("zeros") << QByteArray(10'000, '\0');
    QTest::newRow("another protobuf message") << QByteArray("\x0a\x05hello\x12\x03zzz");
}

void TestContentRecognition::whatIsNoHistoryIsRefused()
{
    QFETCH(const QByteArray, bytes);
    const auto runs = readBytes(bytes, "thing");
    QVERIFY(!runs.has_value());
    QCOMPARE(runs.error().code, Error::Code::Schema);
    QCOMPARE(runs.error().place, QString("thing"));
    QVERIFY(runs.error().message.contains("history") || runs.error().message.contains("empty"));
    QVERIFY(!runs.error().remedy.isEmpty());
}

void TestContentRecognition::aBinaryHistoryMayBeginLikeText()
{
    // The first event is 123 bytes long: a line feed and an opening bracket.
    for (const std::size_t size : {std::size_t{'{'}, std::size_t{'['}, std::size_t{' '}}) {
        auto history = message({1, 2});
        auto& started = *history.mutable_events(0)->mutable_workflow_execution_started_event_attributes();
        while (history.events(0).ByteSizeLong() < size)
            started.set_identity(started.identity() + "x");
        const QByteArray bytes = bytesOf(history);
        QCOMPARE(bytes[1], static_cast<char>(size));
        QCOMPARE(displayName(onlyRun(bytes).format), displayName(SourceFormat::BinaryHistory));
    }
}

void TestContentRecognition::whatSurroundsAJsonDocumentDoesNotMatter_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray json = jsonHistory({1, 2, 3});
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + json;
    QTest::newRow("CRLF") << QByteArray(json).replace(" ", "\r\n");
    QTest::newRow("line feeds before it") << "\n\n" + json;
    QTest::newRow("zeros behind it") << json + QByteArray(100, '\0');
    QTest::newRow("record separators") << "\x1e" + json + "\n";
    QTest::newRow("UTF-16 little endian") << utf16(json, true);
    QTest::newRow("UTF-16 big endian") << utf16(json, false);
}

void TestContentRecognition::whatSurroundsAJsonDocumentDoesNotMatter()
{
    QFETCH(const QByteArray, bytes);
    const ReadRun run = onlyRun(bytes);
    QCOMPARE(idsOf(*run.history), Ids({1, 2, 3}));
    QCOMPARE(linesOf(run.findings), QStringList());
}

QTEST_GUILESS_MAIN(TestContentRecognition)
#include "tst_contentrecognition.moc"
