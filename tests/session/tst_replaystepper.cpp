// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/document.h"
#include "models/session/replaytexts.h"
#include "models/session/timedisplay.h"
#include "tests/support/await.h"
#include "tests/support/historygenerator.h"
#include "tests/tables/tablefixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

using Unit = ReplayStepper::Unit;
using Direction = ReplayStepper::Direction;

/// Two workflow tasks; ids of events are their places, counted from 1.
RunSnapshotPointer order()
{
    return snapshotFromText(R"(
        WorkflowExecutionStarted type=Order queue=orders
        WorkflowTaskScheduled queue=orders
        t=10ms WorkflowTaskStarted
        t=20ms WorkflowTaskCompleted
        ActivityTaskScheduled id=a type=charge_card
        TimerStarted id=t
        t=400ms ActivityTaskStarted id=a attempt=3 lastFailure="gateway unavailable"
        t=500ms ActivityTaskCompleted id=a
        WorkflowTaskScheduled queue=orders
        t=510ms WorkflowTaskStarted
        t=520ms WorkflowTaskCompleted
        TimerCanceled id=t
        WorkflowExecutionCompleted
    )");
}

struct Fixture {
    explicit Fixture(RunSnapshotPointer snapshot = order()) : document(std::move(snapshot), times) {}

    [[nodiscard]] ReplayStepper& stepper() { return document.stepper(); }
    [[nodiscard]] ReplayPosition& position() { return document.replayPosition(); }
    /// Id of the event after which one stands; 0 before the first, -1 while nobody steps.
    [[nodiscard]] int place()
    {
        if (!position().isActive())
            return -1;
        return position().event().isValid()
                   ? static_cast<int>(document.snapshot()->history->eventId(position().event()))
                   : 0;
    }
    [[nodiscard]] int selected()
    {
        const EventIndex event = document.selection().event();
        return event.isValid() ? static_cast<int>(document.snapshot()->history->eventId(event)) : 0;
    }
    void select(int id) { document.selection().selectEvent(document.snapshot()->history->findEventId(id).value()); }
    /// Takes a step, and waits for what it needs.
    int step(Unit unit, Direction direction = Direction::Forward)
    {
        stepper().step(unit, direction);
        if (!await([this] { return !stepper().isWaiting(); }))
            return -2;
        return place();
    }
    void stopAt(const FilterConditions& events) { document.breakpointHits().breakpoints().add({true, events, {}}); }

    TimeDisplay times;
    Document document;
};

} // namespace

/// Stories of somebody who steps through a run.
class TestReplayStepper : public QObject {
    Q_OBJECT

private slots:
    void openingARunBuildsNothing();
    void theFirstStepBeginsBeforeTheFirstEvent();
    void theFirstStepBeginsAtTheSelectedEvent();
    void eventsAreSteppedOneByOne();
    void aTaskIsSteppedToItsLastCommand();
    void steppingBackByTasksReachesTheStart();
    void commandsAreSteppedFromOneToTheNext();
    void failuresAreSteppedToAttemptsToo();
    void withoutAnotherFailureThePlaceStays();
    void continuingStopsAtBreakpointsAndThenAtTheEnd();
    void continuingBackStopsAtBreakpointsAndThenAtTheStart();
    void aBreakpointThatIsSetLaterCounts();
    void theSelectionGoesAlongAndMayGoElsewhere();
    void thePlaceIsBroughtIntoView();
    void aMomentLeadsToTheLastEventUntilIt();
    void thePlaceStaysWhenTheRunGrows();
    void leavingForgetsThePlace();
    void forwardAndBackGivesTheSameState();
    void theLastStepThatWaitsIsTaken();
    void textsSayWhatWasToldAndAnswered();
};

void TestReplayStepper::openingARunBuildsNothing()
{
    Fixture fixture;
    QCoreApplication::processEvents();
    QVERIFY(!fixture.document.replay().isBuilding() && !fixture.document.replay().isReady());
    QCOMPARE(fixture.place(), -1);
}

void TestReplayStepper::theFirstStepBeginsBeforeTheFirstEvent()
{
    Fixture fixture;
    QCOMPARE(fixture.step(Unit::Event), 1);
}

