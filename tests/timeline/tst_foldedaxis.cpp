// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/rulerticks.h"
#include "models/timeline/timescale.h"
#include "tests/timeline/barscript.h"

#include <QTest>

#include <random>

using namespace chronoscope;

/// Idle stretches are found, and narrow on the axis: everything else keeps its proportions and its order.
class FoldedAxisTest : public QObject {
    Q_OBJECT

private slots:
    void nothingOpenIsIdle();
    void aRunThatIsNeverIdleHasNoGaps();
    void theWorkflowItselfDoesNotCount();
    void aRunThatSleepsOnATimerIsIdle();
    void shortStretchesStay();
    void whatIsStillOpenIsNotIdle();
    void onlyTheLongestOfManyAreFolded();
    void theThresholdIsAPartOfWhatIsBusy();
    void theRoomAroundALongRunIsFoldedToo();
    void aTimeKnowsItsGap();
    void withoutGapsPlacesAreTimes();
    void aGapIsAFixedPartOfTheView();
    void aRangeThatIsIdleAllThroughIsNotFolded();
    void partOfAGapIsThatPartOfItsWidth();
    void placesGrowWithTimeInEveryRun();
    void timesAreFoundAgainOutsideOfGaps();
    void pixelsCoverTheWholeView();
    void rulersHaveNoTicksInGaps();
    void rulersCountWhatIsLeft();
};

namespace {

IdleGaps gapsOf(const QStringList& bars, std::int64_t threshold = 10)
{
    return *idleGapsOf(*layOutLanes(barsOf(bars), {}, nullptr), threshold);
}

QString print(const IdleGaps& gaps)
{
    QStringList texts;
    for (const IdleGap& gap : gaps.gaps())
        texts << QStringLiteral("%1-%2").arg(gap.start).arg(gap.end);
    return texts.join(QLatin1Char(' '));
}

/// A generated run with idle stretches of every length in it.
std::shared_ptr<const LaneLayout> runWithPauses(unsigned seed)
{
    RandomRun run;
    run.bars = 200;
    run.concurrency = 2;
    run.longPart = 0.02;
    run.seed = seed;
    TimelineBars bars = randomBars(run);
    std::mt19937_64 random(seed);
    std::int64_t delay = 0;
    bars.runEnd = bars.runStart;
    for (TimelineBar& bar : bars.bars) {
        if (random() % 10 == 0)
            delay += static_cast<std::int64_t>(random() % 3'600'000'000'000ULL);
        if (bar.isOpen())
            bar.status = Status::Completed;
        bar.start += delay;
        bar.started += delay;
        bar.end += delay;
        bars.runEnd = std::max(bars.runEnd, bar.end);
    }
    return layOutLanes(std::move(bars), {}, nullptr);
}

} // namespace

void FoldedAxisTest::nothingOpenIsIdle()
{
    QCOMPARE(print(gapsOf({"workflow 0-200", "task 0-5", "activity 5-20", "child 60-80", "signal 150"})),
             QStringLiteral("20-60 80-150 150-200"));
}

void FoldedAxisTest::aRunThatIsNeverIdleHasNoGaps()
{
    QVERIFY(gapsOf({"workflow 0-100", "activity 0-60", "child 50-100"}).isEmpty());
    QVERIFY(gapsOf({}).isEmpty());
    QVERIFY2(gapsOf({"workflow 0-100"}).isEmpty(), "there is nothing to see but the workflow");
}

void FoldedAxisTest::theWorkflowItselfDoesNotCount()
{
    QCOMPARE(print(gapsOf({"workflow 0-100", "task 0-10", "task 90-100"})), QStringLiteral("10-90"));
    QVERIFY2(gapsOf({"workflow 0-100", "child 10-90", "task 0-10", "task 90-100"}).isEmpty(),
             "a child workflow is something to wait for");
}

void FoldedAxisTest::aRunThatSleepsOnATimerIsIdle()
{
    QCOMPARE(print(gapsOf({"workflow 0-100", "task 0-10", "timer 10-90", "task 90-100"})), QStringLiteral("10-90"));
    QVERIFY2(gapsOf({"workflow 0-100", "task 0-10", "timer 10-90", "activity 10-90", "task 90-100"}).isEmpty(),
             "an activity goes on beside the timer");
}

void FoldedAxisTest::shortStretchesStay()
{
    QCOMPARE(print(gapsOf({"workflow 0-100", "task 0-10", "task 19-30", "task 40-100"}, 10)), QStringLiteral("30-40"));
}

