// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/timelinehand.h"
#include "views/common/theme.h"
#include "views/timeline/labelcolumn.h"
#include "views/timeline/timelineoverviewview.h"
#include "views/timeline/timelinerulerview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QScrollBar>
#include <QWheelEvent>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

void turnWheel(QWidget& widget, const QPoint& at, const QPoint& angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier,
               const QPoint& pixels = {})
{
    QWheelEvent event(at, widget.mapToGlobal(QPointF(at)), pixels, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&widget, &event);
}

} // namespace

class TimelineMouseTest : public QObject {
    Q_OBJECT

private slots:
    void init() { Theme::apply(*qApp, Theme::Kind::Light); }

    void aClickSelectsAndAClickBesideClears()
    {
        OpenTimeline timeline;
        QTest::mouseClick(&timeline.view(), Qt::LeftButton, {}, timeline.centreOf(Charge));
        QCOMPARE(timeline.selected(), Charge);
        QTest::mouseClick(&timeline.view(), Qt::LeftButton, {}, QPoint(3, timeline.centreOf(Charge).y()));
        QVERIFY(timeline.run.document.selection().isEmpty());
    }

    void aClickOnAHeaderCollapsesIt()
    {
        OpenTimeline timeline;
        const int y = timeline.pane.scene().geometry().rows()[2].top + 5;
        QTest::mouseClick(&timeline.view(), Qt::LeftButton, {}, QPoint(300, y));
        QVERIFY(timeline.pane.scene().isCollapsed(2));
        QTest::mouseClick(&timeline.part<LabelColumn>(), Qt::LeftButton, {}, QPoint(30, y));
        QVERIFY(!timeline.pane.scene().isCollapsed(2));
    }

    void aClickOnANameSelects()
    {
        OpenTimeline timeline;
        QTest::mouseClick(&timeline.part<LabelColumn>(), Qt::LeftButton, {}, QPoint(40, timeline.centreOf(Timer2).y()));
        QCOMPARE(timeline.selected(), Timer2);
    }

