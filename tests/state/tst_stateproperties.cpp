// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What holds for the states of every history, whoever wrote it: of a server, generated, or torn to pieces.
#include "models/state/stateindex.h"
#include "tests/state/stateprint.h"
#include "tests/state/straightfold.h"
#include "tests/support/historydsl.h"
#include "tests/support/historygenerator.h"
#include "tests/support/sharedfolder.h"

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include "tests/formats/realhistories.h"
#include "tests/support/historyedit.h"
#endif

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// More states than these of one history are not compared: each costs as much as there is in it.
constexpr std::size_t MostStates = 4000;

/// Compares the state after every event (of large histories, after every nth) with that of the straight way; says where
/// they part.
QString firstDifference(const std::shared_ptr<const EventGroups>& groups)
{
    const auto states = StateIndex::build(groups);
    StraightFold fold(*groups);
    for (std::size_t position = 0; position < groups->history().size(); ++position) {
        const EventIndex event(position);
        fold.add(event);
        if (position % (groups->history().size() / MostStates + 1) != 0)
            continue;
        const RunState expected = fold.state();
        const RunState actual = states->stateAfter(event);
        if (actual == expected)
            continue;
        return QStringLiteral("after event %1:\n  %2\nand not:\n  %3")
            .arg(groups->history().eventId(event))
            .arg(printState(actual, *groups).join(QLatin1String("\n  ")),
                 printState(expected, *groups).join(QLatin1String("\n  ")));
    }
    return {};
}

std::shared_ptr<const History> generated(std::uint64_t seed, std::size_t eventCount, std::size_t parallel = 8)
{
    GeneratorOptions options;
    options.seed = seed;
    options.eventCount = eventCount;
    options.payloadBytes = 20;
    options.parallel = parallel;
    return generateHistory(options);
}

/// A generated history, torn.
std::shared_ptr<const History> torn(std::uint64_t seed)
{
    return tornHistory(*generated(seed, 800), seed);
}

/// So many activities that never end.
std::shared_ptr<const History> openActivities(std::size_t count)
{
    std::vector<HistoryEvent> events(count);
    for (std::size_t position = 0; position < count; ++position) {
        events[position].set_event_id(static_cast<std::int64_t>(position) + 1);
        events[position].set_event_type(temporal::api::enums::v1::EVENT_TYPE_ACTIVITY_TASK_SCHEDULED);
        events[position].mutable_activity_task_scheduled_event_attributes()->set_activity_id(std::to_string(position));
    }
    return historyOf(events);
}

} // namespace

class TestStateProperties : public QObject {
    Q_OBJECT

private slots:
    void theStateByCheckpointIsTheStateFromTheStart_data();
    void theStateByCheckpointIsTheStateFromTheStart();
    void tornHistoriesHaveAStateTheSameWay();
    void forwardThenBackIsTheIdentity();
    void fragments_data();
    void fragments();
    void tensOfThousandsOfOpenThingsAreAllThere();
    void realHistoriesHaveTheStateFromTheStart();
};

void TestStateProperties::theStateByCheckpointIsTheStateFromTheStart_data()
{
    QTest::addColumn<int>("parallel");
    QTest::newRow("a few at a time") << 8;
    QTest::newRow("hundreds at a time") << 300;
}

void TestStateProperties::theStateByCheckpointIsTheStateFromTheStart()
{
    QFETCH(int, parallel);
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const auto history = generated(seed, 2000, static_cast<std::size_t>(parallel));
        const QString difference = firstDifference(EventGroups::build(history));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
}

void TestStateProperties::tornHistoriesHaveAStateTheSameWay()
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const QString difference = firstDifference(EventGroups::build(torn(seed)));
        QVERIFY2(difference.isEmpty(), qPrintable(QStringLiteral("seed %1 %2").arg(seed).arg(difference)));
    }
}

void TestStateProperties::forwardThenBackIsTheIdentity()
{
    const auto groups = EventGroups::build(generated(9, 3000));
    const auto states = StateIndex::build(groups);
    std::vector<RunState> forward;
    for (std::size_t position = 0; position < groups->history().size(); ++position)
        forward.push_back(states->stateAfter(EventIndex(position)));
    for (std::size_t position = forward.size(); position-- > 0;)
        QVERIFY2(states->stateAfter(EventIndex(position)) == forward[position], qPrintable(QString::number(position)));
}