void FoldedAxisTest::whatIsStillOpenIsNotIdle()
{
    QVERIFY(gapsOf({"workflow 0-", "task 0-5", "activity 5-", "signal 90"}).isEmpty());
}

void FoldedAxisTest::onlyTheLongestOfManyAreFolded()
{
    QStringList bars{"workflow 0-100000"};
    int time = 0;
    for (int index = 0; index < 60; ++index) {
        bars << QStringLiteral("task %1-%2").arg(time).arg(time + 5);
        time += 5 + 20 + index;
    }
    bars << QStringLiteral("task %1-100000").arg(time);
    const IdleGaps gaps = gapsOf(bars);
    QCOMPARE(gaps.gaps().size(), MostIdleGaps);
    QVERIFY(std::ranges::is_sorted(gaps.gaps(), {}, &IdleGap::start));
    for (const IdleGap& gap : gaps.gaps())
        QVERIFY(gap.end - gap.start >= 20 + 60 - std::ssize(gaps.gaps()));
}

void FoldedAxisTest::theThresholdIsAPartOfWhatIsBusy()
{
    const auto layout = [](const QStringList& bars) { return layOutLanes(barsOf(bars), {}, nullptr); };
    QCOMPARE(idleThreshold(*layout({"workflow 0-900000000000", "task 0-200000000000"})), qint64{10'000'000'000});
    QCOMPARE(idleThreshold(*layout({"workflow 0-900", "task 0-20"})), qint64{1'000'000'000});
}

void FoldedAxisTest::theRoomAroundALongRunIsFoldedToo()
{
    const auto layout = layOutLanes(barsOf({"workflow 100-900", "task 100-110", "task 890-900"}), {}, nullptr);
    const auto gaps = withMargins(*idleGapsOf(*layout, 10), *layout, 80, 905, 10);
    QCOMPARE(print(*gaps), QStringLiteral("80-100 110-890"));
    QVERIFY(gaps->gaps()[0].isMargin && !gaps->gaps()[1].isMargin);
}

void FoldedAxisTest::aTimeKnowsItsGap()
{
    const IdleGaps gaps({{20, 60}, {80, 150}});
    QCOMPARE(gaps.gapAt(20), nullptr);
    QCOMPARE(gaps.gapAt(21)->end, qint64{60});
    QCOMPARE(gaps.gapAt(60), nullptr);
    QCOMPARE(gaps.gapAt(100)->start, qint64{80});
    QCOMPARE(gaps.gapAt(500), nullptr);
}

void FoldedAxisTest::withoutGapsPlacesAreTimes()
{
    const FoldedAxis axis = FoldedAxis::ofRange(100, 200, nullptr);
    QVERIFY(!axis.isFolded());
    QCOMPARE(axis.visibleSpan(), 100.0);
    QCOMPARE(axis.place(150), 50.0);
    QCOMPARE(axis.place(90), -10.0);
    QCOMPARE(axis.time(-10), qint64{90});
}

void FoldedAxisTest::aGapIsAFixedPartOfTheView()
{
    const IdleGaps gaps({{1'000, 900'000}});
    for (const std::int64_t end : {901'000, 910'000, 990'000}) {
        const FoldedAxis axis = FoldedAxis::ofRange(0, end, &gaps);
        const double part = (axis.place(900'000) - axis.place(1'000)) / axis.visibleSpan();
        QVERIFY(std::abs(part - FoldedAxis::GapPart) < 1e-9);
        QVERIFY(std::abs(axis.place(end) - axis.visibleSpan()) < 1e-6);
        QVERIFY2(std::abs(axis.place(1'000) - 1'000) < 1e-6, "what is not idle keeps its proportions");
    }
}

void FoldedAxisTest::aRangeThatIsIdleAllThroughIsNotFolded()
{
    const IdleGaps gaps({{1'000, 900'000}});
    QVERIFY(!FoldedAxis::ofRange(2'000, 800'000, &gaps).isFolded());
    QVERIFY(FoldedAxis::ofRange(999, 800'000, &gaps).isFolded());
}

void FoldedAxisTest::partOfAGapIsThatPartOfItsWidth()
{
    const IdleGaps gaps({{1'000, 2'000}});
    const FoldedAxis axis = FoldedAxis::ofRange(0, 1'500, &gaps);
    QVERIFY(std::abs((axis.place(1'500) - axis.place(1'000)) / axis.visibleSpan() - FoldedAxis::GapPart / 2) < 1e-9);
    QVERIFY2(std::abs(axis.place(2'000) - axis.visibleSpan() * (1 + FoldedAxis::GapPart / 2)) < 1e-6,
             "the axis goes on outside of what is visible");
}

void FoldedAxisTest::placesGrowWithTimeInEveryRun()
{
    for (unsigned seed = 1; seed <= 30; ++seed) {
        const auto layout = runWithPauses(seed);
        const auto gaps = idleGapsOf(*layout, idleThreshold(*layout));
        QVERIFY(!gaps->isEmpty());
        const TimeScale scale(layout->runStart(), layout->runEnd(), 1400, gaps.get());
        int before = 0;
        double placeBefore = -1e300;
        const FoldedAxis axis = FoldedAxis::ofRange(layout->runStart(), layout->runEnd(), gaps.get());
        const std::int64_t step = (layout->runEnd() - layout->runStart()) / 5'000;
        for (std::int64_t time = layout->runStart() - 10 * step; time <= layout->runEnd() + 10 * step; time += step) {
            QVERIFY(axis.place(time) > placeBefore);
            placeBefore = axis.place(time);
            QVERIFY(scale.x(time) >= before);
            before = scale.x(time);
        }
    }
}

void FoldedAxisTest::timesAreFoundAgainOutsideOfGaps()
{
    for (unsigned seed = 1; seed <= 30; ++seed) {
        const auto layout = runWithPauses(seed);
        const auto gaps = idleGapsOf(*layout, idleThreshold(*layout));
        std::mt19937_64 random(seed);
        const std::int64_t length = layout->runEnd() - layout->runStart();
        const auto anyTime = [&] {
            return layout->runStart() + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(length));
        };
        const std::int64_t a = anyTime();
        const FoldedAxis axis = FoldedAxis::ofRange(a, a + length / 3, gaps.get());
        for (int sample = 0; sample < 500; ++sample) {
            const std::int64_t time = anyTime();
            const std::int64_t found = axis.time(axis.place(time));
            // A gap that is an hour long and a few pixels wide has few places; outside of gaps a nanosecond is one.
            const double tolerance = gaps->gapAt(time) ? static_cast<double>(length) / 1e6 : 16.0;
            QVERIFY2(std::abs(static_cast<double>(found - time)) <= tolerance,
                     qPrintable(QStringLiteral("seed %1: %2 became %3").arg(seed).arg(time).arg(found)));
        }
    }
}

void FoldedAxisTest::pixelsCoverTheWholeView()
{
    const auto layout = runWithPauses(7);
    const auto gaps = idleGapsOf(*layout, idleThreshold(*layout));
    const TimeScale scale(layout->runStart(), layout->runEnd(), 1400, gaps.get());
    QVERIFY(scale.isFolded());
    std::int64_t before = scale.time(0);
    QVERIFY(before == layout->runStart());
    for (int x = 1; x <= 1400; ++x) {
        QVERIFY(scale.time(x) > before);
        before = scale.time(x);
    }
    QVERIFY(std::abs(static_cast<double>(before - layout->runEnd())) < 1'000);
}

void FoldedAxisTest::rulersHaveNoTicksInGaps()
{
    const IdleGaps gaps({{20'000, 900'000}, {920'000, 1'900'000}});
    const std::vector<RulerTick> ticks = rulerTicks(0, 1'950'000, 10, {}, &gaps);
    QVERIFY(ticks.size() >= 5);
    for (const RulerTick& tick : ticks)
        QVERIFY2(!gaps.gapAt(tick.time), qPrintable(QString::number(tick.time)));
    QVERIFY(ticks.front().time < 20'000);
    QVERIFY(ticks.back().time > 1'900'000);
}

void FoldedAxisTest::rulersCountWhatIsLeft()
{
    const IdleGaps gaps({{1'000'000'000, 3'600'000'000'000}});
    const std::vector<RulerTick> ticks = rulerTicks(0, 3'601'000'000'000, 10, {}, &gaps);
    QCOMPARE(ticks.size(), std::size_t{6});
    QCOMPARE(ticks.at(1).label, QStringLiteral("+0.5 s"));
}

QTEST_GUILESS_MAIN(FoldedAxisTest)
#include "tst_foldedaxis.moc"
