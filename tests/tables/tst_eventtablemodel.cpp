// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/eventtablemodel.h"

#include "models/formats/runloader.h"
#include "models/tables/rowtext.h"
#include "tests/support/sharedfolder.h"
#include "tests/tables/tablefixture.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

using Model = EventTableModel;

const std::vector<int> UsualColumns{Model::EventColumn, Model::TypeColumn,    Model::WhatColumn,
                                    Model::TookColumn,  Model::AttemptColumn, Model::WorkerColumn};

QVariant cell(const Model& model, qint64 eventId, int column, int role = Qt::DisplayRole)
{
    const auto event = model.snapshot()->history->findEventId(eventId);
    return event ? model.index(model.rowOfEvent(*event), column).data(role) : QVariant();
}

std::vector<qint64> eventIds(const Model& model)
{
    std::vector<qint64> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.push_back(model.index(row, 0).data(Model::EventIdRole).toLongLong());
    return ids;
}

} // namespace

class TestEventTableModel : public QObject {
    Q_OBJECT

private slots:
    void aRowTellsTypeLabelDurationAttemptsAndWorker();
    void timesAreWrittenAsTheViewWants();
    void aSummaryHasItsNameBeside();
    void aBadEndCarriesItsGlyph();
    void onlySeveralAttemptsAreMarked();
    void timeSinceStartAndSincePreviousAreOnRequest();
    void anEventWithoutTimeHasEmptyCells();
    void anUnknownTypeIsNamedAsTheFileHasIt();
    void hostileTextStaysOnOneLine();
    void laterEventsAreAddedBelow();
    void anotherRunReplacesAllRows();
    void sortingPutsEmptyCellsLast();
    void sortingKeepsWhatIsSelected();
    void noColumnIsTheOrderOfTheHistory();
    void rowsStayAsTheyAreWhileSortingIsUnderWay();
    void theLatestRequestWins();
    void theOrderHoldsWhenEventsAreAdded();
    void aModelMayGoAwayWhileItSorts();
    void everyColumnSorts_data();
    void everyColumnSorts();
    void copiedRowsAreTheTextOfTheirCells();
    void everyBadEndOfARealRunIsMarkedOnce_data();
    void everyBadEndOfARealRunIsMarkedOnce();
};

void TestEventTableModel::aRowTellsTypeLabelDurationAttemptsAndWorker()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSnapshot(snapshotFromText(smallRun()));
    QCOMPARE(rowTexts(model, UsualColumns),
             (QStringList{
                 QStringLiteral("1 | Workflow execution started |  |  |  | "),
                 QStringLiteral("2 | Workflow task scheduled |  | 5 ms |  | w1"),
                 QStringLiteral("3 | Workflow task started |  |  |  | "),
                 QStringLiteral("4 | Workflow task completed |  | 3 ms |  | "),
                 QStringLiteral("5 | Activity task scheduled | charge 144.48 | 1.02 s | 3 | w2"),
                 QStringLiteral("6 | Activity task scheduled | send_mail | 1.04 s |  | w3"),
                 QStringLiteral("7 | Timer started | reminder |  |  | "),
                 QStringLiteral("8 | Activity task started | charge 144.48 |  |  | "),
                 QStringLiteral("9 | Activity task completed | charge 144.48 | 20 ms |  | "),
                 QStringLiteral("10 | Activity task started | send_mail |  |  | "),
                 QStringLiteral("11 | Activity task failed | send_mail | 10 ms |  | "),
                 QStringLiteral("12 | Timer fired | reminder | 2 s |  | "),
             }));
}

