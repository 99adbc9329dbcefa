// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/filterstack.h"
#include "models/session/measuredrange.h"
#include "models/session/navigationhistory.h"
#include "models/session/viewrange.h"

#include <QSignalSpy>
#include <QTest>

using namespace chronoscope;

/// The way through the views of a run: each gesture is one step back and one step forward.
class TestNavigationHistory : public QObject {
    Q_OBJECT

private slots:
    void atFirstThereIsNoWay();
    void backAndForwardWalkThroughZooms();
    void aGestureOfManyChangesIsOneStep();
    void aGestureThatDidNotEndIsFoundAgainByGoingForward();
    void aNewViewCutsTheWayForward();
    void measuringIsAStep();
    void clearingAMeasureCanBeUndone();
    void eachChangeOfFiltersIsAStep();
    void aZoomBeforeAFilterStaysAStepOfItsOwn();
    void goingToAViewKeepsTheOnesAfterIt();
    void goingBackToAViewTakesAnUnfinishedGestureAlong();
    void theWholeRunStaysTheWholeRunWhileItGrows();
    void theOldestViewsAreForgotten();
    void followersHearOfEachStepOnce();
    void nothingHappensAtTheEnds();
};

namespace {

constexpr Instant Start{1'000'000'000};
constexpr Instant End{2'000'000'000};

Instant at(double part)
{
    return Start + Duration{static_cast<std::int64_t>(part * 1e9)};
}

struct Way {
    Way() { range.setFullRange(Start, End); }
    void zoomTo(double from, double to)
    {
        range.show(at(from), at(to));
        range.remember();
    }
    [[nodiscard]] bool shows(double from, double to) const
    {
        return range.start() == at(from) && range.end() == at(to);
    }

    ViewRange range;
    MeasuredRange measured;
    FilterStack filters;
    NavigationHistory navigation{range, measured, filters};
};

} // namespace

void TestNavigationHistory::atFirstThereIsNoWay()
{
    Way way;
    QVERIFY(!way.navigation.canGoBack());
    QVERIFY(!way.navigation.canGoForward());
    QCOMPARE(way.navigation.views().size(), std::size_t{1});
    QVERIFY(way.navigation.views().front().isWholeRun);
}

void TestNavigationHistory::backAndForwardWalkThroughZooms()
{
    Way way;
    way.zoomTo(0.2, 0.4);
    way.zoomTo(0.25, 0.3);
    way.navigation.back();
    QVERIFY(way.shows(0.2, 0.4));
    way.navigation.back();
    QVERIFY(way.range.isWholeRun());
    QVERIFY(!way.navigation.canGoBack());
    way.navigation.forward();
    way.navigation.forward();
    QVERIFY(way.shows(0.25, 0.3));
    QVERIFY(!way.navigation.canGoForward());
}

void TestNavigationHistory::aGestureOfManyChangesIsOneStep()
{
    Way way;
    way.zoomTo(0.2, 0.4);
    for (int step = 0; step < 20; ++step)
        way.range.panBy(0.05);
    way.navigation.record();
    QCOMPARE(way.navigation.views().size(), std::size_t{3});
    way.navigation.back();
    QVERIFY(way.shows(0.2, 0.4));
}

void TestNavigationHistory::aGestureThatDidNotEndIsFoundAgainByGoingForward()
{
    Way way;
    way.range.show(at(0.2), at(0.4));
    QVERIFY(way.navigation.canGoBack());
    way.navigation.back();
    QVERIFY(way.range.isWholeRun());
    way.navigation.forward();
    QVERIFY(way.shows(0.2, 0.4));
}

void TestNavigationHistory::aNewViewCutsTheWayForward()
{
    Way way;
    way.zoomTo(0.2, 0.4);
    way.navigation.back();
    way.zoomTo(0.5, 0.6);
    QVERIFY(!way.navigation.canGoForward());
    QCOMPARE(way.navigation.views().size(), std::size_t{2});
}

void TestNavigationHistory::measuringIsAStep()
{
    Way way;
    way.measured.setRange(at(0.1), at(0.2));
    way.measured.moveActive(at(0.3));
    way.navigation.record();
    way.navigation.back();
    QVERIFY(way.measured.isEmpty());
    way.navigation.forward();
    QVERIFY(way.measured.range() == (TimeRange{at(0.1), at(0.3)}));
}

void TestNavigationHistory::clearingAMeasureCanBeUndone()
{
    Way way;
    way.measured.setRange(at(0.3), at(0.1));
    way.navigation.record();
    way.measured.clear();
    way.navigation.record();
    way.navigation.back();
    QVERIFY(way.measured.anchor() == at(0.3));
    QVERIFY(way.measured.active() == at(0.1));
}

void TestNavigationHistory::eachChangeOfFiltersIsAStep()
{
    Way way;
    way.filters.add(StatusCondition{Status::Failed});
    way.filters.add(CategoryCondition{GroupKind::Activity});
    way.navigation.back();
    QCOMPARE(way.filters.conditions().size(), std::size_t{1});
    way.navigation.back();
    QVERIFY(way.filters.isEmpty());
    way.navigation.forward();
    way.navigation.forward();
    QCOMPARE(way.filters.conditions().size(), std::size_t{2});
}

void TestNavigationHistory::aZoomBeforeAFilterStaysAStepOfItsOwn()
{
    Way way;
    way.range.show(at(0.2), at(0.4));
    way.filters.add(StatusCondition{Status::Failed});
    way.navigation.back();
    QVERIFY(way.filters.isEmpty());
    QVERIFY2(way.shows(0.2, 0.4), "only the filter was undone");
    way.navigation.back();
    QVERIFY(way.range.isWholeRun());
}

void TestNavigationHistory::goingToAViewKeepsTheOnesAfterIt()
{
    Way way;
    way.zoomTo(0.2, 0.4);
    way.zoomTo(0.25, 0.3);
    way.navigation.goTo(0);
    QVERIFY(way.range.isWholeRun());
    QCOMPARE(way.navigation.views().size(), std::size_t{3});
    way.navigation.goTo(2);
    QVERIFY(way.shows(0.25, 0.3));
    way.navigation.goTo(7);
    QCOMPARE(way.navigation.position(), std::size_t{2});
}

void TestNavigationHistory::goingBackToAViewTakesAnUnfinishedGestureAlong()
{
    Way way;
    way.zoomTo(0.2, 0.4);
    way.range.show(at(0.25), at(0.3));
    way.navigation.goTo(0);
    QCOMPARE(way.navigation.views().size(), std::size_t{3});
    way.navigation.goTo(2);
    QVERIFY(way.shows(0.25, 0.3));
}

void TestNavigationHistory::theWholeRunStaysTheWholeRunWhileItGrows()
{
    Way way;
    way.range.setFullRange(Start, End + Duration{NanosecondsPerSecond});
    QVERIFY2(!way.navigation.canGoBack(), "growing is nobody's gesture");
    way.zoomTo(0.2, 0.4);
    way.navigation.back();
    QVERIFY(way.range.isWholeRun());
    QVERIFY(way.range.end() == End + Duration{NanosecondsPerSecond});
}

void TestNavigationHistory::theOldestViewsAreForgotten()
{
    Way way;
    for (int step = 0; step < 300; ++step)
        way.zoomTo(0.001 * step, 0.001 * step + 0.1);
    QCOMPARE(way.navigation.views().size(), std::size_t{100});
    QCOMPARE(way.navigation.position(), std::size_t{99});
    way.navigation.goTo(0);
    QVERIFY(!way.range.isWholeRun());
}

void TestNavigationHistory::followersHearOfEachStepOnce()
{
    Way way;
    const QSignalSpy changes(&way.navigation, &NavigationHistory::changed);
    way.range.show(at(0.2), at(0.4));
    QCOMPARE(changes.count(), 1);
    way.range.panBy(0.1);
    way.range.panBy(0.1);
    QCOMPARE(changes.count(), 1);
    way.navigation.record();
    way.navigation.record();
    QCOMPARE(changes.count(), 2);
    way.navigation.back();
    QCOMPARE(changes.count(), 3);
}

void TestNavigationHistory::nothingHappensAtTheEnds()
{
    Way way;
    way.navigation.back();
    way.navigation.forward();
    QVERIFY(way.range.isWholeRun());
    QCOMPARE(way.navigation.views().size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestNavigationHistory)
#include "tst_navigationhistory.moc"
