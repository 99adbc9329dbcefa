// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/exportloss.h"
#include "tests/export/exporthelpers.h"
#include "tests/formats/readerhelpers.h"
#include "tests/support/historygenerator.h"
#include "tests/support/sharedfolder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

const QByteArray OneTimer = R"({
  "events": [
    {
      "eventId": "1",
      "eventTime": "2026-01-02T03:04:05Z",
      "eventType": "EVENT_TYPE_TIMER_FIRED",
      "timerFiredEventAttributes": {
        "timerId": "t"
      }
    },
    {
      "eventId": "2",
      "eventType": "EVENT_TYPE_TIMER_FIRED",
      "ofTomorrow": {
        "a": 1.50
      }
    }
  ]
}
)";

/// A run whose only activity has this payload as its input.
RunSnapshot runWithInput(const QByteArray& encoding, const QByteArray& data)
{
    const QByteArray json =
        R"({"events":[{"eventId":"1","eventType":"EVENT_TYPE_ACTIVITY_TASK_SCHEDULED","activityTaskScheduledEventAttributes":{"input":{"payloads":[{"metadata":{"encoding":")" +
        encoding.toBase64() + R"("},"data":")" + data.toBase64() + R"("}]}}}]})";
    return snapshotOf(onlyRun(json).history);
}

QJsonObject readablePayload(const QByteArray& encoding, const QByteArray& data)
{
    const QByteArray json = exported(runWithInput(encoding, data), ExportFormat::Readable);
    const QJsonObject event = QJsonDocument::fromJson(json)["events"][0].toObject();
    return event["activityTaskScheduledEventAttributes"]["input"]["payloads"][0].toObject();
}

} // namespace

class TestHistoryExport : public QObject {
    Q_OBJECT

private slots:
    void jsonHasTheLayoutOfTheCommandLine();
    void aHistoryWithoutEventsIsAnEmptyList();
    void whatTheCommandLinePrintedIsWrittenByteForByte();
    void jsonLinesHaveOneEventALine();
    void binaryIsWhatProtobufWrites();
    void readableJsonHasPayloadsAsTheyAre();
    void bytesThatAreNoTextStayBase64AndAreNamed();
    void numbersOfPayloadsKeepTheirSpelling();
    void anyNumberOfThreadsWritesTheSame_data();
    void anyNumberOfThreadsWritesTheSame();
    void progressCountsEvents();
    void aCancelledExportStops();
    void aDeviceThatIsFullIsAnError();
};

void TestHistoryExport::jsonHasTheLayoutOfTheCommandLine()
{
    QCOMPARE(exported(snapshotOf(onlyRun(OneTimer).history), ExportFormat::Json), OneTimer);
}

void TestHistoryExport::aHistoryWithoutEventsIsAnEmptyList()
{
    const RunSnapshot run = snapshotOf(std::make_shared<History>());
    QCOMPARE(QJsonDocument::fromJson(exported(run, ExportFormat::Json)).object(),
             (QJsonObject{{"events", QJsonArray()}}));
    QCOMPARE(exported(run, ExportFormat::Binary), QByteArray());
    QCOMPARE(exported(run, ExportFormat::JsonLines), QByteArray());
}

void TestHistoryExport::whatTheCommandLinePrintedIsWrittenByteForByte()
{
    SKIP_WITHOUT_SHARED();
    const auto source = openFile(sharedFolder() + "/recordings/python/histories/order-full.cli.json");
    QVERIFY(source.has_value());
    QByteArray original((*source)->size(), '\0');
    QVERIFY((*source)->read(0, original.data(), original.size()).has_value());
    const auto runs = loadRuns(**source, {});
    QVERIFY(runs.has_value());
    QCOMPARE(exported(*runs->front(), ExportFormat::Json).trimmed().split('\n'), original.trimmed().split('\n'));
}

void TestHistoryExport::jsonLinesHaveOneEventALine()
{
    const RunSnapshot run = snapshotOf(generateHistory({.eventCount = 300, .seed = 2}));
    const QList<QByteArray> lines = exported(run, ExportFormat::JsonLines).split('\n');
    QCOMPARE(lines.size(), 301);
    QCOMPARE(lines.back(), QByteArray());
    for (int line = 0; line < 300; ++line)
        QCOMPARE(QJsonDocument::fromJson(lines[line])["eventId"].toString(), QString::number(line + 1));
}

void TestHistoryExport::binaryIsWhatProtobufWrites()
{
    const RunSnapshot run = snapshotOf(generateHistory({.eventCount = 500, .seed = 5}));
    temporal::api::history::v1::History message;
    for (std::size_t index = 0; index < run.history->size(); ++index)
        *message.add_events() = run.history->event(EventIndex(index));
    QCOMPARE(exported(run, ExportFormat::Binary).toStdString(), canonicalBytes(message));
}

