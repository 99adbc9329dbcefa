// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statistics/budget.h"
#include "models/statistics/failurestatistics.h"
#include "models/statistics/operationstatistics.h"
#include "models/statistics/payloadstatistics.h"
#include "tests/statistics/chartprint.h"
#include "tests/statistics/pathprint.h"
#include "tests/support/golden.h"
#include "tests/support/historygenerator.h"
#include "tests/support/sharedfolder.h"

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include "tests/formats/realhistories.h"
#endif

#include <QElapsedTimer>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// Every promise of every chart of a run and a part of it; and that what charts count is what is there.
QString brokenChart(const RunSnapshot& snapshot, const StatisticsScope& scope)
{
    for (std::size_t position = 0; position < StatisticCount; ++position) {
        const auto statistic = static_cast<Statistic>(position);
        const QString broken = brokenPromise(chartOf(statistic, snapshot, scope), snapshot);
        if (!broken.isEmpty())
            return toString(statistic) + QLatin1String(": ") + broken;
    }
    const ScopedRun run(snapshot, scope);
    std::size_t activities = 0;
    std::size_t ran = 0;
    for (const OperationStatistics& type : operationsByType(run, GroupKind::Activity)) {
        activities += type.operations.size();
        ran += type.run.count();
    }
    const auto bars = [&](Statistic statistic) { return sumOfBars(chartOf(statistic, snapshot, scope)); };
    if (bars(Statistic::ActivityAttempts) != static_cast<double>(activities))
        return QStringLiteral("not every activity is counted by its attempts");
    if (bars(Statistic::ActivityRunDistribution) != static_cast<double>(ran))
        return QStringLiteral("not every run time is in a bar");
    if (eventsBehind(chartOf(Statistic::ActivityRunDistribution, snapshot, scope)).size() != ran)
        return QStringLiteral("not every run time leads to an event of its own");
    if (bars(Statistic::Failures) != static_cast<double>(failuresOf(run).failures.size()))
        return QStringLiteral("not every failure is in a bar");
    if (bars(Statistic::PayloadSizes) != static_cast<double>(payloadSizesOf(run, {}).count()))
        return QStringLiteral("not every payload is in a bar");
    return {};
}

/// The statistics of the whole run agree with its summary.
QString disagreement(const RunSnapshot& snapshot)
{
    const HistoryBudgetUse use = budgetUseOf(ScopedRun(snapshot, {}), 500);
    if (use.points.empty())
        return {};
    if (use.events() != snapshot.summary.eventCount)
        return QStringLiteral("%1 events in the budget").arg(use.events());
    if (use.bytes() != snapshot.summary.historyBytes)
        return QStringLiteral("%1 bytes in the budget").arg(use.bytes());
    return {};
}

StatisticsScope middleOf(const RunSnapshot& snapshot)
{
    const Instant start = snapshot.history->earliest();
    if (!start.isValid())
        return {};
    const std::int64_t third = (snapshot.history->latest() - start).nanoseconds / 3;
    return {start + Duration{third}, start + Duration{2 * third}, nullptr};
}

} // namespace

class TestStatisticCharts : public QObject {
    Q_OBJECT

private slots:
    void hostileNamesAreOnOneLine();
    void manyTypesAreCutInTheChartOnly();
    void emptyHistoriesSayWhy();
    void generatedRunsKeepThePromises_data();
    void generatedRunsKeepThePromises();
    void theLargestHistoryIsQuick();
    void everyHistoryKeepsThePromises();
    void theStatisticsOf_data();
    void theStatisticsOf();
};

void TestStatisticCharts::hostileNamesAreOnOneLine()
{
    const QByteArray text = "ActivityTaskScheduled id=a type=\"<b>x</b>\\n\\u202e" + QByteArray(5000, 'y') +
                            "\"\nt=1ms ActivityTaskStarted id=a attempt=1\nt=2ms ActivityTaskCompleted id=a\n";
    const Chart chart = chartOf(Statistic::ActivityRunTimes, snapshotOf(historyFromText(text)), {});
    const QString label = chart.vertical.categories.constFirst();
    QVERIFY(label.size() <= 201);
    QVERIFY(!label.contains(QLatin1Char('\n')) && !label.contains(QChar(0x202e)));
    QVERIFY(label.startsWith(QLatin1String("<b>x</b>")));
}