void TestReplayStepper::theFirstStepBeginsAtTheSelectedEvent()
{
    Fixture fixture;
    fixture.select(7);
    QCOMPARE(fixture.step(Unit::Event), 8);
}

void TestReplayStepper::eventsAreSteppedOneByOne()
{
    Fixture fixture;
    for (int event = 1; event <= 13; ++event)
        QCOMPARE(fixture.step(Unit::Event), event);
    QSignalSpy nothing(&fixture.stepper(), &ReplayStepper::nothingFurther);
    QCOMPARE(fixture.step(Unit::Event), 13);
    QCOMPARE(nothing.count(), 1);
    for (int event = 12; event >= 0; --event)
        QCOMPARE(fixture.step(Unit::Event, Direction::Back), event);
    QVERIFY(fixture.stepper().isAtStart());
}

void TestReplayStepper::aTaskIsSteppedToItsLastCommand()
{
    Fixture fixture;
    QCOMPARE(fixture.step(Unit::WorkflowTask), 6);
    QCOMPARE(fixture.step(Unit::WorkflowTask), 13);
    QVERIFY(fixture.stepper().isAtEnd());
}

void TestReplayStepper::steppingBackByTasksReachesTheStart()
{
    Fixture fixture;
    fixture.stepper().toEnd();
    QCOMPARE(fixture.step(Unit::WorkflowTask, Direction::Back), 6);
    QCOMPARE(fixture.step(Unit::WorkflowTask, Direction::Back), 0);
}

void TestReplayStepper::commandsAreSteppedFromOneToTheNext()
{
    Fixture fixture;
    for (const int event : {5, 6, 12, 13})
        QCOMPARE(fixture.step(Unit::Command), event);
    QCOMPARE(fixture.step(Unit::Command, Direction::Back), 12);
}

void TestReplayStepper::failuresAreSteppedToAttemptsToo()
{
    Fixture fixture;
    QCOMPARE(fixture.step(Unit::Failure), 7);
}

void TestReplayStepper::withoutAnotherFailureThePlaceStays()
{
    Fixture fixture;
    fixture.select(9);
    fixture.stepper().toSelection();
    QSignalSpy nothing(&fixture.stepper(), &ReplayStepper::nothingFurther);
    QCOMPARE(fixture.step(Unit::Failure), 9);
    QCOMPARE(nothing.count(), 1);
    QCOMPARE(fixture.step(Unit::Failure, Direction::Back), 7);
}

void TestReplayStepper::continuingStopsAtBreakpointsAndThenAtTheEnd()
{
    Fixture fixture;
    fixture.stopAt({TypeCondition{GroupKind::Activity, "charge_card"}});
    for (const int event : {5, 7, 8, 13})
        QCOMPARE(fixture.step(Unit::Breakpoint), event);
}

void TestReplayStepper::continuingBackStopsAtBreakpointsAndThenAtTheStart()
{
    Fixture fixture;
    fixture.stopAt({TypeCondition{GroupKind::Activity, "charge_card"}});
    fixture.stepper().toEnd();
    for (const int event : {8, 7, 5, 0})
        QCOMPARE(fixture.step(Unit::Breakpoint, Direction::Back), event);
}

void TestReplayStepper::aBreakpointThatIsSetLaterCounts()
{
    Fixture fixture;
    fixture.stepper().toStart();
    QVERIFY(await([&] { return fixture.document.breakpointHits().isReady(); }));
    fixture.stopAt({CategoryCondition{GroupKind::Timer}});
    QCOMPARE(fixture.step(Unit::Breakpoint), 6);
    fixture.document.breakpointHits().breakpoints().clear();
    QCOMPARE(fixture.step(Unit::Breakpoint), 13);
}

void TestReplayStepper::theSelectionGoesAlongAndMayGoElsewhere()
{
    Fixture fixture;
    QCOMPARE(fixture.step(Unit::WorkflowTask), 6);
    QCOMPARE(fixture.selected(), 6);
    fixture.select(12);
    QCOMPARE(fixture.place(), 6);
    fixture.stepper().toSelection();
    QCOMPARE(fixture.place(), 12);
    fixture.stepper().toStart();
    QCOMPARE(fixture.selected(), 0);
}

