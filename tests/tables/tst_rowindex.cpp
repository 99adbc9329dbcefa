// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/rowindex.h"

#include <QTest>

using namespace chronoscope;

class TestRowIndex : public QObject {
    Q_OBJECT

private slots:
    void withoutAnOrderEveryPositionIsItsOwnRow();
    void anOrderIsReadBothWays();
    void whatIsLeftOutHasNoRow();
    void anEmptySelectionShowsNothing();
    void newPositionsComeLast_data();
    void newPositionsComeLast();
};

void TestRowIndex::withoutAnOrderEveryPositionIsItsOwnRow()
{
    const RowIndex rows(3);
    QCOMPARE(rows.rowCount(), 3);
    QCOMPARE(rows.sourceAt(2), 2U);
    QCOMPARE(rows.rowOf(1), 1);
    QCOMPARE(rows.rowOf(3), -1);
}

void TestRowIndex::anOrderIsReadBothWays()
{
    const RowIndex rows({2, 0, 1}, 3);
    QCOMPARE(rows.sourceAt(0), 2U);
    QCOMPARE(rows.rowOf(2), 0);
    QCOMPARE(rows.rowOf(0), 1);
}

void TestRowIndex::whatIsLeftOutHasNoRow()
{
    const RowIndex rows({3, 1}, 4);
    QCOMPARE(rows.rowCount(), 2);
    QCOMPARE(rows.rowOf(0), -1);
    QCOMPARE(rows.rowOf(3), 0);
}

void TestRowIndex::anEmptySelectionShowsNothing()
{
    const RowIndex rows({}, 4);
    QCOMPARE(rows.rowCount(), 0);
    QCOMPARE(rows.rowOf(0), -1);
}

void TestRowIndex::newPositionsComeLast_data()
{
    QTest::addColumn<bool>("isSorted");
    QTest::newRow("natural order") << false;
    QTest::newRow("sorted") << true;
}

void TestRowIndex::newPositionsComeLast()
{
    QFETCH(bool, isSorted);
    RowIndex rows = isSorted ? RowIndex({1, 0}, 2) : RowIndex(2);
    rows.append(4);
    QCOMPARE(rows.rowCount(), 4);
    QCOMPARE(rows.sourceAt(2), 2U);
    QCOMPARE(rows.sourceAt(3), 3U);
    QCOMPARE(rows.rowOf(3), 3);
}

QTEST_GUILESS_MAIN(TestRowIndex)
#include "tst_rowindex.moc"
