// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "barscript.h"

#include "models/timeline/navigation.h"
#include "models/timeline/overview.h"

#include <QTest>

#include <set>

using namespace chronoscope;

class NavigationTest : public QObject {
    Q_OBJECT

    // Activities: lane 0 has 0-100 and 100-200, lane 1 has 50-60 and 150-160; Timers: one lane.
    std::shared_ptr<const LaneLayout> m_layout =
        layOutLanes(barsOf({"activity 0-100", "activity 50-60 failed", "activity 100-200", "activity 150-160 timedOut",
                            "timer 10-20", "timer 140-145 failed"}),
                    {}, nullptr);
    RowGeometry m_geometry{*m_layout, {}, {}};

    [[nodiscard]] std::uint32_t at(std::uint32_t group) const { return m_layout->positionOfGroup(group); }
    [[nodiscard]] int groupAt(std::uint32_t position) const
    {
        return position == LaneLayout::None ? -1 : static_cast<int>(m_layout->bar(position).group);
    }

private slots:
    void theLaneIsWalkedInTime()
    {
        QCOMPARE(groupAt(neighbourInLane(*m_layout, at(0), true)), 2);
        QCOMPARE(groupAt(neighbourInLane(*m_layout, at(2), true)), -1);
        QCOMPARE(groupAt(neighbourInLane(*m_layout, at(2), false)), 0);
        QCOMPARE(groupAt(neighbourInLane(*m_layout, at(0), false)), -1);
    }

    void theNeighbourLaneGivesWhatGoesOnAtThatTime()
    {
        QCOMPARE(groupAt(neighbourLane(*m_layout, m_geometry, at(1), false)), 0);
        QCOMPARE(groupAt(neighbourLane(*m_layout, m_geometry, at(3), false)), 2);
        QCOMPARE(groupAt(neighbourLane(*m_layout, m_geometry, at(0), true)), 1);
        QCOMPARE(groupAt(neighbourLane(*m_layout, m_geometry, at(0), false)), -1);
    }

    void headersAreSteppedOver()
    {
        QCOMPARE(groupAt(neighbourLane(*m_layout, m_geometry, at(3), true)), 5);
        QCOMPARE(groupAt(neighbourLane(*m_layout, m_geometry, at(4), false)), 1);
    }

    void aCollapsedSectionCanBeEntered()
    {
        const RowGeometry collapsed(*m_layout, SectionArrangement({m_layout->sections()[0].key}), {});
        QCOMPARE(groupAt(neighbourLane(*m_layout, collapsed, at(5), false)), 2);
    }

    void failuresAreWalkedInTimeAndRoundTheEnd()
    {
        QCOMPARE(groupAt(nextFailure(*m_layout, at(0), 0, true)), 1);
        QCOMPARE(groupAt(nextFailure(*m_layout, at(1), 0, true)), 5);
        QCOMPARE(groupAt(nextFailure(*m_layout, at(5), 0, true)), 3);
        QCOMPARE(groupAt(nextFailure(*m_layout, at(3), 0, true)), 1);
        QCOMPARE(groupAt(nextFailure(*m_layout, at(1), 0, false)), 3);
        QCOMPARE(groupAt(nextFailure(*m_layout, LaneLayout::None, 141, true)), 3);
        QCOMPARE(groupAt(nextFailure(*m_layout, LaneLayout::None, 141, false)), 5);
    }

    void failuresThatBeginTogetherAreAllVisited()
    {
        const auto layout =
            layOutLanes(barsOf({"activity 5-6 failed", "activity 5-7 failed", "activity 5-8 failed"}), {}, nullptr);
        std::set<std::uint32_t> seen;
        std::uint32_t position = LaneLayout::None;
        for (int step = 0; step < 3; ++step) {
            position = nextFailure(*layout, position, 0, true);
            seen.insert(position);
        }
        QCOMPARE(seen.size(), std::size_t{3});
    }

    void withoutFailuresThereIsNowhereToGo()
    {
        const auto layout = layOutLanes(barsOf({"activity 5-6"}), {}, nullptr);
        QCOMPARE(nextFailure(*layout, LaneLayout::None, 0, true), std::uint32_t{LaneLayout::None});
        QCOMPARE(firstBarFrom(*layOutLanes({}, {}, nullptr), 0), std::uint32_t{LaneLayout::None});
    }

    void theKeyboardBeginsAtTheFirstVisibleBar()
    {
        QCOMPARE(groupAt(firstBarFrom(*m_layout, 11)), 1);
        QCOMPARE(groupAt(firstBarFrom(*m_layout, 999)), 0);
    }

    void theOverviewShowsWhereBarsAreAndWhatFailed()
    {
        const Overview overview = Overview::of(*m_layout, TimeScale(0, 200, 20));
        QCOMPARE(overview.lineCount(), 2U);
        QString activities;
        QString timers;
        for (int column = 0; column < 20; ++column) {
            const auto sign = [column](std::span<const OverviewCell> line) {
                const OverviewCell& cell = line[static_cast<std::size_t>(column)];
                return isFailure(cell.worst) ? QLatin1Char('X') : cell.isCovered ? QLatin1Char('-') : QLatin1Char('.');
            };
            activities += sign(overview.line(0));
            timers += sign(overview.line(1));
        }
        QCOMPARE(activities, QStringLiteral("------X---------X---"));
        QCOMPARE(timers, QStringLiteral(".--...........X....."));
    }

    void theOverviewOfAnEmptyRunIsEmpty()
    {
        QCOMPARE(Overview::of(*layOutLanes({}, {}, nullptr), TimeScale(0, 0, 0)).lineCount(), 0U);
    }
};

QTEST_GUILESS_MAIN(NavigationTest)
#include "tst_navigation.moc"
