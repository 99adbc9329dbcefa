// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/eventtablemodel.h"
#include "models/tables/grouptablemodel.h"
#include "tests/views/openrun.h"
#include "views/common/segmentedbuttons.h"
#include "views/history/eventtablepane.h"
#include "views/history/runtableview.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

const QSize UsualSize(1000, 400);

qint64 currentEventId(const RunTableView& table)
{
    return table.currentIndex().data(SortableTableModel::EventIdRole).toLongLong();
}

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

QMenu* openContextMenu(RunTableView& table)
{
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QCoreApplication::sendEvent(table.viewport(), &event);
    return qobject_cast<QMenu*>(QApplication::activePopupWidget());
}

QAction* actionNamed(const QMenu& menu, const QString& text)
{
    for (QAction* action : menu.actions()) {
        if (action->text().remove(QLatin1Char('&')) == text)
            return action;
    }
    return nullptr;
}

} // namespace

class TestEventTable : public QObject {
    Q_OBJECT

private slots:
    void init();
    void listsAllEventsInTheOrderOfTheHistory();
    void movingWithTheKeyboardSelectsTheEvent();
    void clickingARowSelectsTheEvent();
    void theFirstClickSelectsNothingElse();
    void followsTheSelectionAndBringsItIntoView();
    void followingSendsNothingBack();
    void followingLeavesTheFocusWhereItIs();
    void clearingTheSelectionClearsTheTable();
    void showsOneRowPerGroupOnRequest();
    void arrowKeysSwitchBetweenEventsAndGroups();
    void aGroupRowKeepsTheEventThatIsSelectedInIt();
    void homeAndEndGoToTheFirstAndTheLastRow();
    void theCopyKeyCopiesTheSelectedRows();
    void manyRowsAreCopiedAwayFromTheGuiThread();
    void theHeaderSortsAndTheSelectionStays();
    void theContextMenuOpensByKeyboard();
    void anEventIsCopiedAsJson();
    void enterZoomsTheTimelineToTheGroup();
    void columnsAreChosenAndRemembered();
    void widthsDraggedByHandAreRemembered_data();
    void widthsDraggedByHandAreRemembered();
    void aDoubleClickOnAHandleIsRememberedToo();
    void theLastColumnStays();
    void aForeignStateIsRefused_data();
    void aForeignStateIsRefused();
    void textColumnsGiveWayWhenRoomIsShort();
    void namesGetTheRoomThatIsLeftOver();
    void rowsAreAsHighAsTheFontNeeds();
    void toolTipsAreShownLetterByLetter();
    void timesFollowTheTimeDisplay();
    void aLargerSnapshotKeepsTheSelection();
    void thePaneMayGoAwayWhileItSorts();
    void everythingHasAName();
};

void TestEventTable::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("QObject|QPainter|QAccessible|index")));
}

void TestEventTable::listsAllEventsInTheOrderOfTheHistory()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    QCOMPARE(pane.eventTable().model()->rowCount(), 12);
    QCOMPARE(pane.eventTable().model()->index(0, 0).data(SortableTableModel::EventIdRole).toInt(), 1);
    QVERIFY(!pane.eventTable().currentIndex().isValid());
}

void TestEventTable::movingWithTheKeyboardSelectsTheEvent()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    run.selectEventId(5);
    pane.focusTable();
    QTest::keyClick(&pane.eventTable(), Qt::Key_Down);
    QCOMPARE(run.selectedEventId(), 6);
}

void TestEventTable::clickingARowSelectsTheEvent()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    const QRect cell = pane.eventTable().visualRect(pane.eventTable().model()->index(3, 0));
    QTest::mouseClick(pane.eventTable().viewport(), Qt::LeftButton, {}, cell.center());
    QCOMPARE(run.selectedEventId(), 4);
}

void TestEventTable::theFirstClickSelectsNothingElse()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    QSignalSpy changed(&run.document.selection(), &Selection::changed);
    RunTableView& table = pane.eventTable();
    table.setFocus(Qt::MouseFocusReason);
    QCOMPARE(changed.count(), 0);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(table.model()->index(0, 0)).center());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(run.selectedEventId(), 1);
}

void TestEventTable::followsTheSelectionAndBringsItIntoView()
{
    OpenRun run(runOfTimers(300));
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    run.selectEventId(500);
    RunTableView& table = pane.eventTable();
    QCOMPARE(currentEventId(table), 500);
    QVERIFY(table.viewport()->rect().contains(table.visualRect(table.currentIndex())));
}

void TestEventTable::followingSendsNothingBack()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    QSignalSpy changed(&run.document.selection(), &Selection::changed);
    run.selectEventId(9);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(run.selectedEventId(), 9);
}

