// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/breakpointevaluation.h"
#include "models/session/breakpoints.h"
#include "tests/store/openstore.h"
#include "tests/support/historygenerator.h"
#include "tests/tables/tablefixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

using Subject = StateCondition::Subject;

/// Ids of events are their places here, counted from 1.
QByteArray order()
{
    return R"(
        WorkflowExecutionStarted type=Order
        WorkflowTaskScheduled
        WorkflowTaskStarted
        WorkflowTaskCompleted
        ActivityTaskScheduled id=a type=charge_card
        ActivityTaskScheduled id=b type=send_mail
        TimerStarted id=t
        ActivityTaskStarted id=a attempt=1
        ActivityTaskFailed id=a failure="gateway unavailable"
        ActivityTaskStarted id=b attempt=1
        ActivityTaskCompleted id=b
        TimerFired id=t
        WorkflowExecutionSignaled name=go
        WorkflowExecutionCancelRequested
        WorkflowTaskScheduled attempt=3
        WorkflowTaskStarted
    )";
}

Breakpoint onState(std::vector<StateCondition> state)
{
    return {true, {}, std::move(state)};
}

Breakpoint onEvents(FilterConditions events)
{
    return {true, std::move(events), {}};
}

std::vector<int> eventIds(const RunSnapshotPointer& snapshot, const std::vector<EventIndex>& events)
{
    std::vector<int> ids;
    for (const EventIndex event : events)
        ids.push_back(static_cast<int>(snapshot->history->eventId(event)));
    return ids;
}

/// Where one breakpoint stops in the order.
std::vector<int> stopsOf(const Breakpoint& breakpoint)
{
    const RunSnapshotPointer snapshot = snapshotFromText(order());
    const auto states = StateIndex::build(snapshot->groups);
    const auto events = evaluateBreakpoints(snapshot, *states, std::vector{breakpoint});
    return events ? eventIds(snapshot, events->all) : std::vector<int>{-1};
}

Breakpoint everything()
{
    Breakpoint breakpoint;
    breakpoint.isEnabled = false;
    breakpoint.events = {EventTypeCondition{13}, TypeCondition{GroupKind::Activity, "charge \"card\""},
                         StatusCondition{Status::Failed}, TextCondition{SearchQuery{"gateway"}}};
    for (std::size_t number = 0; number < StateSubjectCount; ++number) {
        StateCondition condition;
        condition.subject = static_cast<Subject>(number);
        condition.atLeast = isNumber(condition.subject) ? 7 : 1;
        if (condition.subject == Subject::VersionTaken)
            condition.version = "fee";
        breakpoint.state.push_back(condition);
    }
    return breakpoint;
}

} // namespace

/// Where breakpoints stop, how they are kept and written.
class TestBreakpoints : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void oneOnATypeOfEventStopsAtEachOfThem();
    void oneOnANameStopsAtAllEventsOfItsGroups();
    void oneOnAStatusStopsOnlyWhereItIsReached();
    void oneOnATextStopsWhereTheTextIs();
    void oneOnTheStateStopsWhereItComesToHold_data();
    void oneOnTheStateStopsWhereItComesToHold();
    void oneOnEventsAndStateStopsAtEventsWhileTheStateHolds();
    void aStateThatComesBackStopsAgain();
    void aDisabledOneStopsNowhere();
    void anEmptyOneStopsNowhere();
    void severalStopWhereAnyDoes();
    void aTextThatCannotBeSearchedIsAnError();
    void lookingThroughTheLargestHistoryIsQuick();
    void whatIsCancelledEnds();
    void theOneOfAnEventAsksForItsTypeAndName();
    void jsonKeepsEverything();
    void brokenJsonIsRefused_data();
    void brokenJsonIsRefused();
    void theSameOneIsSetOnce();
    void togglingSetsAndRemoves();
    void theyAreKeptInTheStore();
    void wordsSayWhatIsAskedFor();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBreakpoints::oneOnATypeOfEventStopsAtEachOfThem()
{
    constexpr int ActivityTaskScheduled = 10;
    QCOMPARE(stopsOf(onEvents({EventTypeCondition{ActivityTaskScheduled}})), (std::vector{5, 6}));
}

void TestBreakpoints::oneOnANameStopsAtAllEventsOfItsGroups()
{
    QCOMPARE(stopsOf(onEvents({TypeCondition{GroupKind::Activity, "charge_card"}})), (std::vector{5, 8, 9}));
}

void TestBreakpoints::oneOnAStatusStopsOnlyWhereItIsReached()
{
    QCOMPARE(stopsOf(onEvents({StatusCondition{Status::Failed}})), (std::vector{9}));
}

void TestBreakpoints::oneOnATextStopsWhereTheTextIs()
{
    QCOMPARE(stopsOf(onEvents({TextCondition{SearchQuery{"Gateway"}}})), (std::vector{9}));
}

