// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reading what was written gives an equal history; what a format cannot carry is named, and is the only difference.
#include "models/export/exportloss.h"
#include "models/formats/jsontext.h"
#include "tests/export/exporthelpers.h"
#include "tests/formats/readerhelpers.h"
#include "tests/support/historygenerator.h"
#include "tests/support/sharedfolder.h"

#include <QDirIterator>

#include <limits>
#include <set>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

constexpr std::uint64_t GeneratedHistories = 10'000;

/// Path and JSON of everything that the schema lacks, white space left out; empty where the event has nothing.
std::vector<std::vector<std::string>> unknownOf(const History& history)
{
    std::vector<std::vector<std::string>> all(history.size());
    for (std::size_t index = 0; index < history.size(); ++index) {
        for (const UnknownJson& item : history.unknownJson(EventIndex(index))) {
            std::string text = item.path + (item.isValue ? " is " : " = ");
            jsontext::appendCompact(text, item.json);
            all[index].push_back(std::move(text));
        }
        std::sort(all[index].begin(), all[index].end());
    }
    return all;
}

/// What became of a run on its way through a format and back.
struct Change {
    QString problem;               ///< it could not be read, or not as one run of as many events
    std::set<std::int64_t> events; ///< ids of those that differ

    [[nodiscard]] QString text() const
    {
        QStringList ids;
        for (const std::int64_t id : events)
            ids << QString::number(id);
        return problem.isEmpty() ? QStringLiteral("events that differ: %1").arg(ids.join(' ')) : problem;
    }
    [[nodiscard]] bool isNone() const { return problem.isEmpty() && events.empty(); }
};

template <typename Item>
void addDifferences(Change& change, const History& history, const std::vector<Item>& before,
                    const std::vector<Item>& after)
{
    for (std::size_t index = 0; index < before.size(); ++index) {
        if (before[index] != after[index])
            change.events.insert(history.eventId(EventIndex(index)));
    }
}

Change changeThrough(ExportFormat format, const RunSnapshot& run)
{
    Change change;
    const auto again = readBytes(exported(run, format));
    if (!again || again->size() != 1) {
        if (!run.history->isEmpty())
            change.problem = again ? QStringLiteral("%1 runs").arg(again->size()) : again.error().oneLine();
        return change;
    }
    const History& history = *again->front().history;
    if (history.size() != run.history->size()) {
        change.problem = QStringLiteral("%1 events became %2").arg(run.history->size()).arg(history.size());
        return change;
    }
    addDifferences(change, history, canonicalEvents(*run.history), canonicalEvents(history));
    if (format != ExportFormat::Binary)
        addDifferences(change, history, unknownOf(*run.history), unknownOf(history));
    return change;
}

std::set<std::int64_t> eventsWithUnknownJson(const History& history)
{
    std::set<std::int64_t> events;
    for (std::size_t index = 0; index < history.size(); ++index) {
        if (!history.unknownJson(EventIndex(index)).empty())
            events.insert(history.eventId(EventIndex(index)));
    }
    return events;
}

/// Events that the losses name.
std::set<std::int64_t> eventsOf(const ExportLosses& losses)
{
    std::set<std::int64_t> events;
    for (const ExportLoss& loss : losses.named)
        events.insert(loss.eventId.value_or(0));
    return events;
}

void addFiles(const QString& folder, const QStringList& patterns)
{
    QDirIterator iterator(folder, patterns, QDir::Files, QDirIterator::Subdirectories);
    QStringList paths;
    while (iterator.hasNext())
        paths << iterator.next();
    paths.sort();
    const QDir root(folder);
    for (const QString& path : paths)
        QTest::newRow(qPrintable(root.relativeFilePath(path))) << path;
}

