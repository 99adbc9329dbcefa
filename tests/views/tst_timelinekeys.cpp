// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/opentimeline.h"
#include "views/common/theme.h"

#include <QAction>
#include <QApplication>

#include <set>

using namespace chronoscope;
using namespace chronoscope::test;

class TimelineKeysTest : public QObject {
    Q_OBJECT

private slots:
    void init() { Theme::apply(*qApp, Theme::Kind::Light); }

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
};

QTEST_MAIN(TimelineKeysTest)
#include "tst_timelinekeys.moc"
