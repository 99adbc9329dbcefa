// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// gzip and Zstandard, whole, cut, damaged and hostile.
#include "models/formats/decompress.h"
#include "tests/formats/compression.h"
#include "tests/formats/readerhelpers.h"
#include "tests/formats/tinyhistories.h"
#include "tests/support/historygenerator.h"

using namespace chronoscope;
using namespace chronoscope::test;

class TestCompressedFiles : public QObject {
    Q_OBJECT

private slots:
    void compressedFilesAreUnpacked_data();
    void compressedFilesAreUnpacked();
    void aBombIsRefused();
    void aCutCompressedFileGivesWhatCameOut_data();
    void aCutCompressedFileGivesWhatCameOut();
};

void TestCompressedFiles::compressedFilesAreUnpacked_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray json = jsonHistory({1, 2, 3});
    QTest::newRow("gzip") << gzipped(json);
    QTest::newRow("zstd") << zstandard(json);
    QTest::newRow("gzip of binary") << gzipped(bytesOf(message({1, 2, 3})));
    QTest::newRow("gzip of gzip") << gzipped(gzipped(json));
    QTest::newRow("gzip in two members") << gzipped(json.left(40)) + gzipped(json.mid(40));
    QTest::newRow("zstd in two frames") << zstandard(json.left(40)) + zstandard(json.mid(40));
    QTest::newRow("gzip with zeros behind it") << gzipped(json) + QByteArray(512, '\0');
}

void TestCompressedFiles::compressedFilesAreUnpacked()
{
    QFETCH(const QByteArray, bytes);
    const ReadRun run = onlyRun(bytes);
    QCOMPARE(idsOf(*run.history), Ids({1, 2, 3}));
    QCOMPARE(linesOf(run.findings), QStringList());
}

void TestCompressedFiles::aBombIsRefused()
{
    // A gigabyte of spaces and more, in about a megabyte.
    const QByteArray part = gzipped(QByteArray(64 * 1024 * 1024, ' '));
    QByteArray bomb;
    for (qsizetype size = 0; size <= MaximumDecompressedBytes; size += 64 * 1024 * 1024)
        bomb += part;
    const auto runs = readBytes(bomb);
    QVERIFY(!runs.has_value());
    QCOMPARE(runs.error().code, Error::Code::Limit);
    QVERIFY(!runs.error().remedy.isEmpty());
}

void TestCompressedFiles::aCutCompressedFileGivesWhatCameOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray json = toJson(*generateHistory({.eventCount = 400}));
    const QByteArray packed = gzipped(json);
    QTest::newRow("gzip") << packed.left(packed.size() / 2);
    QByteArray damaged = packed;
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
    QTest::newRow("damaged gzip") << damaged;
    // Zstandard comes in blocks: of a file with few nothing comes out.
    const QByteArray frame = zstandard(toJson(*generateHistory({.eventCount = 4000})));
    QTest::newRow("zstd") << frame.left(frame.size() * 3 / 4);
}

void TestCompressedFiles::aCutCompressedFileGivesWhatCameOut()
{
    QFETCH(const QByteArray, bytes);
    const ReadRun run = onlyRun(bytes);
    QVERIFY(run.history->size() > 50);
    QVERIFY(kindsOf(run.findings).contains("cutFile"));
}

QTEST_GUILESS_MAIN(TestCompressedFiles)
#include "tst_compressedfiles.moc"