void addAllFiles()
{
    QTest::addColumn<QString>("path");
    if (sharedFolder().isEmpty())
        return;
    addFiles(sharedFolder() + "/histories", {"*.json", "*.jsonl", "*.bin", "*.gz", "*.zst"});
    addFiles(sharedFolder() + "/recordings", {"*.json", "*.bin"});
}

} // namespace

class TestRoundTrip : public QObject {
    Q_OBJECT

private slots:
    void everyGeneratedHistoryComesBack();
    void aLargeHistoryComesBackFromEveryFormat_data();
    void aLargeHistoryComesBackFromEveryFormat();
    void everyFileComesBackFromJson_data();
    void everyFileComesBackFromJson();
    void everyFileComesBackFromJsonLines_data();
    void everyFileComesBackFromJsonLines();
    void everyFileComesBackFromBinary_data();
    void everyFileComesBackFromBinary();
    void payloadsThatWereDecodedAreEncodedAgainAndNamed();
    void whatJsonCannotCarryIsNamed();
    void whatBinaryCannotCarryIsNamed();

private:
    static void comesBack(ExportFormat format);
};

void TestRoundTrip::everyGeneratedHistoryComesBack()
{
    for (std::uint64_t seed = 1; seed <= GeneratedHistories; ++seed) {
        const auto history = generateHistory({.eventCount = 10 + seed % 40, .seed = seed, .payloadBytes = 40});
        const RunSnapshot run = snapshotOf(history);
        for (const ExportFormat format : {ExportFormat::Json, ExportFormat::Binary}) {
            const Change change = changeThrough(format, run);
            QVERIFY2(change.isNone(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(change.text())));
        }
        QVERIFY(lossesOf(*history, ExportFormat::Json).isEmpty());
        QVERIFY(lossesOf(*history, ExportFormat::Binary).isEmpty());
    }
}

void TestRoundTrip::aLargeHistoryComesBackFromEveryFormat_data()
{
    QTest::addColumn<ExportFormat>("format");
    for (const ExportFormat format : {ExportFormat::Json, ExportFormat::JsonLines, ExportFormat::Binary})
        QTest::newRow(qPrintable(toString(format))) << format;
}

void TestRoundTrip::aLargeHistoryComesBackFromEveryFormat()
{
    QFETCH(const ExportFormat, format);
    const RunSnapshot run = snapshotOf(generateHistory({.eventCount = 8000, .seed = 7}));
    const Change change = changeThrough(format, run);
    QVERIFY2(change.isNone(), qPrintable(change.text()));
}

void TestRoundTrip::comesBack(ExportFormat format)
{
    SKIP_WITHOUT_SHARED();
    QFETCH(const QString, path);
    const auto source = openFile(path);
    QVERIFY(source.has_value());
    const auto runs = loadRuns(**source, {});
    if (!runs) {
        // There is nothing to export of a file that is no history.
        QCOMPARE(runs.error().code, Error::Code::Schema);
        return;
    }
    for (const RunSnapshotPointer& run : *runs) {
        const Change change = changeThrough(format, *run);
        const ExportLosses losses = lossesOf(*run->history, format, std::numeric_limits<std::size_t>::max());
        const std::set<std::int64_t> named = eventsOf(losses);
        const bool isNamedAsAWhole = !losses.isEmpty() && !losses.named.front().eventId;
        QVERIFY2(change.problem.isEmpty() || isNamedAsAWhole, qPrintable(change.problem));
        if (isNamedAsAWhole)
            continue;
        if (format == ExportFormat::Binary) {
            // Messages come back whole; what the schema has no place for is named, and nothing else.
            QVERIFY2(change.events.empty(), qPrintable(change.text()));
            QVERIFY(named == eventsWithUnknownJson(*run->history));
        } else {
            QVERIFY2(std::includes(named.begin(), named.end(), change.events.begin(), change.events.end()),
                     qPrintable(change.text() + ", which nothing names"));
        }
    }
}

void TestRoundTrip::everyFileComesBackFromJson_data()
{
    addAllFiles();
}

