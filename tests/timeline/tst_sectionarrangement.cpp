// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/navigation.h"
#include "models/timeline/rowgeometry.h"
#include "models/timeline/sectionarrangement.h"
#include "tests/timeline/barscript.h"

#include <QTest>

using namespace chronoscope;

/// Sections stand where the user put them, whatever else comes into the run.
class SectionArrangementTest : public QObject {
    Q_OBJECT

private slots:
    void withoutAnArrangementTheLayoutDecides();
    void aPinnedSectionComesFirst();
    void aHiddenSectionHasNoRows();
    void sectionsMoveUpAndDownAndStopAtTheEnds();
    void pinnedSectionsMoveAmongThemselves();
    void aSectionIsDroppedBeforeAnother();
    void movingPassesOverHiddenSections();
    void newSectionsComeWhereTheyBelong();
    void sectionsThatWentAwayComeBackToTheirPlace();
    void keysLeadPastHiddenSections();
    void pinnedRowsStayInTheWindow();
    void pinnedRowsThatWouldTakeMostOfTheViewScroll();
    void aListHasPinnedRowsAndThoseBelowThem();
};

namespace {

/// Sections: Workflow, Workflow tasks, Activities, Timers, Signals.
std::shared_ptr<const LaneLayout> layoutOf(const QStringList& bars = {"workflow 0-100", "task 0-5", "activity 5-20",
                                                                      "timer 20-30", "signal 50"})
{
    return layOutLanes(barsOf(bars), {}, nullptr);
}

QString print(const LaneLayout& layout, const SectionArrangement& arrangement)
{
    QStringList titles;
    for (const std::uint32_t section : arrangement.shownSections(layout))
        titles << layout.sections()[section].title;
    return titles.join(QStringLiteral(", "));
}

std::uint32_t sectionOf(const LaneLayout& layout, const QString& title)
{
    for (std::uint32_t section = 0; section < layout.sections().size(); ++section) {
        if (layout.sections()[section].title == title)
            return section;
    }
    return LaneLayout::None;
}

std::uint64_t keyOf(const LaneLayout& layout, const QString& title)
{
    return layout.sections()[sectionOf(layout, title)].key;
}

} // namespace

void SectionArrangementTest::withoutAnArrangementTheLayoutDecides()
{
    QCOMPARE(print(*layoutOf(), {}), QStringLiteral("Workflow, Workflow tasks, Activities, Timers, Signals"));
    QCOMPARE(SectionArrangement().hiddenCount(*layoutOf()), 0U);
}

void SectionArrangementTest::aPinnedSectionComesFirst()
{
    const auto layout = layoutOf();
    SectionArrangement arrangement;
    arrangement.setPinned(keyOf(*layout, "Signals"), true);
    QCOMPARE(print(*layout, arrangement), QStringLiteral("Signals, Workflow, Workflow tasks, Activities, Timers"));
    arrangement.setPinned(keyOf(*layout, "Signals"), false);
    QCOMPARE(print(*layout, arrangement), print(*layout, {}));
}

void SectionArrangementTest::aHiddenSectionHasNoRows()
{
    const auto layout = layoutOf();
    SectionArrangement arrangement;
    arrangement.setHidden(keyOf(*layout, "Timers"), true);
    QCOMPARE(arrangement.hiddenCount(*layout), 1U);
    const RowGeometry geometry(*layout, arrangement, {});
    for (const TimelineRow& row : geometry.rows())
        QVERIFY(layout->sections()[row.section].title != QStringLiteral("Timers"));
    QCOMPARE(geometry.rowOfLane(layout->sections()[sectionOf(*layout, "Timers")].firstLane), LaneLayout::None);
    arrangement.showAll();
    QCOMPARE(arrangement.hiddenCount(*layout), 0U);
    QCOMPARE(RowGeometry(*layout, arrangement, {}).rows().size(), RowGeometry(*layout, {}, {}).rows().size());
}

void SectionArrangementTest::sectionsMoveUpAndDownAndStopAtTheEnds()
{
    const auto layout = layoutOf();
    SectionArrangement arrangement;
    QVERIFY(arrangement.move(*layout, sectionOf(*layout, "Timers"), -1));
    QCOMPARE(print(*layout, arrangement), QStringLiteral("Workflow, Workflow tasks, Timers, Activities, Signals"));
    QVERIFY(arrangement.move(*layout, sectionOf(*layout, "Timers"), 1));
    QCOMPARE(print(*layout, arrangement), print(*layout, {}));
    QVERIFY(arrangement.move(*layout, sectionOf(*layout, "Activities"), 9));
    QCOMPARE(print(*layout, arrangement), QStringLiteral("Workflow, Workflow tasks, Timers, Signals, Activities"));
    QVERIFY(!arrangement.move(*layout, sectionOf(*layout, "Activities"), 1));
    QVERIFY(!arrangement.move(*layout, sectionOf(*layout, "Workflow"), -1));
}

void SectionArrangementTest::pinnedSectionsMoveAmongThemselves()
{
    const auto layout = layoutOf();
    SectionArrangement arrangement;
    arrangement.setPinned(keyOf(*layout, "Signals"), true);
    arrangement.setPinned(keyOf(*layout, "Timers"), true);
    QVERIFY(arrangement.move(*layout, sectionOf(*layout, "Signals"), -1));
    QVERIFY2(!arrangement.move(*layout, sectionOf(*layout, "Timers"), 1), "not below what is not pinned");
    QVERIFY2(!arrangement.move(*layout, sectionOf(*layout, "Workflow"), -1), "not above what is pinned");
    QCOMPARE(print(*layout, arrangement), QStringLiteral("Signals, Timers, Workflow, Workflow tasks, Activities"));
}

