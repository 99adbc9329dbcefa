// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "barscript.h"

#include "models/timeline/lanelayout.h"

#include <QTest>

using namespace chronoscope;

namespace {

std::shared_ptr<const LaneLayout> packed(TimelineBars bars)
{
    return layOutLanes(std::move(bars), {Grouping::Category, Density::Packed}, nullptr);
}

/// What the same run looked like when only so many of its bars had begun: later ends are not known yet.
TimelineBars prefixOf(const TimelineBars& whole, std::size_t count)
{
    TimelineBars prefix;
    prefix.runStart = whole.runStart;
    prefix.bars.assign(whole.bars.begin(), whole.bars.begin() + static_cast<std::ptrdiff_t>(count));
    const std::uint32_t now = prefix.bars.back().openedBy;
    prefix.runEnd = prefix.bars.back().start;
    for (TimelineBar& bar : prefix.bars) {
        if (bar.closedBy == TimelineBar::NotClosed || bar.closedBy > now) {
            bar.status = Status::Running;
            bar.closedBy = TimelineBar::NotClosed;
            bar.end = std::max(bar.start, prefix.runEnd);
        }
    }
    return prefix;
}

/// Groups whose text is their number modulo three: three activity types.
class ThreeTypes : public BarTexts {
public:
    std::uint32_t sectionId(std::uint32_t group, Grouping) const override { return group % 4; }
    QString sectionText(std::uint32_t sectionId) const override { return QStringLiteral("type %1").arg(sectionId); }
    QString label(std::uint32_t group) const override { return QStringLiteral("label %1").arg(group); }
    QString typeName(std::uint32_t) const override { return {}; }
    int attempts(std::uint32_t) const override { return 1; }
};

} // namespace

class LaneLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void anEmptyRunHasNoLanes()
    {
        const auto layout = packed({});
        QCOMPARE(layout->laneCount(), 0U);
        QCOMPARE(layout->barCount(), 0U);
        QVERIFY(layout->sections().empty());
    }

    void barsThatDoNotOverlapShareALane()
    {
        const auto layout = packed(barsOf({"activity 0-10", "activity 5-15", "activity 10-20", "activity 16-20"}));
        QCOMPARE(printLanes(*layout), QStringList({"Activities 0: 0-10 10-20", "Activities 1: 5-15 16-20"}));
    }

    void instantsAtTheSameTimeGetLanesOfTheirOwn()
    {
        const auto layout = packed(barsOf({"signal 5", "signal 5", "signal 6"}));
        QCOMPARE(printLanes(*layout), QStringList({"Signals 0: 5-5 6-6", "Signals 1: 5-5"}));
    }

    void anOpenBarKeepsItsLane()
    {
        const auto layout = packed(barsOf({"activity 0-", "activity 5-6", "activity 8-9"}));
        QCOMPARE(printLanes(*layout), QStringList({"Activities 0: 0-9", "Activities 1: 5-6 8-9"}));
    }

    void theOrderOfRecordingDecidesWhenTimesRunBack()
    {
        TimelineBars bars = barsOf({"activity 0-10", "activity 20-30"});
        // The first was recorded as closed only after the second had begun, though with an earlier time.
        bars.bars[0].closedBy = 9;
        bars.bars[1].openedBy = 8;
        QCOMPARE(packed(bars)->laneCount(), 2U);
    }

    void sectionsStandInAFixedOrder()
    {
        const auto layout = packed(barsOf({"signal 1", "timer 2-3", "activity 3-4", "task 0-1", "workflow 0-9"}));
        QStringList titles;
        for (const LaneSection& section : layout->sections())
            titles << section.title;
        QCOMPARE(titles, QStringList({"Workflow", "Workflow tasks", "Activities", "Timers", "Signals"}));
        QVERIFY(layout->sections()[0].isTrack && layout->sections()[1].isTrack && !layout->sections()[2].isTrack);
    }

    void aRowPerGroupGivesEachGroupItsRowInOrder()
    {
        const auto layout =
            layOutLanes(barsOf({"activity 0-1", "activity 5-6", "task 0-1", "task 2-3", "activity 3-4"}),
                        {Grouping::Category, Density::RowPerGroup}, nullptr);
        QCOMPARE(printLanes(*layout), QStringList({"Workflow tasks 0: 0-1 2-3", "Activities 0: 0-1",
                                                   "Activities 1: 5-6", "Activities 2: 3-4"}));
    }

    void groupingByTextMakesSectionsInOrderOfAppearance()
    {
        const auto layout =
            layOutLanes(barsOf({"task 0-1", "activity 2-3", "timer 1-2", "activity 4-5", "signal 7", "activity 9-9"}),
                        {Grouping::ActivityType, Density::Packed}, std::make_shared<ThreeTypes>());
        QStringList titles;
        for (const LaneSection& section : layout->sections())
            titles << section.title;
        // Group 4 has no text of its own and falls back to its category.
        QCOMPARE(titles, QStringList({"Workflow tasks", "type 1", "type 2", "type 3", "Signals"}));
    }

    void earlierBarsNeverMoveWhenEventsArrive_data()
    {
        QTest::addColumn<int>("density");
        QTest::newRow("packed") << static_cast<int>(Density::Packed);
        QTest::newRow("row per group") << static_cast<int>(Density::RowPerGroup);
    }

    void earlierBarsNeverMoveWhenEventsArrive()
    {
        QFETCH(int, density);
        const LaneLayoutOptions options{Grouping::Category, static_cast<Density>(density)};
        for (unsigned seed = 1; seed <= 5; ++seed) {
            const TimelineBars whole = randomBars({600, 0.05, 0.1, 20, seed});
            const auto wholeLayout = layOutLanes(whole, options, nullptr);
            for (const std::size_t count : {1U, 17U, 100U, 333U, 599U}) {
                const auto prefixLayout = layOutLanes(prefixOf(whole, count), options, nullptr);
                for (std::uint32_t group = 0; group < count; ++group)
                    QCOMPARE(placeOf(*wholeLayout, group), placeOf(*prefixLayout, group));
            }
        }
    }

    void everyBarHasOnePlaceAndNoneOverlaps()
    {
        const TimelineBars bars = randomBars({5000, 0.05, 0.1, 30, 7});
        const auto layout = packed(bars);
        QCOMPARE(layout->barCount(), 5000U);
        std::vector<bool> seen(5000);
        for (std::uint32_t lane = 0; lane < layout->laneCount(); ++lane) {
            for (std::uint32_t position = layout->firstOfLane(lane); position < layout->lastOfLane(lane); ++position) {
                const TimelineBar& bar = layout->bar(position);
                QVERIFY(!seen[bar.group]);
                seen[bar.group] = true;
                QCOMPARE(layout->positionOfGroup(bar.group), position);
                QCOMPARE(layout->laneOf(position), lane);
                if (position > layout->firstOfLane(lane))
                    QVERIFY(layout->bar(position - 1).end <= bar.start);
            }
        }
    }

    void countsAndFailuresOfASectionAreKnown()
    {
        const auto layout = packed(
            barsOf({"activity 0-10 failed", "activity 2-4 timedOut", "activity 20-22", "activity 3-30 terminated"}));
        const LaneSection& section = layout->sections()[0];
        QCOMPARE(section.barCount, 4U);
        QCOMPARE(section.failedCount, 3U);
        QCOMPARE(section.stretches.size(), std::size_t{1});
        std::vector<std::int64_t> ends;
        ends.reserve(section.failuresByEnd.size());
        for (const std::uint32_t position : section.failuresByEnd)
            ends.push_back(layout->bar(position).end);
        QCOMPARE(ends, (std::vector<std::int64_t>{4, 10, 30}));
    }

    void smallRunsGetARowPerGroup()
    {
        QCOMPARE(automaticDensity(400), Density::RowPerGroup);
        QCOMPARE(automaticDensity(401), Density::Packed);
    }

private:
    /// Section and lane inside it: what must not change. (Lanes of sections above may become more.)
    static QString placeOf(const LaneLayout& layout, std::uint32_t group)
    {
        const std::uint32_t lane = layout.laneOf(layout.positionOfGroup(group));
        const LaneSection& section = layout.sections()[layout.sectionOfLane(lane)];
        return QStringLiteral("%1 lane %2").arg(section.title).arg(lane - section.firstLane);
    }
};

QTEST_GUILESS_MAIN(LaneLayoutTest)
#include "tst_lanelayout.moc"
