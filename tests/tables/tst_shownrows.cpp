// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/eventtablemodel.h"
#include "tests/tables/tablefixture.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

QString ids(const EventTableModel& model)
{
    return rowTexts(model, {EventTableModel::EventColumn}).join(QLatin1Char(' '));
}

RunSnapshotPointer timers(int count)
{
    QByteArray text = "WorkflowExecutionStarted type=Sleepy\n";
    for (int timer = 0; timer < count; ++timer)
        text += "t=" + QByteArray::number(100 - timer) + "ms TimerStarted id=" + QByteArray::number(timer) + "\n";
    return snapshotFromText(text);
}

} // namespace

/// A table that shows some of its rows only, as filters want it.
class TestShownRows : public QObject {
    Q_OBJECT

private slots:
    void onlyTheGivenRowsAreShown();
    void rowsThatDoNotPassHaveNoPlace();
    void anythingCanBeShownAgain();
    void nothingCanBeShown();
    void theSortingStays();
    void whatIsShownFirstGivesWayToWhatIsShownLast();
    void rowsThatTheSnapshotLacksAreLeftOut();
};

void TestShownRows::onlyTheGivenRowsAreShown()
{
    EventTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSnapshot(timers(5));
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.showOnly(std::vector<std::uint32_t>{1, 3});
    QCOMPARE(ids(model), QStringLiteral("2 4"));
    QCOMPARE(reset.count(), 1);
}

void TestShownRows::rowsThatDoNotPassHaveNoPlace()
{
    EventTableModel model;
    model.setSnapshot(timers(5));
    model.showOnly(std::vector<std::uint32_t>{1, 3});
    QCOMPARE(model.rowOf(3), 1);
    QCOMPARE(model.rowOf(2), -1);
}

void TestShownRows::anythingCanBeShownAgain()
{
    EventTableModel model;
    model.setSnapshot(timers(3));
    model.showOnly(std::vector<std::uint32_t>{2});
    model.showOnly(std::nullopt);
    QCOMPARE(ids(model), QStringLiteral("1 2 3 4"));
}

void TestShownRows::nothingCanBeShown()
{
    EventTableModel model;
    model.setSnapshot(timers(3));
    model.showOnly(std::vector<std::uint32_t>{});
    QCOMPARE(model.rowCount(), 0);
}

void TestShownRows::theSortingStays()
{
    EventTableModel model;
    model.setSnapshot(timers(4));
    QVERIFY(sortAndAwait(model, EventTableModel::TimeColumn, Qt::AscendingOrder));
    QCOMPARE(ids(model), QStringLiteral("1 5 4 3 2"));
    QSignalSpy finished(&model, &SortableTableModel::sortFinished);
    model.showOnly(std::vector<std::uint32_t>{1, 2, 4});
    // Rows that are there stay until the new ones are sorted.
    QCOMPARE(ids(model), QStringLiteral("1 5 4 3 2"));
    QVERIFY(awaitSignal(finished));
    QCOMPARE(ids(model), QStringLiteral("5 3 2"));
}

void TestShownRows::whatIsShownFirstGivesWayToWhatIsShownLast()
{
    EventTableModel model;
    model.setSnapshot(timers(4));
    QVERIFY(sortAndAwait(model, EventTableModel::TimeColumn, Qt::AscendingOrder));
    QSignalSpy finished(&model, &SortableTableModel::sortFinished);
    model.showOnly(std::vector<std::uint32_t>{1});
    model.showOnly(std::vector<std::uint32_t>{1, 2});
    QVERIFY(awaitSignal(finished));
    QCOMPARE(ids(model), QStringLiteral("3 2"));
    // The order of the history is there at once.
    model.sort(-1);
    QCOMPARE(ids(model), QStringLiteral("2 3"));
}

void TestShownRows::rowsThatTheSnapshotLacksAreLeftOut()
{
    EventTableModel model;
    model.setSnapshot(timers(2));
    model.showOnly(std::vector<std::uint32_t>{2, 3, 70});
    QCOMPARE(ids(model), QStringLiteral("3"));
}

QTEST_MAIN(TestShownRows)
#include "tst_shownrows.moc"
