// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/historycheck.h"
#include "tests/history/generated.h"
#include "tests/support/historydsl.h"
#include "tests/support/historyedit.h"

#include <QtTest>

#include <algorithm>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

const QByteArray Begun = R"(
    WorkflowExecutionStarted type=Order queue=orders
    WorkflowTaskScheduled queue=orders
    t=5ms WorkflowTaskStarted worker=w1
    t=10ms WorkflowTaskCompleted worker=w1
)";

QStringList findingsOf(const QByteArray& text)
{
    return printFindings(checkHistory(*historyFromText(text), QStringLiteral("order.json")));
}

std::vector<Finding> findingsOf(const std::vector<HistoryEvent>& events)
{
    return checkHistory(*historyOf(events), QStringLiteral("order.json"));
}

} // namespace

class TestHistoryCheck : public QObject {
    Q_OBJECT

private slots:
    void nothingIsWrongWithASoundHistory();
    void nothingIsWrongWithGeneratedHistories();
    void aHistoryWithoutItsStartIsAPart();
    void anEmptyHistoryIsSaidToBeEmpty();
    void aJumpOfIdsIsMissingEvents();
    void aRepeatedIdIsADuplicate();
    void eventsWithoutIdsAreNotDuplicates();
    void everyRemovedEventIsMissed();
    void everyRepeatedEventIsNoticed();
    void aReferenceToNothingDangles();
    void aReferenceBeforeThePartIsNotJudged();
    void aReferenceToAnotherTypeIsWrong();
    void aReferenceToALaterEventIsWrong();
    void anUnsetReferenceIsNoFinding();
    void theTaskOfACommandMayBeNamedByItsStart();
    void anUpdateMayHaveComeBeforeAnyEvent();
    void eventsAfterTheCloseAreCounted();
    void aMissingTimeIsNamed();
    void aLateStartedActivityIsLegal();
    void anActivityCannotStartBeforeItWasScheduled();
    void bufferedEventsAreLegal();
    void nothingIsBufferedBeforeItsTaskStarted();
    void nothingIsBufferedBehindTheNextTask();
    void commandsAreNeverBuffered();
    void aFailoverMayTurnTheClockBack();
    void timeSkippingMayTurnTheClockBack();
    void aNexusStartInWholeSecondsIsLegal();
    void everyEventBeforeTheStartOfTheRunIsFound();
    void aKindOfFindingIsListedAHundredTimes();
    void aFindingNamesItsFile();
};

void TestHistoryCheck::nothingIsWrongWithASoundHistory()
{
    QCOMPARE(findingsOf(Begun), QStringList());
}

void TestHistoryCheck::nothingIsWrongWithGeneratedHistories()
{
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const auto history = generated(seed, 60 * seed);
        QCOMPARE(printFindings(checkHistory(*history, QString())), QStringList());
    }
}

void TestHistoryCheck::aHistoryWithoutItsStartIsAPart()
{
    QCOMPARE(findingsOf("17 WorkflowTaskScheduled queue=orders"),
             QStringList("warning missingStart event=17: The history begins with WorkflowTaskScheduled instead of "
                         "WorkflowExecutionStarted: it is a part of a run."));
}

void TestHistoryCheck::anEmptyHistoryIsSaidToBeEmpty()
{
    QCOMPARE(findingsOf(QByteArray()), QStringList("warning missingStart: The history has no events."));
}

void TestHistoryCheck::aJumpOfIdsIsMissingEvents()
{
    const QStringList findings = findingsOf(Begun + "8 WorkflowExecutionSignaled name=a");
    QCOMPARE(findings.size(), 1);
    QVERIFY2(findings.constFirst().startsWith(QLatin1String("error missingEvents event=8 field=eventId: 3 ")),
             qPrintable(findings.constFirst()));
    QVERIFY(findings.constFirst().endsWith(QLatin1String("jump from 4 to 8.")));
}

void TestHistoryCheck::aRepeatedIdIsADuplicate()
{
    QCOMPARE(findingsOf(Begun + "4 t=10ms WorkflowTaskCompleted worker=w1"),
             QStringList("warning duplicateEvent event=4 field=eventId: The event id 4 occurs more than once."));
}

void TestHistoryCheck::eventsWithoutIdsAreNotDuplicates()
{
    QCOMPARE(findingsOf("0 WorkflowExecutionStarted type=Order\n0 WorkflowExecutionSignaled name=a"),
             (QStringList{"warning invalidValue event=0 field=eventId: The event has no id that could be one: 0.",
                          "warning invalidValue event=0 field=eventId: The event has no id that could be one: 0."}));
}

