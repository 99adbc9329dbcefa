// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/timelinehand.h"
#include "views/common/theme.h"
#include "views/timeline/breadcrumbs.h"
#include "views/timeline/measurebar.h"
#include "views/timeline/timelinerulerview.h"

#include <QLabel>
#include <QToolButton>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// Where a time is in the view, in units.
int xOf(const OpenTimeline& timeline, double milliseconds)
{
    const std::int64_t time = DslStart.nanoseconds() + static_cast<std::int64_t>(milliseconds * 1e6);
    return timeline.pane.scene().scale(timeline.view().width()).x(time);
}

/// Below all bars: nothing to snap to.
int freeY(const OpenTimeline& timeline)
{
    return timeline.view().height() - 5;
}

QStringList crumbs(const OpenTimeline& timeline)
{
    QStringList texts;
    for (const auto* button : timeline.part<Breadcrumbs>().findChildren<QToolButton*>(Qt::FindDirectChildrenOnly))
        texts << (button->isChecked() ? QStringLiteral("[%1]").arg(button->text()) : button->text());
    return texts;
}

} // namespace

class TimelineMeasureTest : public QObject {
    Q_OBJECT

private slots:
    void init() { Theme::apply(*qApp, Theme::Kind::Light); }

    void aDragMeasures()
    {
        OpenTimeline timeline;
        MeasuredRange& measured = timeline.run.document.measuredRange();
        QVERIFY(!timeline.part<MeasureBar>().isVisible());
        drag(timeline.view(), {xOf(timeline, 300), freeY(timeline)}, {xOf(timeline, 600), freeY(timeline)});
        QVERIFY(measured.range());
        QVERIFY(isNear(millisecondsOf(measured.range()->start), 300, 3));
        QVERIFY(isNear(millisecondsOf(measured.range()->end), 600, 3));
        QVERIFY(timeline.part<MeasureBar>().isVisible());
        QVERIFY2(timeline.range().isWholeRun(), "measuring does not move the picture");
        QVERIFY2(timeline.run.document.selection().isEmpty(), "a drag is no click");
    }

    void aShortMoveIsAClick()
    {
        OpenTimeline timeline;
        const QPoint charge = timeline.centreOf(Charge);
        drag(timeline.view(), charge, charge + QPoint(2, 1));
        QVERIFY(timeline.run.document.measuredRange().isEmpty());
        QCOMPARE(timeline.selected(), Charge);
    }

    void cursorsStopAtTheEdgesOfBars()
    {
        OpenTimeline timeline;
        const QRectF charge = timeline.rectOf(Charge);
        const auto y = static_cast<int>(charge.center().y());
        drag(timeline.view(), {static_cast<int>(charge.left()) + 2, y}, {static_cast<int>(charge.right()) - 2, y});
        const TimeRange range = timeline.run.document.measuredRange().range().value();
        QCOMPARE(millisecondsOf(range.start), 100.0);
        QCOMPARE(millisecondsOf(range.end), 500.0);
    }

    void eitherCursorCanBeDraggedAfterwards()
    {
        OpenTimeline timeline;
        MeasuredRange& measured = timeline.run.document.measuredRange();
        measured.setRange(DslStart + Duration{300'000'000}, DslStart + Duration{600'000'000});
        const int y = freeY(timeline);
        drag(timeline.view(), {xOf(timeline, 300), y}, {xOf(timeline, 200), y});
        QVERIFY(isNear(millisecondsOf(measured.range()->start), 200, 3));
        QCOMPARE(millisecondsOf(measured.range()->end), 600.0);
        drag(timeline.view(), {xOf(timeline, 600), y}, {xOf(timeline, 700), y});
        QVERIFY(isNear(millisecondsOf(measured.range()->end), 700, 3));
        QVERIFY(isNear(millisecondsOf(measured.range()->start), 200, 3));
    }

    void thePointerTellsThatACursorCanBeTaken()
    {
        OpenTimeline timeline;
        timeline.run.document.measuredRange().setRange(DslStart + Duration{300'000'000},
                                                       DslStart + Duration{600'000'000});
        QTest::mouseMove(&timeline.view(), QPoint(xOf(timeline, 300), freeY(timeline)));
        QCOMPARE(timeline.view().cursor().shape(), Qt::SizeHorCursor);
        QTest::mouseMove(&timeline.view(), QPoint(xOf(timeline, 450), freeY(timeline)));
        QCOMPARE(timeline.view().cursor().shape(), Qt::ArrowCursor);
    }

