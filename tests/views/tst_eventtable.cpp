// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/eventtablemodel.h"
#include "tests/views/openrun.h"
#include "views/common/segmentedbuttons.h"
#include "views/history/eventtablepane.h"
#include "views/history/runtableview.h"

#include <QAbstractButton>
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