void TestHistoryCheck::everyRemovedEventIsMissed()
{
    const std::vector<HistoryEvent> events = eventsOf(*generated(3, 120));
    for (std::size_t removed = 1; removed + 1 < events.size(); ++removed) {
        std::vector<HistoryEvent> changed = events;
        changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(removed));
        const std::vector<Finding> findings = findingsOf(changed);
        QVERIFY(!findings.empty());
        const auto isMissing = [&](const Finding& finding) {
            return finding.kind == Finding::Kind::MissingEvents && finding.eventId == events[removed + 1].event_id();
        };
        QCOMPARE(std::count_if(findings.begin(), findings.end(), isMissing), 1);
    }
}

void TestHistoryCheck::everyRepeatedEventIsNoticed()
{
    const std::vector<HistoryEvent> events = eventsOf(*generated(3, 60));
    for (std::size_t repeated = 0; repeated < events.size(); ++repeated) {
        std::vector<HistoryEvent> changed = events;
        changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(repeated), events[repeated]);
        const std::vector<Finding> findings = findingsOf(changed);
        const auto isDuplicate = [&](const Finding& finding) {
            return finding.kind == Finding::Kind::DuplicateEvent && finding.eventId == events[repeated].event_id();
        };
        QCOMPARE(std::count_if(findings.begin(), findings.end(), isDuplicate), 1);
    }
}

void TestHistoryCheck::aReferenceToNothingDangles()
{
    QCOMPARE(findingsOf(Begun + "TimerFired id=7 startedEventId=99"),
             QStringList("error danglingReference event=5 field=timerFiredEventAttributes.startedEventId: Event 99 is "
                         "named here but is not in the history."));
}

void TestHistoryCheck::aReferenceBeforeThePartIsNotJudged()
{
    const QStringList findings = findingsOf("17 TimerFired id=7 startedEventId=12");
    QCOMPARE(findings.filter(QStringLiteral("Reference")), QStringList());
}

void TestHistoryCheck::aReferenceToAnotherTypeIsWrong()
{
    QCOMPARE(findingsOf(Begun + "TimerFired id=7 startedEventId=2"),
             QStringList("warning wrongReference event=5 field=timerFiredEventAttributes.startedEventId: Event 2 is "
                         "named here, but it is of the type WorkflowTaskScheduled."));
}

void TestHistoryCheck::aReferenceToALaterEventIsWrong()
{
    QCOMPARE(findingsOf(Begun + "TimerFired id=7 startedEventId=6\nTimerStarted id=7"),
             QStringList("warning wrongReference event=5 field=timerFiredEventAttributes.startedEventId: Event 6 is "
                         "named here, but it does not come before this event."));
}

void TestHistoryCheck::anUnsetReferenceIsNoFinding()
{
    QCOMPARE(findingsOf(Begun + "ActivityTaskScheduled id=a type=Charge\n"
                                "ActivityTaskTimedOut startedEventId=-123 failure=timeout"),
             QStringList());
}

void TestHistoryCheck::theTaskOfACommandMayBeNamedByItsStart()
{
    QCOMPARE(findingsOf(Begun + "TimerStarted id=7 workflowTaskCompletedEventId=3"), QStringList());
}

void TestHistoryCheck::anUpdateMayHaveComeBeforeAnyEvent()
{
    QCOMPARE(findingsOf(Begun + "WorkflowExecutionUpdateAccepted id=u name=add acceptedRequestSequencingEventId=1"),
             QStringList());
}

void TestHistoryCheck::eventsAfterTheCloseAreCounted()
{
    const QStringList findings =
        findingsOf(Begun + "WorkflowExecutionCompleted\nWorkflowExecutionSignaled name=a\nWorkflowExecutionSignaled "
                           "name=b");
    QCOMPARE(findings.size(), 1);
    QVERIFY2(findings.constFirst().startsWith(QLatin1String("error eventAfterClose event=6: 2 event")),
             qPrintable(findings.constFirst()));
}

void TestHistoryCheck::aMissingTimeIsNamed()
{
    QCOMPARE(findingsOf(Begun + "t=none WorkflowExecutionSignaled name=a"),
             QStringList("warning missingTime event=5 field=eventTime: The event has no time."));
}

void TestHistoryCheck::aLateStartedActivityIsLegal()
{
    QCOMPARE(findingsOf(Begun + "ActivityTaskScheduled id=a type=Charge\n"
                                "t=900ms WorkflowExecutionSignaled name=a\n"
                                "t=20ms ActivityTaskStarted attempt=1\n"
                                "t=950ms ActivityTaskCompleted"),
             QStringList());
}