void TestStateProperties::fragments_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("state");
    const auto row = [](const char* name, const char* text, const QStringList& state) {
        QTest::newRow(name) << QByteArray(text) << state;
    };
    row("an end without a beginning", "7 ActivityTaskCompleted scheduledEventId=3 startedEventId=6", {});
    row("an activity that is known to run", "7 ActivityTaskStarted scheduledEventId=3 attempt=2",
        {"activity opened=7 started=7 attempt=2"});
    row("an activity that was known to run",
        "7 ActivityTaskStarted scheduledEventId=3\n8 ActivityTaskCompleted scheduledEventId=3", {});
    row("a child that is known to run", "7 ChildWorkflowExecutionStarted type=Ship initiatedEventId=3",
        {"child Ship opened=7 started=7"});
    row("a workflow task that is known to run", "7 WorkflowTaskStarted scheduledEventId=6",
        {"workflowTask opened=7 started=7"});
    row("a cancel request of nothing", "7 ActivityTaskCancelRequested scheduledEventId=3", {});
    row("a Nexus operation of which only the start is there", "7 NexusOperationStarted scheduledEventId=3", {});
    row("a timer closed twice", "TimerStarted id=t\nTimerFired\nTimerFired", {});
    row("a start after the end", "ActivityTaskScheduled id=a type=Charge\nActivityTaskCompleted\nActivityTaskStarted",
        {});
    row("a timer id used again", "TimerStarted id=t\nTimerFired\nTimerStarted id=t", {"timer t opened=3"});
    row("two timers of one id", "TimerStarted id=t\nTimerStarted id=t", {"timer t opened=1", "timer t opened=2"});
    row("two starts",
        "ActivityTaskScheduled id=a type=Charge\nActivityTaskStarted attempt=1\nActivityTaskStarted attempt=2",
        {"activity Charge opened=1 started=2 attempt=1"});
    row("an update admitted, accepted and completed",
        "WorkflowExecutionUpdateAdmitted id=u name=add\nWorkflowExecutionUpdateAccepted id=u\n"
        "WorkflowExecutionUpdateCompleted id=u",
        {"updateCompleted 3"});
    row("an update that waits to be accepted", "WorkflowExecutionUpdateAdmitted id=u name=add",
        {"update add opened=1"});
    row("an update that was rejected",
        "WorkflowExecutionUpdateAdmitted id=u name=add\nWorkflowExecutionUpdateRejected id=u failure=no", {});
    row("an update id used again",
        "WorkflowExecutionUpdateAccepted id=u name=add\nWorkflowExecutionUpdateCompleted id=u\n"
        "WorkflowExecutionUpdateAccepted id=u name=add",
        {"update add opened=3 started=3", "updateCompleted 2"});
    row("a type of tomorrow", "SomethingNewHappened", {});
    row("events from the last to the first", "3 TimerFired startedEventId=2\n2 TimerStarted id=t", {});
}

void TestStateProperties::fragments()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, state);
    const auto groups = groupsFromText(text);
    QCOMPARE(lastState(groups), state);
    QCOMPARE(firstDifference(groups), QString());
}

void TestStateProperties::tensOfThousandsOfOpenThingsAreAllThere()
{
    constexpr std::size_t Count = 51'200;
    const auto states = StateIndex::build(EventGroups::build(openActivities(Count)));
    for (const std::size_t position : {std::size_t{0}, std::size_t{63}, std::size_t{64}, Count / 2, Count - 1}) {
        const RunState state = states->stateAfter(EventIndex(position));
        QCOMPARE(state.activities.size(), position + 1);
        QCOMPARE(state.activities.front().opened, EventIndex(0U));
        QCOMPARE(state.activities.back().opened, EventIndex(position));
    }
}

void TestStateProperties::realHistoriesHaveTheStateFromTheStart()
{
    SKIP_WITHOUT_SHARED();
    std::size_t histories = 0;
    const QString complaint = firstComplaint([&](const std::shared_ptr<const History>& history) {
        ++histories;
        return firstDifference(EventGroups::build(history));
    });
    QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    QVERIFY2(histories > 800, qPrintable(QString::number(histories)));
}

QTEST_GUILESS_MAIN(TestStateProperties)
#include "tst_stateproperties.moc"
