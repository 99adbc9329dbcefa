// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a reader tells before it is done: first events, progress; and that it can be stopped.
#include "tests/formats/compression.h"
#include "tests/formats/readerhelpers.h"
#include "tests/formats/tinyhistories.h"
#include "tests/support/historygenerator.h"

using namespace chronoscope;
using namespace chronoscope::test;

class TestFirstEvents : public QObject {
    Q_OBJECT

private slots:
    void firstEventsComeBeforeTheRest_data();
    void firstEventsComeBeforeTheRest();
    void smallFilesAnnounceNothing();
    void readingStopsWhenCancelled_data();
    void readingStopsWhenCancelled();
    void progressEndsAtTheSize();
};

void TestFirstEvents::firstEventsComeBeforeTheRest_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto history = generateHistory({.eventCount = 6000});
    QTest::newRow("indented JSON") << toJson(*history);
    QTest::newRow("JSON on one line") << toJson(*history, false);
    QTest::newRow("binary") << toBinary(*history);
    QTest::newRow("gzip") << gzipped(toJson(*history));
}

void TestFirstEvents::firstEventsComeBeforeTheRest()
{
    QFETCH(const QByteArray, bytes);
    int calls = 0;
    std::shared_ptr<const History> first;
    std::int64_t estimate = 0;
    ReadOptions options;
    options.onFirstEvents = [&](std::shared_ptr<const History> events, SourceFormat, std::int64_t count) {
        ++calls;
        first = std::move(events);
        estimate = count;
    };
    const auto runs = readHistories(*bytesInMemory(bytes, "big"), options);
    QVERIFY(runs.has_value());
    QCOMPARE(calls, 1);
    QVERIFY(first->size() > 50 && first->size() < 3000);
    QVERIFY2(estimate > 1500 && estimate < 24'000, qPrintable(QString::number(estimate)));
    const std::vector<std::string> all = canonicalEvents(*runs->front().history);
    const std::vector<std::string> head = canonicalEvents(*first);
    QCOMPARE(all.size(), std::size_t{6000});
    QVERIFY(std::equal(head.begin(), head.end(), all.begin()));
}

void TestFirstEvents::smallFilesAnnounceNothing()
{
    int calls = 0;
    ReadOptions options;
    options.onFirstEvents = [&](const std::shared_ptr<const History>&, SourceFormat, std::int64_t) { ++calls; };
    QVERIFY(readHistories(*bytesInMemory(jsonHistory({1, 2}), "small"), options).has_value());
    QCOMPARE(calls, 0);
}

void TestFirstEvents::readingStopsWhenCancelled_data()
{
    firstEventsComeBeforeTheRest_data();
}

void TestFirstEvents::readingStopsWhenCancelled()
{
    QFETCH(const QByteArray, bytes);
    CancellationSource cancellation;
    ReadOptions options;
    options.cancellation = cancellation.token();
    options.onFirstEvents = [&](const std::shared_ptr<const History>&, SourceFormat, std::int64_t) {
        cancellation.cancel();
    };
    const auto runs = readHistories(*bytesInMemory(bytes, "big"), options);
    QVERIFY(!runs.has_value());
    QVERIFY(runs.error().isCancelled());
}

void TestFirstEvents::progressEndsAtTheSize()
{
    const auto history = generateHistory({.eventCount = 6000});
    for (const QByteArray& bytes : {toJson(*history), toBinary(*history), gzipped(toJson(*history))}) {
        Progress progress;
        ReadOptions options;
        options.progress = &progress;
        QVERIFY(readHistories(*bytesInMemory(bytes, "big"), options).has_value());
        QVERIFY(progress.total > 0);
        QVERIFY(progress.done > progress.total * 9 / 10);
        QVERIFY(progress.done <= progress.total);
    }
}

QTEST_GUILESS_MAIN(TestFirstEvents)
#include "tst_firstevents.moc"
