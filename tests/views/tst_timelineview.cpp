// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/await.h"
#include "tests/views/openrun.h"
#include "views/common/theme.h"
#include "views/timeline/labelcolumn.h"
#include "views/timeline/timelineoverviewview.h"
#include "views/timeline/timelinepane.h"
#include "views/timeline/timelinerulerview.h"
#include "views/timeline/timelineview.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QProcess>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

#include <set>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// Groups 0 workflow, 1 workflow task, 2 charge_card (completed on attempt 3), 3 send_mail (failed), 4 and 5 timers
/// (fired, cancelled), 6 signal. Rows: workflow, tasks, a header for each section, and one for each group.
QByteArray orderRun()
{
    return R"(
        WorkflowExecutionStarted type=Order queue=orders
        WorkflowTaskScheduled queue=orders
        t=10ms WorkflowTaskStarted worker=w1
        t=20ms WorkflowTaskCompleted worker=w1
        t=100ms ActivityTaskScheduled id=a type=charge_card summary="charge 144.48"
        t=400ms ActivityTaskStarted id=a attempt=3 worker=w2 lastFailure="gateway unavailable"
        t=500ms ActivityTaskCompleted id=a
        t=500ms ActivityTaskScheduled id=b type=send_mail
        t=510ms ActivityTaskStarted id=b attempt=1 worker=w3
        t=600ms TimerStarted id=t1
        t=650ms TimerStarted id=t2
        t=700ms ActivityTaskFailed id=b failure="no such address"
        t=800ms TimerCanceled id=t2
        t=900ms TimerFired id=t1
        t=950ms WorkflowExecutionSignaled name=go
        t=1000ms WorkflowExecutionCompleted
    )";
}

constexpr std::uint32_t Workflow = 0, Charge = 2, Mail = 3, Timer1 = 4, Timer2 = 5, Signal = 6;

/// A run in a window, shown and active. Motion is reduced, so that every range is there at once.
struct OpenTimeline {
    explicit OpenTimeline(const QByteArray& text = orderRun(), const QSize& size = {900, 400})
        : run(text), pane(run.document)
    {
        pane.setReducedMotion(true);
        showAndAwait(pane, size);
        pane.view().setFocus();
    }

    [[nodiscard]] TimelineView& view() const { return pane.view(); }
    [[nodiscard]] ViewRange& range() { return run.document.viewRange(); }
    [[nodiscard]] std::uint32_t selected() { return run.document.selection().group().value; }
    void select(std::uint32_t group) { run.document.selection().selectGroup(GroupIndex(group)); }
    [[nodiscard]] QRectF rectOf(std::uint32_t group) const { return view().rectOf(pane.scene().layout().positionOfGroup(group)); }
    [[nodiscard]] QPoint centreOf(std::uint32_t group) const { return rectOf(group).center().toPoint(); }
    [[nodiscard]] double millisecondsAt(double x) const
    {
        return static_cast<double>(view().timeAt(x) - DslStart.nanoseconds()) / 1e6;
    }
    [[nodiscard]] double spanMilliseconds() { return static_cast<double>(range().span().nanoseconds) / 1e6; }
    [[nodiscard]] double startMilliseconds() { return static_cast<double>((range().start() - DslStart).nanoseconds) / 1e6; }
    void showMilliseconds(int from, int to)
    {
        range().show(DslStart + Duration{from * NanosecondsPerMillisecond}, DslStart + Duration{to * NanosecondsPerMillisecond});
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(&view(), key, modifiers); }
    template <typename Part>
    [[nodiscard]] Part& part() const { return *pane.findChild<Part*>(); }

    OpenRun run;
    TimelinePane pane;
};