void TestHistoryCheck::anActivityCannotStartBeforeItWasScheduled()
{
    QCOMPARE(findingsOf(Begun + "ActivityTaskScheduled id=a type=Charge\nt=9ms ActivityTaskStarted attempt=1"),
             QStringList("warning timeRunsBack event=6 field=eventTime: ActivityTaskStarted is 1 ms earlier than event "
                         "5 (ActivityTaskScheduled), which came before it."));
}

void TestHistoryCheck::bufferedEventsAreLegal()
{
    QCOMPARE(findingsOf(Begun + "TimerStarted id=7\nt=7ms WorkflowExecutionSignaled name=a\n"
                                "t=6ms WorkflowExecutionSignaled name=b\nt=11ms WorkflowTaskScheduled queue=orders"),
             QStringList());
}

void TestHistoryCheck::nothingIsBufferedBeforeItsTaskStarted()
{
    QCOMPARE(findingsOf(Begun + "t=4ms WorkflowExecutionSignaled name=a"),
             QStringList("warning timeRunsBack event=5 field=eventTime: WorkflowExecutionSignaled is 1 ms earlier than "
                         "event 3 (WorkflowTaskStarted), which came before it."));
}

void TestHistoryCheck::nothingIsBufferedBehindTheNextTask()
{
    QCOMPARE(findingsOf(Begun + "t=12ms WorkflowTaskScheduled queue=orders\nt=8ms WorkflowExecutionSignaled name=a"),
             QStringList("warning timeRunsBack event=6 field=eventTime: WorkflowExecutionSignaled is 4 ms earlier than "
                         "event 5 (WorkflowTaskScheduled), which came before it."));
}

void TestHistoryCheck::commandsAreNeverBuffered()
{
    QCOMPARE(findingsOf(Begun + "t=8ms TimerStarted id=7"),
             QStringList("warning timeRunsBack event=5 field=eventTime: TimerStarted is 2 ms earlier than event 4 "
                         "(WorkflowTaskCompleted), which came before it."));
}

void TestHistoryCheck::aFailoverMayTurnTheClockBack()
{
    QCOMPARE(findingsOf(Begun + "t=12ms WorkflowTaskScheduled queue=orders\n"
                                "t=8ms WorkflowExecutionSignaled name=a failover=12"),
             QStringList());
}

void TestHistoryCheck::timeSkippingMayTurnTheClockBack()
{
    QCOMPARE(findingsOf(Begun + "t=3600s WorkflowExecutionTimeSkippingTransitioned\n"
                                "t=12ms WorkflowTaskScheduled queue=orders"),
             QStringList());
}

void TestHistoryCheck::aNexusStartInWholeSecondsIsLegal()
{
    const QByteArray scheduled = Begun + "t=1700ms NexusOperationScheduled service=a operation=b\n";
    QCOMPARE(findingsOf(scheduled + "t=1s NexusOperationStarted\nt=1900ms NexusOperationCompleted"), QStringList());
    QCOMPARE(findingsOf(scheduled + "t=0 NexusOperationStarted").size(), 1);
}

/// Whatever event of a run is moved before its start: exactly that event is found, and no other.
void TestHistoryCheck::everyEventBeforeTheStartOfTheRunIsFound()
{
    const std::vector<HistoryEvent> events = eventsOf(*generated(5, 300));
    const Instant early(1'700'000'000LL * NanosecondsPerSecond + 1);
    for (std::size_t moved = 1; moved < events.size(); ++moved) {
        std::vector<HistoryEvent> changed = events;
        setTime(changed[moved], early);
        const std::vector<Finding> findings = findingsOf(changed);
        QCOMPARE(findings.size(), 1U);
        QCOMPARE(toString(findings[0].kind), "timeRunsBack");
        QCOMPARE(findings[0].eventId.value_or(0), events[moved].event_id());
    }
}

void TestHistoryCheck::aKindOfFindingIsListedAHundredTimes()
{
    QByteArray text = Begun;
    for (int count = 0; count < 250; ++count)
        text += "t=none WorkflowExecutionSignaled name=a\n";
    const QStringList findings = findingsOf(text);
    QCOMPARE(findings.size(), 101);
    QVERIFY2(findings.constLast().startsWith(QLatin1String("note missingTime: 150 more ")),
             qPrintable(findings.constLast()));
}

void TestHistoryCheck::aFindingNamesItsFile()
{
    const auto findings = checkHistory(*historyFromText(QByteArray()), QStringLiteral("order.json"));
    QCOMPARE(findings.at(0).file, "order.json");
}

QTEST_GUILESS_MAIN(TestHistoryCheck)
#include "tst_historycheck.moc"
