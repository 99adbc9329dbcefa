// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/eventtablemodel.h"
#include "tests/views/openrun.h"
#include "views/history/eventtablepane.h"
#include "views/history/runtableview.h"

#include <QHeaderView>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

const QSize UsualSize(1000, 400);

/// Moves the handle right of a column with the mouse.
void dragHandle(QHeaderView& header, int column, int by)
{
    const int y = header.height() / 2;
    const int edge = header.sectionViewportPosition(column) + header.sectionSize(column) - 1;
    QTest::mousePress(header.viewport(), Qt::LeftButton, {}, {edge, y});
    QTest::mouseMove(header.viewport(), {edge + by / 2, y});
    QTest::mouseMove(header.viewport(), {edge + by, y});
    QTest::mouseRelease(header.viewport(), Qt::LeftButton, {}, {edge + by, y});
}

} // namespace

class TestTableColumns : public QObject {
    Q_OBJECT

private slots:
    void init();
    void columnsAreChosenAndRemembered();
    void widthsDraggedByHandAreRemembered_data();
    void widthsDraggedByHandAreRemembered();
    void aDoubleClickOnAHandleIsRememberedToo();
    void theLastColumnStays();
    void aForeignStateIsRefused_data();
    void aForeignStateIsRefused();
    void textColumnsGiveWayWhenRoomIsShort();
    void namesGetTheRoomThatIsLeftOver();
};

void TestTableColumns::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("QObject|QPainter|QAccessible|index")));
}

void TestTableColumns::columnsAreChosenAndRemembered()
{
    OpenRun run(smallRun());
    QByteArray state;
    {
        EventTablePane pane(run.document);
        showAndAwait(pane, UsualSize);
        pane.eventTable().columns().setShown(EventTableModel::WorkerColumn, false);
        pane.eventTable().columns().setShown(EventTableModel::OffsetColumn, true);
        pane.eventTable().columns().moveBy(EventTableModel::TookColumn, -1);
        pane.eventTable().sortByColumn(EventTableModel::TookColumn, Qt::DescendingOrder);
        pane.setMode(EventTablePane::Mode::Groups);
        state = pane.saveState();
    }
    EventTablePane pane(run.document);
    QSignalSpy finished(&pane.eventTable().tableModel(), &SortableTableModel::sortFinished);
    QVERIFY(pane.restoreState(state));
    QCOMPARE(pane.mode(), EventTablePane::Mode::Groups);
    QVERIFY(!pane.eventTable().columns().isShown(EventTableModel::WorkerColumn));
    QVERIFY(pane.eventTable().columns().isShown(EventTableModel::OffsetColumn));
    QCOMPARE(pane.eventTable().columns().shownColumns(),
             (std::vector<int>{EventTableModel::EventColumn, EventTableModel::TimeColumn, EventTableModel::TypeColumn,
                               EventTableModel::TookColumn, EventTableModel::WhatColumn, EventTableModel::AttemptColumn,
                               EventTableModel::OffsetColumn}));
    QVERIFY(awaitSignal(finished));
    QCOMPARE(pane.eventTable().model()->index(0, 0).data(SortableTableModel::EventIdRole).toInt(), 12);

    pane.eventTable().columns().reset();
    QVERIFY(pane.eventTable().columns().isShown(EventTableModel::WorkerColumn));
}

void TestTableColumns::widthsDraggedByHandAreRemembered_data()
{
    QTest::addColumn<QList<int>>("hidden");
    QTest::newRow("all usual columns") << QList<int>();
    QTest::newRow("several hidden") << QList<int>{EventTableModel::TimeColumn, EventTableModel::AttemptColumn,
                                                  EventTableModel::WorkerColumn};
}

