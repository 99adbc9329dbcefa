// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/format.h"

#include <QLocale>
#include <QTimeZone>
#include <QtTest>

#include <limits>

using namespace chronoscope;

class TestFormat : public QObject {
    Q_OBJECT

private slots:
    void durations_data();
    void durations();
    void negativeDurationsCarryASign();
    void theLongestDurationsFit();
    void offsets_data();
    void offsets();
    void timesFollowTheZone();
    void timesBeforeTheEpochAreRoundedDown();
    void aTimeThatIsNotRecordedIsEmpty();
    void rfc3339HasAsManyDigitsAsNeeded_data();
    void rfc3339HasAsManyDigitsAsNeeded();
    void bytes_data();
    void bytes();
    void countsFollowTheLocale();
    void anIdKeepsBothItsEnds();
    void aShortIdStaysWhole();
    void hostileTextBecomesOneLine_data();
    void hostileTextBecomesOneLine();
    void longTextIsCut();
};

void TestFormat::durations_data()
{
    QTest::addColumn<qint64>("nanoseconds");
    QTest::addColumn<QString>("text");
    constexpr qint64 Us = NanosecondsPerMicrosecond, Ms = NanosecondsPerMillisecond, S = NanosecondsPerSecond;
    QTest::newRow("nothing") << qint64{0} << "0 s";
    QTest::newRow("nanoseconds") << qint64{999} << "999 ns";
    QTest::newRow("microseconds") << 15 * Us << QStringLiteral("15 µs");
    QTest::newRow("up to milliseconds") << 999'600 * qint64{1} << "1 ms";
    QTest::newRow("few milliseconds") << 1'520 * Us << "1.5 ms";
    QTest::newRow("milliseconds") << 15 * Ms << "15 ms";
    QTest::newRow("up to a second") << 999'600 * Us << "1 s";
    QTest::newRow("seconds") << 2'076 * Ms << "2.08 s";
    QTest::newRow("tens of seconds") << 12'345 * Ms << "12.3 s";
    QTest::newRow("up to a minute") << 59'999 * Ms << "1 min";
    QTest::newRow("minutes") << 184 * S << "3 min 4 s";
    QTest::newRow("up to an hour") << 3'599'999 * Ms << "1 h";
    QTest::newRow("hours") << 3'900 * S << "1 h 5 min";
    QTest::newRow("days") << (5 * 86'400 + 2 * 3'600) * S << "5 d 2 h";
    QTest::newRow("whole days") << 86'400 * S << "1 d";
}

void TestFormat::durations()
{
    QFETCH(qint64, nanoseconds);
    QFETCH(QString, text);
    QCOMPARE(formatDuration({nanoseconds}), text);
}

void TestFormat::negativeDurationsCarryASign()
{
    QCOMPARE(formatDuration({-15 * NanosecondsPerMillisecond}), QStringLiteral("\u221215 ms"));
}

void TestFormat::theLongestDurationsFit()
{
    QCOMPARE(formatDuration({std::numeric_limits<std::int64_t>::max()}), "106751 d 23 h");
    QCOMPARE(formatDuration({std::numeric_limits<std::int64_t>::min()}), QStringLiteral("\u2212106751 d 23 h"));
}

void TestFormat::offsets_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("start") << qint64{0} << "+0.000 s";
    QTest::newRow("after") << qint64{1'505} << "+1.505 s";
    QTest::newRow("before") << qint64{-2} << QStringLiteral("\u22120.002 s");
}

void TestFormat::offsets()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, text);
    QCOMPARE(formatOffset({milliseconds * NanosecondsPerMillisecond}), text);
}

void TestFormat::timesFollowTheZone()
{
    // 2026-11-02T13:31:07.376Z
    const Instant instant(1'793'626'267'376 * NanosecondsPerMillisecond);
    QCOMPARE(formatTimeOfDay(instant, QTimeZone::utc()), "13:31:07.376");
    QCOMPARE(formatDateTime(instant, QTimeZone::utc()), "2026-11-02 13:31:07.376");
    QCOMPARE(formatDateTime(instant, QTimeZone(5 * 3'600 + 1'800)), "2026-11-02 19:01:07.376");
}

