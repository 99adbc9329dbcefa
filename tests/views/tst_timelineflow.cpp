// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Arrows from cause to effect, keys that follow them, and the critical path below the bars.
#include "tests/views/opentimeline.h"
#include "views/common/theme.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QPainter>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

constexpr std::uint32_t Task = 1;

/// "1>2 far" for a link from group 1 to group 2 that is not of the selection itself.
QStringList linksOf(OpenTimeline& timeline)
{
    QStringList links;
    for (const FlowLink& link : timeline.view().flow().links())
        links.append(QStringLiteral("%1>%2%3")
                         .arg(link.causeGroup)
                         .arg(link.effectGroup)
                         .arg(link.isDirect ? QString() : QStringLiteral(" far")));
    return links;
}

QColor colourAt(OpenTimeline& timeline, double milliseconds, std::uint32_t rowOf)
{
    const double x =
        timeline.view().width() * (milliseconds - timeline.startMilliseconds()) / timeline.spanMilliseconds();
    const QImage image = timeline.view().grab().toImage();
    return image.pixelColor(static_cast<int>(x), static_cast<int>(timeline.rectOf(rowOf).center().y()));
}

/// A run in which a timer wakes a second workflow task, which starts an activity.
QByteArray chainedRun()
{
    return R"(
        WorkflowExecutionStarted type=Order queue=orders
        WorkflowTaskScheduled queue=orders
        t=10ms WorkflowTaskStarted worker=w1
        t=20ms WorkflowTaskCompleted worker=w1
        TimerStarted id=t1
        t=500ms TimerFired id=t1
        WorkflowTaskScheduled queue=orders
        t=510ms WorkflowTaskStarted worker=w1
        t=520ms WorkflowTaskCompleted worker=w1
        ActivityTaskScheduled id=a type=charge_card
        t=530ms ActivityTaskStarted id=a attempt=1
        t=900ms ActivityTaskCompleted id=a
        WorkflowTaskScheduled queue=orders
        t=910ms WorkflowTaskStarted worker=w1
        t=920ms WorkflowTaskCompleted worker=w1
        WorkflowExecutionCompleted
    )";
}
constexpr std::uint32_t FirstTask = 1, Timer = 2, SecondTask = 3, Activity = 4, LastTask = 5;

} // namespace

class TimelineFlowTest : public QObject {
    Q_OBJECT

private slots:
    void init() { Theme::apply(*qApp, Theme::Kind::Light); }

    void nothingSelectedMeansNoArrows()
    {
        OpenTimeline timeline;
        QCOMPARE(linksOf(timeline), QStringList());
    }

    void arrowsLeadIntoAndOutOfTheSelection()
    {
        OpenTimeline timeline(chainedRun());
        timeline.select(Timer);
        QCOMPARE(linksOf(timeline), QStringList({"1>2", "2>3"}));
        timeline.select(SecondTask);
        QCOMPARE(linksOf(timeline), QStringList({"2>3", "3>4"}));
        timeline.run.document.selection().clear();
        QCOMPARE(linksOf(timeline), QStringList());
    }

    void theWholeChainGoesFromStartToEnd()
    {
        OpenTimeline timeline(chainedRun());
        timeline.select(Timer);
        timeline.press(Qt::Key_X);
        QCOMPARE(linksOf(timeline), QStringList({"0>1 far", "3>4 far", "4>5 far", "5>0 far", "1>2", "2>3"}));
        timeline.press(Qt::Key_X);
        QCOMPARE(linksOf(timeline), QStringList({"1>2", "2>3"}));
    }

    void anArrowIsDrawnInTheAccentColour_data()
    {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << int(Theme::Kind::Light);
        QTest::newRow("dark") << int(Theme::Kind::Dark);
    }
    void anArrowIsDrawnInTheAccentColour()
    {
        QFETCH(int, theme);
        Theme::apply(*qApp, static_cast<Theme::Kind>(theme));
        OpenTimeline timeline;
        // From the task at 20 ms to the activity at 100 ms: its last stroke crosses 60 ms in the activity's row.
        timeline.showMilliseconds(0, 200);
        QVERIFY(colourAt(timeline, 60, Charge) != Theme::of(&timeline.pane).accent);
        timeline.select(Charge);
        QCOMPARE(colourAt(timeline, 60, Charge), Theme::of(&timeline.pane).accent);
    }

