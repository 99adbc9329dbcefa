// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/timelinehand.h"
#include "views/common/theme.h"
#include "views/timeline/idlegappainter.h"
#include "views/timeline/timelineoverviewview.h"

#include <QAction>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// Idle from 2 s to 3 h, then a signal wakes it up. Groups: 0 workflow, 1 workflow task, 2 and 4 activities, 3 signal.
QByteArray sleepyRun()
{
    return R"(
        WorkflowExecutionStarted type=Sleepy queue=orders
        WorkflowTaskScheduled queue=orders
        t=10ms WorkflowTaskStarted worker=w1
        t=20ms WorkflowTaskCompleted worker=w1
        t=20ms ActivityTaskScheduled id=a type=charge_card
        t=400ms ActivityTaskStarted id=a worker=w2
        t=2000ms ActivityTaskCompleted id=a
        t=10800000ms WorkflowExecutionSignaled name=go
        t=10800100ms ActivityTaskScheduled id=b type=send_mail
        t=10801000ms ActivityTaskStarted id=b worker=w3
        t=10803000ms ActivityTaskCompleted id=b
        t=10803000ms WorkflowExecutionCompleted
    )";
}

constexpr std::uint32_t First = 2, Second = 4;

} // namespace

class TimelineIdleTest : public QObject {
    Q_OBJECT

private slots:
    void init() { Theme::apply(*qApp, Theme::Kind::Light); }

    void iFoldsAndUnfoldsIdleTime()
    {
        OpenTimeline timeline(sleepyRun());
        const auto* const action = timeline.pane.findChild<QAction*>(QStringLiteral("timelineFoldIdle"));
        QVERIFY(timeline.rectOf(First).width() <= 2);
        timeline.press(Qt::Key_I);
        QVERIFY(action->isChecked());
        QVERIFY2(timeline.rectOf(First).width() > 200, "what is not idle has the room");
        QVERIFY(timeline.rectOf(Second).left() > timeline.rectOf(First).right());
        timeline.press(Qt::Key_I);
        QVERIFY(!action->isChecked());
        QVERIFY(timeline.rectOf(First).width() <= 2);
    }

    void whatIsDrawnIsWhatIsHit()
    {
        OpenTimeline timeline(sleepyRun());
        timeline.press(Qt::Key_I);
        for (const std::uint32_t group : {First, Second}) {
            QTest::mouseClick(&timeline.view(), Qt::LeftButton, {}, timeline.centreOf(group));
            QCOMPARE(timeline.selected(), group);
        }
    }

    void aMeasureAcrossTheGapKnowsTheRealTime()
    {
        OpenTimeline timeline(sleepyRun());
        timeline.press(Qt::Key_I);
        drag(timeline.view(), timeline.rectOf(First).topRight().toPoint() + QPoint(-1, 4),
             timeline.rectOf(Second).topLeft().toPoint() + QPoint(1, 4));
        const TimeRange range = timeline.run.document.measuredRange().range().value();
        QCOMPARE(millisecondsOf(range.start), 2000.0);
        QCOMPARE(millisecondsOf(range.end), 10'800'100.0);
    }

    void theWheelKeepsTheTimeUnderThePointer()
    {
        OpenTimeline timeline(sleepyRun());
        timeline.press(Qt::Key_I);
        const double before = timeline.millisecondsAt(100);
        timeline.run.document.viewRange().zoomAround(Instant(timeline.view().timeAt(100)), 1.25);
        QVERIFY(isNear(timeline.millisecondsAt(100), before, 10));
    }

    void theGapIsTornAndLabelled()
    {
        OpenTimeline timeline(sleepyRun());
        timeline.press(Qt::Key_I);
        const QRectF area(0, 0, timeline.view().width(), timeline.view().height());
        const auto gaps =
            shownGaps(timeline.pane.scene().scale(timeline.view().width()), timeline.pane.scene().idleGaps(), area, 1);
        QCOMPARE(gaps.size(), std::size_t{1});
        QVERIFY2(gaps.front().text.contains(QStringLiteral("2 h 59 min")), qPrintable(gaps.front().text));
        const QImage lanes = timeline.view().grab().toImage();
        const Theme& theme = Theme::of(&timeline.view());
        QCOMPARE(lanes.pixelColor(gaps.front().band.center().toPoint().x(), timeline.view().height() - 3), theme.head);
    }

    void theOverviewGoesByTheSameMapping()
    {
        OpenTimeline timeline(sleepyRun());
        timeline.press(Qt::Key_I);
        timeline.run.document.viewRange().zoomAround(timeline.range().fullStart(), 2);
        auto& overview = timeline.part<TimelineOverviewView>();
        const int labels = timeline.pane.labelWidth();
        const int width = timeline.view().width();
        const TimeScale all = timeline.pane.scene().fullScale(width);
        // A gap is the same part of whatever is visible: a little wider here than there.
        const double gap = FoldedAxis::GapPart * width;
        QVERIFY2(isNear(all.x(timeline.range().end().nanoseconds()), width / 2.0, gap), "half of what there is to see");
        drag(overview, {labels + width / 4, 20}, {labels + width / 2, 20});
        QVERIFY(isNear(all.x(timeline.range().start().nanoseconds()), width / 4.0, 2 * gap));
        QVERIFY(isNear(all.x(timeline.range().end().nanoseconds()), width * 3 / 4.0, 2 * gap));
    }

    void aLargerSnapshotIsFoldedAnew()
    {
        OpenTimeline timeline(sleepyRun());
        timeline.press(Qt::Key_I);
        QCOMPARE(timeline.pane.scene().idleGaps()->gaps().size(), std::size_t{3});
        timeline.run.document.setSnapshot(snapshotFromText(orderRun()));
        QCOMPARE(timeline.pane.scene().idleGaps(), nullptr);
        QVERIFY(timeline.pane.scene().foldsIdleTime());
    }
};

QTEST_MAIN(TimelineIdleTest)
#include "tst_timelineidle.moc"
