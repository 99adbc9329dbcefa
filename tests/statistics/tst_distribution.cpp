// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statistics/distribution.h"
#include "models/statistics/timebins.h"

#include <QtTest>

#include <limits>

using namespace chronoscope;

namespace {

Distribution distributionOf(const std::vector<std::int64_t>& values)
{
    std::vector<Sample> samples;
    for (std::size_t position = 0; position < values.size(); ++position)
        samples.push_back({values[position], EventIndex(position)});
    return Distribution(std::move(samples));
}

/// "1-2:3" for three samples from 1 to below 2.
QStringList print(const std::vector<SampleBin>& bins)
{
    QStringList texts;
    for (const SampleBin& bin : bins)
        texts.append(QStringLiteral("%1-%2:%3").arg(bin.from).arg(bin.to).arg(bin.samples.size()));
    return texts;
}

} // namespace

class TestDistribution : public QObject {
    Q_OBJECT

private slots:
    void aQuantileIsTheNearestRank_data();
    void aQuantileIsTheNearestRank();
    void aQuantileLeadsToItsEvent();
    void theTotalDoesNotOverflow();
    void durationBinsAreRound();
    void durationBinsKeepWhatIsBelowTheFirstBound();
    void powerBinsBeginWithTheSmallest();
    void logarithmicBinsLoseNothing();
    void extremeValuesHaveBins();
    void timeBinsAreRound_data();
    void timeBinsAreRound();
    void everyMomentIsInItsBin();
};

/// Ranks by hand: ceil(p * n).
void TestDistribution::aQuantileIsTheNearestRank_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("permille");
    QTest::addColumn<qint64>("value");
    QTest::newRow("median of one") << 1 << 500 << qint64{1};
    QTest::newRow("median of two is the lower") << 2 << 500 << qint64{1};
    QTest::newRow("median of three") << 3 << 500 << qint64{2};
    QTest::newRow("p90 of ten") << 10 << 900 << qint64{9};
    QTest::newRow("p90 of eleven") << 11 << 900 << qint64{10};
    QTest::newRow("p99 of ten") << 10 << 990 << qint64{10};
    QTest::newRow("p99 of a hundred") << 100 << 990 << qint64{99};
    QTest::newRow("p99 of a hundred and one") << 101 << 990 << qint64{100};
    QTest::newRow("the smallest") << 10 << 0 << qint64{1};
    QTest::newRow("the largest") << 10 << 1000 << qint64{10};
}

void TestDistribution::aQuantileIsTheNearestRank()
{
    QFETCH(int, count);
    QFETCH(int, permille);
    QFETCH(qint64, value);
    std::vector<std::int64_t> values;
    for (int number = count; number >= 1; --number)
        values.push_back(number);
    QCOMPARE(qint64{distributionOf(values).quantile(permille).value}, value);
}

void TestDistribution::aQuantileLeadsToItsEvent()
{
    const Distribution distribution = distributionOf({30, 10, 20});
    QCOMPARE(distribution.quantile(Distribution::Median).event, EventIndex(std::size_t{2}));
    QCOMPARE(distribution.minimum().event, EventIndex(std::size_t{1}));
    QCOMPARE(distribution.maximum().event, EventIndex(std::size_t{0}));
}

void TestDistribution::theTotalDoesNotOverflow()
{
    constexpr std::int64_t Largest = std::numeric_limits<std::int64_t>::max();
    QCOMPARE(distributionOf({1, 2, 3}).total(), std::int64_t{6});
    QCOMPARE(distributionOf({Largest, 5}).total(), Largest);
}

void TestDistribution::durationBinsAreRound()
{
    constexpr std::int64_t Microsecond = NanosecondsPerMicrosecond;
    QCOMPARE(print(durationBins(distributionOf({3 * Microsecond, 4 * Microsecond, 7 * Microsecond, 60 * Microsecond}))),
             QStringList({"2000-5000:2", "5000-10000:1", "10000-20000:0", "20000-50000:0", "50000-100000:1"}));
    constexpr std::int64_t Second = NanosecondsPerSecond;
    QCOMPARE(print(durationBins(distributionOf({70 * Second, 4000 * Second}))),
             QStringList({"60000000000-120000000000:1", "120000000000-300000000000:0", "300000000000-600000000000:0",
                          "600000000000-1200000000000:0", "1200000000000-1800000000000:0",
                          "1800000000000-3600000000000:0", "3600000000000-7200000000000:1"}));
}