void TestStatisticCharts::manyTypesAreCutInTheChartOnly()
{
    QByteArray text;
    for (int type = 0; type < 50; ++type) {
        const QByteArray id = QByteArray::number(type);
        text += "ActivityTaskScheduled id=" + id + " type=T" + id + "\nActivityTaskStarted id=" + id +
                " attempt=1\nt=" + QByteArray::number(type + 1) + "ms ActivityTaskCompleted id=" + id + "\n";
    }
    const Chart chart = chartOf(Statistic::ActivityRunTimes, snapshotOf(historyFromText(text)), {});
    QCOMPARE(chart.vertical.categories.size(), 12);
    QCOMPARE(chart.rows.size(), std::size_t{50});
    QVERIFY(chart.facts.join(QLatin1Char(' ')).contains(QLatin1String("the table has all")));
}

void TestStatisticCharts::emptyHistoriesSayWhy()
{
    const RunSnapshot snapshot = snapshotOf(std::make_shared<History>());
    for (std::size_t statistic = 0; statistic < StatisticCount; ++statistic) {
        const Chart chart = chartOf(static_cast<Statistic>(statistic), snapshot, {});
        QVERIFY(chart.isEmpty());
        QCOMPARE(brokenPromise(chart, snapshot), QString());
    }
}

void TestStatisticCharts::generatedRunsKeepThePromises_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 40; ++seed)
        QTest::addRow("700 events, seed %d", seed) << 700 << seed;
}

void TestStatisticCharts::generatedRunsKeepThePromises()
{
    QFETCH(int, events);
    QFETCH(int, seed);
    const RunSnapshot snapshot = snapshotOf(generateHistory({.eventCount = static_cast<std::size_t>(events),
                                                             .seed = static_cast<std::uint64_t>(seed),
                                                             .payloadBytes = 20,
                                                             .isClosed = seed % 2 == 0}));
    QCOMPARE(brokenChart(snapshot, {}), QString());
    QCOMPARE(brokenChart(snapshot, middleOf(snapshot)), QString());
    QCOMPARE(disagreement(snapshot), QString());
}

void TestStatisticCharts::theLargestHistoryIsQuick()
{
    const RunSnapshot snapshot = snapshotOf(generateHistory({.eventCount = 51'200, .seed = 3, .payloadBytes = 300}));
    for (std::size_t position = 0; position < StatisticCount; ++position) {
        const auto statistic = static_cast<Statistic>(position);
        QElapsedTimer timer;
        timer.start();
        const Chart chart = chartOf(statistic, snapshot, {});
        qInfo("%-24s %7.1f ms, %zu marks", qPrintable(toString(statistic)),
              static_cast<double>(timer.nsecsElapsed()) / 1e6, chart.markCount());
        QCOMPARE(brokenPromise(chart, snapshot), QString());
    }
}

void TestStatisticCharts::everyHistoryKeepsThePromises()
{
    SKIP_WITHOUT_SHARED();
    std::size_t histories = 0;
    const QString complaint = firstComplaint([&histories](const std::shared_ptr<const History>& history) {
        const RunSnapshot snapshot = snapshotOf(history);
        ++histories;
        QString broken = brokenChart(snapshot, StatisticsScope());
        if (broken.isEmpty())
            broken = brokenChart(snapshot, middleOf(snapshot));
        return broken.isEmpty() ? disagreement(snapshot) : broken;
    });
    QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    qInfo("%zu histories", histories);
    QVERIFY2(histories > 900, qPrintable(QString::number(histories)));
}

void TestStatisticCharts::theStatisticsOf_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("order-full") << "python/histories/order-full.json";
    QTest::newRow("timeout-zoo") << "python/histories/timeout-zoo.json";
    QTest::newRow("go-nexus") << "go/plain/gp-nexus.json";
}

void TestStatisticCharts::theStatisticsOf()
{
    SKIP_WITHOUT_SHARED();
    QFETCH(QString, file);
    const auto runs = readFile(sharedFolder() + QLatin1String("/recordings/") + file);
    QVERIFY2(runs && runs->size() == 1, qPrintable(file));
    const RunSnapshot snapshot = snapshotOf(runs->front().history);
    QStringList lines;
    for (std::size_t statistic = 0; statistic < StatisticCount; ++statistic) {
        Chart chart = chartOf(static_cast<Statistic>(statistic), snapshot, {});
        // Hundreds of rows say no more than the first.
        if (chart.rows.size() > 20)
            chart.rows.resize(20);
        lines += printChart(chart);
    }
    const QString difference =
        goldenDifference(QLatin1String("statistics/") + QLatin1String(QTest::currentDataTag()), lines);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

QTEST_GUILESS_MAIN(TestStatisticCharts)
#include "tst_statisticcharts.moc"