void TestEventTable::followingLeavesTheFocusWhereItIs()
{
    OpenRun run(smallRun());
    QWidget window;
    auto* other = new QWidget(&window);
    other->setFocusPolicy(Qt::StrongFocus);
    auto* pane = new EventTablePane(run.document, &window);
    pane->resize(UsualSize);
    showAndAwait(window, UsualSize);
    other->setFocus();
    run.selectEventId(9);
    QVERIFY(other->hasFocus());
}

void TestEventTable::clearingTheSelectionClearsTheTable()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    run.selectEventId(9);
    run.document.selection().clear();
    QVERIFY(!pane.eventTable().currentIndex().isValid());
    QVERIFY(!pane.eventTable().selectionModel()->hasSelection());
}

void TestEventTable::showsOneRowPerGroupOnRequest()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    pane.setMode(EventTablePane::Mode::Groups);
    QVERIFY(pane.groupTable().isVisible());
    QVERIFY(!pane.eventTable().isVisible());
    QCOMPARE(pane.groupTable().model()->rowCount(), static_cast<int>(run.document.snapshot()->groups->size()));
}

void TestEventTable::arrowKeysSwitchBetweenEventsAndGroups()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    auto* modes = pane.findChild<SegmentedButtons*>();
    auto* events = modes->findChild<QAbstractButton*>();
    events->setFocus();
    QTest::keyClick(events, Qt::Key_Right);
    QCOMPARE(pane.mode(), EventTablePane::Mode::Groups);
}

void TestEventTable::aGroupRowKeepsTheEventThatIsSelectedInIt()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    pane.setMode(EventTablePane::Mode::Groups);
    showAndAwait(pane, UsualSize);
    run.selectEventId(8);
    QCOMPARE(pane.groupTable().currentIndex().data(SortableTableModel::EventIdRole).toInt(), 5);
    QCOMPARE(run.selectedEventId(), 8);
    pane.focusTable();
    QTest::keyClick(&pane.groupTable(), Qt::Key_Down);
    QCOMPARE(run.selectedEventId(), 6);
}

void TestEventTable::homeAndEndGoToTheFirstAndTheLastRow()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    run.selectEventId(5);
    QTest::keyClick(&pane.eventTable(), Qt::Key_End);
    QCOMPARE(run.selectedEventId(), 12);
    QTest::keyClick(&pane.eventTable(), Qt::Key_Home);
    QCOMPARE(run.selectedEventId(), 1);
}

void TestEventTable::theCopyKeyCopiesTheSelectedRows()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    run.selectEventId(11);
    QTest::keyClick(&pane.eventTable(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&pane.eventTable(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0], QStringLiteral("11\t03:04:06.045\tActivity task failed\tsend_mail\t10 ms\t\t"));
}

void TestEventTable::manyRowsAreCopiedAwayFromTheGuiThread()
{
    OpenRun run(runOfTimers(600));
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    {
        const BusyPool busy;
        QTest::keyClick(&pane.eventTable(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&pane.eventTable(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
    }
    QVERIFY(await([] { return QGuiApplication::clipboard()->text() != QStringLiteral("before"); }));
    QCOMPARE(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')), 1200);
}

void TestEventTable::theHeaderSortsAndTheSelectionStays()
{
    OpenRun run(runOfTimers(300));
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    run.selectEventId(2);
    RunTableView& table = pane.eventTable();
    QHeaderView* header = table.horizontalHeader();
    const QPoint place(header->sectionViewportPosition(EventTableModel::EventColumn) + 20, header->height() / 2);
    QSignalSpy finished(&table.tableModel(), &SortableTableModel::sortFinished);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    QVERIFY(awaitSignal(finished, 1));
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    QVERIFY(awaitSignal(finished, 2));
    QCOMPARE(table.model()->index(0, 0).data(SortableTableModel::EventIdRole).toInt(), 601);
    QCOMPARE(run.selectedEventId(), 2);
    QCOMPARE(currentEventId(table), 2);
    QVERIFY(table.viewport()->rect().contains(table.visualRect(table.currentIndex())));
}

void TestEventTable::theContextMenuOpensByKeyboard()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    run.selectEventId(11);
    QMenu* menu = openContextMenu(pane.eventTable());
    QVERIFY(menu);
    QVERIFY(actionNamed(*menu, QStringLiteral("Copy rows")));
    QVERIFY(actionNamed(*menu, QStringLiteral("Zoom timeline to it")));
    actionNamed(*menu, QStringLiteral("Copy cell"))->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("11"));
    menu->close();
}

void TestEventTable::anEventIsCopiedAsJson()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    run.selectEventId(11);
    QMenu* menu = openContextMenu(pane.eventTable());
    QGuiApplication::clipboard()->clear();
    actionNamed(*menu, QStringLiteral("Copy event as JSON"))->trigger();
    menu->close();
    QVERIFY(await([] { return !QGuiApplication::clipboard()->text().isEmpty(); }));
    const QJsonObject event = QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).object();
    QCOMPARE(event.value(QStringLiteral("eventId")).toString(), QStringLiteral("11"));
}

