// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Large files are read in slices by several threads. Whatever the slices are, the result is that of reading the whole.
#include "models/core/executor.h"
#include "models/core/parallelsteps.h"
#include "models/formats/binaryreader.h"
#include "models/formats/binaryslices.h"
#include "models/formats/eventlist.h"
#include "models/formats/jsonreader.h"
#include "models/formats/jsonslices.h"
#include "tests/formats/readerhelpers.h"
#include "tests/support/historygenerator.h"
#include "tests/support/sharedfolder.h"

#include <QDirIterator>
#include <QSemaphore>

#include <atomic>
#include <set>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

std::optional<Result<ReadRun>> readInSlices(const QByteArray& bytes, std::int64_t sliceBytes, int threads = 2)
{
    const auto list = findEventList({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!list)
        return std::nullopt;
    ReadOptions options;
    options.threads = threads;
    return readJsonSlices(*bytesInMemory(bytes, "test"), *list, options, {sliceBytes, 600});
}

Result<std::vector<ReadRun>> readWhole(const QByteArray& bytes)
{
    QByteArray padded = bytes;
    padded.append(static_cast<qsizetype>(jsonPadding()), '\0');
    return readJson({padded.constData(), static_cast<std::size_t>(bytes.size())}, {}, {});
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isSame(const ReadRun& a, const ReadRun& b)
{
    return canonicalEvents(*a.history) == canonicalEvents(*b.history) && linesOf(a.findings) == linesOf(b.findings) &&
           a.format == b.format && a.history->originalOrder() == b.history->originalOrder();
}

} // namespace

class TestSlices : public QObject {
    Q_OBJECT

private slots:
    void slicesOfAnySizeGiveTheWhole_data();
    void slicesOfAnySizeGiveTheWhole();
    void realFilesInSlicesGiveTheWhole_data();
    void realFilesInSlicesGiveTheWhole();
    void textThatLooksLikeAnEventDoesNotDeceive_data();
    void textThatLooksLikeAnEventDoesNotDeceive();
    void irregularFilesAreLeftToTheWholeReader_data();
    void irregularFilesAreLeftToTheWholeReader();
    void findingsOfSlicesTellPlacesInTheFile();
    void fieldsBehindTheEventsAreSeen();
    void binaryWindowsOfAnySizeGiveTheWhole_data();
    void binaryWindowsOfAnySizeGiveTheWhole();
    void irregularBinaryFilesAreLeftToTheWholeReader_data();
    void irregularBinaryFilesAreLeftToTheWholeReader();
    void stepsAreAllDoneWhenThePoolIsBusy();
    void stepsStopWhenOneSaysSo();
};

void TestSlices::slicesOfAnySizeGiveTheWhole_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto history = generateHistory({.eventCount = 700, .payloadBytes = 120});
    const QByteArray indented = toJson(*history);
    QByteArray list = toJson(*history, false);
    list = list.mid(list.indexOf('['), list.lastIndexOf(']') - list.indexOf('[') + 1);
    QTest::newRow("indented") << indented;
    QTest::newRow("on one line") << toJson(*history, false);
    QTest::newRow("bare list") << list;
    QTest::newRow("response") << "{\"history\":" + indented + R"(,"nextPageToken":""})";
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + indented;
}

void TestSlices::slicesOfAnySizeGiveTheWhole()
{
    QFETCH(const QByteArray, bytes);
    QByteArray marked = bytes;
    if (bytes.startsWith("\xEF\xBB\xBF"))
        marked.replace(0, 3, "   ");
    const auto whole = readWhole(marked);
    QVERIFY(whole.has_value());
    QCOMPARE(whole->size(), std::size_t{1});
    for (const std::int64_t size : {64, 100, 333, 1000, 4096, 20'000, 100'000, 10'000'000}) {
        for (const int threads : {1, 2, 4}) {
            const auto sliced = readInSlices(bytes, size, threads);
            QVERIFY2(sliced.has_value(), qPrintable(QString::number(size)));
            QVERIFY(sliced->has_value());
            QVERIFY2(isSame(**sliced, whole->front()), qPrintable(QString::number(size)));
        }
    }
}

