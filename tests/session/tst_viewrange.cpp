// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/viewrange.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>

using namespace chronoscope;

/// The visible part of time: always inside of the run, never empty.
class TestViewRange : public QObject {
    Q_OBJECT

private slots:
    void aNewRunIsShownWhole();
    void aGrowingRunStaysWholeOnScreen();
    void aGrowingRunKeepsARangeThatTheUserChose();
    void zoomKeepsTheInstantUnderTheHandWhereItIs_data();
    void zoomKeepsTheInstantUnderTheHandWhereItIs();
    void zoomStopsAtOneMicrosecond();
    void zoomOutStopsAtTheWholeRun();
    void panningStopsAtTheEdges();
    void aRangeGivenBackwardsIsUnderstood();
    void senselessFactorsChangeNothing_data();
    void senselessFactorsChangeNothing();
    void rememberingIsHeardByWhoKeepsTheWay();
    void zoomOnAFoldedAxisKeepsThePlaceUnderTheHand();
    void panningPassesAFoldedGapInOneStep();
    void aFoldedAxisStopsAtTheEdgesToo();
    void foldingChangesNothingOfWhatIsVisible();
    void theLongestRunThatFilesCanHoldDoesNotOverflow();
};

namespace {

constexpr Instant Start{1'000'000'000};
constexpr Instant End{2'000'000'000};

Instant at(double part)
{
    return Start + Duration{static_cast<std::int64_t>(part * 1e9)};
}

struct WholeRun {
    WholeRun() { range.setFullRange(Start, End); }
    ViewRange range;
};

/// Idle from a fifth of the run to four fifths.
const IdleGap Gap{at(0.2).nanoseconds(), at(0.8).nanoseconds()};

struct FoldedRun : WholeRun {
    FoldedRun() { range.setIdleGaps(std::make_shared<IdleGaps>(std::vector{Gap})); }
};

} // namespace

void TestViewRange::aNewRunIsShownWhole()
{
    ViewRange range;
    QSignalSpy changes(&range, &ViewRange::changed);
    range.setFullRange(Start, End);
    QVERIFY(range.isWholeRun());
    QCOMPARE(changes.count(), 1);
}

void TestViewRange::aGrowingRunStaysWholeOnScreen()
{
    WholeRun run;
    run.range.setFullRange(Start, at(5));
    QVERIFY(run.range.isWholeRun());
    QVERIFY(run.range.end() == at(5));
}

void TestViewRange::aGrowingRunKeepsARangeThatTheUserChose()
{
    WholeRun run;
    run.range.show(at(0.2), at(0.4));
    run.range.setFullRange(Start, at(5));
    QVERIFY(run.range.start() == at(0.2));
    QVERIFY(run.range.end() == at(0.4));
}

void TestViewRange::zoomKeepsTheInstantUnderTheHandWhereItIs_data()
{
    QTest::addColumn<double>("part");
    QTest::newRow("left edge") << 0.0;
    QTest::newRow("somewhere") << 0.3;
    QTest::newRow("middle") << 0.5;
    QTest::newRow("right edge") << 1.0;
}

void TestViewRange::zoomKeepsTheInstantUnderTheHandWhereItIs()
{
    QFETCH(double, part);
    WholeRun run;
    run.range.zoomAround(at(part), 4);
    const double partAfter = static_cast<double>((at(part) - run.range.start()).nanoseconds) /
                             static_cast<double>(run.range.span().nanoseconds);
    QVERIFY(qAbs(partAfter - part) < 1e-6);
    QCOMPARE(run.range.span().nanoseconds, 250'000'000);
}

void TestViewRange::zoomStopsAtOneMicrosecond()
{
    WholeRun run;
    for (int step = 0; step < 100; ++step)
        run.range.zoomAround(at(0.5), 10);
    QCOMPARE(run.range.span().nanoseconds, NanosecondsPerMicrosecond);
}

void TestViewRange::zoomOutStopsAtTheWholeRun()
{
    WholeRun run;
    run.range.show(at(0.4), at(0.5));
    run.range.zoomAround(at(0.45), 1e-9);
    QVERIFY(run.range.isWholeRun());
}

void TestViewRange::panningStopsAtTheEdges()
{
    WholeRun run;
    run.range.show(at(0.4), at(0.6));
    run.range.panBy(100);
    QVERIFY(run.range.end() == End);
    QCOMPARE(run.range.span().nanoseconds, 200'000'000);
    run.range.panBy(-100);
    QVERIFY(run.range.start() == Start);
    QCOMPARE(run.range.span().nanoseconds, 200'000'000);
}

void TestViewRange::aRangeGivenBackwardsIsUnderstood()
{
    WholeRun run;
    run.range.show(at(0.8), at(0.2));
    QVERIFY(run.range.start() == at(0.2));
    QVERIFY(run.range.end() == at(0.8));
}

void TestViewRange::senselessFactorsChangeNothing_data()
{
    QTest::addColumn<double>("factor");
    QTest::newRow("zero") << 0.0;
    QTest::newRow("negative") << -2.0;
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity();
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN();
}

void TestViewRange::senselessFactorsChangeNothing()
{
    QFETCH(double, factor);
    WholeRun run;
    QSignalSpy changes(&run.range, &ViewRange::changed);
    run.range.zoomAround(at(0.5), factor);
    QCOMPARE(changes.count(), 0);
}

void TestViewRange::rememberingIsHeardByWhoKeepsTheWay()
{
    WholeRun run;
    const QSignalSpy remembered(&run.range, &ViewRange::remembered);
    const QSignalSpy changes(&run.range, &ViewRange::changed);
    run.range.remember();
    QCOMPARE(remembered.count(), 1);
    QCOMPARE(changes.count(), 0);
}

void TestViewRange::zoomOnAFoldedAxisKeepsThePlaceUnderTheHand()
{
    FoldedRun run;
    const auto placeOf = [&](Instant instant) {
        const FoldedAxis axis = FoldedAxis::ofRange(run.range.start().nanoseconds(), run.range.end().nanoseconds(),
                                                    run.range.idleGaps().get());
        return axis.place(instant.nanoseconds()) / axis.visibleSpan();
    };
    for (const double part : {0.05, 0.15, 0.85, 0.95}) {
        run.range.showWholeRun();
        const double before = placeOf(at(part));
        run.range.zoomAround(at(part), 3);
        QVERIFY2(std::abs(placeOf(at(part)) - before) < 1e-6, qPrintable(QString::number(part)));
        run.range.zoomAround(at(part), 1.0 / 3);
        QVERIFY2(run.range.start() - Start < Duration{100} && End - run.range.end() < Duration{100},
                 "what was zoomed into is found again");
    }
}

void TestViewRange::panningPassesAFoldedGapInOneStep()
{
    FoldedRun run;
    run.range.show(at(0.1), at(0.19));
    run.range.panBy(0.2);
    QVERIFY2(run.range.start() < at(0.2), "what was visible goes on being visible");
    QVERIFY2(run.range.end() > at(0.8), "and the other side of the gap comes into view");
    run.range.panBy(-0.2);
    QVERIFY(run.range.start() - at(0.1) < Duration{100} && at(0.1) - run.range.start() < Duration{100});
}

void TestViewRange::aFoldedAxisStopsAtTheEdgesToo()
{
    FoldedRun run;
    run.range.show(at(0.85), at(0.95));
    run.range.panBy(100);
    QVERIFY(run.range.end() == End);
    run.range.panBy(-100);
    QVERIFY(run.range.start() == Start);
    run.range.zoomAround(at(0.5), 1e-9);
    QVERIFY(run.range.isWholeRun());
}

void TestViewRange::foldingChangesNothingOfWhatIsVisible()
{
    WholeRun run;
    run.range.show(at(0.1), at(0.9));
    const QSignalSpy changes(&run.range, &ViewRange::changed);
    run.range.setIdleGaps(std::make_shared<IdleGaps>(std::vector{Gap}));
    QCOMPARE(changes.count(), 1);
    QVERIFY(run.range.start() == at(0.1) && run.range.end() == at(0.9));
    run.range.setIdleGaps(std::make_shared<IdleGaps>(std::vector<IdleGap>()));
    QVERIFY2(!run.range.idleGaps(), "no gaps are as good as none");
}

void TestViewRange::theLongestRunThatFilesCanHoldDoesNotOverflow()
{
    const Instant earliest(EarliestSecond * NanosecondsPerSecond);
    const Instant latest(LatestSecond * NanosecondsPerSecond);
    ViewRange range;
    range.setFullRange(earliest, latest);
    QVERIFY(range.span().nanoseconds > 0);
    range.zoomAround(Instant(0), 1e6);
    QVERIFY(range.start() < Instant(0) && range.end() > Instant(0));
}

QTEST_APPLESS_MAIN(TestViewRange)
#include "tst_viewrange.moc"