    void bracketsFollowTheChainAndReturn()
    {
        OpenTimeline timeline(chainedRun());
        timeline.select(Activity);
        timeline.press(Qt::Key_BracketLeft);
        QCOMPARE(timeline.selected(), SecondTask);
        QCOMPARE(timeline.run.selectedEventId(), 9);
        timeline.press(Qt::Key_BracketLeft);
        QCOMPARE(timeline.selected(), Timer);
        QCOMPARE(timeline.run.selectedEventId(), 6);
        timeline.press(Qt::Key_BracketLeft);
        QCOMPARE(timeline.selected(), FirstTask);
        timeline.press(Qt::Key_BracketRight);
        QCOMPARE(timeline.run.selectedEventId(), 6);
        timeline.press(Qt::Key_BracketRight);
        timeline.press(Qt::Key_BracketRight);
        QCOMPARE(timeline.selected(), Activity);
        timeline.press(Qt::Key_BracketRight);
        QCOMPARE(timeline.selected(), LastTask);
        timeline.press(Qt::Key_BracketRight);
        QCOMPARE(timeline.run.selectedEventId(), 16);
    }

    void atTheStartOfTheChainNothingChanges()
    {
        OpenTimeline timeline;
        timeline.select(Workflow);
        timeline.press(Qt::Key_BracketLeft);
        QCOMPARE(timeline.selected(), Workflow);
    }

    void aCauseOutOfSightIsBroughtIntoSight()
    {
        OpenTimeline timeline;
        timeline.select(Mail);
        timeline.showMilliseconds(450, 550);
        timeline.press(Qt::Key_BracketLeft);
        QCOMPARE(timeline.selected(), Task);
        QVERIFY(!timeline.rectOf(Task).isEmpty());
    }

    void withoutASelectionABracketSelects()
    {
        OpenTimeline timeline;
        timeline.press(Qt::Key_BracketLeft);
        QCOMPARE(timeline.selected(), Workflow);
    }

    void pShowsTheCriticalPath()
    {
        OpenTimeline timeline(chainedRun());
        QVERIFY(!timeline.view().criticalPath().path());
        const QImage before = timeline.view().grab().toImage();
        timeline.press(Qt::Key_P);
        QVERIFY(await([&] { return timeline.view().criticalPath().path() != nullptr; }));
        const QImage image = timeline.view().grab().toImage();
        QVERIFY(image != before);
        const QRectF timer = timeline.rectOf(Timer);
        QCOMPARE(image.pixelColor(timer.center().toPoint().x(), static_cast<int>(timer.bottom()) + 1),
                 Theme::of(&timeline.pane).text);
        timeline.press(Qt::Key_P);
        QVERIFY(!timeline.view().criticalPath().path());
        QVERIFY(timeline.view().grab().toImage() == before);
    }

    /// Printed, not judged: machines are noisy.
    void whatTheOverlaysCost()
    {
        OpenTimeline timeline(chainedRun(), {1600, 800});
        timeline.select(SecondTask);
        timeline.press(Qt::Key_P);
        QVERIFY(await([&] { return timeline.view().criticalPath().path() != nullptr; }));
        QImage image(1600, 800, QImage::Format_RGB32);
        QPainter painter(&image);
        const LaneLayout& layout = timeline.pane.scene().layout();
        const DrawList list;
        const TimelinePicture picture{layout, timeline.pane.scene().geometry(),
                                      list,   TimeScale(layout.runStart(), layout.runEnd(), 1600),
                                      800,    0,
                                      {},     0};
        const auto cost = [](const auto& paint) {
            constexpr int Times = 200;
            QElapsedTimer timer;
            timer.start();
            for (int time = 0; time < Times; ++time)
                paint();
            return static_cast<double>(timer.nsecsElapsed()) / 1e6 / Times;
        };
        const Theme& theme = Theme::of(&timeline.pane);
        FlowOverlay& flow = timeline.view().flow();
        qInfo("%zu arrows %.4f ms", flow.links().size(), cost([&] { flow.paint(painter, picture, theme, 1.0); }));
        qInfo("critical path %.4f ms",
              cost([&] { timeline.view().criticalPath().paint(painter, picture, theme, 1.0); }));
        timeline.run.document.selection().clear();
        qInfo("no selection %.4f ms", cost([&] { flow.paint(painter, picture, theme, 1.0); }));
        QVERIFY(!image.isNull());
    }
};

QTEST_MAIN(TimelineFlowTest)
#include "tst_timelineflow.moc"
