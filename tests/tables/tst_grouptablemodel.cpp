// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/grouptablemodel.h"

#include "tests/tables/tablefixture.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

using Model = GroupTableModel;

int rowNamed(const Model& model, const QString& label)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, Model::LabelColumn).data().toString() == label)
            return row;
    }
    return -1;
}

QVariant cell(const Model& model, const QString& label, int column, int role = Qt::DisplayRole)
{
    return model.index(rowNamed(model, label), column).data(role);
}

} // namespace

class TestGroupTableModel : public QObject {
    Q_OBJECT

private slots:
    void aRowTellsWhatKindStatusTimesAndAttempts();
    void aFailureIsToldByGlyphWordAndMessage();
    void theFailureOfAnEarlierAttemptIsTold();
    void whatIsOpenTookSoFar();
    void aSignalHasNoStatusAndNoDuration();
    void groupsStayWhenTheirEventsArrive();
    void sortsByTimeTaken();
};

void TestGroupTableModel::aRowTellsWhatKindStatusTimesAndAttempts()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSnapshot(snapshotFromText(smallRun()));
    const QString label = QStringLiteral("charge 144.48");
    QCOMPARE(cell(model, label, Model::LabelColumn, Model::DetailRole).toString(), QStringLiteral("charge_card"));
    QCOMPARE(cell(model, label, Model::KindColumn).toString(), QStringLiteral("Activity"));
    QCOMPARE(cell(model, label, Model::StatusColumn).toString(), QStringLiteral("Completed"));
    QCOMPARE(cell(model, label, Model::StartColumn).toString(), QStringLiteral("03:04:05.005"));
    QCOMPARE(cell(model, label, Model::QueuedColumn).toString(), QStringLiteral("1 s"));
    QCOMPARE(cell(model, label, Model::TookColumn).toString(), QStringLiteral("20 ms"));
    QCOMPARE(cell(model, label, Model::AttemptsColumn).toString(), QStringLiteral("3"));
    QCOMPARE(cell(model, label, Model::WorkerColumn).toString(), QStringLiteral("w2"));
    QCOMPARE(cell(model, label, Model::TaskQueueColumn).toString(), QStringLiteral("payments"));
    QCOMPARE(cell(model, label, Model::EventsColumn).toString(), QStringLiteral("3"));
    QCOMPARE(cell(model, label, Model::FirstEventColumn).toString(), QStringLiteral("5"));
    QVERIFY((cell(model, label, Model::AttemptsColumn, Model::StyleRole).toInt() & Model::RetryStyle) != 0);
}

void TestGroupTableModel::aFailureIsToldByGlyphWordAndMessage()
{
    Model model;
    model.setSnapshot(snapshotFromText(smallRun()));
    const QString label = QStringLiteral("send_mail");
    QCOMPARE(cell(model, label, Model::StatusColumn, Model::StatusRole).toInt(), static_cast<int>(Status::Failed));
    QCOMPARE(cell(model, label, Model::StatusColumn).toString(), QStringLiteral("Failed"));
    QVERIFY(cell(model, label, Model::FailureColumn).toString().contains(QStringLiteral("no such address")));
}

void TestGroupTableModel::theFailureOfAnEarlierAttemptIsTold()
{
    Model model;
    model.setSnapshot(snapshotFromText(smallRun()));
    QVERIFY(cell(model, QStringLiteral("charge 144.48"), Model::FailureColumn)
                .toString()
                .contains(QStringLiteral("gateway unavailable")));
}

void TestGroupTableModel::whatIsOpenTookSoFar()
{
    Model model;
    model.setSnapshot(snapshotFromText("WorkflowExecutionStarted type=Order\n"
                                       "TimerStarted id=t1\n"
                                       "t=3s WorkflowExecutionSignaled name=poke\n"));
    QCOMPARE(cell(model, QStringLiteral("t1"), Model::TookColumn).toString(), QStringLiteral("3 s so far"));
    QCOMPARE(cell(model, QStringLiteral("t1"), Model::TookColumn, Model::SortRole).toLongLong(),
             3 * NanosecondsPerSecond);
}

void TestGroupTableModel::aSignalHasNoStatusAndNoDuration()
{
    Model model;
    model.setSnapshot(snapshotFromText("WorkflowExecutionStarted type=Order\nWorkflowExecutionSignaled name=poke\n"));
    QCOMPARE(cell(model, QStringLiteral("poke"), Model::StatusColumn).toString(), QString());
    QVERIFY(!cell(model, QStringLiteral("poke"), Model::StatusColumn, Model::StatusRole).isValid());
    QCOMPARE(cell(model, QStringLiteral("poke"), Model::TookColumn).toString(), QString());
}

void TestGroupTableModel::groupsStayWhenTheirEventsArrive()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QByteArray first = "WorkflowExecutionStarted type=Order\nTimerStarted id=t1\n";
    model.setSnapshot(snapshotFromText(first));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setSnapshot(snapshotFromText(first + "t=1s TimerFired id=t1\n"));
    QCOMPARE(reset.count(), 0);
    QVERIFY(changed.count() >= 1);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cell(model, QStringLiteral("t1"), Model::StatusColumn).toString(), QStringLiteral("Completed"));
}

void TestGroupTableModel::sortsByTimeTaken()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSnapshot(snapshotFromText(smallRun()));
    // The run itself is still open and took the longest.
    QVERIFY(sortAndAwait(model, Model::TookColumn, Qt::DescendingOrder));
    QCOMPARE(model.index(0, Model::KindColumn).data().toString(), QStringLiteral("Workflow"));
    QVERIFY(rowNamed(model, QStringLiteral("reminder")) < rowNamed(model, QStringLiteral("charge 144.48")));
    QVERIFY(rowNamed(model, QStringLiteral("charge 144.48")) < rowNamed(model, QStringLiteral("send_mail")));
}

QTEST_GUILESS_MAIN(TestGroupTableModel)
#include "tst_grouptablemodel.moc"