void TestHistoryExport::readableJsonHasPayloadsAsTheyAre()
{
    const auto payload = [](const char* encoding, const QJsonValue& data) {
        return QJsonObject{{"metadata", QJsonObject{{"encoding", encoding}}}, {"data", data}};
    };
    QCOMPARE(readablePayload("json/plain", R"({"a":[1,"x"]})"),
             payload("json/plain", QJsonObject{{"a", QJsonArray{1, "x"}}}));
    QCOMPARE(readablePayload("json/plain", "\"text\""), payload("json/plain", "text"));
    QCOMPARE(readablePayload("binary/plain", "line\nline"), payload("binary/plain", "line\nline"));
    QCOMPARE(readablePayload("binary/null", ""), payload("binary/null", QJsonValue::Null));
}

void TestHistoryExport::bytesThatAreNoTextStayBase64AndAreNamed()
{
    const QByteArray secret("\x01\x02\xff", 3);
    QCOMPARE(readablePayload("binary/encrypted", secret)["data"].toString(), QString::fromLatin1(secret.toBase64()));
    QCOMPARE(readablePayload("json/plain", "{no json")["data"].toString(),
             QString::fromLatin1(QByteArray("{no json").toBase64()));
    const ExportLosses losses = lossesOf(*runWithInput("binary/encrypted", secret).history, ExportFormat::Readable);
    QCOMPARE(losses.named.back().field, "activityTaskScheduledEventAttributes.input.payloads[0]");
}

void TestHistoryExport::numbersOfPayloadsKeepTheirSpelling()
{
    const QByteArray json =
        exported(runWithInput("json/plain", "[12345678901234567890, 1.500]"), ExportFormat::Readable);
    QVERIFY(json.contains("12345678901234567890"));
    QVERIFY(json.contains("1.500"));
}

void TestHistoryExport::anyNumberOfThreadsWritesTheSame_data()
{
    QTest::addColumn<ExportFormat>("format");
    for (const ExportFormat format : exportFormats()) {
        if (!isPicture(format))
            QTest::newRow(qPrintable(toString(format))) << format;
    }
}

void TestHistoryExport::anyNumberOfThreadsWritesTheSame()
{
    QFETCH(const ExportFormat, format);
    const RunSnapshot run = snapshotOf(generateHistory({.eventCount = 3000, .seed = 9}));
    ExportOptions options;
    options.threads = 1;
    const auto alone = tryExport(run, format, options);
    options.threads = 4;
    const auto together = tryExport(run, format, options);
    QVERIFY(alone.has_value() && together.has_value());
    QVERIFY(!alone->isEmpty());
    QCOMPARE(*together, *alone);
}

void TestHistoryExport::progressCountsEvents()
{
    const RunSnapshot run = snapshotOf(generateHistory({.eventCount = 1000, .seed = 1}));
    Progress progress;
    ExportOptions options;
    options.progress = &progress;
    QVERIFY(tryExport(run, ExportFormat::Json, options).has_value());
    QCOMPARE(progress.total.load(), 1000);
    QCOMPARE(progress.done.load(), 1000);
}

void TestHistoryExport::aCancelledExportStops()
{
    const RunSnapshot run = snapshotOf(generateHistory({.eventCount = 1000, .seed = 1}));
    CancellationSource source;
    source.cancel();
    ExportOptions options;
    options.cancellation = source.token();
    for (const ExportFormat format : exportFormats()) {
        if (isPicture(format))
            continue;
        const auto bytes = tryExport(run, format, options);
        QVERIFY2(!bytes && bytes.error().isCancelled(), qPrintable(toString(format)));
    }
}

namespace {

/// A disk that has room for so many bytes.
class SmallDevice : public QIODevice {
public:
    explicit SmallDevice(qint64 room) : m_room(room) { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }

protected:
    qint64 readData(char* /*data*/, qint64 /*size*/) override { return -1; }
    qint64 writeData(const char* /*data*/, qint64 size) override
    {
        if (size > m_room) {
            setErrorString(QStringLiteral("no space left"));
            return -1;
        }
        m_room -= size;
        return size;
    }

private:
    qint64 m_room;
};

} // namespace

void TestHistoryExport::aDeviceThatIsFullIsAnError()
{
    const RunSnapshot run = snapshotOf(generateHistory({.eventCount = 1000, .seed = 1}));
    for (const ExportFormat format : exportFormats()) {
        if (isPicture(format))
            continue;
        SmallDevice device(5000);
        const auto written = runWriter(format)(run, device, {});
        QVERIFY2(!written, qPrintable(toString(format)));
        QCOMPARE(written.error().code, Error::Code::Io);
        QVERIFY(written.error().message.contains("no space left"));
    }
}

QTEST_GUILESS_MAIN(TestHistoryExport)
#include "tst_historyexport.moc"
