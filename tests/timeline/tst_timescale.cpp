// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/timescale.h"

#include <QTest>

#include <limits>

using namespace chronoscope;

class TimeScaleTest : public QObject {
    Q_OBJECT

    static constexpr std::int64_t Earliest = std::numeric_limits<std::int64_t>::min();
    static constexpr std::int64_t Latest = std::numeric_limits<std::int64_t>::max();

private slots:
    void aTimeFallsIntoItsPixel_data()
    {
        QTest::addColumn<qint64>("start");
        QTest::addColumn<qint64>("end");
        QTest::addColumn<int>("width");
        QTest::addColumn<qint64>("time");
        QTest::addColumn<int>("x");
        const qint64 day = 1'700'000'000'000'000'000;
        QTest::newRow("the start is the left edge") << qint64{100} << qint64{200} << 100 << qint64{100} << 0;
        QTest::newRow("the end is the right edge") << qint64{100} << qint64{200} << 100 << qint64{200} << 100;
        QTest::newRow("the middle") << qint64{100} << qint64{200} << 100 << qint64{150} << 50;
        QTest::newRow("before the range") << qint64{100} << qint64{200} << 100 << qint64{-5} << 0;
        QTest::newRow("after the range") << qint64{100} << qint64{200} << 100 << qint64{900} << 100;
        QTest::newRow("one nanosecond apart on a date of today") << day << day + 1000 << 1000 << day + 1 << 1;
        QTest::newRow("an empty range") << qint64{7} << qint64{7} << 50 << qint64{7} << 0;
        QTest::newRow("a range turned round") << qint64{7} << qint64{3} << 50 << qint64{7} << 0;
        QTest::newRow("no width") << qint64{0} << qint64{10} << 0 << qint64{10} << 1;
        QTest::newRow("all of time, its end") << qint64{Earliest} << qint64{Latest} << 1000 << qint64{Latest} << 1000;
        QTest::newRow("all of time, its middle") << qint64{Earliest} << qint64{Latest} << 1000 << qint64{0} << 500;
        QTest::newRow("a range at the end of time") << qint64{Latest} << qint64{Latest} << 10 << qint64{Latest} << 10;
    }

    void aTimeFallsIntoItsPixel()
    {
        QFETCH(qint64, start);
        QFETCH(qint64, end);
        QFETCH(int, width);
        QFETCH(qint64, time);
        QTEST(TimeScale(start, end, width).x(time), "x");
    }

    void aPixelLeadsBackToItsTime_data()
    {
        QTest::addColumn<qint64>("start");
        QTest::addColumn<qint64>("end");
        QTest::addColumn<int>("width");
        const qint64 day = 1'700'000'000'000'000'000;
        QTest::newRow("a second") << day << day + 1'000'000'000 << 1920;
        QTest::newRow("a microsecond") << day << day + 1'000 << 1000;
        QTest::newRow("ten years") << day << day + 315'360'000'000'000'000 << 1920;
        QTest::newRow("negative times") << qint64{-2'000'000} << qint64{-1'000'000} << 500;
    }

    void aPixelLeadsBackToItsTime()
    {
        QFETCH(qint64, start);
        QFETCH(qint64, end);
        QFETCH(int, width);
        const TimeScale scale(start, end, width);
        for (int x = 0; x < width; ++x) {
            // The left edge may be rounded down by less than a nanosecond: the nanosecond after it is surely inside.
            const int found = scale.x(scale.time(x) + 1);
            QVERIFY2(found == x || found == x + 1,
                     qPrintable(QStringLiteral("pixel %1 came back as %2").arg(x).arg(found)));
        }
    }

    void positionsOutsideOfTheViewStayWithinTime()
    {
        const TimeScale scale(Latest - 1000, Latest, 10);
        QCOMPARE(scale.time(1e12), qint64{Latest});
        QCOMPARE(TimeScale(Earliest, Earliest + 1000, 10).time(-1e12), qint64{Earliest});
        QCOMPARE(TimeScale(0, 1000, 10).time(-1), qint64{-100});
    }

    void aSpanOfPixelsIsNeverEmpty()
    {
        QCOMPARE(TimeScale(0, 10, 1000).spanOf(3), qint64{1});
        QCOMPARE(TimeScale(0, 10'000, 1000).spanOf(3), qint64{30});
        QCOMPARE(TimeScale(Earliest, Latest, 1).spanOf(3), qint64{Latest});
    }
};

QTEST_GUILESS_MAIN(TimeScaleTest)
#include "tst_timescale.moc"
