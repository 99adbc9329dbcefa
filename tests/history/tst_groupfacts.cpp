// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/eventgroup.h"
#include "tests/history/begunrun.h"
#include "tests/history/generated.h"
#include "tests/support/golden.h"
#include "tests/support/historydsl.h"

#include <QtTest>

#include <set>

using namespace chronoscope;
using namespace chronoscope::test;

class TestGroupFacts : public QObject {
    Q_OBJECT

private slots:
    void aStickyQueueStandsForItsNormalOne();
    void aMarkerIsOfTheWorkerThatCompletedItsTask();
    void anUnknownEventTypeIsAMarkerWithTheNameFromTheFile();
    void aReferenceToNothingMakesAGroupOfItsOwn();
    void aReferenceToAnotherTypeMakesAGroupOfItsOwn();
    void theStartedEventJoinsWhatLostItsScheduledEvent();
    void eventsWithTheSameIdAreAllKept();
    void equalNamesAreOneName();
    void longNamesAreCutBetweenCharacters();
    void theLabelIsTheSummaryOfTheAuthor();
    void theLabelOfWhatHasNoNameIsItsKind();
    void theLabelIsOneLine();
    void theFailureOfAGroupIsTheLastOne();
    void theFailureOfAnEarlierAttemptCounts();
    void anEmptyHistoryHasNoGroups();
    void wordsForScriptsAreStable();
    void everyEventOfAGeneratedHistoryIsInExactlyOneGroup_data();
    void everyEventOfAGeneratedHistoryIsInExactlyOneGroup();
    void aGeneratedHistoryHasEveryKind();
    void everyKindAsGolden();
};

void TestGroupFacts::aStickyQueueStandsForItsNormalOne()
{
    QCOMPARE(groupsAfterBegin("WorkflowTaskScheduled queue=4711@w1/orders"),
             QStringList("workflowTask scheduled events=5 at=10ms taskQueue=orders"));
}

void TestGroupFacts::aMarkerIsOfTheWorkerThatCompletedItsTask()
{
    const auto groups = groupsFromText(Begun + "MarkerRecorded type=checkpoint");
    QCOMPARE(groups->worker(GroupIndex(2U)), "w1");
}

void TestGroupFacts::anUnknownEventTypeIsAMarkerWithTheNameFromTheFile()
{
    QCOMPARE(groupsAfterBegin("t=20ms WorkflowExecutionTeleported"),
             QStringList("marker WorkflowExecutionTeleported instant events=5 at=20ms"));
}

void TestGroupFacts::aReferenceToNothingMakesAGroupOfItsOwn()
{
    QCOMPARE(groupsAfterBegin("t=20ms ActivityTaskCompleted scheduledEventId=99 startedEventId=98"),
             QStringList("activity completed events=5 at=20ms run=0s"));
}

void TestGroupFacts::aReferenceToAnotherTypeMakesAGroupOfItsOwn()
{
    QCOMPARE(groupsAfterBegin("t=20ms TimerFired id=7 startedEventId=1"),
             QStringList("timer 7 completed events=5 at=20ms run=0s"));
}

void TestGroupFacts::theStartedEventJoinsWhatLostItsScheduledEvent()
{
    const auto groups = groupsFromText("50 ActivityTaskStarted scheduledEventId=12 worker=w2 attempt=2\n"
                                       "t=5ms ActivityTaskFailed scheduledEventId=12 failure=no");
    QCOMPARE(printGroups(*groups), QStringList("activity failed attempts=2 events=50,51 at=0s queue=0s run=5ms "
                                               "worker=w2"));
}

void TestGroupFacts::eventsWithTheSameIdAreAllKept()
{
    QCOMPARE(groupsAfterBegin("5 TimerStarted id=1\n5 TimerStarted id=1\n6 t=20ms TimerFired id=1"),
             (QStringList{"timer 1 completed events=5,6 at=10ms run=10ms", "timer 1 running events=5 at=10ms"}));
}

void TestGroupFacts::equalNamesAreOneName()
{
    const auto groups = groupsFromText(Begun + "ActivityTaskScheduled id=a type=Charge queue=orders\n"
                                               "ActivityTaskScheduled id=b type=Charge queue=orders");
    QCOMPARE(groups->group(GroupIndex(2U)).nameId, groups->group(GroupIndex(3U)).nameId);
    QCOMPARE(groups->group(GroupIndex(2U)).taskQueueId, groups->group(GroupIndex(0U)).taskQueueId);
}

void TestGroupFacts::longNamesAreCutBetweenCharacters()
{
    const auto groups = groupsFromText(Begun + "ActivityTaskScheduled id=a type=x" + QByteArray("ä").repeated(5000));
    const QString name = groups->name(GroupIndex(2U));
    QVERIFY(name.toUtf8().size() <= 1000);
    QVERIFY(name.size() > 490);
    QVERIFY(name.endsWith(QStringLiteral("ä")));
}

