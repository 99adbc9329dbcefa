// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/viewrange.h"

#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace chronoscope;

/// The visible part of time: always inside of the run, never empty, and with a way back.
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
    void backAndForwardWalkThroughRememberedRanges();
    void aNewRangeCutsTheWayForward();
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

void TestViewRange::backAndForwardWalkThroughRememberedRanges()
{
    WholeRun run;
    run.range.show(at(0.2), at(0.4));
    run.range.remember();
    run.range.show(at(0.25), at(0.3));
    run.range.back();
    QVERIFY(run.range.start() == at(0.2) && run.range.end() == at(0.4));
    run.range.back();
    QVERIFY(run.range.isWholeRun());
    QVERIFY(!run.range.canGoBack());
    run.range.forward();
    run.range.forward();
    QVERIFY(run.range.start() == at(0.25) && run.range.end() == at(0.3));
    QVERIFY(!run.range.canGoForward());
}

void TestViewRange::aNewRangeCutsTheWayForward()
{
    WholeRun run;
    run.range.show(at(0.2), at(0.4));
    run.range.back();
    run.range.show(at(0.5), at(0.6));
    run.range.remember();
    QVERIFY(!run.range.canGoForward());
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