void TestDistribution::durationBinsKeepWhatIsBelowTheFirstBound()
{
    QCOMPARE(print(durationBins(distributionOf({0, 999, 1000}))), QStringList({"0-1000:2", "1000-2000:1"}));
    QVERIFY(durationBins(Distribution()).empty());
}

void TestDistribution::powerBinsBeginWithTheSmallest()
{
    QCOMPARE(print(powerBins(distributionOf({10, 64, 255, 300}), 64, 4)),
             QStringList({"0-64:1", "64-256:2", "256-1024:1"}));
    QCOMPARE(print(powerBins(distributionOf({300}), 64, 4)), QStringList("256-1024:1"));
}

void TestDistribution::logarithmicBinsLoseNothing()
{
    std::vector<std::int64_t> values{0, 0};
    for (std::int64_t value = 1; value < 1'000'000'000; value = value * 3 / 2 + 1)
        values.push_back(value);
    const Distribution distribution = distributionOf(values);
    for (const std::size_t most : {1U, 2U, 7U, 100U}) {
        const std::vector<SampleBin> bins = logarithmicBins(distribution, most);
        QVERIFY(bins.size() <= most);
        std::size_t samples = 0;
        for (const SampleBin& bin : bins) {
            QVERIFY(!bin.samples.empty());
            samples += bin.samples.size();
        }
        QCOMPARE(samples, values.size());
    }
}

void TestDistribution::extremeValuesHaveBins()
{
    const Distribution distribution = distributionOf({0, std::numeric_limits<std::int64_t>::max()});
    for (const auto& bins :
         {durationBins(distribution), powerBins(distribution, 64, 4), logarithmicBins(distribution, 10)}) {
        std::size_t samples = 0;
        for (const SampleBin& bin : bins)
            samples += bin.samples.size();
        QCOMPARE(samples, std::size_t{2});
    }
}

void TestDistribution::timeBinsAreRound_data()
{
    QTest::addColumn<qint64>("span");
    QTest::addColumn<int>("most");
    QTest::addColumn<qint64>("width");
    QTest::addColumn<int>("count");
    const qint64 second = NanosecondsPerSecond;
    QTest::newRow("nothing") << qint64{0} << 10 << qint64{1} << 1;
    QTest::newRow("nanoseconds") << qint64{9} << 10 << qint64{1} << 10;
    QTest::newRow("a second in ten") << second << 10 << second / 5 << 6;
    QTest::newRow("under a second in ten") << second - 1 << 10 << second / 10 << 10;
    QTest::newRow("a minute in ten") << 60 * second << 10 << 10 * second << 7;
    QTest::newRow("an hour in ten") << 3600 * second << 10 << 600 * second << 7;
    QTest::newRow("a year in a hundred") << 365 * 86'400 * second << 100 << 5 * 86'400 * second << 74;
}

void TestDistribution::timeBinsAreRound()
{
    QFETCH(qint64, span);
    QFETCH(int, most);
    QFETCH(qint64, width);
    QFETCH(int, count);
    const TimeBins bins(Instant(1000), Instant(1000 + span), static_cast<std::size_t>(most));
    QCOMPARE(qint64{bins.width().nanoseconds}, width);
    QCOMPARE(static_cast<int>(bins.count()), count);
}

void TestDistribution::everyMomentIsInItsBin()
{
    const TimeBins bins(Instant(5), Instant(105), 7);
    QVERIFY(bins.count() <= 7);
    for (std::int64_t time = 5; time <= 105; ++time) {
        const std::size_t bin = bins.binOf(Instant(time));
        QVERIFY(bins.startOf(bin) <= Instant(time) && Instant(time) < bins.endOf(bin));
    }
    QCOMPARE(bins.binOf(Instant(-50)), std::size_t{0});
    QCOMPARE(bins.binOf(Instant(5000)), bins.count() - 1);
    QCOMPARE(bins.binOf(Instant()), std::size_t{0});
    QCOMPARE(TimeBins(Instant(), Instant(), 9).count(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestDistribution)
#include "tst_distribution.moc"