void TestFormat::timesBeforeTheEpochAreRoundedDown()
{
    QCOMPARE(formatDateTime(Instant(-1), QTimeZone::utc()), "1969-12-31 23:59:59.999");
    QCOMPARE(formatRfc3339(Instant(-1)), "1969-12-31T23:59:59.999999999Z");
}

void TestFormat::aTimeThatIsNotRecordedIsEmpty()
{
    QVERIFY(formatTimeOfDay({}, QTimeZone::utc()).isEmpty());
    QVERIFY(formatDateTime({}, QTimeZone::utc()).isEmpty());
    QVERIFY(formatRfc3339({}).isEmpty());
}

void TestFormat::rfc3339HasAsManyDigitsAsNeeded_data()
{
    QTest::addColumn<qint64>("nanoseconds");
    QTest::addColumn<QString>("text");
    const qint64 second = 1'767'323'045 * NanosecondsPerSecond;
    QTest::newRow("whole seconds") << second << "2026-01-02T03:04:05Z";
    QTest::newRow("milliseconds") << second + 678'000'000 << "2026-01-02T03:04:05.678Z";
    QTest::newRow("microseconds") << second + 678'901'000 << "2026-01-02T03:04:05.678901Z";
    QTest::newRow("nanoseconds") << second + 678'901'234 << "2026-01-02T03:04:05.678901234Z";
    QTest::newRow("a small fraction") << second + 5 << "2026-01-02T03:04:05.000000005Z";
}

void TestFormat::rfc3339HasAsManyDigitsAsNeeded()
{
    QFETCH(qint64, nanoseconds);
    QFETCH(QString, text);
    QCOMPARE(formatRfc3339(Instant(nanoseconds)), text);
}

void TestFormat::bytes_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64{0} << "0 B";
    QTest::newRow("bytes") << qint64{9} << "9 B";
    QTest::newRow("up to kilobytes") << qint64{1'023} << "1023 B";
    QTest::newRow("kilobytes") << qint64{15'974} << "15.6 KB";
    QTest::newRow("limit of a history") << qint64{50 * 1'024 * 1'024} << "50 MB";
    QTest::newRow("terabytes") << qint64{3} * (qint64{1} << 40) << "3 TB";
    QTest::newRow("less than none") << qint64{-2'048} << "-2 KB";
}

void TestFormat::bytes()
{
    QFETCH(qint64, count);
    QFETCH(QString, text);
    QCOMPARE(formatBytes(count), text);
}

void TestFormat::countsFollowTheLocale()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(formatCount(51'200), "51,200");
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(formatCount(51'200), "51.200");
    QLocale::setDefault(QLocale::c());
}

void TestFormat::anIdKeepsBothItsEnds()
{
    QCOMPARE(shortenMiddle(QStringLiteral("01a2089a-650f-787d-980b"), 11), QStringLiteral("01a20\u2026-980b"));
    QCOMPARE(shortenMiddle(QStringLiteral("abcdefgh"), 5).size(), 5);
}

void TestFormat::aShortIdStaysWhole()
{
    QCOMPARE(shortenMiddle(QStringLiteral("abc"), 3), "abc");
}

void TestFormat::hostileTextBecomesOneLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::newRow("plain") << "plain"
                           << "plain";
    QTest::newRow("lines") << "two\nlines"
                           << "two lines";
    QTest::newRow("tab") << "a\tb"
                         << "a b";
    QTest::newRow("escape") << "a\x1b[31mb" << QStringLiteral("a\ufffd[31mb");
    QTest::newRow("bidirectional override") << QStringLiteral("a\u202eb") << QStringLiteral("a\ufffdb");
    QTest::newRow("isolate") << QStringLiteral("a\u2066b") << QStringLiteral("a\ufffdb");
    QTest::newRow("line separator") << QStringLiteral("a\u2028b") << QStringLiteral("a\ufffdb");
    QTest::newRow("other scripts stay") << QStringLiteral("日本 עברית") << QStringLiteral("日本 עברית");
}

void TestFormat::hostileTextBecomesOneLine()
{
    QFETCH(QString, text);
    QFETCH(QString, line);
    QCOMPARE(singleLine(text), line);
}

void TestFormat::longTextIsCut()
{
    const QString line = singleLine(QString(5'000, QLatin1Char('x')), 100);
    QCOMPARE(line.size(), 100);
    QVERIFY(line.endsWith(QChar(0x2026)));
}

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