void TestTableColumns::widthsDraggedByHandAreRemembered()
{
    QFETCH(QList<int>, hidden);
    OpenRun run(smallRun());
    QByteArray state;
    std::vector<int> widths;
    {
        EventTablePane pane(run.document);
        showAndAwait(pane, UsualSize);
        for (const int column : hidden)
            pane.eventTable().columns().setShown(column, false);
        QHeaderView* header = pane.eventTable().horizontalHeader();
        const int before = header->sectionSize(EventTableModel::TypeColumn);
        dragHandle(*header, EventTableModel::TypeColumn, -40);
        QCOMPARE(header->sectionSize(EventTableModel::TypeColumn), before - 40);
        dragHandle(*header, EventTableModel::EventColumn, 30);
        // Who chose widths keeps them when the window changes its size.
        pane.resize(UsualSize - QSize(200, 0));
        QCOMPARE(header->sectionSize(EventTableModel::TypeColumn), before - 40);
        for (const int column : pane.eventTable().columns().shownColumns())
            widths.push_back(header->sectionSize(column));
        state = pane.saveState();
    }
    EventTablePane pane(run.document);
    QVERIFY(pane.restoreState(state));
    showAndAwait(pane, UsualSize - QSize(200, 0));
    for (const int column : hidden)
        QVERIFY(!pane.eventTable().columns().isShown(column));
    std::vector<int> restored;
    for (const int column : pane.eventTable().columns().shownColumns())
        restored.push_back(pane.eventTable().horizontalHeader()->sectionSize(column));
    QCOMPARE(restored, widths);
}

void TestTableColumns::aDoubleClickOnAHandleIsRememberedToo()
{
    OpenRun run(smallRun());
    QByteArray state;
    int fitted = 0;
    {
        EventTablePane pane(run.document);
        showAndAwait(pane, UsualSize);
        QHeaderView* header = pane.eventTable().horizontalHeader();
        const QPoint handle(header->sectionViewportPosition(EventTableModel::TypeColumn) +
                                header->sectionSize(EventTableModel::TypeColumn) - 1,
                            header->height() / 2);
        const int before = header->sectionSize(EventTableModel::TypeColumn);
        QTest::mouseDClick(header->viewport(), Qt::LeftButton, {}, handle);
        fitted = header->sectionSize(EventTableModel::TypeColumn);
        QVERIFY(fitted != before);
        state = pane.saveState();
    }
    EventTablePane pane(run.document);
    QVERIFY(pane.restoreState(state));
    showAndAwait(pane, UsualSize);
    QCOMPARE(pane.eventTable().horizontalHeader()->sectionSize(EventTableModel::TypeColumn), fitted);
}

void TestTableColumns::theLastColumnStays()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    for (int column = 0; column < EventTableModel::ColumnCount; ++column)
        pane.eventTable().columns().setShown(column, false);
    QCOMPARE(pane.eventTable().columns().shownCount(), 1);
}

void TestTableColumns::aForeignStateIsRefused_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("noise") << QByteArray(200, '\x7f');
    QTest::newRow("another version") << QByteArray("\x09\0\0\0", 4);
}

void TestTableColumns::aForeignStateIsRefused()
{
    QFETCH(QByteArray, state);
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    const std::vector<int> before = pane.eventTable().columns().shownColumns();
    QVERIFY(!pane.restoreState(state));
    QCOMPARE(pane.eventTable().columns().shownColumns(), before);
}

void TestTableColumns::textColumnsGiveWayWhenRoomIsShort()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, QSize(1400, 400));
    const QHeaderView* header = pane.eventTable().horizontalHeader();
    const int wideText = header->sectionSize(EventTableModel::WhatColumn);
    const int wideTime = header->sectionSize(EventTableModel::TimeColumn);
    pane.resize(640, 400);
    QVERIFY(await([&] { return header->sectionSize(EventTableModel::WhatColumn) < wideText; }));
    QCOMPARE(header->sectionSize(EventTableModel::TimeColumn), wideTime);
}

void TestTableColumns::namesGetTheRoomThatIsLeftOver()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, QSize(1200, 400));
    const QHeaderView* header = pane.eventTable().horizontalHeader();
    const int usual = header->sectionSize(EventTableModel::WhatColumn);
    const int worker = header->sectionSize(EventTableModel::WorkerColumn);
    pane.resize(1500, 400);
    QVERIFY(await([&] { return header->sectionSize(EventTableModel::WhatColumn) == usual + 300; }));
    QCOMPARE(header->sectionSize(EventTableModel::WorkerColumn), worker);
}

QTEST_MAIN(TestTableColumns)
#include "tst_tablecolumns.moc"
