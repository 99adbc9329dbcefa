// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/await.h"
#include "tests/views/windowfixture.h"
#include "views/history/detailpane.h"
#include "views/history/eventtablepane.h"
#include "views/history/runtableview.h"
#include "views/mainwindow/mainactions.h"
#include "views/mainwindow/runpane.h"
#include "views/replay/breakpointspane.h"
#include "views/replay/replaybar.h"
#include "views/replay/replayplacelabel.h"
#include "views/replay/statepane.h"
#include "views/timeline/timelinepane.h"
#include "views/timeline/timelinerulerview.h"
#include "views/timeline/timelineview.h"

#include <QAction>
#include <QApplication>
#include <QImage>
#include <QMenu>
#include <QSettings>
#include <QTabWidget>
#include <QToolButton>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// The sample in a window that has the keyboard, with all of its panes.
struct Fixture : WindowFixture {
    Fixture()
    {
        open(Sample);
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window) ||
            !await([this] { return window.findChild<ReplayBar*>() && window.findChild<DetailPane*>(); }))
            qFatal("the window is not complete");
        run().timeline().setReducedMotion(true);
        run().timeline().view().setFocus();
    }

    [[nodiscard]] RunPane& run() const { return *window.currentRun(); }
    [[nodiscard]] Document& document() const { return run().document(); }
    [[nodiscard]] QWidget& keyboard() const { return *window.focusWidget(); }
    /// Presses a key where the keyboard is, and waits for what the step needs.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&keyboard(), key, modifiers);
        QVERIFY(await([this] { return !document().stepper().isWaiting() && !document().replay().isBuilding(); }));
    }
    /// Id of the event after which one stands; 0 before the first, -1 while nobody steps.
    [[nodiscard]] qint64 place() const
    {
        const ReplayPosition& position = document().replayPosition();
        if (!position.isActive())
            return -1;
        return position.event().isValid() ? document().snapshot()->history->eventId(position.event()) : 0;
    }
    [[nodiscard]] qint64 selected() const
    {
        const EventIndex event = document().selection().event();
        return event.isValid() ? document().snapshot()->history->eventId(event) : 0;
    }
    void select(qint64 id)
    {
        document().selection().selectEvent(document().snapshot()->history->findEventId(id).value());
    }
    [[nodiscard]] QString placeText() const { return window.findChild<ReplayPlaceLabel*>()->text(); }
    [[nodiscard]] QToolButton& button(const QString& name) const
    {
        const QList<QToolButton*> buttons = window.findChild<ReplayBar*>()->findChildren<QToolButton*>();
        for (QToolButton* const each : buttons) {
            if (each->accessibleName() == name)
                return *each;
        }
        qFatal("the bar lacks a button %s", qPrintable(name));
    }
};

int differingRows(const QImage& one, const QImage& other)
{
    int rows = 0;
    for (int y = 0; y < std::min(one.height(), other.height()); ++y) {
        for (int x = 0; x < std::min(one.width(), other.width()); ++x) {
            if (one.pixel(x, y) != other.pixel(x, y)) {
                ++rows;
                break;
            }
        }
    }
    return rows;
}

} // namespace

/// Stepping through a run in the window: keys, buttons, mouse, and what all panes show of it.
class TestReplayWindow : public QObject {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }

    void keysOfDebuggersStep();
    void keysWorkWhereverTheKeyboardIs();
    void theMenuHasAllSteps();
    void buttonsOfTheBarStep();
    void theBarSaysWhereOneIs();
    void theBarSaysWhenNothingIsLeft();
    void f9SetsABreakpointAndF5StopsThere();
    void f5IsNoLongerReload();
    void thePlaceSelectsItsEventInAllPanes();
    void enterInTheTableGoesThereWhileOneSteps();
    void rowsAheadAreQuieter();
    void theHandleInTheRulerIsDragged();
    void theLineInTheLanesIsDragged();
    void theLineIsDrawnOnlyWhileOneSteps();
    void leavingShowsTheWholeRunAgain();
    void ctrl7ShowsTheStateAndCtrlF9TheBreakpoints();
    void playingTurnsTheButtonIntoAStop();
};

void TestReplayWindow::keysOfDebuggersStep()
{
    Fixture fixture;
    fixture.press(Qt::Key_F11);
    QCOMPARE(fixture.place(), 1);
    fixture.press(Qt::Key_F11);
    QCOMPARE(fixture.place(), 2);
    fixture.press(Qt::Key_F11, Qt::ShiftModifier);
    QCOMPARE(fixture.place(), 1);
    fixture.press(Qt::Key_F10);
    const qint64 firstTask = fixture.place();
    QVERIFY(firstTask > 3);
    fixture.press(Qt::Key_F10);
    QVERIFY(fixture.place() > firstTask);
    fixture.press(Qt::Key_F10, Qt::ShiftModifier);
    QCOMPARE(fixture.place(), firstTask);
    fixture.press(Qt::Key_F5);
    QVERIFY(fixture.document().stepper().isAtEnd());
    fixture.press(Qt::Key_F5, Qt::ControlModifier);
    QVERIFY(fixture.document().stepper().isAtStart());
}