    void aRightClickSelectsAndTellsWhatCanBeDone()
    {
        OpenTimeline timeline;
        const QPoint mail = timeline.centreOf(Mail);
        QContextMenuEvent click(QContextMenuEvent::Mouse, mail, timeline.view().mapToGlobal(mail));
        QCoreApplication::sendEvent(&timeline.view(), &click);
        QCOMPARE(timeline.selected(), Mail);
        auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QVERIFY(menu->actions().contains(timeline.pane.findChild<QAction*>("timelineFitSelection")));
        menu->actions().constFirst()->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("send_mail"));
        menu->close();
    }

    void theMenuOpensByKeyboard()
    {
        OpenTimeline timeline;
        timeline.select(Charge);
        QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QCoreApplication::sendEvent(&timeline.view(), &key);
        auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QCOMPARE(timeline.selected(), Charge);
        menu->close();
    }

    void aDoubleClickFitsTheGroup()
    {
        OpenTimeline timeline;
        QTest::mouseDClick(&timeline.view(), Qt::LeftButton, {}, timeline.centreOf(Mail));
        QVERIFY(std::abs(timeline.spanMilliseconds() - 240) < 1);
    }

    void theMiddleButtonOrShiftMovesTheTime()
    {
        OpenTimeline timeline;
        timeline.showMilliseconds(400, 600);
        const double before = timeline.millisecondsAt(300);
        drag(timeline.view(), {300, 200}, {400, 200}, Qt::LeftButton, Qt::ShiftModifier);
        QVERIFY(std::abs(timeline.millisecondsAt(400) - before) < 0.5);
        QVERIFY2(timeline.run.document.selection().isEmpty(), "a drag is no click");
        drag(timeline.view(), {400, 200}, {300, 200}, Qt::MiddleButton);
        QVERIFY(std::abs(timeline.startMilliseconds() - 400) < 0.5);
    }

    void altAndADragZoomToTheRange()
    {
        OpenTimeline timeline;
        const double from = timeline.millisecondsAt(200);
        const double to = timeline.millisecondsAt(400);
        drag(timeline.view(), {400, 200}, {200, 200}, Qt::LeftButton, Qt::AltModifier);
        QVERIFY(std::abs(timeline.startMilliseconds() - from) < 0.5);
        QVERIFY(std::abs(timeline.spanMilliseconds() - (to - from)) < 0.5);
    }

    void aDragOverTheRulerZoomsToTheRange()
    {
        OpenTimeline timeline;
        const double from = timeline.millisecondsAt(100);
        const double to = timeline.millisecondsAt(300);
        const int labels = timeline.pane.labelWidth();
        drag(timeline.part<TimelineRulerView>(), {labels + 100, 8}, {labels + 300, 8});
        QVERIFY(std::abs(timeline.startMilliseconds() - from) < 1);
        QVERIFY(std::abs(timeline.spanMilliseconds() - (to - from)) < 1);
        QTest::mouseDClick(&timeline.part<TimelineRulerView>(), Qt::LeftButton, {}, QPoint(labels + 50, 8));
        QVERIFY(timeline.range().isWholeRun());
    }

    void ctrlAndTheWheelZoomAtThePointer()
    {
        OpenTimeline timeline;
        const double before = timeline.millisecondsAt(250);
        const double span = timeline.spanMilliseconds();
        turnWheel(timeline.view(), {250, 100}, {0, 120}, Qt::ControlModifier);
        QVERIFY(timeline.spanMilliseconds() < span);
        QVERIFY(std::abs(timeline.millisecondsAt(250) - before) < 0.5);
    }

    void twoFingersZoomAtThePointer()
    {
        OpenTimeline timeline;
        const double before = timeline.millisecondsAt(250);
        const double span = timeline.spanMilliseconds();
        const QPointF at(250, 100);
        QNativeGestureEvent event(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, at, at,
                                  timeline.view().mapToGlobal(at), 0.25, {});
        QCoreApplication::sendEvent(&timeline.view(), &event);
        QVERIFY(std::abs(timeline.spanMilliseconds() - span / 1.25) < 0.5);
        QVERIFY(std::abs(timeline.millisecondsAt(250) - before) < 0.5);
    }

    void shiftAndTheWheelMoveInTime()
    {
        OpenTimeline timeline;
        timeline.showMilliseconds(400, 600);
        turnWheel(timeline.view(), {250, 100}, {0, -120}, Qt::ShiftModifier);
        QVERIFY(timeline.startMilliseconds() > 400);
        turnWheel(timeline.view(), {250, 100}, {120, 0});
        QVERIFY(std::abs(timeline.startMilliseconds() - 400) < 0.5);
        turnWheel(timeline.view(), {250, 100}, {0, 0}, Qt::NoModifier, {-30, 0});
        QVERIFY(timeline.startMilliseconds() > 400);
    }

    void theWheelScrollsTheLanes()
    {
        OpenTimeline timeline(orderRun(), {900, 180});
        turnWheel(timeline.view(), {250, 30}, {0, -120});
        QCOMPARE(timeline.view().scrollTop(), 57);
        QCOMPARE(timeline.part<QScrollBar>().value(), 57);
        turnWheel(timeline.part<LabelColumn>(), {30, 30}, {0, 120});
        QCOMPARE(timeline.view().scrollTop(), 0);
        turnWheel(timeline.view(), {250, 30}, {0, 0}, Qt::NoModifier, {0, -7});
        QCOMPARE(timeline.view().scrollTop(), 7);
    }

    void theOverviewMovesTheVisibleRange()
    {
        OpenTimeline timeline;
        auto& overview = timeline.part<TimelineOverviewView>();
        const int labels = timeline.pane.labelWidth();
        const int width = timeline.view().width();
        timeline.showMilliseconds(400, 600);
        QTest::mouseClick(&overview, Qt::LeftButton, {}, QPoint(labels + width / 4, 20));
        QVERIFY(std::abs(timeline.spanMilliseconds() - 200) < 1);
        QVERIFY2(std::abs(timeline.startMilliseconds() + 100 - 240) < 10, "the range is around the click");
        timeline.range().showWholeRun();
        drag(overview, {labels, 20}, {labels + width / 2, 20});
        QVERIFY2(std::abs(timeline.startMilliseconds() - 500) < 10, "the left handle was dragged to the middle");
        QVERIFY(timeline.range().end() == timeline.range().fullEnd());
        drag(overview, {labels + width * 3 / 4, 20}, {labels + width / 2, 20});
        QVERIFY2(std::abs(timeline.startMilliseconds() - 240) < 10, "the frame was dragged by a quarter");
    }

    void theNamesCanBeWidened()
    {
        OpenTimeline timeline;
        const int before = timeline.pane.labelWidth();
        drag(timeline.part<LabelColumn>(), {before - 2, 50}, {before + 60, 50});
        QVERIFY(std::abs(timeline.pane.labelWidth() - before - 60) <= 3);
        timeline.press(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(timeline.pane.labelWidth() < before + 60);
        timeline.pane.setLabelWidth(-5);
        QVERIFY(timeline.pane.labelWidth() >= 80);
        timeline.pane.setLabelWidth(100'000);
        QVERIFY(timeline.view().width() >= 100);
    }

    void thePointerBringsUpACard()
    {
        OpenTimeline timeline;
        QTest::mouseMove(&timeline.view(), timeline.centreOf(Charge));
        auto* const card = timeline.pane.findChild<QFrame*>(QStringLiteral("hoverCard"));
        QVERIFY(card->isVisible());
        QString text;
        for (const QLabel* label : card->findChildren<QLabel*>()) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
            text += label->text() + QLatin1Char('\n');
        }
        QVERIFY2(text.contains("charge 144.48") && text.contains("charge_card") && text.contains("completed"),
                 qPrintable(text));
        QVERIFY2(text.contains("2 failed attempts, times not recorded"), qPrintable(text));
        QTest::mouseMove(&timeline.view(), QPoint(2, timeline.view().height() - 2));
        QVERIFY(!card->isVisible());
    }

    void hostileNamesStayPlainText()
    {
        OpenTimeline timeline("WorkflowExecutionStarted type=X\n"
                              "t=1s ActivityTaskScheduled id=a type=\"<img src=x onerror=y><b>bold</b>\"\n");
        const QString tip = toolTipAt(timeline.part<LabelColumn>(), QPoint(40, timeline.centreOf(1).y()));
        QVERIFY2(tip.contains("&lt;img") && !tip.contains("<img"), qPrintable(tip));
    }
};

QTEST_MAIN(TimelineMouseTest)
#include "tst_timelinemouse.moc"
