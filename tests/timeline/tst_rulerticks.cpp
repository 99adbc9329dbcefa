// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/instant.h"
#include "models/timeline/rulerticks.h"

#include <QTest>
#include <QTimeZone>

using namespace chronoscope;

class RulerTicksTest : public QObject {
    Q_OBJECT

    static constexpr qint64 Second = NanosecondsPerSecond;
    static constexpr qint64 Noon = 1'793'620'800LL * Second; ///< 2026-11-02 12:00:00 UTC

    static QStringList labels(qint64 start, qint64 end, int mostTicks, const RulerFormat& format)
    {
        QStringList result;
        for (const RulerTick& tick : rulerTicks(start, end, mostTicks, format))
            result << tick.label;
        return result;
    }

private slots:
    void offsetsAreRoundNumbersOfTheRun_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        QTest::addColumn<QStringList>("ticks");
        QTest::newRow("seconds") << qint64{0} << 6 * Second
                                 << QStringList{"+0 s", "+1 s", "+2 s", "+3 s", "+4 s", "+5 s", "+6 s"};
        QTest::newRow("half seconds") << Second << 3 * Second
                                      << QStringList{"+1.0 s", "+1.5 s", "+2.0 s", "+2.5 s", "+3.0 s"};
        QTest::newRow("before the start")
            << -Second << Second << QStringList{"−1.0 s", "−0.5 s", "+0.0 s", "+0.5 s", "+1.0 s"};
        QTest::newRow("microseconds") << qint64{1'000'000} << qint64{1'000'004}
                                      << QStringList{"+0.001000000 s", "+0.001000001 s", "+0.001000002 s",
                                                     "+0.001000003 s", "+0.001000004 s"};
        QTest::newRow("minutes") << 3540 * Second << 3720 * Second
                                 << QStringList{"+59:00",   "+59:30",   "+1:00:00", "+1:00:30",
                                                "+1:01:00", "+1:01:30", "+1:02:00"};
        QTest::newRow("days") << qint64{0} << 5 * 86400 * Second
                              << QStringList{"+0 s", "+1 d", "+2 d", "+3 d", "+4 d", "+5 d"};
    }

    void offsetsAreRoundNumbersOfTheRun()
    {
        QFETCH(qint64, from);
        QFETCH(qint64, to);
        RulerFormat format;
        format.origin = Noon + 123'456'789;
        QTEST(labels(format.origin + from, format.origin + to, 7, format), "ticks");
    }

    void clockTimesAreRoundInTheZone_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        QTest::addColumn<QStringList>("ticks");
        QTest::newRow("seconds") << QByteArray("UTC") << qint64{0} << 4 * Second
                                 << QStringList{"12:00:00", "12:00:01", "12:00:02", "12:00:03", "12:00:04"};
        QTest::newRow("milliseconds") << QByteArray("UTC") << qint64{0} << qint64{4'000'000}
                                      << QStringList{"12:00:00.000", "12:00:00.001", "12:00:00.002", "12:00:00.003",
                                                     "12:00:00.004"};
        QTest::newRow("hours over midnight") << QByteArray("UTC") << 10 * 3600 * Second << 14 * 3600 * Second
                                             << QStringList{"22:00", "23:00", "11-03 00:00", "01:00", "02:00"};
        QTest::newRow("days") << QByteArray("UTC") << qint64{0} << 4 * 86400 * Second
                              << QStringList{"2026-11-03", "2026-11-04", "2026-11-05", "2026-11-06"};
        QTest::newRow("half-hour zone") << QByteArray("Asia/Kolkata") << qint64{0} << 3 * 3600 * Second
                                        << QStringList{"18:00", "19:00", "20:00"};
    }

    void clockTimesAreRoundInTheZone()
    {
        QFETCH(QByteArray, zone);
        QFETCH(qint64, from);
        QFETCH(qint64, to);
        const QTimeZone timeZone(zone);
        if (!timeZone.isValid())
            QSKIP("this machine has no time zone data");
        RulerFormat format;
        format.sinceStart = false;
        format.zone = &timeZone;
        QTEST(labels(Noon + from, Noon + to, 5, format), "ticks");
    }

    void thereAreNeverMoreTicksThanAskedFor()
    {
        for (qint64 span = 1; span < 1'300'000'000'000'000'000; span = span * 7 / 3 + 1) {
            for (const int most : {1, 5, 12}) {
                const auto ticks = rulerTicks(Noon, Noon + span, most, {});
                QVERIFY2(ticks.size() <= static_cast<std::size_t>(most) + 1, qPrintable(QString::number(span)));
            }
        }
    }

    void degenerateRangesHaveAnEnd()
    {
        QVERIFY(rulerTicks(Noon, Noon, 10, {}).size() <= 11);
        QVERIFY(rulerTicks(Noon + 5, Noon, 10, {}).size() <= 11);
        QVERIFY(rulerTicks(Noon, Noon + 10, 0, {}).size() <= 2);
        const qint64 latest = std::numeric_limits<qint64>::max();
        QVERIFY(rulerTicks(latest - 10, latest, 10, {}).size() <= 12);
    }
};

QTEST_GUILESS_MAIN(RulerTicksTest)
#include "tst_rulerticks.moc"