void TestReplayWindow::keysWorkWhereverTheKeyboardIs()
{
    Fixture fixture;
    fixture.run().table().focusTable();
    fixture.press(Qt::Key_F11);
    const qint64 place = fixture.place();
    QVERIFY(place > 0);
    fixture.window.actions().showOpenRuns->trigger();
    fixture.window.findChild<QWidget*>(QStringLiteral("searchField"))->setFocus();
    fixture.press(Qt::Key_F11);
    QCOMPARE(fixture.place(), place + 1);
}

void TestReplayWindow::theMenuHasAllSteps()
{
    const Fixture fixture;
    QStringList names;
    for (const QAction* const action : fixture.window.actions().replay->actions())
        names.append(action->objectName());
    for (const char* const name : {"replayNextTask", "replayPreviousTask", "replayNextEvent", "replayPreviousEvent",
                                   "replayNextCommand", "replayNextFailure", "replayToSelection", "replayContinue",
                                   "replayContinueBack", "replayToggleBreakpoint", "replayPlay", "replayLeave"})
        QVERIFY2(names.contains(QLatin1String(name)), name);
}

void TestReplayWindow::buttonsOfTheBarStep()
{
    Fixture fixture;
    fixture.button("To the End").click();
    QVERIFY(fixture.document().stepper().isAtEnd());
    QVERIFY(await([&] { return fixture.document().replay().isReady(); }));
    fixture.button("Previous Workflow Task").click();
    const qint64 place = fixture.place();
    QVERIFY(place > 0 && !fixture.document().stepper().isAtEnd());
    fixture.button("Next Workflow Task").click();
    QVERIFY(fixture.document().stepper().isAtEnd());
    fixture.button("To the Start").click();
    QCOMPARE(fixture.place(), 0);
}

void TestReplayWindow::theBarSaysWhereOneIs()
{
    Fixture fixture;
    QVERIFY(fixture.placeText().contains("F10"));
    fixture.press(Qt::Key_F10);
    const QString text = fixture.placeText();
    QVERIFY2(text.startsWith("Task 1 of "), qPrintable(text));
    QVERIFY2(text.contains(QString("event %1").arg(fixture.place())), qPrintable(text));
    QVERIFY2(text.contains("Told: start of "), qPrintable(text));
    QCOMPARE(fixture.window.findChild<ReplayPlaceLabel*>()->accessibleName(), text);
    fixture.button("To the Start").click();
    QCOMPARE(fixture.placeText(), QString("Before the first event"));
}

void TestReplayWindow::theBarSaysWhenNothingIsLeft()
{
    Fixture fixture;
    fixture.button("To the End").click();
    fixture.press(Qt::Key_F8);
    QCOMPARE(fixture.placeText(), QString("Nothing failed after this place"));
    fixture.press(Qt::Key_F11);
    QCOMPARE(fixture.placeText(), QString("This is the end of the history"));
}

void TestReplayWindow::f9SetsABreakpointAndF5StopsThere()
{
    Fixture fixture;
    fixture.select(6);
    fixture.press(Qt::Key_F9);
    const std::vector<Breakpoint>& list = fixture.workspace.breakpoints().list();
    QCOMPARE(list.size(), std::size_t{1});
    fixture.button("To the Start").click();
    fixture.press(Qt::Key_F5);
    QVERIFY(fixture.place() > 0 && fixture.place() <= 6);
    fixture.select(6);
    fixture.press(Qt::Key_F9);
    QVERIFY(list.empty());
}

void TestReplayWindow::f5IsNoLongerReload()
{
    const Fixture fixture;
    QCOMPARE(fixture.window.actions().reload->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_R));
}

void TestReplayWindow::thePlaceSelectsItsEventInAllPanes()
{
    Fixture fixture;
    fixture.press(Qt::Key_F10);
    QCOMPARE(fixture.selected(), fixture.place());
    const auto source = fixture.run().table().eventTable().currentSource();
    QVERIFY(source);
    QCOMPARE(*source, fixture.document().replayPosition().event().value);
}

void TestReplayWindow::enterInTheTableGoesThereWhileOneSteps()
{
    Fixture fixture;
    RunTableView& table = fixture.run().table().eventTable();
    fixture.select(8);
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(fixture.place(), -1);
    fixture.press(Qt::Key_F11);
    QCOMPARE(fixture.place(), 9);
    fixture.select(4);
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(fixture.place(), 4);
}

void TestReplayWindow::rowsAheadAreQuieter()
{
    Fixture fixture;
    const RunTableView& table = fixture.run().table().eventTable();
    fixture.select(1);
    const QImage before = table.viewport()->grab().toImage();
    fixture.document().stepper().toSelection();
    const QImage during = table.viewport()->grab().toImage();
    QVERIFY(differingRows(before, during) > 100);
    fixture.document().stepper().leave();
    fixture.select(1);
    QCOMPARE(differingRows(before, table.viewport()->grab().toImage()), 0);
}