void TestSlices::realFilesInSlicesGiveTheWhole_data()
{
    QTest::addColumn<QString>("path");
    SKIP_WITHOUT_SHARED();
    QDirIterator iterator(sharedFolder() + "/histories", {"*.json"}, QDir::Files, QDirIterator::Subdirectories);
    while (iterator.hasNext()) {
        const QString path = iterator.next();
        if (findEventList(contentOf(path).toStdString()))
            QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
    }
}

void TestSlices::realFilesInSlicesGiveTheWhole()
{
    QFETCH(const QString, path);
    const QByteArray bytes = contentOf(path);
    const auto whole = readWhole(bytes);
    QVERIFY(whole.has_value());
    for (const std::int64_t size : {200, 1500}) {
        const auto sliced = readInSlices(bytes, size);
        // A file may be irregular; but what is read in slices is right.
        if (sliced)
            QVERIFY(isSame(**sliced, whole->front()));
    }
}

void TestSlices::textThatLooksLikeAnEventDoesNotDeceive_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::newRow("in a text") << QByteArray(R"("newField":"x, {\"eventId\":\"9\",\"eventType\":6}, ")");
    QTest::newRow("brackets in a text") << QByteArray(R"("newField":"[{},{\"eventId\":\"9\"}]},{")");
    QTest::newRow("in a link") << QByteArray(
        R"("links":[{"workflowEvent":{"eventRef":{"eventId":"9","eventType":"EVENT_TYPE_TIMER_FIRED"}}}])");
    QTest::newRow("in a list of a field that is not known")
        << QByteArray(R"("newField":[{},{"eventId":"9"},{"eventId":"10"}])");
}

void TestSlices::textThatLooksLikeAnEventDoesNotDeceive()
{
    QFETCH(const QByteArray, member);
    QByteArray events;
    for (int id = 1; id <= 200; ++id)
        events += (id > 1 ? ",\n" : "") + QByteArray(R"({"eventId":")") + QByteArray::number(id) +
                  R"(","eventType":6,)" + member + "}";
    const QByteArray bytes = "{\"events\":[" + events + "]}";
    const auto whole = readWhole(bytes);
    QVERIFY(whole.has_value());
    QCOMPARE(whole->front().history->size(), std::size_t{200});
    for (std::int64_t size = 64; size < 1000; size += 13) {
        const auto sliced = readInSlices(bytes, size);
        if (sliced)
            QVERIFY(isSame(**sliced, whole->front()));
    }
    const auto runs = readBytes(bytes);
    QCOMPARE(runs->front().history->size(), std::size_t{200});
}

void TestSlices::irregularFilesAreLeftToTheWholeReader_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = toJson(*generateHistory({.eventCount = 100, .payloadBytes = 40}), false);
    const qsizetype middle = good.indexOf("{\"eventId\"", good.size() / 2);
    QTest::newRow("cut") << good.left(good.size() * 2 / 3);
    QTest::newRow("garbage between events") << QByteArray(good).insert(middle, "@@");
    QTest::newRow("garbage inside of an event") << QByteArray(good).insert(middle + 15, "@@");
    QTest::newRow("bytes that are not UTF-8") << QByteArray(good).insert(middle + 12, "\xFF");
    QTest::newRow("two documents") << good + good;
    QTest::newRow("a list of histories beside it")
        << good.chopped(1) + R"(,"more":{"events":)" + good.mid(good.indexOf('[')) + "}";
    QByteArray list = good.mid(good.indexOf('['));
    list.chop(1);
    QTest::newRow("two runs in a bare list") << list.chopped(1) + "," + list.mid(1);
    QTest::newRow("list closed too early") << QByteArray(good).insert(middle - 1, "]");
}

void TestSlices::irregularFilesAreLeftToTheWholeReader()
{
    QFETCH(const QByteArray, bytes);
    for (const std::int64_t size : {100, 1000, 5000})
        QVERIFY(!readInSlices(bytes, size).has_value());
    QVERIFY(readBytes(bytes).has_value());
}

