// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/chartscale.h"

#include "models/core/instant.h"

#include <QtTest>

using namespace chronoscope;

namespace {

Chart chartOfValues(ChartUnit unit, bool isLogarithmic, const std::vector<double>& values)
{
    Chart chart;
    chart.shape = ChartShape::Points;
    chart.vertical.unit = unit;
    chart.vertical.isLogarithmic = isLogarithmic;
    ChartSeries series;
    for (const double value : values)
        series.marks.push_back({0, value, {}});
    chart.series.push_back(series);
    return chart;
}

QStringList labels(const ChartScale& scale, int most)
{
    QStringList texts;
    for (const ChartTick& tick : scale.ticks(most))
        texts.append(tick.label);
    return texts;
}

} // namespace

class TestChartScale : public QObject {
    Q_OBJECT

private slots:
    void countsHaveWholeTicks();
    void durationsHaveRoundTicks();
    void partsArePerCent();
    void wideTimesAreDividedAsPeopleDo();
    void whatIsNothingIsAtTheLowEnd();
    void theLargestMarkIsInside();
    void timesCountFromTheStartOfTheRun();
    void barsOverTimeAreNumbered();
    void hugeAndTinyValuesEnd();
};

void TestChartScale::countsHaveWholeTicks()
{
    QCOMPARE(labels(ChartScale(chartOfValues(ChartUnit::Count, false, {3}), false), 6),
             QStringList({"0", "1", "2", "3"}));
    QCOMPARE(labels(ChartScale(chartOfValues(ChartUnit::Count, false, {1900}), false), 5),
             QStringList({"0", "500", "1,000", "1,500", "2,000"}));
}

void TestChartScale::durationsHaveRoundTicks()
{
    QCOMPARE(labels(ChartScale(chartOfValues(ChartUnit::Duration, false, {2e8}), false), 5),
             QStringList({"0 s", "50 ms", "100 ms", "150 ms", "200 ms"}));
}

void TestChartScale::partsArePerCent()
{
    QCOMPARE(labels(ChartScale(chartOfValues(ChartUnit::Part, false, {0.0024}), false), 6),
             QStringList({"0 %", "0.05 %", "0.1 %", "0.15 %", "0.2 %", "0.25 %"}));
}

void TestChartScale::wideTimesAreDividedAsPeopleDo()
{
    QCOMPARE(labels(ChartScale(chartOfValues(ChartUnit::Duration, true, {5e6, 4000e9}), false), 20),
             QStringList({"1 ms", "10 ms", "100 ms", "1 s", "10 s", "1 min", "10 min", "1 h", "6 h"}));
}

void TestChartScale::whatIsNothingIsAtTheLowEnd()
{
    const ChartScale scale(chartOfValues(ChartUnit::Duration, true, {0, 5e6, 1e9}), false);
    QVERIFY(scale.position(0) > scale.low());
    QVERIFY(scale.position(0) < scale.position(5e6));
    QCOMPARE(scale.position(0), scale.position(1e6));
    QVERIFY(scale.position(1e9) < scale.high());
}

void TestChartScale::theLargestMarkIsInside()
{
    for (const bool isLogarithmic : {false, true}) {
        const ChartScale scale(chartOfValues(ChartUnit::Duration, isLogarithmic, {7, 1234567}), false);
        QVERIFY(scale.position(1234567) <= scale.high());
        QVERIFY(scale.position(7) >= scale.low());
        QVERIFY(scale.low() < scale.high());
    }
}

void TestChartScale::timesCountFromTheStartOfTheRun()
{
    Chart chart;
    chart.times.origin = Instant(5 * NanosecondsPerSecond);
    chart.horizontal.kind = ChartAxis::Kind::Time;
    chart.horizontal.origin = Instant(6 * NanosecondsPerSecond);
    chart.horizontal.end = Instant(8 * NanosecondsPerSecond);
    const ChartScale scale(chart, true);
    QCOMPARE(labels(scale, 3), QStringList({"+1 s", "+2 s", "+3 s"}));
    QCOMPARE(scale.ticks(3).back().position, 2e9);
}

void TestChartScale::barsOverTimeAreNumbered()
{
    Chart chart;
    chart.times.origin = Instant(0);
    chart.horizontal.kind = ChartAxis::Kind::Time;
    chart.horizontal.origin = Instant(0);
    chart.horizontal.end = Instant(10 * NanosecondsPerSecond);
    chart.horizontal.binWidth = Duration{NanosecondsPerSecond};
    const ChartScale scale(chart, true);
    QCOMPARE(scale.low(), -0.5);
    QCOMPARE(scale.high(), 10.5);
    // A bar begins at its time.
    QCOMPARE(scale.ticks(2).front().position, -0.5);
}

void TestChartScale::hugeAndTinyValuesEnd()
{
    for (const double value : {0.0, 1.0, 9e18}) {
        for (const bool isLogarithmic : {false, true}) {
            for (const ChartUnit unit : {ChartUnit::Count, ChartUnit::Duration, ChartUnit::Bytes, ChartUnit::Part}) {
                const ChartScale scale(chartOfValues(unit, isLogarithmic, {value}), false);
                QVERIFY(scale.low() < scale.high());
                QVERIFY(scale.ticks(6).size() <= 14);
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestChartScale)
#include "tst_chartscale.moc"