void TestReplayWindow::theHandleInTheRulerIsDragged()
{
    Fixture fixture;
    fixture.document().stepper().toEnd();
    auto& ruler = *fixture.window.findChild<TimelineRulerView*>();
    const TimelineView& view = fixture.run().timeline().view();
    // The handle stands above the last event; the whole run is in view.
    const int left =
        view.mapTo(fixture.window.currentRun(), QPoint()).x() - ruler.mapTo(fixture.window.currentRun(), QPoint()).x();
    const Instant last = fixture.document().snapshot()->history->latest();
    int handle = 0;
    while (view.timeAt(handle) < last.nanoseconds())
        ++handle;
    const QPoint from(left + handle, ruler.height() - 4);
    const QPoint to(left + 1, ruler.height() - 4);
    const TimeRange visible{fixture.document().viewRange().start(), fixture.document().viewRange().end()};
    QTest::mousePress(&ruler, Qt::LeftButton, Qt::NoModifier, from);
    QTest::mouseMove(&ruler, (from + to) / 2);
    const qint64 middle = fixture.place();
    QVERIFY(middle > 0 && !fixture.document().stepper().isAtEnd());
    QTest::mouseMove(&ruler, to);
    QTest::mouseRelease(&ruler, Qt::LeftButton, Qt::NoModifier, to);
    QVERIFY(fixture.place() < middle);
    QCOMPARE(fixture.document().viewRange().start(), visible.start);
    QCOMPARE(fixture.document().viewRange().end(), visible.end);
}

void TestReplayWindow::theLineInTheLanesIsDragged()
{
    Fixture fixture;
    fixture.document().stepper().toEnd();
    TimelineView& view = fixture.run().timeline().view();
    int line = view.width() - 1;
    while (line > 0 && !view.isAtReplayLine(line))
        --line;
    QVERIFY(line > 0);
    const QPoint from(line, 30);
    QTest::mousePress(&view, Qt::LeftButton, Qt::NoModifier, from);
    QTest::mouseMove(&view, QPoint(line / 2, 30));
    QTest::mouseRelease(&view, Qt::LeftButton, Qt::NoModifier, QPoint(line / 2, 30));
    QVERIFY(fixture.place() > 0 && !fixture.document().stepper().isAtEnd());
    QVERIFY(fixture.document().measuredRange().isEmpty());
}

void TestReplayWindow::theLineIsDrawnOnlyWhileOneSteps()
{
    Fixture fixture;
    TimelineView& view = fixture.run().timeline().view();
    const auto isAnywhere = [&view] {
        for (int x = 0; x < view.width(); ++x) {
            if (view.isAtReplayLine(x))
                return true;
        }
        return false;
    };
    QVERIFY(!isAnywhere());
    fixture.press(Qt::Key_F10);
    QVERIFY(isAnywhere());
    fixture.press(Qt::Key_F5, Qt::ShiftModifier);
    QVERIFY(!isAnywhere());
}

void TestReplayWindow::leavingShowsTheWholeRunAgain()
{
    Fixture fixture;
    QAction& leave = *fixture.run().findChild<QAction*>(QStringLiteral("replayLeave"));
    QVERIFY(!leave.isEnabled());
    fixture.press(Qt::Key_F10);
    QVERIFY(leave.isEnabled());
    fixture.press(Qt::Key_F5, Qt::ShiftModifier);
    QCOMPARE(fixture.place(), -1);
    QVERIFY(fixture.placeText().contains("F10"));
}

void TestReplayWindow::ctrl7ShowsTheStateAndCtrlF9TheBreakpoints()
{
    Fixture fixture;
    fixture.window.actions().showDetails->setChecked(false);
    fixture.press(Qt::Key_7, Qt::ControlModifier);
    QVERIFY(fixture.window.actions().showDetails->isChecked());
    QVERIFY(fixture.find<StatePane>().isVisible());
    QVERIFY(fixture.find<StatePane>().isAncestorOf(&fixture.keyboard()));
    fixture.press(Qt::Key_F9, Qt::ControlModifier);
    QVERIFY(fixture.find<BreakpointsPane>().isVisible());
    QVERIFY(!fixture.find<StatePane>().isVisible());
}

void TestReplayWindow::playingTurnsTheButtonIntoAStop()
{
    Fixture fixture;
    fixture.press(Qt::Key_F7);
    QVERIFY(fixture.document().player().isPlaying());
    fixture.button("Stop playing").click();
    QVERIFY(!fixture.document().player().isPlaying());
    QVERIFY(!fixture.run().findChild<QAction*>(QStringLiteral("replayPlay"))->isChecked());
}

int main(int argumentCount, char** arguments)
{
    QCoreApplication::setOrganizationName("chronoscope-test");
    QCoreApplication::setApplicationName("replaywindow");
    QApplication application(argumentCount, arguments);
    Theme::apply(application, Theme::Kind::Light);
    TestReplayWindow test;
    return QTest::qExec(&test, argumentCount, arguments);
}

#include "tst_replaywindow.moc"