void TestEventTableModel::timesAreWrittenAsTheViewWants()
{
    Model model;
    model.setSnapshot(snapshotFromText(smallRun()));
    QCOMPARE(cell(model, 9, Model::TimeColumn).toString(), QStringLiteral("03:04:06.025"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setTimeText([](Instant instant, Instant start) { return QString::number((instant - start).nanoseconds); });
    QCOMPARE(cell(model, 9, Model::TimeColumn).toString(), QStringLiteral("1025000000"));
    QCOMPARE(changed.count(), 1);
}

void TestEventTableModel::aSummaryHasItsNameBeside()
{
    Model model;
    model.setSnapshot(snapshotFromText(smallRun()));
    QCOMPARE(cell(model, 5, Model::WhatColumn, Model::DetailRole).toString(), QStringLiteral("charge_card"));
    QCOMPARE(cell(model, 6, Model::WhatColumn, Model::DetailRole).toString(), QString());
}

void TestEventTableModel::aBadEndCarriesItsGlyph()
{
    Model model;
    model.setSnapshot(snapshotFromText(smallRun()));
    QCOMPARE(cell(model, 11, Model::TypeColumn, Model::StatusRole).toInt(), static_cast<int>(Status::Failed));
    QVERIFY(!cell(model, 9, Model::TypeColumn, Model::StatusRole).isValid());
    QVERIFY(!cell(model, 6, Model::TypeColumn, Model::StatusRole).isValid());
    QVERIFY(cell(model, 11, Model::FailureColumn).toString().contains(QStringLiteral("no such address")));
}

void TestEventTableModel::onlySeveralAttemptsAreMarked()
{
    Model model;
    model.setSnapshot(snapshotFromText(smallRun()));
    QVERIFY((cell(model, 5, Model::AttemptColumn, Model::StyleRole).toInt() & Model::RetryStyle) != 0);
    QCOMPARE(cell(model, 5, Model::AttemptColumn, Model::SortRole).toLongLong(), 3);
    QVERIFY(!cell(model, 6, Model::AttemptColumn, Model::SortRole).isValid());
}

void TestEventTableModel::timeSinceStartAndSincePreviousAreOnRequest()
{
    Model model;
    model.setSnapshot(snapshotFromText(smallRun()));
    QCOMPARE(cell(model, 9, Model::OffsetColumn).toString(), QStringLiteral("+1.025 s"));
    QCOMPARE(cell(model, 9, Model::DeltaColumn).toString(), QStringLiteral("20 ms"));
    QCOMPARE(cell(model, 1, Model::DeltaColumn).toString(), QString());
    QVERIFY(model.headerData(Model::OffsetColumn, Qt::Horizontal, Model::IsOptionalRole).toBool());
    QVERIFY(!model.headerData(Model::WorkerColumn, Qt::Horizontal, Model::IsOptionalRole).toBool());
}

void TestEventTableModel::anEventWithoutTimeHasEmptyCells()
{
    Model model;
    model.setSnapshot(snapshotFromText("WorkflowExecutionStarted type=Order\n"
                                       "t=none WorkflowTaskScheduled queue=orders\n"));
    for (const int column : {Model::TimeColumn, Model::OffsetColumn, Model::DeltaColumn, Model::TookColumn})
        QCOMPARE(cell(model, 2, column).toString(), QString());
}

void TestEventTableModel::anUnknownTypeIsNamedAsTheFileHasIt()
{
    Model model;
    model.setSnapshot(snapshotFromText("WorkflowExecutionStarted type=Order\nSomethingOfTomorrow\n"));
    const QString type = cell(model, 2, Model::TypeColumn).toString();
    QVERIFY2(type.contains(QStringLiteral("tomorrow"), Qt::CaseInsensitive), qPrintable(type));
}

void TestEventTableModel::hostileTextStaysOnOneLine()
{
    Model model;
    model.setSnapshot(snapshotFromText("WorkflowExecutionStarted type=Order\n"
                                       "TimerStarted id=\"<b>a</b>\\nb\"\n"
                                       "ActivityTaskScheduled id=a type=\"x\u202ey\"\n"));
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < Model::ColumnCount; ++column) {
            const QString text = model.index(row, column).data().toString();
            QVERIFY2(!text.contains(QLatin1Char('\n')) && !text.contains(QChar(0x202e)), qPrintable(text));
        }
    }
}

void TestEventTableModel::laterEventsAreAddedBelow()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QByteArray first = "WorkflowExecutionStarted type=Order\nTimerStarted id=t1\n";
    model.setSnapshot(snapshotFromText(first));
    const QPersistentModelIndex timer = model.index(1, 0);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setSnapshot(snapshotFromText(first + "t=1s TimerFired id=t1\n"));
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(timer.row(), 1);
    QCOMPARE(cell(model, 3, Model::TookColumn).toString(), QStringLiteral("1 s"));
}

void TestEventTableModel::anotherRunReplacesAllRows()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSnapshot(snapshotFromText(smallRun()));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setSnapshot(snapshotFromText("WorkflowExecutionStarted type=Other\nTimerStarted id=t\n"));
    QCOMPARE(reset.count(), 1);
    QCOMPARE(model.rowCount(), 2);
    model.setSnapshot(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestEventTableModel::sortingPutsEmptyCellsLast()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSnapshot(snapshotFromText(smallRun()));
    QVERIFY(sortAndAwait(model, Model::TookColumn, Qt::DescendingOrder));
    QCOMPARE(eventIds(model), (std::vector<qint64>{12, 6, 5, 9, 11, 2, 4, 1, 3, 7, 8, 10}));
    QVERIFY(sortAndAwait(model, Model::TookColumn, Qt::AscendingOrder));
    QCOMPARE(eventIds(model), (std::vector<qint64>{4, 2, 11, 9, 5, 6, 12, 1, 3, 7, 8, 10}));
}

void TestEventTableModel::sortingKeepsWhatIsSelected()
{
    Model model;
    model.setSnapshot(snapshotFromText(smallRun()));
    const QPersistentModelIndex failed = model.index(10, Model::TypeColumn);
    QVERIFY(sortAndAwait(model, Model::EventColumn, Qt::DescendingOrder));
    QCOMPARE(failed.row(), 1);
    QCOMPARE(failed.data(Model::EventIdRole).toLongLong(), 11);
}

void TestEventTableModel::noColumnIsTheOrderOfTheHistory()
{
    Model model;
    model.setSnapshot(snapshotFromText(smallRun()));
    const std::vector<qint64> before = eventIds(model);
    QVERIFY(sortAndAwait(model, Model::TypeColumn, Qt::AscendingOrder));
    QVERIFY(eventIds(model) != before);
    model.sort(-1, Qt::AscendingOrder);
    QCOMPARE(eventIds(model), before);
}