    void aDragBeyondTheEdgeMeasuresWhatIsVisible()
    {
        OpenTimeline timeline;
        timeline.showMilliseconds(400, 600);
        drag(timeline.view(), {200, freeY(timeline)}, {timeline.view().width() + 500, freeY(timeline)});
        QVERIFY(timeline.run.document.measuredRange().range()->end <= timeline.range().end());
    }

    void shiftAndTheArrowsGoFromEventToEvent()
    {
        OpenTimeline timeline;
        const MeasuredRange& measured = timeline.run.document.measuredRange();
        timeline.select(Mail);
        timeline.press(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(millisecondsOf(measured.range()->start), 500.0);
        QCOMPARE(millisecondsOf(measured.active()), 510.0);
        timeline.press(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(millisecondsOf(measured.active()), 600.0);
        timeline.press(Qt::Key_R, Qt::ShiftModifier);
        timeline.press(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(millisecondsOf(measured.range()->start), 400.0);
        QCOMPARE(millisecondsOf(measured.range()->end), 600.0);
    }

    void aCursorThatLeavesTheViewTakesItAlong()
    {
        OpenTimeline timeline;
        timeline.showMilliseconds(480, 520);
        timeline.select(Mail);
        timeline.press(Qt::Key_Right, Qt::ShiftModifier);
        timeline.press(Qt::Key_Right, Qt::ShiftModifier);
        const Instant active = timeline.run.document.measuredRange().active();
        QVERIFY(active >= timeline.range().start() && active <= timeline.range().end());
        QVERIFY(isNear(timeline.spanMilliseconds(), 40));
    }

    void rMeasuresTheSelectedGroup()
    {
        OpenTimeline timeline;
        timeline.press(Qt::Key_R);
        QVERIFY2(timeline.run.document.measuredRange().isEmpty(), "there is nothing to measure");
        timeline.select(Charge);
        timeline.press(Qt::Key_R);
        const TimeRange range = timeline.run.document.measuredRange().range().value();
        QCOMPARE(millisecondsOf(range.start), 100.0);
        QCOMPARE(millisecondsOf(range.end), 500.0);
    }

    void theBarSaysWhatLiesInTheRange()
    {
        OpenTimeline timeline;
        timeline.select(Mail);
        timeline.press(Qt::Key_R);
        const auto& bar = timeline.part<MeasureBar>();
        QCOMPARE(bar.text(),
                 QStringLiteral("200 ms, 6 events, 3 groups began, 2 closed, 1 of them failed, "
                                "2 × Timer started, 1 × Activity task scheduled, 1 × Activity task started, "
                                "1 × Activity task completed, 1 more type"));
        QCOMPARE(bar.accessibleDescription(), bar.text());
        for (const auto* label : bar.findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void longRunsAreCountedOnThePoolAndTheLatestRangeWins()
    {
        OpenTimeline timeline(runOfTimers(12'000));
        MeasuredRange& measured = timeline.run.document.measuredRange();
        auto& bar = timeline.part<MeasureBar>();
        QSignalSpy counted(&bar, &MeasureBar::summaryChanged);
        measured.setRange(DslStart, DslStart + Duration{50 * NanosecondsPerSecond});
        QVERIFY(!bar.summary());
        measured.setRange(DslStart, DslStart + Duration{NanosecondsPerSecond});
        QVERIFY(await([&] { return bar.summary().has_value(); }));
        QCOMPARE(bar.summary()->eventCount, 202);
        QCOMPARE(counted.count(), 1);
    }

    void escapeClearsTheRangeBeforeTheSelection()
    {
        OpenTimeline timeline;
        timeline.select(Mail);
        timeline.press(Qt::Key_R);
        timeline.press(Qt::Key_Escape);
        QVERIFY(timeline.run.document.measuredRange().isEmpty());
        QCOMPARE(timeline.selected(), Mail);
        timeline.press(Qt::Key_Escape);
        QVERIFY(timeline.run.document.selection().isEmpty());
    }

    void zAndADoubleClickZoomToTheRange()
    {
        OpenTimeline timeline;
        timeline.run.document.measuredRange().setRange(DslStart + Duration{300'000'000},
                                                       DslStart + Duration{600'000'000});
        timeline.press(Qt::Key_Z);
        QVERIFY(isNear(timeline.startMilliseconds(), 300) && isNear(timeline.spanMilliseconds(), 300));
        timeline.press(Qt::Key_0);
        QTest::mouseDClick(&timeline.view(), Qt::LeftButton, {}, QPoint(xOf(timeline, 450), freeY(timeline)));
        QVERIFY(isNear(timeline.startMilliseconds(), 300) && isNear(timeline.spanMilliseconds(), 300));
    }

    void theRangeFiltersAtTheTouchOfAButton()
    {
        OpenTimeline timeline;
        timeline.select(Mail);
        timeline.press(Qt::Key_R);
        timeline.pane.findChild<QToolButton*>(QStringLiteral("measureFilter"))->click();
        QCOMPARE(timeline.run.document.filters().conditions().size(), std::size_t{1});
        const FilterCondition condition = TimeCondition{timeline.run.document.measuredRange().range().value()};
        QVERIFY(timeline.run.document.filters().conditions().front() == condition);
    }

    void theCursorsAreDrawnInLanesAndRuler()
    {
        for (const Theme::Kind kind : {Theme::Kind::Light, Theme::Kind::Dark}) {
            Theme::apply(*qApp, kind);
            OpenTimeline timeline;
            timeline.run.document.measuredRange().setRange(DslStart + Duration{300'000'000},
                                                           DslStart + Duration{600'000'000});
            const QColor accent = Theme::of(&timeline.view()).accent;
            const QImage lanes = timeline.view().grab().toImage();
            QCOMPARE(lanes.pixelColor(xOf(timeline, 300), freeY(timeline)), accent);
            QCOMPARE(lanes.pixelColor(xOf(timeline, 600), freeY(timeline)), accent);
            QVERIFY(lanes.pixelColor(xOf(timeline, 450), freeY(timeline)) != accent);
            const QImage ruler = timeline.part<TimelineRulerView>().grab().toImage();
            QCOMPARE(ruler.pixelColor(timeline.pane.labelWidth() + xOf(timeline, 450) - 15, 2), accent);
        }
    }

    void aDragCanBeUndoneInOneStep()
    {
        OpenTimeline timeline;
        drag(timeline.view(), {xOf(timeline, 300), freeY(timeline)}, {xOf(timeline, 600), freeY(timeline)});
        timeline.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(timeline.run.document.measuredRange().isEmpty());
        timeline.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(isNear(millisecondsOf(timeline.run.document.measuredRange().range()->start), 300, 3));
    }

    void theWayIsShownAsSoonAsThereIsOne()
    {
        OpenTimeline timeline;
        QVERIFY(!timeline.part<Breadcrumbs>().isVisible());
        timeline.select(Mail);
        timeline.press(Qt::Key_Z);
        QVERIFY(timeline.part<Breadcrumbs>().isVisible());
        QCOMPARE(crumbs(timeline), QStringList({"Whole run", "[240 ms at 03:04:05.480]"}));
        timeline.press(Qt::Key_R);
        QCOMPARE(crumbs(timeline).constLast(), QStringLiteral("[240 ms at 03:04:05.480, measured 200 ms]"));
        timeline.run.document.filters().add(StatusCondition{Status::Failed});
        QVERIFY(crumbs(timeline).constLast().contains(QStringLiteral("1 filter")));
        timeline.press(Qt::Key_Left, Qt::AltModifier);
        timeline.press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(crumbs(timeline).at(1), QStringLiteral("[240 ms at 03:04:05.480]"));
        QCOMPARE(crumbs(timeline).size(), 4);
    }

    void aCrumbLeadsBackByMouseAndByKey()
    {
        OpenTimeline timeline;
        timeline.select(Mail);
        timeline.press(Qt::Key_Z);
        auto buttons = timeline.part<Breadcrumbs>().findChildren<QToolButton*>(Qt::FindDirectChildrenOnly);
        QVERIFY(buttons.constFirst()->accessibleName().contains(QStringLiteral("Whole run")));
        buttons.constFirst()->click();
        QVERIFY(await([&] { return timeline.range().isWholeRun(); }));
        buttons = timeline.part<Breadcrumbs>().findChildren<QToolButton*>(Qt::FindDirectChildrenOnly);
        buttons.constFirst()->setFocus();
        QTest::keyClick(buttons.constFirst(), Qt::Key_Right);
        QVERIFY(await([&] { return buttons.constLast()->hasFocus(); }));
        QTest::keyClick(buttons.constLast(), Qt::Key_Space);
        QVERIFY(await([&] { return isNear(timeline.spanMilliseconds(), 240); }));
    }

    void aLongWayShowsItsBeginAndItsEnd()
    {
        OpenTimeline timeline;
        for (int step = 0; step < 30; ++step) {
            timeline.showMilliseconds(step * 10, step * 10 + 100);
            timeline.range().remember();
        }
        QVERIFY(crumbs(timeline).size() <= 8);
        QCOMPARE(crumbs(timeline).constFirst(), QStringLiteral("Whole run"));
        QVERIFY(crumbs(timeline).constLast().startsWith(QLatin1Char('[')));
    }
};

QTEST_MAIN(TimelineMeasureTest)
#include "tst_timelinemeasure.moc"