void TestRoundTrip::everyFileComesBackFromJson()
{
    comesBack(ExportFormat::Json);
}

void TestRoundTrip::everyFileComesBackFromJsonLines_data()
{
    addAllFiles();
}

void TestRoundTrip::everyFileComesBackFromJsonLines()
{
    comesBack(ExportFormat::JsonLines);
}

void TestRoundTrip::everyFileComesBackFromBinary_data()
{
    addAllFiles();
}

void TestRoundTrip::everyFileComesBackFromBinary()
{
    comesBack(ExportFormat::Binary);
}

void TestRoundTrip::payloadsThatWereDecodedAreEncodedAgainAndNamed()
{
    const ReadRun read = onlyRun(R"({"events":[
        {"eventId":"1","eventType":"EVENT_TYPE_ACTIVITY_TASK_SCHEDULED","activityTaskScheduledEventAttributes":
         {"input":{"payloads":[{"metadata":{"encoding":"json/plain"},"data":{"a": 1}}]}}},
        {"eventId":"2","eventType":"EVENT_TYPE_TIMER_FIRED"}]})");
    const RunSnapshot run = snapshotOf(read.history);
    const QByteArray json = exported(run, ExportFormat::Json);
    QVERIFY(json.contains(QByteArray("json/plain").toBase64()));
    QVERIFY(json.contains(QByteArray("{\"a\": 1}").toBase64()));
    QCOMPARE(canonicalEvents(*onlyRun(json).history), canonicalEvents(*run.history));
    QCOMPARE(eventsOf(lossesOf(*run.history, ExportFormat::Json)), (std::set<std::int64_t>{1}));
}

void TestRoundTrip::whatJsonCannotCarryIsNamed()
{
    auto chunk = std::make_shared<HistoryChunk>();
    auto* event = google::protobuf::Arena::CreateMessage<HistoryEvent>(&chunk->arena());
    event->set_event_id(5);
    auto* attributes = event->mutable_timer_fired_event_attributes();
    attributes->GetReflection()->MutableUnknownFields(attributes)->AddVarint(4000, 7);
    chunk->append(event);
    const RunSnapshot run =
        snapshotOf(std::make_shared<History>(std::vector<std::shared_ptr<const HistoryChunk>>{chunk}));
    const ExportLosses losses = lossesOf(*run.history, ExportFormat::Json);
    QCOMPARE(losses.count, 1);
    QCOMPARE(losses.named.front().oneLine(),
             "event 5, field timerFiredEventAttributes.unknownFields[0]: Field 4000 is unknown; it is written under "
             "\"unknownFields\" and not as the field it was.");
    QVERIFY(exported(run, ExportFormat::Json).contains("\"number\": 4000"));
    QVERIFY(lossesOf(*run.history, ExportFormat::Binary).isEmpty());
    QVERIFY(changeThrough(ExportFormat::Binary, run).isNone());
}

void TestRoundTrip::whatBinaryCannotCarryIsNamed()
{
    const ReadRun read = onlyRun(R"({"events":[
        {"eventId":"1","eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_STARTED","ofTomorrow":{"a":1}},
        {"eventId":"2","eventType":"EVENT_TYPE_OF_TOMORROW"},
        {"eventId":"3","eventType":"EVENT_TYPE_TIMER_FIRED","timerFiredEventAttributes":{"timerId":"1"}}]})");
    const RunSnapshot run = snapshotOf(read.history);
    const ExportLosses losses = lossesOf(*run.history, ExportFormat::Binary);
    QCOMPARE(eventsOf(losses), (std::set<std::int64_t>{1, 2}));
    QCOMPARE(losses.named[0].field, "ofTomorrow");
    QCOMPARE(losses.named[1].field, "eventType");
    QVERIFY(lossesOf(*run.history, ExportFormat::Json).isEmpty());
    QVERIFY(changeThrough(ExportFormat::Json, run).isNone());
}

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