void TestEventTableModel::rowsStayAsTheyAreWhileSortingIsUnderWay()
{
    Model model;
    model.setSnapshot(snapshotFromText(smallRun()));
    const std::vector<qint64> before = eventIds(model);
    QSignalSpy finished(&model, &Model::sortFinished);
    {
        const BusyPool busy;
        model.sort(Model::EventColumn, Qt::DescendingOrder);
        QVERIFY(model.isSorting());
        QCOMPARE(eventIds(model), before);
    }
    QVERIFY(awaitSignal(finished));
    QVERIFY(!model.isSorting());
    QVERIFY(eventIds(model) != before);
}

void TestEventTableModel::theLatestRequestWins()
{
    Model model;
    model.setSnapshot(snapshotFromText(smallRun()));
    QSignalSpy finished(&model, &Model::sortFinished);
    {
        const BusyPool busy;
        model.sort(Model::TookColumn, Qt::AscendingOrder);
        model.sort(Model::TypeColumn, Qt::AscendingOrder);
        model.sort(Model::EventColumn, Qt::DescendingOrder);
    }
    QVERIFY(awaitSignal(finished));
    computePool().waitForDone();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(finished.count(), 1);
    QCOMPARE(eventIds(model).front(), 12);
    QCOMPARE(eventIds(model).back(), 1);
}

void TestEventTableModel::theOrderHoldsWhenEventsAreAdded()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QByteArray first = "WorkflowExecutionStarted type=Order\nTimerStarted id=t1\n";
    model.setSnapshot(snapshotFromText(first));
    QVERIFY(sortAndAwait(model, Model::EventColumn, Qt::DescendingOrder));
    QSignalSpy finished(&model, &Model::sortFinished);
    model.setSnapshot(snapshotFromText(first + "t=1s TimerFired id=t1\n"));
    QVERIFY(awaitSignal(finished));
    QCOMPARE(eventIds(model), (std::vector<qint64>{3, 2, 1}));
}

void TestEventTableModel::aModelMayGoAwayWhileItSorts()
{
    auto model = std::make_unique<Model>();
    model->setSnapshot(snapshotFromText(smallRun()));
    QSignalSpy finished(model.get(), &Model::sortFinished);
    {
        const BusyPool busy;
        model->sort(Model::TypeColumn, Qt::AscendingOrder);
        model.reset();
    }
    computePool().waitForDone();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(finished.count(), 0);
}

void TestEventTableModel::everyColumnSorts_data()
{
    QTest::addColumn<int>("column");
    const Model model;
    for (int column = 0; column < Model::ColumnCount; ++column)
        QTest::newRow(qPrintable(model.headerData(column, Qt::Horizontal).toString())) << column;
}

void TestEventTableModel::everyColumnSorts()
{
    QFETCH(int, column);
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSnapshot(snapshotFromText(smallRun()));
    QVERIFY(sortAndAwait(model, column, Qt::AscendingOrder));
    QVariant former;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QVariant value = model.index(row, column).data(Model::SortRole);
        if (value.userType() == QMetaType::LongLong && former.isValid())
            QVERIFY(value.toLongLong() >= former.toLongLong());
        if (value.isValid())
            former = value;
    }
    QCOMPARE(model.rowCount(), 12);
}

void TestEventTableModel::copiedRowsAreTheTextOfTheirCells()
{
    Model model;
    model.setSnapshot(snapshotFromText(smallRun()));
    QCOMPARE(rowsAsText(model.cellText(), {8, 4}, {Model::EventColumn, Model::TookColumn}),
             QStringLiteral("9\t20 ms\n5\t1.02 s"));
}

void TestEventTableModel::everyBadEndOfARealRunIsMarkedOnce_data()
{
    SKIP_WITHOUT_SHARED();
    QTest::addColumn<QString>("path");
    const QDir folder(sharedFolder() + QStringLiteral("/recordings/python/histories"));
    for (const QString& name : folder.entryList({QStringLiteral("*.json")}))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestEventTableModel::everyBadEndOfARealRunIsMarkedOnce()
{
    QFETCH(QString, path);
    const auto file = openFile(path);
    QVERIFY(file);
    const auto runs = loadRuns(**file, {});
    QVERIFY(runs);
    for (const RunSnapshotPointer& snapshot : *runs) {
        Model model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(snapshot);
        std::vector<int> marks(snapshot->groups->size());
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex type = model.index(row, Model::TypeColumn);
            if (type.data(Model::StatusRole).isValid())
                ++marks[type.data(Model::GroupIndexRole).toUInt()];
        }
        for (std::size_t group = 0; group < marks.size(); ++group) {
            const Status status = snapshot->groups->group(GroupIndex(group)).status;
            QCOMPARE(marks[group], isFailure(status) || status == Status::Cancelled ? 1 : 0);
        }
    }
}

QTEST_GUILESS_MAIN(TestEventTableModel)
#include "tst_eventtablemodel.moc"
