// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/grouptablemodel.h"

#include "tests/tables/tablefixture.h"

#include <QAbstractItemModelTester>
#include <QtTest>

#include <limits>

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
    void sizesAreThoseOfInputAndResult();
    void anUnknownSizeIsBlankAndNotNothing();
    void theInputOfTheNextRunIsNotThatOfThisOne();
    void sortsBySizeWithUnknownOnesLast();
    void everyColumnSorts();
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

void TestGroupTableModel::sizesAreThoseOfInputAndResult()
{
    Model model;
    model.setSnapshot(snapshotFromText("WorkflowExecutionStarted type=Order input=[1,22]\n"
                                       "ActivityTaskScheduled id=1 type=mail input=[\"abc\"]\n"
                                       "ActivityTaskStarted id=1\n"
                                       "t=1s ActivityTaskCompleted id=1 result=[12345]\n"
                                       "t=2s WorkflowExecutionSignaled name=poke input=[7]\n"));
    // The brackets are part of the payload.
    QCOMPARE(cell(model, "mail", Model::InputSizeColumn).toString(), QString("7 B"));
    QCOMPARE(cell(model, "mail", Model::ResultSizeColumn).toString(), QString("7 B"));
    QCOMPARE(cell(model, "mail", Model::InputSizeColumn, Model::SortRole).toLongLong(), 7);
    QCOMPARE(cell(model, "mail", Model::InputSizeColumn, Qt::TextAlignmentRole).toInt() & Qt::AlignRight,
             int(Qt::AlignRight));
    QCOMPARE(cell(model, "Order", Model::InputSizeColumn).toString(), QString("6 B"));
    QCOMPARE(cell(model, "poke", Model::InputSizeColumn).toString(), QString("3 B"));
    QCOMPARE(cell(model, "mail", Model::TotalColumn).toString(), QString("1 s"));
}

void TestGroupTableModel::anUnknownSizeIsBlankAndNotNothing()
{
    Model model;
    model.setSnapshot(snapshotFromText("WorkflowExecutionStarted type=Order\nTimerStarted id=t1\n"));
    for (const int column : {int{Model::InputSizeColumn}, int{Model::ResultSizeColumn}}) {
        QCOMPARE(cell(model, "t1", column).toString(), QString());
        QVERIFY(!cell(model, "t1", column, Model::SortRole).isValid());
    }
}

void TestGroupTableModel::theInputOfTheNextRunIsNotThatOfThisOne()
{
    Model model;
    model.setSnapshot(snapshotFromText("WorkflowExecutionStarted type=Order input=[1]\n"
                                       "t=1s WorkflowExecutionContinuedAsNew input=[123456789]\n"));
    QCOMPARE(cell(model, "Order", Model::InputSizeColumn).toString(), QString("3 B"));
}

void TestGroupTableModel::sortsBySizeWithUnknownOnesLast()
{
    Model model;
    model.setSnapshot(snapshotFromText("WorkflowExecutionStarted type=Order\n"
                                       "WorkflowExecutionSignaled name=small input=[1]\n"
                                       "WorkflowExecutionSignaled name=large input=[12345]\n"
                                       "WorkflowExecutionSignaled name=none\n"));
    QSignalSpy finished(&model, &Model::sortFinished);
    model.sort(Model::InputSizeColumn, Qt::DescendingOrder);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(rowNamed(model, "large"), 0);
    QCOMPARE(rowNamed(model, "small"), 1);
    model.sort(Model::InputSizeColumn, Qt::AscendingOrder);
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(rowNamed(model, "small"), 0);
    QCOMPARE(rowNamed(model, "large"), 1);
}

void TestGroupTableModel::everyColumnSorts()
{
    Model model;
    model.setSnapshot(snapshotFromText(smallRun()));
    QSignalSpy finished(&model, &Model::sortFinished);
    for (int column = 0; column < Model::ColumnCount; ++column) {
        model.sort(column, Qt::AscendingOrder);
        QTRY_COMPARE(finished.count(), column + 1);
        // Equal or empty cells may stand in any order among themselves; numbers never fall.
        qint64 before = std::numeric_limits<qint64>::min();
        for (int row = 0; row < model.rowCount(); ++row) {
            const QVariant key = model.index(row, column).data(Model::SortRole);
            if (key.userType() != QMetaType::LongLong)
                continue;
            QVERIFY2(key.toLongLong() >= before, qPrintable(QString("column %1 row %2").arg(column).arg(row)));
            before = key.toLongLong();
        }
    }
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