void TestBreakpoints::oneOnTheStateStopsWhereItComesToHold_data()
{
    QTest::addColumn<int>("subject");
    QTest::addColumn<int>("atLeast");
    QTest::addColumn<std::vector<int>>("stops");
    const auto row = [](const char* name, Subject subject, int atLeast, const std::vector<int>& stops) {
        QTest::newRow(name) << static_cast<int>(subject) << atLeast << stops;
    };
    row("one activity", Subject::OpenActivities, 1, {5});
    row("two activities", Subject::OpenActivities, 2, {6});
    row("three activities", Subject::OpenActivities, 3, {});
    row("a timer", Subject::OpenTimers, 1, {7});
    row("a third attempt", Subject::WorkflowTaskAttempt, 3, {15});
    row("ten events", Subject::HistoryEvents, 10, {10});
    row("a signal", Subject::SignalsReceived, 1, {13});
    row("cancel requested", Subject::CancelRequested, 1, {14});
    row("a byte", Subject::HistoryBytes, 1, {1});
    row("more bytes than there are", Subject::HistoryBytes, 100'000'000, {});
    row("never paused", Subject::Paused, 1, {});
}

void TestBreakpoints::oneOnTheStateStopsWhereItComesToHold()
{
    QFETCH(const int, subject);
    QFETCH(const int, atLeast);
    QFETCH(const std::vector<int>, stops);
    QCOMPARE(stopsOf(onState({{static_cast<Subject>(subject), atLeast, {}}})), stops);
}

void TestBreakpoints::oneOnEventsAndStateStopsAtEventsWhileTheStateHolds()
{
    Breakpoint breakpoint = onEvents({CategoryCondition{GroupKind::Activity}});
    breakpoint.state = {{Subject::OpenTimers, 1, {}}};
    QCOMPARE(stopsOf(breakpoint), (std::vector{8, 9, 10, 11}));
}

void TestBreakpoints::aStateThatComesBackStopsAgain()
{
    const RunSnapshotPointer snapshot = snapshotFromText("WorkflowExecutionStarted type=Sleepy\n"
                                                         "TimerStarted id=1\n"
                                                         "TimerFired id=1\n"
                                                         "TimerStarted id=2\n"
                                                         "TimerCanceled id=2\n");
    const auto states = StateIndex::build(snapshot->groups);
    const std::vector breakpoints{onState({{Subject::OpenTimers, 1, {}}})};
    QCOMPARE(eventIds(snapshot, evaluateBreakpoints(snapshot, *states, breakpoints)->all), (std::vector{2, 4}));
}

void TestBreakpoints::aDisabledOneStopsNowhere()
{
    Breakpoint breakpoint = onState({{Subject::OpenTimers, 1, {}}});
    breakpoint.isEnabled = false;
    QCOMPARE(stopsOf(breakpoint), std::vector<int>());
}

void TestBreakpoints::anEmptyOneStopsNowhere()
{
    QCOMPARE(stopsOf({}), std::vector<int>());
}

void TestBreakpoints::severalStopWhereAnyDoes()
{
    const RunSnapshotPointer snapshot = snapshotFromText(order());
    const auto states = StateIndex::build(snapshot->groups);
    const std::vector breakpoints{onState({{Subject::OpenTimers, 1, {}}}), onEvents({StatusCondition{Status::Failed}}),
                                  onEvents({TypeCondition{GroupKind::Activity, "charge_card"}})};
    const auto events = evaluateBreakpoints(snapshot, *states, breakpoints);
    QVERIFY(events);
    QCOMPARE(eventIds(snapshot, events->all), (std::vector{5, 7, 8, 9}));
    QCOMPARE(eventIds(snapshot, events->ofEach[2]), (std::vector{5, 8, 9}));
    QCOMPARE(events->breakpointAt(snapshot->history->findEventId(9).value()), 1);
    QCOMPARE(events->breakpointAt(snapshot->history->findEventId(10).value()), -1);
}

void TestBreakpoints::aTextThatCannotBeSearchedIsAnError()
{
    const RunSnapshotPointer snapshot = snapshotFromText(order());
    const auto states = StateIndex::build(snapshot->groups);
    const std::vector breakpoints{onEvents({TextCondition{SearchQuery{"(", SearchMode::Regex}}})};
    QVERIFY(!evaluateBreakpoints(snapshot, *states, breakpoints));
}