void turnWheel(QWidget& widget, const QPoint& at, const QPoint& angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier,
               const QPoint& pixels = {})
{
    QWheelEvent event(at, widget.mapToGlobal(QPointF(at)), pixels, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

void drag(QWidget& widget, const QPoint& from, const QPoint& to, Qt::MouseButton button = Qt::LeftButton,
          Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::mousePress(&widget, button, modifiers, from);
    // The pointer comes by in steps, as a hand moves it.
    for (int step = 1; step <= 4; ++step)
        QTest::mouseMove(&widget, from + (to - from) * step / 4);
    QTest::mouseRelease(&widget, button, modifiers, to);
}

} // namespace

class TimelineViewTest : public QObject {
    Q_OBJECT

private slots:
    void init() { Theme::apply(*qApp, Theme::Kind::Light); }

    void aSmallRunShowsARowForEachGroup()
    {
        const OpenTimeline timeline;
        QCOMPARE(timeline.pane.scene().layout().density(), Density::RowPerGroup);
        QCOMPARE(timeline.pane.scene().geometry().rows().size(), std::size_t{10});
        QCOMPARE(timeline.pane.scene().label(Charge), QStringLiteral("charge 144.48"));
        QCOMPARE(timeline.pane.scene().typeName(Charge), QStringLiteral("charge_card"));
        QCOMPARE(timeline.pane.scene().label(Timer1), QStringLiteral("timer t1"));
    }

    void zoomAndPanKeys_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("spanChange"); ///< -1 less is visible, 1 more
        QTest::addColumn<int>("startChange");
        QTest::newRow("W zooms in") << int{Qt::Key_W} << -1 << 1;
        QTest::newRow("+ zooms in") << int{Qt::Key_Plus} << -1 << 1;
        QTest::newRow("S zooms out") << int{Qt::Key_S} << 1 << -1;
        QTest::newRow("- zooms out") << int{Qt::Key_Minus} << 1 << -1;
        QTest::newRow("A goes earlier") << int{Qt::Key_A} << 0 << -1;
        QTest::newRow("D goes later") << int{Qt::Key_D} << 0 << 1;
        QTest::newRow("Home goes to the start") << int{Qt::Key_Home} << 0 << -1;
        QTest::newRow("End goes to the end") << int{Qt::Key_End} << 0 << 1;
        QTest::newRow("0 shows all") << int{Qt::Key_0} << 1 << -1;
    }
    void zoomAndPanKeys()
    {
        QFETCH(int, key);
        QFETCH(int, spanChange);
        QFETCH(int, startChange);
        OpenTimeline timeline;
        timeline.showMilliseconds(400, 600);
        timeline.press(static_cast<Qt::Key>(key));
        const auto sign = [](double difference) { return difference > 0.01 ? 1 : difference < -0.01 ? -1 : 0; };
        QCOMPARE(sign(timeline.spanMilliseconds() - 200), spanChange);
        QCOMPARE(sign(timeline.startMilliseconds() - 400), startChange);
    }

    void zeroShowsTheWholeRun()
    {
        OpenTimeline timeline;
        timeline.showMilliseconds(400, 600);
        timeline.press(Qt::Key_0);
        QVERIFY(timeline.range().isWholeRun());
    }

    void homeAndEndReachTheEdges()
    {
        OpenTimeline timeline;
        timeline.showMilliseconds(400, 600);
        timeline.press(Qt::Key_Home);
        QVERIFY(timeline.range().start() == timeline.range().fullStart());
        timeline.press(Qt::Key_End);
        QVERIFY(timeline.range().end() == timeline.range().fullEnd());
    }

    void selectionKeys_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("to");
        const auto row = [](const char* name, std::uint32_t from, Qt::Key key, std::uint32_t to) {
            QTest::newRow(name) << static_cast<int>(from) << int{key} << static_cast<int>(to);
        };
        row("Down goes to the lane below", Charge, Qt::Key_Down, Mail);
        row("Up goes to the lane above", Mail, Qt::Key_Up, Charge);
        row("Down passes over a header", Mail, Qt::Key_Down, Timer1);
        row("Up at the top stays", Workflow, Qt::Key_Up, Workflow);
        row("Right at the end of a lane stays", Charge, Qt::Key_Right, Charge);
        row("F finds the failure", Charge, Qt::Key_F, Mail);
        row("F goes round", Mail, Qt::Key_F, Mail);
    }
    void selectionKeys()
    {
        QFETCH(int, from);
        QFETCH(int, key);
        OpenTimeline timeline;
        timeline.select(static_cast<std::uint32_t>(from));
        timeline.press(static_cast<Qt::Key>(key));
        QTEST(static_cast<int>(timeline.selected()), "to");
    }

    void theLaneIsWalkedWithArrowsAndWithFullStops()
    {
        OpenTimeline timeline;
        timeline.pane.scene().setDensity(Density::Packed);
        timeline.select(Charge);
        timeline.press(Qt::Key_Right);
        QCOMPARE(timeline.selected(), Mail);
        timeline.press(Qt::Key_Left);
        QCOMPARE(timeline.selected(), Charge);
        timeline.press(Qt::Key_Period);
        QCOMPARE(timeline.selected(), Mail);
        timeline.press(Qt::Key_Comma);
        QCOMPARE(timeline.selected(), Charge);
    }

    void previousFailureIsShiftF()
    {
        OpenTimeline timeline;
        timeline.select(Signal);
        timeline.press(Qt::Key_F, Qt::ShiftModifier);
        QCOMPARE(timeline.selected(), Mail);
    }

    void aFailureOutOfSightIsBroughtIntoSight()
    {
        OpenTimeline timeline;
        timeline.showMilliseconds(0, 50);
        timeline.press(Qt::Key_F);
        QCOMPARE(timeline.selected(), Mail);
        QVERIFY(!timeline.rectOf(Mail).isEmpty());
        QVERIFY(std::abs(timeline.spanMilliseconds() - 50) < 0.01);
    }

    void enterAndSpaceSelectTheFirstVisible_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Enter") << int{Qt::Key_Return};
        QTest::newRow("Space") << int{Qt::Key_Space};
    }
    void enterAndSpaceSelectTheFirstVisible()
    {
        QFETCH(int, key);
        OpenTimeline timeline;
        timeline.showMilliseconds(550, 900);
        timeline.press(static_cast<Qt::Key>(key));
        QCOMPARE(timeline.selected(), Timer1);
    }

    void escapeClearsTheSelection()
    {
        OpenTimeline timeline;
        timeline.select(Charge);
        timeline.press(Qt::Key_Escape);
        QVERIFY(timeline.run.document.selection().isEmpty());
    }

    void zFitsTheSelection()
    {
        OpenTimeline timeline;
        timeline.select(Mail);
        timeline.press(Qt::Key_Z);
        QVERIFY(std::abs(timeline.startMilliseconds() - 480) < 1);
        QVERIFY(std::abs(timeline.spanMilliseconds() - 240) < 1);
    }

    void altArrowsGoBackAndForward()
    {
        OpenTimeline timeline;
        timeline.select(Mail);
        timeline.press(Qt::Key_Z);
        timeline.press(Qt::Key_Left, Qt::AltModifier);
        QVERIFY(timeline.range().isWholeRun());
        timeline.press(Qt::Key_Right, Qt::AltModifier);
        QVERIFY(std::abs(timeline.spanMilliseconds() - 240) < 1);
    }

    void cCollapsesTheSectionOfTheSelection()
    {
        OpenTimeline timeline;
        timeline.select(Mail);
        timeline.press(Qt::Key_C);
        QCOMPARE(timeline.pane.scene().geometry().rows().size(), std::size_t{9});
        QVERIFY2(!timeline.rectOf(Mail).isEmpty(), "the selection is still marked");
        timeline.press(Qt::Key_C);
        QCOMPARE(timeline.pane.scene().geometry().rows().size(), std::size_t{10});
        timeline.press(Qt::Key_C, Qt::ShiftModifier);
        for (std::uint32_t section = 2; section < 5; ++section)
            QVERIFY(timeline.pane.scene().isCollapsed(section));
        timeline.press(Qt::Key_C, Qt::ShiftModifier);
        QVERIFY(!timeline.pane.scene().isCollapsed(2));
    }

    void everyActionHasATextAndAStatusTip()
    {
        const OpenTimeline timeline;
        std::set<QString> keys;
        int actions = 0;
        for (const QAction* action : timeline.pane.actions()) {
            if (action->isSeparator())
                continue;
            ++actions;
            QVERIFY(!action->text().isEmpty());
            QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->text()));
            QVERIFY(!action->objectName().isEmpty());
            QCOMPARE(action->shortcutContext(), Qt::WidgetWithChildrenShortcut);
            for (const QKeySequence& key : action->shortcuts())
                QVERIFY2(keys.insert(key.toString()).second, qPrintable(key.toString() + " is ambiguous"));
        }
        QVERIFY(actions > 20);
    }

    void groupingIsChosenByActions()
    {
        OpenTimeline timeline;
        timeline.pane.findChild<QAction*>(QStringLiteral("timelineGroupByType"))->trigger();
        QStringList titles;
        for (const LaneSection& section : timeline.pane.scene().layout().sections())
            titles << section.title;
        QCOMPARE(titles.mid(0, 4), QStringList({"Workflow", "Workflow tasks", "charge_card", "send_mail"}));
    }

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

    void aDoubleClickFitsTheGroup()
    {
        OpenTimeline timeline;
        QTest::mouseDClick(&timeline.view(), Qt::LeftButton, {}, timeline.centreOf(Mail));
        QVERIFY(std::abs(timeline.spanMilliseconds() - 240) < 1);
    }

    void aDragMovesTheTime()
    {
        OpenTimeline timeline;
        timeline.showMilliseconds(400, 600);
        const double before = timeline.millisecondsAt(300);
        drag(timeline.view(), {300, 200}, {400, 200});
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

    void aSelectionElsewhereIsScrolledIntoView()
    {
        OpenTimeline timeline(orderRun(), {900, 180});
        timeline.select(Signal);
        QVERIFY(timeline.view().scrollTop() > 0);
        QVERIFY(!timeline.rectOf(Signal).isEmpty());
        timeline.select(Workflow);
        QCOMPARE(timeline.view().scrollTop(), 0);
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
        QVERIFY2(text.contains("charge 144.48") && text.contains("charge_card") && text.contains("completed"), qPrintable(text));
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

    void barsHaveTheirColoursInEveryTheme_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("light") << static_cast<int>(Theme::Kind::Light);
        QTest::newRow("dark") << static_cast<int>(Theme::Kind::Dark);
        QTest::newRow("high contrast") << static_cast<int>(Theme::Kind::HighContrastDark);
    }
    void barsHaveTheirColoursInEveryTheme()
    {
        QFETCH(int, kind);
        OpenTimeline timeline;
        const Theme& theme = Theme::get(static_cast<Theme::Kind>(kind));
        // The widgets are shown already: they must follow.
        Theme::apply(*qApp, theme.kind());
        QVERIFY(await([&] { return &Theme::of(&timeline.view()) == &theme; }));
        const QImage image = timeline.view().grab().toImage();
        const QPoint mail = timeline.centreOf(Mail);
        QCOMPARE(image.pixelColor(mail), theme.status(Status::Failed));
        QCOMPARE(image.pixelColor(timeline.centreOf(Timer1)), theme.kindHue(GroupKind::Timer));
        QCOMPARE(image.pixelColor(timeline.centreOf(Workflow)), theme.status(Status::Completed));
        QCOMPARE(image.pixelColor(QPoint(mail.x(), image.height() - 3)), theme.ground);
        const QRectF cancelled = timeline.rectOf(Timer2);
        QCOMPARE(image.pixelColor(QPoint(static_cast<int>(cancelled.left()), mail.y() + 3 * 19)), theme.status(Status::Cancelled));
    }

    void theSelectedRowAndBarAreMarked()
    {
        OpenTimeline timeline;
        timeline.select(Mail);
        const Theme& theme = Theme::get(Theme::Kind::Light);
        const QImage image = timeline.view().grab().toImage();
        const QRectF bar = timeline.rectOf(Mail);
        QCOMPARE(image.pixelColor(QPoint(3, static_cast<int>(bar.center().y()))), theme.selectionGround);
        QCOMPARE(image.pixelColor(QPoint(static_cast<int>(bar.center().x()), static_cast<int>(bar.top()) - 2)), theme.accent);
        const QImage names = timeline.part<LabelColumn>().grab().toImage();
        QCOMPARE(names.pixelColor(QPoint(3, static_cast<int>(bar.center().y()))), theme.selectionGround);
    }

    void aPictureOfTwiceTheResolutionIsAsSharp()
    {
        if (qApp->devicePixelRatio() < 2) {
            // The factor is fixed when a program starts: this test once more in a process of its own.
            QProcess process;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QStringLiteral("2"));
            process.setProcessEnvironment(environment);
            process.setProcessChannelMode(QProcess::MergedChannels);
            process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("aPictureOfTwiceTheResolutionIsAsSharp")});
            QVERIFY(process.waitForFinished(60'000));
            QVERIFY2(process.exitCode() == 0, process.readAll().constData());
            return;
        }
        OpenTimeline timeline;
        const QPixmap picture = timeline.view().grab();
        QCOMPARE(picture.devicePixelRatio(), 2.0);
        const QImage image = picture.toImage();
        QCOMPARE(image.width(), 2 * timeline.view().width());
        const Theme& theme = Theme::get(Theme::Kind::Light);
        const QRectF bar = timeline.rectOf(Timer1);
        const int y = static_cast<int>(bar.center().y() * 2);
        const auto left = static_cast<int>(std::lround(bar.left() * 2));
        QCOMPARE(image.pixelColor(left - 1, y), theme.ground);
        QCOMPARE(image.pixelColor(left, y), theme.kindHue(GroupKind::Timer));
        // 12 units high, in device pixels, with a hard edge.
        int height = 0;
        for (int line = y; image.pixelColor(left + 10, line) == theme.kindHue(GroupKind::Timer); --line)
            ++height;
        for (int line = y + 1; image.pixelColor(left + 10, line) == theme.kindHue(GroupKind::Timer); ++line)
            ++height;
        QCOMPARE(height, timeline.pane.scene().geometry().metrics().barHeight);
        QVERIFY(height >= 24);
    }

    void screenReadersMeetAListOfBars()
    {
        OpenTimeline timeline;
        QAccessibleInterface* const list = QAccessible::queryAccessibleInterface(&timeline.view());
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QVERIFY(!list->text(QAccessible::Name).isEmpty());
        QCOMPARE(list->childCount(), 7);
        QCOMPARE(list->focusChild(), nullptr);
        timeline.select(Mail);
        QAccessibleInterface* const mail = list->focusChild();
        QVERIFY(mail);
        QCOMPARE(mail->role(), QAccessible::ListItem);
        const QString name = mail->text(QAccessible::Name);
        QVERIFY2(name.contains("send_mail") && name.contains("Activity") && name.contains("failed"), qPrintable(name));
        QVERIFY(mail->state().selected && mail->state().focusable && !mail->state().offscreen);
        QCOMPARE(mail->parent(), list);
        QCOMPARE(list->child(list->indexOfChild(mail)), mail);
        const QRect rect = mail->rect();
        QVERIFY(QRect(timeline.view().mapToGlobal(QPoint(0, 0)), timeline.view().size()).contains(rect));
        QCOMPARE(list->childAt(rect.center().x(), rect.center().y()), mail);
        QCOMPARE(list->child(-1), nullptr);
        QCOMPARE(list->child(7), nullptr);
        timeline.showMilliseconds(0, 50);
        QVERIFY(mail->state().offscreen);
    }

    void screenReadersCanSelect()
    {
        OpenTimeline timeline;
        QAccessibleInterface* const list = QAccessible::queryAccessibleInterface(&timeline.view());
        QAccessibleInterface* const charge =
            list->child(static_cast<int>(timeline.pane.scene().layout().positionOfGroup(Charge)));
        charge->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(timeline.selected(), Charge);
    }

    void everyPartHasANameForScreenReaders()
    {
        const OpenTimeline timeline;
        for (const QWidget* part : timeline.pane.findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
            if (part->isVisible())
                QVERIFY2(!part->accessibleName().isEmpty(), qPrintable(part->objectName()));
        }
    }

    void zoomingToTheSelectionFliesThereUnlessMotionIsReduced()
    {
        OpenTimeline timeline;
        timeline.pane.setReducedMotion(false);
        timeline.select(Mail);
        const std::int64_t before = timeline.pane.scene().range().start();
        timeline.press(Qt::Key_Z);
        QVERIFY2(std::abs(timeline.spanMilliseconds() - 240) < 1, "the session knows the target at once");
        QVERIFY(timeline.pane.scene().range().isFlying());
        QCOMPARE(timeline.pane.scene().range().start(), before);
        QVERIFY(await([&] { return !timeline.pane.scene().range().isFlying(); }));
        QCOMPARE(timeline.pane.scene().range().start(), timeline.range().start().nanoseconds());
        QCOMPARE(timeline.pane.scene().range().end(), timeline.range().end().nanoseconds());
    }

    void aGestureEndsTheFlightAtItsTarget()
    {
        OpenTimeline timeline;
        timeline.pane.setReducedMotion(false);
        timeline.select(Mail);
        timeline.press(Qt::Key_Z);
        timeline.press(Qt::Key_D);
        QVERIFY(!timeline.pane.scene().range().isFlying());
        QVERIFY(std::abs(timeline.spanMilliseconds() - 240) < 1);
    }

    void theFirstScreenOfALargeFileIsReplacedByTheWhole()
    {
        OpenTimeline timeline(runOfTimers(50));
        auto partial = std::make_shared<RunSnapshot>(*timeline.run.document.snapshot());
        QVERIFY(timeline.pane.scene().isCurrent());
        timeline.run.document.setSnapshot(snapshotFromText(runOfTimers(6000)));
        QVERIFY2(!timeline.pane.scene().isCurrent(), "a large run is laid out on the pool");
        QCOMPARE(timeline.pane.scene().layout().barCount(), 51U);
        QVERIFY(await([&] { return timeline.pane.scene().isCurrent(); }));
        QCOMPARE(timeline.pane.scene().layout().barCount(), 6001U);
        QCOMPARE(timeline.pane.scene().layout().density(), Density::RowPerGroup);
    }

    void ofSeveralLayoutsTheLatestWins()
    {
        OpenTimeline timeline(runOfTimers(5));
        timeline.run.document.setSnapshot(snapshotFromText(runOfTimers(9000)));
        timeline.run.document.setSnapshot(snapshotFromText(runOfTimers(7)));
        QCOMPARE(timeline.pane.scene().layout().barCount(), 8U);
        computePool().waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(timeline.pane.scene().layout().barCount(), 8U);
    }

    void theTimelineMayGoWhileItIsLaidOut()
    {
        auto run = std::make_unique<OpenRun>(runOfTimers(5));
        auto pane = std::make_unique<TimelinePane>(run->document);
        run->document.setSnapshot(snapshotFromText(runOfTimers(9000)));
        pane.reset();
        run.reset();
        computePool().waitForDone();
        QCoreApplication::processEvents();
    }

    void aRunWithoutEventsSaysSo()
    {
        auto empty = std::make_shared<RunSnapshot>();
        empty->history = std::make_shared<History>();
        empty->groups = EventGroups::build(empty->history);
        OpenRun run{RunSnapshotPointer(empty)};
        TimelinePane pane(run.document);
        showAndAwait(pane, {600, 300});
        const QImage image = pane.view().grab().toImage();
        std::set<QRgb> colours;
        for (int x = 0; x < image.width(); ++x)
            colours.insert(image.pixel(x, image.height() / 2));
        QVERIFY2(colours.size() > 1, "some text is there");
        QTest::keyClick(&pane.view(), Qt::Key_F);
        QTest::keyClick(&pane.view(), Qt::Key_Down);
        QTest::keyClick(&pane.view(), Qt::Key_C);
        QVERIFY(run.document.selection().isEmpty());
    }
};

QTEST_MAIN(TimelineViewTest)
#include "tst_timelineview.moc"