void TestEventTable::enterZoomsTheTimelineToTheGroup()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    run.selectEventId(11);
    QTest::keyClick(&pane.eventTable(), Qt::Key_Return);
    const EventGroup& group = run.document.snapshot()->groups->group(run.document.selection().group());
    const ViewRange& range = run.document.viewRange();
    QVERIFY(!range.isWholeRun());
    QVERIFY(range.start() < group.start);
    QVERIFY(group.end < range.end());
}

void TestEventTable::columnsAreChosenAndRemembered()
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

void TestEventTable::widthsDraggedByHandAreRemembered_data()
{
    QTest::addColumn<QList<int>>("hidden");
    QTest::newRow("all usual columns") << QList<int>();
    QTest::newRow("several hidden") << QList<int>{EventTableModel::TimeColumn, EventTableModel::AttemptColumn,
                                                  EventTableModel::WorkerColumn};
}

void TestEventTable::widthsDraggedByHandAreRemembered()
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

void TestEventTable::aDoubleClickOnAHandleIsRememberedToo()
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

void TestEventTable::theLastColumnStays()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    for (int column = 0; column < EventTableModel::ColumnCount; ++column)
        pane.eventTable().columns().setShown(column, false);
    QCOMPARE(pane.eventTable().columns().shownCount(), 1);
}

void TestEventTable::aForeignStateIsRefused_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("noise") << QByteArray(200, '\x7f');
    QTest::newRow("another version") << QByteArray("\x09\0\0\0", 4);
}

void TestEventTable::aForeignStateIsRefused()
{
    QFETCH(QByteArray, state);
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    const std::vector<int> before = pane.eventTable().columns().shownColumns();
    QVERIFY(!pane.restoreState(state));
    QCOMPARE(pane.eventTable().columns().shownColumns(), before);
}

void TestEventTable::textColumnsGiveWayWhenRoomIsShort()
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

void TestEventTable::namesGetTheRoomThatIsLeftOver()
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

void TestEventTable::rowsAreAsHighAsTheFontNeeds()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    QVERIFY(pane.eventTable().rowHeight(0) >= 20);
    QFont large = pane.font();
    large.setPointSize(30);
    pane.eventTable().setFont(large);
    QVERIFY(pane.eventTable().rowHeight(0) >= QFontMetrics(large).height());
}

void TestEventTable::toolTipsAreShownLetterByLetter()
{
    OpenRun run(QByteArray("WorkflowExecutionStarted type=Order\nTimerStarted id=\"<img src=x>\"\n"));
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    RunTableView& table = pane.eventTable();
    const QRect cell = table.visualRect(table.model()->index(1, EventTableModel::WhatColumn));
    const QString shown = toolTipAt(*table.viewport(), cell.center());
    QVERIFY2(shown.contains(QStringLiteral("&lt;img")), qPrintable(shown));
    QVERIFY(!shown.contains(QStringLiteral("<img")));
}

void TestEventTable::timesFollowTheTimeDisplay()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    run.times.setMode(TimeDisplay::Mode::SinceStart);
    QCOMPARE(pane.eventTable().model()->index(8, EventTableModel::TimeColumn).data().toString(),
             QStringLiteral("+1.025 s"));
}

void TestEventTable::aLargerSnapshotKeepsTheSelection()
{
    const QByteArray first = runOfTimers(10);
    OpenRun run(first);
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    run.selectEventId(7);
    QSignalSpy changed(&run.document.selection(), &Selection::changed);
    run.document.setSnapshot(snapshotFromText(first + "t=1s WorkflowExecutionSignaled name=poke\n"));
    QCOMPARE(changed.count(), 0);
    QCOMPARE(currentEventId(pane.eventTable()), 7);
    QCOMPARE(pane.eventTable().model()->rowCount(), 22);

    // Another history altogether: what was selected is not there any more.
    run.document.setSnapshot(snapshotFromText("WorkflowExecutionStarted type=Other\nTimerStarted id=t\n"));
    QVERIFY(run.document.selection().isEmpty());
    QVERIFY(!pane.eventTable().currentIndex().isValid());
}

void TestEventTable::thePaneMayGoAwayWhileItSorts()
{
    OpenRun run(smallRun());
    auto pane = std::make_unique<EventTablePane>(run.document);
    showAndAwait(*pane, UsualSize);
    {
        const BusyPool busy;
        pane->eventTable().sortByColumn(EventTableModel::TypeColumn, Qt::AscendingOrder);
        QVERIFY(pane->eventTable().tableModel().isSorting());
        pane.reset();
    }
    computePool().waitForDone();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(run.selectedEventId(), 0);
}

void TestEventTable::everythingHasAName()
{
    OpenRun run(smallRun());
    EventTablePane pane(run.document);
    showAndAwait(pane, UsualSize);
    QCOMPARE(namelessWidgets(pane), QStringList());
}

QTEST_MAIN(TestEventTable)
#include "tst_eventtable.moc"