void SectionArrangementTest::aSectionIsDroppedBeforeAnother()
{
    const auto layout = layoutOf();
    SectionArrangement arrangement;
    QVERIFY(arrangement.moveBefore(*layout, sectionOf(*layout, "Signals"), sectionOf(*layout, "Activities")));
    QCOMPARE(print(*layout, arrangement), QStringLiteral("Workflow, Workflow tasks, Signals, Activities, Timers"));
    QVERIFY(arrangement.moveBefore(*layout, sectionOf(*layout, "Workflow"), LaneLayout::None));
    QCOMPARE(print(*layout, arrangement), QStringLiteral("Workflow tasks, Signals, Activities, Timers, Workflow"));
    QVERIFY(!arrangement.moveBefore(*layout, sectionOf(*layout, "Signals"), sectionOf(*layout, "Signals")));
    QVERIFY(!arrangement.moveBefore(*layout, sectionOf(*layout, "Signals"), sectionOf(*layout, "Activities")));
}

void SectionArrangementTest::movingPassesOverHiddenSections()
{
    const auto layout = layoutOf();
    SectionArrangement arrangement;
    arrangement.setHidden(keyOf(*layout, "Activities"), true);
    QVERIFY(arrangement.move(*layout, sectionOf(*layout, "Timers"), -1));
    QCOMPARE(print(*layout, arrangement), QStringLiteral("Workflow, Timers, Workflow tasks, Signals"));
}

void SectionArrangementTest::newSectionsComeWhereTheyBelong()
{
    const auto small = layoutOf();
    SectionArrangement arrangement;
    arrangement.moveBefore(*small, sectionOf(*small, "Signals"), sectionOf(*small, "Workflow"));
    const auto large =
        layoutOf({"workflow 0-100", "task 0-5", "activity 5-20", "timer 20-30", "child 30-40", "signal 50"});
    QCOMPARE(print(*large, arrangement),
             QStringLiteral("Signals, Workflow, Workflow tasks, Activities, Child workflows, Timers"));
}

void SectionArrangementTest::sectionsThatWentAwayComeBackToTheirPlace()
{
    const auto all = layoutOf();
    SectionArrangement arrangement;
    arrangement.moveBefore(*all, sectionOf(*all, "Signals"), LaneLayout::None);
    arrangement.moveBefore(*all, sectionOf(*all, "Activities"), LaneLayout::None);
    const auto few = layoutOf({"workflow 0-100", "task 0-5", "timer 20-30"});
    arrangement.move(*few, sectionOf(*few, "Timers"), -1);
    QCOMPARE(print(*few, arrangement), QStringLiteral("Workflow, Timers, Workflow tasks"));
    QCOMPARE(print(*all, arrangement), QStringLiteral("Workflow, Timers, Workflow tasks, Signals, Activities"));
}

void SectionArrangementTest::keysLeadPastHiddenSections()
{
    const auto layout = layoutOf();
    SectionArrangement arrangement;
    arrangement.setHidden(keyOf(*layout, "Activities"), true);
    const RowGeometry geometry(*layout, arrangement, {});
    const std::uint32_t task = layout->positionOfGroup(1);
    QVERIFY(layout->bar(neighbourLane(*layout, geometry, task, true)).kind == GroupKind::Timer);
    const std::uint32_t hidden = layout->positionOfGroup(2);
    QVERIFY(layout->bar(neighbourLane(*layout, geometry, hidden, true)).kind == GroupKind::Workflow);
    QVERIFY(layout->bar(neighbourLane(*layout, geometry, hidden, false)).kind == GroupKind::SignalReceived);
}

void SectionArrangementTest::pinnedRowsStayInTheWindow()
{
    const auto layout = layoutOf();
    SectionArrangement arrangement;
    arrangement.setPinned(keyOf(*layout, "Signals"), true);
    const RowGeometry geometry(*layout, arrangement, {});
    QCOMPARE(geometry.pinnedHeight(), 18 + 19);
    const RowWindow window = geometry.window(25, 200);
    QCOMPARE(window.top(geometry.rows()[1]), 18);
    QCOMPARE(window.top(geometry.rows()[2]), 37 - 25);
    QCOMPARE(window.inPicture(20), 20);
    QCOMPARE(window.inPicture(40), 65);
    QCOMPARE(window.firstScrolled(), 62);
}

void SectionArrangementTest::pinnedRowsThatWouldTakeMostOfTheViewScroll()
{
    const auto layout = layoutOf();
    SectionArrangement arrangement;
    for (const LaneSection& section : layout->sections())
        arrangement.setPinned(section.key, true);
    const RowGeometry geometry(*layout, arrangement, {});
    QCOMPARE(geometry.window(10, 60).pinnedHeight, 0);
    QCOMPARE(geometry.window(10, 60).top(geometry.rows()[0]), -10);
}

void SectionArrangementTest::aListHasPinnedRowsAndThoseBelowThem()
{
    const auto layout = layoutOf();
    SectionArrangement arrangement;
    arrangement.setPinned(keyOf(*layout, "Signals"), true);
    const RowGeometry geometry(*layout, arrangement, {});
    const RowWindow window = geometry.window(60, 100);
    DrawList list;
    list.build(*layout, geometry, TimeScale(0, 100, 100), window.firstScrolled(), window.scrollTop + 100, {},
               window.pinnedHeight);
    QStringList rows;
    for (const DrawRow& row : list.rows())
        rows << layout->sections()[geometry.rows()[row.row].section].title;
    QCOMPARE(rows, QStringList({"Signals", "Activities", "Timers"}));
}

QTEST_GUILESS_MAIN(SectionArrangementTest)
#include "tst_sectionarrangement.moc"