void TestBreakpoints::lookingThroughTheLargestHistoryIsQuick()
{
    GeneratorOptions options;
    options.eventCount = static_cast<std::size_t>(HistoryEventLimit);
    options.payloadBytes = 20;
    const RunSnapshotPointer snapshot = snapshotOf(generateHistory(options));
    const auto states = StateIndex::build(snapshot->groups);
    const std::vector breakpoints{onState({{Subject::OpenActivities, 4, {}}, {Subject::HistoryBytes, 100'000, {}}}),
                                  onEvents({StatusCondition{Status::Failed}}),
                                  onEvents({CategoryCondition{GroupKind::Timer}})};
    QElapsedTimer timer;
    timer.start();
    const auto events = evaluateBreakpoints(snapshot, *states, breakpoints);
    const auto milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    QVERIFY(events && !events->all.empty());
    qInfo("breakpoints of %zu events: %.1f ms, %zu stops", snapshot->history->size(), milliseconds, events->all.size());
    // Far more than it takes, for machines that do much else; seconds would mean that each state is built anew.
    QVERIFY(milliseconds < 2000);
}

void TestBreakpoints::whatIsCancelledEnds()
{
    const RunSnapshotPointer snapshot = snapshotFromText(order());
    const auto states = StateIndex::build(snapshot->groups);
    CancellationSource cancellation;
    cancellation.cancel();
    const std::vector breakpoints{onState({{Subject::OpenTimers, 1, {}}})};
    const auto events = evaluateBreakpoints(snapshot, *states, breakpoints, cancellation.token());
    QVERIFY(!events && events.error().isCancelled());
}

void TestBreakpoints::theOneOfAnEventAsksForItsTypeAndName()
{
    const RunSnapshotPointer snapshot = snapshotFromText(order());
    const auto at = [&snapshot](int id) {
        return breakpointAt(*snapshot->groups, snapshot->history->findEventId(id).value());
    };
    QCOMPARE(at(5).events,
             (FilterConditions{EventTypeCondition{10}, TypeCondition{GroupKind::Activity, "charge_card"}}));
    // Timers are called by numbers, which differ from run to run.
    QCOMPARE(at(12).events, (FilterConditions{EventTypeCondition{18}}));
}

void TestBreakpoints::jsonKeepsEverything()
{
    const std::vector breakpoints{everything(), onState({{Subject::Paused, 1, {}}}), Breakpoint()};
    const auto read = breakpointsFromJson(breakpointsToJson(breakpoints));
    QVERIFY(read);
    QCOMPARE(*read, breakpoints);
}

void TestBreakpoints::brokenJsonIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("another thing") << QByteArray("{\"version\":1}");
    QTest::newRow("newer") << QByteArray("{\"version\":2,\"breakpoints\":[]}");
    QTest::newRow("unknown state") << QByteArray(
        R"({"version":1,"breakpoints":[{"enabled":true,"events":[],"state":[{"moon":1}]}]})");
    QTest::newRow("a number that is none")
        << QByteArray(R"({"version":1,"breakpoints":[{"enabled":true,"events":[],"state":[{"openTimers":"x"}]}]})");
    QTest::newRow("unknown event condition")
        << QByteArray(R"({"version":1,"breakpoints":[{"enabled":true,"events":[{"x":1}],"state":[]}]})");
    QTest::newRow("not an object") << QByteArray(R"({"version":1,"breakpoints":[3]})");
}

void TestBreakpoints::brokenJsonIsRefused()
{
    QFETCH(const QByteArray, json);
    const auto read = breakpointsFromJson(json);
    QVERIFY(!read);
    QVERIFY(!read.error().message.isEmpty() && !read.error().remedy.isEmpty());
}

void TestBreakpoints::theSameOneIsSetOnce()
{
    Breakpoints breakpoints;
    const QSignalSpy changed(&breakpoints, &Breakpoints::changed);
    QVERIFY(breakpoints.add(onState({{Subject::Paused, 1, {}}})));
    QVERIFY(!breakpoints.add(onState({{Subject::Paused, 1, {}}})));
    QCOMPARE(breakpoints.list().size(), std::size_t{1});
    QCOMPARE(changed.count(), 1);
}

void TestBreakpoints::togglingSetsAndRemoves()
{
    Breakpoints breakpoints;
    const Breakpoint paused = onState({{Subject::Paused, 1, {}}});
    QVERIFY(breakpoints.toggle(paused));
    QVERIFY(breakpoints.isAnyEnabled());
    breakpoints.setEnabled(0, false);
    QVERIFY(!breakpoints.isAnyEnabled());
    QVERIFY(breakpoints.toggle(paused));
    QVERIFY(breakpoints.list().empty());
}

void TestBreakpoints::theyAreKeptInTheStore()
{
    const QString path = m_folder->filePath("store.sqlite");
    {
        OpenStore open(path);
        Breakpoints breakpoints;
        breakpoints.setStore(&open.store);
        breakpoints.add(everything());
        QTRY_COMPARE(open.saved(SavedKind::Breakpoints).size(), std::size_t{1});
    }
    OpenStore open(path);
    Breakpoints breakpoints;
    breakpoints.setStore(&open.store);
    QTRY_COMPARE(breakpoints.list(), std::vector{everything()});
    QVERIFY(breakpoints.areKept());
}

void TestBreakpoints::wordsSayWhatIsAskedFor()
{
    const QString words = breakpointText(everything());
    QVERIFY2(words.contains("charge") && words.contains("Failed") && words.contains("Open timers ≥ 7") &&
                 words.contains("Version taken: fee"),
             qPrintable(words));
    QVERIFY(!words.contains('\n'));
}

QTEST_GUILESS_MAIN(TestBreakpoints)
#include "tst_breakpoints.moc"