void TestReplayStepper::thePlaceIsBroughtIntoView()
{
    Fixture fixture;
    ViewRange& range = fixture.document.viewRange();
    range.show(DslStart, DslStart + Duration{100 * NanosecondsPerMillisecond});
    const Duration span = range.span();
    fixture.select(8);
    fixture.stepper().toSelection();
    const Instant time = DslStart + Duration{500 * NanosecondsPerMillisecond};
    QVERIFY(range.start() <= time && time <= range.end());
    QCOMPARE(range.span(), span);
}

void TestReplayStepper::aMomentLeadsToTheLastEventUntilIt()
{
    Fixture fixture;
    const auto placeAt = [&](int milliseconds) {
        fixture.stepper().toTime(DslStart + Duration{milliseconds * NanosecondsPerMillisecond});
        return fixture.place();
    };
    QCOMPARE(placeAt(450), 7);
    QCOMPARE(placeAt(20), 6);
    QCOMPARE(placeAt(9000), 13);
    QCOMPARE(placeAt(-5), 0);
}

void TestReplayStepper::thePlaceStaysWhenTheRunGrows()
{
    Fixture fixture;
    QCOMPARE(fixture.step(Unit::WorkflowTask), 6);
    fixture.document.setSnapshot(order());
    QCOMPARE(fixture.place(), 6);
    QCOMPARE(fixture.step(Unit::WorkflowTask), 13);
    // Without its event there is no such place.
    fixture.document.setSnapshot(snapshotFromText("WorkflowExecutionStarted type=Order\n"));
    QCOMPARE(fixture.place(), -1);
}

void TestReplayStepper::leavingForgetsThePlace()
{
    Fixture fixture;
    QCOMPARE(fixture.step(Unit::Event), 1);
    fixture.stepper().leave();
    QCOMPARE(fixture.place(), -1);
    QVERIFY(!fixture.position().isAhead(EventIndex(std::size_t{5})));
}

void TestReplayStepper::forwardAndBackGivesTheSameState()
{
    GeneratorOptions options;
    options.eventCount = 400;
    Fixture fixture(snapshotOf(generateHistory(options)));
    QVERIFY(fixture.step(Unit::WorkflowTask) > 0);
    const StateIndex& states = *fixture.document.replay().states();
    for (int step = 0; step < 20; ++step) {
        const RunState before = states.stateAfter(fixture.position().event());
        const int place = fixture.place();
        QVERIFY(fixture.step(Unit::WorkflowTask) > place);
        QCOMPARE(fixture.step(Unit::WorkflowTask, Direction::Back), place);
        QVERIFY(states.stateAfter(fixture.position().event()) == before);
        fixture.step(Unit::WorkflowTask);
    }
}

void TestReplayStepper::theLastStepThatWaitsIsTaken()
{
    Fixture fixture;
    QSignalSpy waiting(&fixture.stepper(), &ReplayStepper::waitingChanged);
    fixture.stepper().step(Unit::Failure, Direction::Forward);
    fixture.stepper().step(Unit::WorkflowTask, Direction::Forward);
    QVERIFY(fixture.stepper().isWaiting());
    QVERIFY(await([&] { return !fixture.stepper().isWaiting(); }));
    QCOMPARE(fixture.place(), 6);
    QCOMPARE(waiting.count(), 2);
}

void TestReplayStepper::textsSayWhatWasToldAndAnswered()
{
    Fixture fixture;
    QCOMPARE(fixture.step(Unit::WorkflowTask), 6);
    const WorkflowTasks& tasks = *fixture.document.replay().tasks();
    QCOMPARE(replayPlaceText(*fixture.document.snapshot()->groups, fixture.document.replay(), fixture.position()),
             QString("Task 1 of 2 · event 6"));
    QCOMPARE(toldText(tasks, TaskIndex(0U)), QString("start of Order"));
    QVERIFY2(answeredText(tasks, TaskIndex(0U)).contains("charge_card"),
             qPrintable(answeredText(tasks, TaskIndex(0U))));
    QCOMPARE(toldText(tasks, TaskIndex(1U)), QString("charge_card completed"));
}

QTEST_GUILESS_MAIN(TestReplayStepper)
#include "tst_replaystepper.moc"
