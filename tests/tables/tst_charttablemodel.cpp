// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statistics/statisticcharts.h"
#include "models/tables/charttablemodel.h"
#include "tests/tables/tablefixture.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

class TestChartTableModel : public QObject {
    Q_OBJECT

private slots:
    void theTableHasTheNumbersOfTheChart();
    void aRowLeadsToItsEvents();
    void numbersStandToTheRight();
    void anotherChartBringsOtherColumns();
};

void TestChartTableModel::theTableHasTheNumbersOfTheChart()
{
    ChartTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setChart(chartOf(Statistic::ActivityRunTimes, *snapshotFromText(smallRun()), {}));
    QStringList titles;
    for (int column = 0; column < model.columnCount(); ++column)
        titles.append(model.headerData(column, Qt::Horizontal).toString());
    QCOMPARE(titles,
             QStringList({"Type", "Count", "Median", "90th percentile", "99th percentile", "Longest", "Together"}));
    QCOMPARE(rowTexts(model, {0, 1, 2, 5}),
             QStringList({"charge_card | 1 | 20 ms | 20 ms", "send_mail | 1 | 10 ms | 10 ms"}));
}

void TestChartTableModel::aRowLeadsToItsEvents()
{
    ChartTableModel model;
    const RunSnapshotPointer snapshot = snapshotFromText(smallRun());
    model.setChart(chartOf(Statistic::ActivityRunTimes, *snapshot, {}));
    QCOMPARE(model.eventsOf(1).size(), std::size_t{1});
    QCOMPARE(snapshot->history->eventId(model.eventsOf(1).front()), std::int64_t{6});
}

void TestChartTableModel::numbersStandToTheRight()
{
    ChartTableModel model;
    model.setChart(chartOf(Statistic::ActivityRunTimes, *snapshotFromText(smallRun()), {}));
    QVERIFY(model.index(0, 0).data(Qt::TextAlignmentRole).toInt() & Qt::AlignLeft);
    QVERIFY(model.index(0, 1).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    QVERIFY(model.headerData(2, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
}

void TestChartTableModel::anotherChartBringsOtherColumns()
{
    ChartTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.columnCount(), 0);
    const RunSnapshotPointer snapshot = snapshotFromText(smallRun());
    model.setChart(chartOf(Statistic::WorkflowTaskTimes, *snapshot, {}));
    QCOMPARE(rowTexts(model, {0, 1, 2, 3}), QStringList("+0.000 s | 2 ms | 3 ms | Completed"));
    model.setChart(chartOf(Statistic::ChildWorkflowTimes, *snapshot, {}));
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestChartTableModel)
#include "tst_charttablemodel.moc"