void TestSlices::findingsOfSlicesTellPlacesInTheFile()
{
    QByteArray events;
    for (int id = 1; id <= 300; ++id)
        events += (id > 1 ? ",\n  " : "") + QByteArray(R"({"eventId":")") + QByteArray::number(id) +
                  R"(","eventType":6)" +
                  (id % 50 == 0 ? R"(,"eventTime":"time of )" + QByteArray::number(id) + "\"" : "") + "}";
    const QByteArray bytes = "{\"events\":[" + events + "],\n\"newThing\":5}";
    const auto sliced = readInSlices(bytes, 700);
    QVERIFY(sliced.has_value());
    const std::vector<Finding>& findings = (*sliced)->findings;
    QCOMPARE(findings.size(), std::size_t{7});
    for (const Finding& finding : findings) {
        const QByteArray expected =
            finding.eventId ? "\"time of " + QByteArray::number(qint64(*finding.eventId)) + "\"" : "5}";
        QCOMPARE(bytes.mid(static_cast<qsizetype>(*finding.byteOffset), expected.size()), expected);
    }
}

void TestSlices::fieldsBehindTheEventsAreSeen()
{
    const QByteArray good = toJson(*generateHistory({.eventCount = 100}));
    const auto sliced = readInSlices("{\"history\":" + good + R"(,"nextPageToken":"abc"})", 2000);
    QVERIFY(sliced.has_value());
    QCOMPARE(kindsOf((*sliced)->findings), QStringList({"morePages"}));
}

void TestSlices::binaryWindowsOfAnySizeGiveTheWhole_data()
{
    QTest::addColumn<std::size_t>("payloadBytes");
    QTest::newRow("small payloads") << std::size_t{20};
    QTest::newRow("payloads larger than windows") << std::size_t{9000};
}

void TestSlices::binaryWindowsOfAnySizeGiveTheWhole()
{
    QFETCH(const std::size_t, payloadBytes);
    const auto history = generateHistory({.eventCount = 400, .payloadBytes = payloadBytes});
    const QByteArray bytes = toBinary(*history);
    const std::vector<std::string> expected = canonicalEvents(*history);
    for (const std::int64_t window : {64, 1000, 4096, 100'000, 100'000'000}) {
        for (const int threads : {1, 3}) {
            ReadOptions options;
            options.threads = threads;
            const auto run = readBinarySlices(*bytesInMemory(bytes, "test"), options, window);
            QVERIFY2(run.has_value(), qPrintable(QString::number(window)));
            QCOMPARE(canonicalEvents(*(*run)->history), expected);
        }
    }
}

void TestSlices::irregularBinaryFilesAreLeftToTheWholeReader_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = toBinary(*generateHistory({.eventCount = 100}));
    QTest::newRow("cut") << good.chopped(5);
    QTest::newRow("another field") << good + QByteArray("\x12\x01x", 3);
    QTest::newRow("two runs") << good + good;
}

void TestSlices::irregularBinaryFilesAreLeftToTheWholeReader()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(!readBinarySlices(*bytesInMemory(bytes, "test"), {}, 1000).has_value());
    QVERIFY(readBytes(bytes).has_value());
}

void TestSlices::stepsAreAllDoneWhenThePoolIsBusy()
{
    // Every thread of the pool waits until the steps are done without it.
    QSemaphore release;
    std::vector<QFuture<void>> blocked;
    blocked.reserve(static_cast<std::size_t>(computePool().maxThreadCount()));
    for (int thread = 0; thread < computePool().maxThreadCount(); ++thread)
        blocked.push_back(runOnPool([&release] { release.acquire(); }));
    std::set<std::size_t> done;
    ParallelSteps steps(100, 4, [&](std::size_t step, std::size_t) { return done.insert(step).second; });
    QVERIFY(steps.run());
    QCOMPARE(done.size(), std::size_t{100});
    release.release(static_cast<int>(blocked.size()));
    for (QFuture<void>& future : blocked)
        future.waitForFinished();
}

void TestSlices::stepsStopWhenOneSaysSo()
{
    std::atomic<int> count = 0;
    ParallelSteps steps(1'000'000, 2, [&](std::size_t step, std::size_t) {
        ++count;
        return step < 10;
    });
    QVERIFY(!steps.run());
    QVERIFY(count < 1'000'000);
}

QTEST_GUILESS_MAIN(TestSlices)
#include "tst_slices.moc"
