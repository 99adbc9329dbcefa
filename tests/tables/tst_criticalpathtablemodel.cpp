// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/criticalpathtablemodel.h"
#include "tests/support/historygenerator.h"
#include "tests/tables/chargerun.h"
#include "tests/tables/tablefixture.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

using Model = CriticalPathTableModel;

void show(Model& model, const RunSnapshotPointer& snapshot)
{
    model.setPath(snapshot, std::make_shared<const CriticalPath>(criticalPathOf(*snapshot)));
}

const std::vector<int> AllColumns{Model::StartColumn, Model::DurationColumn, Model::ShareColumn,
                                  Model::KindColumn,  Model::NameColumn,     Model::EventColumn};

} // namespace

class TestCriticalPathTableModel : public QObject {
    Q_OBJECT

private slots:
    void eachPartIsARow();
    void movedTimesAreSaid();
    void sharesAddUpToTheWhole();
    void partsCanBeSortedByDuration();
    void aRowLeadsToTheEventThatEndedTheWait();
    void aPathCanGo();
};

void TestCriticalPathTableModel::eachPartIsARow()
{
    Model model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    show(model, snapshotFromText(chargeRun()));
    QCOMPARE(rowTexts(model, AllColumns),
             QStringList({"+0.000 s | 5 ms | 5.0 % | Workflow task waits for a worker |  | 3",
                          "+0.005 s | 5 ms | 5.0 % | Workflow task |  | 4",
                          "+0.010 s | 10 ms | 10.0 % | Waits for its start | Charge | 6",
                          "+0.020 s | 40 ms | 40.0 % | Runs | Charge | 7",
                          "+0.060 s | 10 ms | 10.0 % | Workflow task waits for a worker |  | 9",
                          "+0.070 s | 30 ms | 30.0 % | Workflow task |  | 10"}));
}

void TestCriticalPathTableModel::movedTimesAreSaid()
{
    Model model;
    show(model, snapshotFromText("WorkflowExecutionStarted\nWorkflowTaskScheduled\nt=5ms WorkflowTaskStarted\n"
                                 "t=10ms WorkflowTaskCompleted\nt=20ms ActivityTaskScheduled id=a type=Charge\n"
                                 "t=15ms ActivityTaskStarted id=a\nt=40ms ActivityTaskCompleted id=a"));
    QCOMPARE(rowTexts(model, {Model::KindColumn}),
             QStringList({"Workflow task waits for a worker", "Workflow task (time moved)", "Runs"}));
}

void TestCriticalPathTableModel::sharesAddUpToTheWhole()
{
    Model model;
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
        show(model, snapshotOf(generateHistory({.eventCount = 600, .seed = seed, .payloadBytes = 8})));
        double sum = 0;
        for (int row = 0; row < model.rowCount(); ++row)
            sum += model.index(row, Model::ShareColumn).data().toString().chopped(2).toDouble();
        // Each is rounded to a tenth; "< 0.1 %" adds nothing here.
        QVERIFY2(std::abs(sum - 100) <= 0.05 * model.rowCount() + 0.01, qPrintable(QString::number(sum)));
    }
}

void TestCriticalPathTableModel::partsCanBeSortedByDuration()
{
    Model model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    show(model, snapshotFromText(chargeRun()));
    QVERIFY(sortAndAwait(model, Model::DurationColumn, Qt::DescendingOrder));
    QCOMPARE(rowTexts(model, {Model::DurationColumn}).mid(0, 2), QStringList({"40 ms", "30 ms"}));
    QVERIFY(sortAndAwait(model, Model::KindColumn, Qt::AscendingOrder));
    QCOMPARE(rowTexts(model, {Model::KindColumn}).constFirst(), "Runs");
}

void TestCriticalPathTableModel::aRowLeadsToTheEventThatEndedTheWait()
{
    Model model;
    show(model, snapshotFromText(chargeRun()));
    const QModelIndex runs = model.index(3, Model::NameColumn);
    QCOMPARE(runs.data(Model::EventIdRole).toLongLong(), 7);
    QCOMPARE(runs.data(Model::EventIndexRole).toUInt(), 6U);
    QVERIFY(runs.data(Model::GroupIndexRole).isValid());
}

void TestCriticalPathTableModel::aPathCanGo()
{
    Model model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    show(model, snapshotFromText(chargeRun()));
    model.setPath(nullptr, nullptr);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestCriticalPathTableModel)
#include "tst_criticalpathtablemodel.moc"
