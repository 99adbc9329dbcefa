// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/document.h"
#include "models/session/timedisplay.h"
#include "tests/support/await.h"
#include "tests/tables/tablefixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// An event each second; ids are places counted from 1.
RunSnapshotPointer tenSeconds()
{
    QByteArray text = "WorkflowExecutionStarted type=Sleepy\n";
    for (int second = 1; second < 10; ++second)
        text += "t=" + QByteArray::number(second) + "s " + (second % 2 == 1 ? "TimerStarted" : "TimerFired") +
                " id=" + QByteArray::number((second + 1) / 2) + "\n";
    return snapshotFromText(text);
}

/// A run that plays by a clock of the test; the timer of the player never comes to tick, since nobody waits.
struct Fixture {
    explicit Fixture(const FilterConditions& stopAt = {}) : document(tenSeconds(), times)
    {
        if (!stopAt.empty())
            document.breakpointHits().breakpoints().add({true, stopAt, {}});
        document.breakpointHits().ensureEvaluated();
        if (!await([this] { return document.breakpointHits().isReady(); }))
            qFatal("breakpoints were not found");
    }

    [[nodiscard]] ReplayPlayer& player() { return document.player(); }
    [[nodiscard]] int place()
    {
        const EventIndex event = document.replayPosition().event();
        return event.isValid() ? static_cast<int>(document.snapshot()->history->eventId(event)) : 0;
    }
    int after(std::int64_t milliseconds)
    {
        player().advanceBy(Duration{milliseconds * NanosecondsPerMillisecond});
        return place();
    }

    TimeDisplay times;
    Document document;
};

} // namespace

/// Playing a run, by a clock that the test keeps.
class TestReplayPlayer : public QObject {
    Q_OBJECT

private slots:
    void eventsComeAtTheirRate();
    void partsOfAnEventAddUp();
    void realTimeWaitsAsTheRunDid();
    void realTimeMayRunFaster();
    void playingStopsAtABreakpoint();
    void playingOnLeavesTheBreakpoint();
    void playingEndsWithTheRun();
    void playingAtTheEndBeginsAgain();
    void aStepByHandStopsPlaying();
    void aNewSpeedCountsAtOnce();
    void nothingMovesBeforeBreakpointsAreKnown();
    void noTimeAtAllMovesNothing();
};

void TestReplayPlayer::eventsComeAtTheirRate()
{
    Fixture fixture;
    fixture.player().setSpeed({PlaySpeed::Kind::EventsPerSecond, 2});
    fixture.player().play();
    QCOMPARE(fixture.place(), 0);
    QCOMPARE(fixture.after(500), 1);
    QCOMPARE(fixture.after(1500), 4);
}

void TestReplayPlayer::partsOfAnEventAddUp()
{
    Fixture fixture;
    fixture.player().setSpeed({PlaySpeed::Kind::EventsPerSecond, 1});
    fixture.player().play();
    for (int tick = 0; tick < 7; ++tick)
        QCOMPARE(fixture.after(125), 0);
    QCOMPARE(fixture.after(125), 1);
}

void TestReplayPlayer::realTimeWaitsAsTheRunDid()
{
    Fixture fixture;
    fixture.player().setSpeed({PlaySpeed::Kind::RealTime, 1});
    fixture.player().play();
    QCOMPARE(fixture.after(10), 1);
    QCOMPARE(fixture.after(900), 1);
    QCOMPARE(fixture.after(100), 2);
    QCOMPARE(fixture.after(2000), 4);
}

void TestReplayPlayer::realTimeMayRunFaster()
{
    Fixture fixture;
    fixture.player().setSpeed({PlaySpeed::Kind::RealTime, 100});
    fixture.player().play();
    QCOMPARE(fixture.after(35), 4);
}

void TestReplayPlayer::playingStopsAtABreakpoint()
{
    constexpr int TimerFired = 18;
    Fixture fixture({EventTypeCondition{TimerFired}});
    fixture.player().setSpeed({PlaySpeed::Kind::EventsPerSecond, 1000});
    fixture.player().play();
    QCOMPARE(fixture.after(1000), 3);
    QVERIFY(!fixture.player().isPlaying());
    QCOMPARE(fixture.after(1000), 3);
}

void TestReplayPlayer::playingOnLeavesTheBreakpoint()
{
    constexpr int TimerFired = 18;
    Fixture fixture({EventTypeCondition{TimerFired}});
    fixture.player().setSpeed({PlaySpeed::Kind::EventsPerSecond, 1000});
    fixture.player().play();
    QCOMPARE(fixture.after(1000), 3);
    fixture.player().play();
    QCOMPARE(fixture.after(1000), 5);
}

void TestReplayPlayer::playingEndsWithTheRun()
{
    Fixture fixture;
    const QSignalSpy changed(&fixture.player(), &ReplayPlayer::playingChanged);
    fixture.player().setSpeed({PlaySpeed::Kind::EventsPerSecond, 1000});
    fixture.player().play();
    QCOMPARE(fixture.after(5000), 10);
    QVERIFY(!fixture.player().isPlaying());
    QCOMPARE(changed.count(), 2);
}

void TestReplayPlayer::playingAtTheEndBeginsAgain()
{
    Fixture fixture;
    fixture.document.stepper().toEnd();
    fixture.player().play();
    QCOMPARE(fixture.place(), 0);
    QVERIFY(fixture.player().isPlaying());
}

void TestReplayPlayer::aStepByHandStopsPlaying()
{
    Fixture fixture;
    fixture.player().play();
    fixture.document.stepper().step(ReplayStepper::Unit::Event, ReplayStepper::Direction::Forward);
    QVERIFY(!fixture.player().isPlaying());
}

void TestReplayPlayer::aNewSpeedCountsAtOnce()
{
    Fixture fixture;
    fixture.player().setSpeed({PlaySpeed::Kind::EventsPerSecond, 1});
    fixture.player().play();
    QCOMPARE(fixture.after(1000), 1);
    fixture.player().setSpeed({PlaySpeed::Kind::EventsPerSecond, 4});
    QCOMPARE(fixture.after(1000), 5);
    fixture.player().setSpeed({PlaySpeed::Kind::EventsPerSecond, 0});
    QCOMPARE(fixture.player().speed().factor, 4.0);
}

void TestReplayPlayer::nothingMovesBeforeBreakpointsAreKnown()
{
    Fixture fixture;
    fixture.player().play();
    fixture.document.breakpointHits().breakpoints().add({true, {CategoryCondition{GroupKind::Timer}}, {}});
    QVERIFY(!fixture.document.breakpointHits().isReady());
    QCOMPARE(fixture.after(100'000), 0);
    QVERIFY(fixture.player().isPlaying());
    QVERIFY(await([&] { return fixture.document.breakpointHits().isReady(); }));
    fixture.after(1000);
    QVERIFY(fixture.place() <= 2);
}

void TestReplayPlayer::noTimeAtAllMovesNothing()
{
    Fixture fixture;
    fixture.player().play();
    QCOMPARE(fixture.after(0), 0);
    fixture.player().pause();
    QCOMPARE(fixture.after(1000), 0);
}

QTEST_GUILESS_MAIN(TestReplayPlayer)
#include "tst_replayplayer.moc"