void TestGroupFacts::theLabelIsTheSummaryOfTheAuthor()
{
    const auto groups = groupsFromText(Begun + R"(TimerStarted id=7 summary="wait for release")");
    QCOMPARE(groups->label(GroupIndex(2U)), "wait for release");
    QCOMPARE(groups->name(GroupIndex(2U)), "7");
}

void TestGroupFacts::theLabelOfWhatHasNoNameIsItsKind()
{
    QCOMPARE(groupsFromText(Begun)->label(GroupIndex(1U)), "Workflow task");
}

void TestGroupFacts::theLabelIsOneLine()
{
    const auto groups = groupsFromText(Begun + R"(TimerStarted id=7 summary="two\nlines")");
    QCOMPARE(groups->label(GroupIndex(2U)), "two lines");
}

void TestGroupFacts::theFailureOfAGroupIsTheLastOne()
{
    const auto groups = groupsFromText(Begun + "ActivityTaskScheduled id=a type=Charge\n"
                                               "ActivityTaskStarted attempt=2 lastFailure=first\n"
                                               "ActivityTaskFailed failure=second");
    QCOMPARE(groups->history().eventId(groups->failureEvent(GroupIndex(2U))), 7);
}

void TestGroupFacts::theFailureOfAnEarlierAttemptCounts()
{
    const auto groups = groupsFromText(Begun + "ActivityTaskScheduled id=a type=Charge\n"
                                               "ActivityTaskStarted attempt=2 lastFailure=first\n"
                                               "ActivityTaskCompleted");
    QCOMPARE(groups->history().eventId(groups->failureEvent(GroupIndex(2U))), 6);
    QVERIFY(!groups->failureEvent(GroupIndex(1U)).isValid());
}

void TestGroupFacts::anEmptyHistoryHasNoGroups()
{
    QCOMPARE(groupsFromText("")->size(), 0U);
}

void TestGroupFacts::wordsForScriptsAreStable()
{
    QStringList kinds;
    for (std::size_t kind = 0; kind < GroupKindCount; ++kind)
        kinds.append(toString(static_cast<GroupKind>(kind)));
    QCOMPARE(kinds.join(QLatin1Char(' ')),
             "workflow workflowTask activity localActivity timer childWorkflow signalReceived signalSent cancelSent "
             "update nexusOperation version sideEffect marker attributes options pause");
    QStringList statuses;
    for (std::size_t status = 0; status < StatusCount; ++status)
        statuses.append(toString(static_cast<Status>(status)));
    QCOMPARE(statuses.join(QLatin1Char(' ')),
             "scheduled running completed failed timedOut cancelled terminated continuedAsNew instant");
}

void TestGroupFacts::everyEventOfAGeneratedHistoryIsInExactlyOneGroup_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("eventCount");
    for (int seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %d", seed) << seed << seed * seed * 50;
    QTest::newRow("one event") << 1 << 1;
    QTest::newRow("51,200 events") << 1 << 51'200;
}

void TestGroupFacts::everyEventOfAGeneratedHistoryIsInExactlyOneGroup()
{
    QFETCH(int, seed);
    QFETCH(int, eventCount);
    const auto groups =
        EventGroups::build(generated(static_cast<std::uint64_t>(seed), static_cast<std::size_t>(eventCount)));
    std::vector<int> seen(groups->history().size(), 0);
    EventIndex previousFirst;
    for (std::size_t position = 0; position < groups->size(); ++position) {
        const GroupIndex index(position);
        const auto members = groups->members(index);
        QVERIFY(!members.empty());
        QCOMPARE(members.front(), groups->group(index).firstEvent);
        QVERIFY(!previousFirst.isValid() || previousFirst < members.front());
        previousFirst = members.front();
        QVERIFY(std::is_sorted(members.begin(), members.end()));
        for (const EventIndex member : members) {
            ++seen[member.value];
            QCOMPARE(groups->groupOf(member), index);
        }
    }
    QCOMPARE(std::count(seen.begin(), seen.end(), 1), static_cast<std::ptrdiff_t>(seen.size()));
}

void TestGroupFacts::aGeneratedHistoryHasEveryKind()
{
    const auto groups = EventGroups::build(generated(1, 500));
    std::set<GroupKind> kinds;
    for (const EventGroup& group : groups->groups())
        kinds.insert(group.kind);
    QCOMPARE(kinds.size(), GroupKindCount);
}

void TestGroupFacts::everyKindAsGolden()
{
    COMPARE_WITH_GOLDEN("generated-500.groups", printGroups(*EventGroups::build(generated(1, 500))));
}

QTEST_GUILESS_MAIN(TestGroupFacts)
#include "tst_groupfacts.moc"
