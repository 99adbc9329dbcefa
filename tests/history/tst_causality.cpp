// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/causality.h"
#include "tests/history/begunrun.h"
#include "tests/history/causalityprint.h"
#include "tests/support/historydsl.h"
#include "tests/support/historygenerator.h"

#include <QElapsedTimer>
#include <QtTest>

#include <algorithm>
#include <set>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

QStringList causesIn(const QByteArray& text)
{
    const auto history = historyFromText(text);
    return printCauses(*history, *Causality::build(*history));
}

/// What caused the events that follow the beginning of a run, whose first workflow task is event 4.
QStringList causesAfterBegin(const QByteArray& text)
{
    return causesIn(Begun + text).mid(4);
}

QStringList effectsOf(const QByteArray& text, std::size_t event)
{
    const auto history = historyFromText(text);
    const auto causality = Causality::build(*history);
    QStringList effects;
    for (const CausalLink& effect : causality->effectsOf(EventIndex(event)))
        effects.append(toString(effect.kind) + QLatin1Char(':') + QString::number(history->eventId(effect.event)));
    return effects;
}

} // namespace

class TestCausality : public QObject {
    Q_OBJECT

private slots:
    void aRunBeginsFromOutside();
    void aChildBeginsByItsParent();
    void aContinuedRunBeginsByTheOneBefore();
    void commandsAreCausedByTheirWorkflowTask();
    void updatesAreCausedByTheTaskTheyStandBehind();
    void aTaskNamedWronglyIsTheOneBeforeTheCommands();
    void anActivityGoesFromScheduledOverStartedToClosed();
    void anActivityThatNeverStartedEndsFromItsScheduling();
    void aCancelledActivityEndsByTheRequest();
    void aCancelledTimerIsTheSubjectOfTheCommand();
    void aWorkflowTaskIsWokenByAllThatCameBefore();
    void whatComesWhileATaskWaitsIsDeliveredWithIt();
    void aFailedTaskIsTriedAgain();
    void anUpdateSchedulesATask();
    void anAdmittedUpdateLeadsToItsAcceptance();
    void aTaskStartedWithTheCompletionContinuesIt();
    void aTaskMuchLaterWithoutAReasonIsNotExplained();
    void aNexusOperationEndsFromItsStart();
    void aNexusOperationWithoutStartEndsFromItsScheduling();
    void anAnswerIsCausedByTheRequestAlone();
    void theOriginTellsWho_data();
    void theOriginTellsWho();
    void whatIsMissingIsNotRecorded();
    void referencesForwardsAreNoCauses();
    void effectsAreTheInverse();
    void everyEventOfAGeneratedHistoryHasACauseOrAReason_data();
    void everyEventOfAGeneratedHistoryHasACauseOrAReason();
    void anEmptyHistoryHasNoCauses();
    void wordsForScriptsAreStable();
};

void TestCausality::aRunBeginsFromOutside()
{
    QCOMPARE(causesIn(Begun),
             QStringList({"1 WorkflowExecutionStarted origin=startedFromOutside", "2 WorkflowTaskScheduled wake:1",
                          "3 WorkflowTaskStarted dispatch:2", "4 WorkflowTaskCompleted outcome:3"}));
}

void TestCausality::aChildBeginsByItsParent()
{
    QCOMPARE(causesIn("WorkflowExecutionStarted parentWorkflowExecution.workflowId=p"),
             QStringList("1 WorkflowExecutionStarted origin=startedByParent"));
}

void TestCausality::aContinuedRunBeginsByTheOneBefore()
{
    QCOMPARE(causesIn("WorkflowExecutionStarted continuedExecutionRunId=r-1"),
             QStringList("1 WorkflowExecutionStarted origin=continuedFromEarlierRun"));
}

void TestCausality::commandsAreCausedByTheirWorkflowTask()
{
    QCOMPARE(causesAfterBegin("TimerStarted id=t\nMarkerRecorded type=m\nWorkflowExecutionCompleted"),
             QStringList(
                 {"5 TimerStarted command:4", "6 MarkerRecorded command:4", "7 WorkflowExecutionCompleted command:4"}));
}

void TestCausality::updatesAreCausedByTheTaskTheyStandBehind()
{
    QCOMPARE(causesAfterBegin("TimerStarted id=t\n"
                              "WorkflowExecutionUpdateAccepted id=u acceptedRequestSequencingEventId=2\n"
                              "WorkflowExecutionUpdateCompleted id=u"),
             QStringList({"5 TimerStarted command:4", "6 WorkflowExecutionUpdateAccepted command:4 delivery:2",
                          "7 WorkflowExecutionUpdateCompleted command:4 outcome:6"}));
}

/// Old test servers of the Java SDK name the started event.
void TestCausality::aTaskNamedWronglyIsTheOneBeforeTheCommands()
{
    QCOMPARE(causesAfterBegin("TimerStarted id=t workflowTaskCompletedEventId=3"),
             QStringList("5 TimerStarted command:4"));
}

void TestCausality::anActivityGoesFromScheduledOverStartedToClosed()
{
    QCOMPARE(causesAfterBegin("ActivityTaskScheduled id=a type=Charge\nActivityTaskStarted id=a attempt=2\n"
                              "ActivityTaskCompleted id=a"),
             QStringList({"5 ActivityTaskScheduled command:4", "6 ActivityTaskStarted dispatch:5",
                          "7 ActivityTaskCompleted outcome:6"}));
}

void TestCausality::anActivityThatNeverStartedEndsFromItsScheduling()
{
    QCOMPARE(causesAfterBegin("ActivityTaskScheduled id=a type=Charge\nActivityTaskTimedOut id=a failure=timeout"),
             QStringList({"5 ActivityTaskScheduled command:4", "6 ActivityTaskTimedOut outcome:5"}));
}

void TestCausality::aCancelledActivityEndsByTheRequest()
{
    QCOMPARE(causesAfterBegin("ActivityTaskScheduled id=a type=Charge\nActivityTaskCancelRequested id=a\n"
                              "ActivityTaskStarted id=a\nActivityTaskCanceled id=a"),
             QStringList({"5 ActivityTaskScheduled command:4", "6 ActivityTaskCancelRequested command:4 subject:5",
                          "7 ActivityTaskStarted dispatch:5", "8 ActivityTaskCanceled cancellation:6 outcome:7"}));
}

void TestCausality::aCancelledTimerIsTheSubjectOfTheCommand()
{
    QCOMPARE(causesAfterBegin("TimerStarted id=t\nTimerCanceled id=t"),
             QStringList({"5 TimerStarted command:4", "6 TimerCanceled command:4 subject:5"}));
}

void TestCausality::aWorkflowTaskIsWokenByAllThatCameBefore()
{
    QCOMPARE(causesAfterBegin("TimerStarted id=t\nt=1s WorkflowExecutionSignaled name=a\nTimerFired id=t\n"
                              "WorkflowTaskScheduled"),
             QStringList({"5 TimerStarted command:4", "6 WorkflowExecutionSignaled origin=signalFromOutside",
                          "7 TimerFired outcome:5", "8 WorkflowTaskScheduled wake:6 wake:7"}));
}

void TestCausality::whatComesWhileATaskWaitsIsDeliveredWithIt()
{
    QCOMPARE(
        causesAfterBegin("t=1s WorkflowExecutionSignaled name=a\nWorkflowTaskScheduled\n"
                         "t=2s WorkflowExecutionSignaled name=b\nWorkflowTaskStarted\nWorkflowTaskCompleted\n"
                         "t=3s WorkflowExecutionSignaled name=c\nWorkflowTaskScheduled"),
        QStringList({"5 WorkflowExecutionSignaled origin=signalFromOutside", "6 WorkflowTaskScheduled wake:5",
                     "7 WorkflowExecutionSignaled origin=signalFromOutside",
                     "8 WorkflowTaskStarted dispatch:6 delivery:7", "9 WorkflowTaskCompleted outcome:8",
                     "10 WorkflowExecutionSignaled origin=signalFromOutside", "11 WorkflowTaskScheduled wake:10"}));
}

void TestCausality::aFailedTaskIsTriedAgain()
{
    const QByteArray text = "t=1s WorkflowExecutionSignaled name=a\nWorkflowTaskScheduled\nWorkflowTaskStarted\n"
                            "WorkflowTaskFailed\nWorkflowExecutionSignaled name=b\nWorkflowTaskScheduled attempt=2";
    QCOMPARE(causesAfterBegin(text).mid(3),
             QStringList({"8 WorkflowTaskFailed outcome:7", "9 WorkflowExecutionSignaled origin=signalFromOutside",
                          "10 WorkflowTaskScheduled retry:8 wake:9"}));
}

void TestCausality::anUpdateSchedulesATask()
{
    QCOMPARE(causesAfterBegin("t=1s WorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskCompleted\n"
                              "WorkflowExecutionUpdateAccepted id=u")
                 .at(0),
             "5 WorkflowTaskScheduled origin=updateFromOutside");
}

void TestCausality::anAdmittedUpdateLeadsToItsAcceptance()
{
    QCOMPARE(
        causesAfterBegin("t=1s WorkflowExecutionUpdateAdmitted id=u\nWorkflowTaskScheduled\nWorkflowTaskStarted\n"
                         "WorkflowTaskCompleted\nWorkflowExecutionUpdateAccepted id=u"),
        QStringList({"5 WorkflowExecutionUpdateAdmitted origin=updateFromOutside", "6 WorkflowTaskScheduled wake:5",
                     "7 WorkflowTaskStarted dispatch:6", "8 WorkflowTaskCompleted outcome:7",
                     "9 WorkflowExecutionUpdateAccepted command:8 delivery:6 delivery:5"}));
}

void TestCausality::aTaskStartedWithTheCompletionContinuesIt()
{
    QCOMPARE(causesAfterBegin("t=900ms WorkflowTaskScheduled\n"
                              "WorkflowTaskStarted requestId=request-from-RespondWorkflowTaskCompleted")
                 .at(0),
             "5 WorkflowTaskScheduled continuation:4");
    QCOMPARE(causesAfterBegin("MarkerRecorded type=m\nWorkflowTaskScheduled").at(1),
             "6 WorkflowTaskScheduled continuation:4");
}

void TestCausality::aTaskMuchLaterWithoutAReasonIsNotExplained()
{
    QCOMPARE(causesAfterBegin("t=5s WorkflowTaskScheduled"), QStringList("5 WorkflowTaskScheduled origin=notRecorded"));
}

void TestCausality::aNexusOperationEndsFromItsStart()
{
    QCOMPARE(causesAfterBegin("NexusOperationScheduled\nNexusOperationScheduled\n"
                              "NexusOperationStarted scheduledEventId=5\n"
                              "NexusOperationCancelRequested scheduledEventId=5\n"
                              "NexusOperationCanceled scheduledEventId=5")
                 .mid(2),
             QStringList({"7 NexusOperationStarted dispatch:5", "8 NexusOperationCancelRequested command:4 subject:5",
                          "9 NexusOperationCanceled cancellation:8 outcome:7"}));
}

void TestCausality::aNexusOperationWithoutStartEndsFromItsScheduling()
{
    QCOMPARE(causesAfterBegin("NexusOperationScheduled\nNexusOperationCompleted"),
             QStringList({"5 NexusOperationScheduled command:4", "6 NexusOperationCompleted outcome:5"}));
}

/// It names the workflow task of the request too, which did not ask for the answer.
void TestCausality::anAnswerIsCausedByTheRequestAlone()
{
    QCOMPARE(causesAfterBegin("SignalExternalWorkflowExecutionInitiated name=s\n"
                              "SignalExternalWorkflowExecutionFailed"),
             QStringList({"5 SignalExternalWorkflowExecutionInitiated command:4",
                          "6 SignalExternalWorkflowExecutionFailed answer:5"}));
}

void TestCausality::theOriginTellsWho_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("origin");
    const auto row = [](const char* line, const char* origin) {
        QTest::newRow(line) << QByteArray(line) << QString::fromLatin1(origin);
    };
    row("WorkflowExecutionSignaled name=a", "signalFromOutside");
    row("WorkflowExecutionSignaled name=a externalWorkflowExecution.workflowId=w", "signalFromWorkflow");
    row("WorkflowExecutionCancelRequested", "cancelRequestedFromOutside");
    row("WorkflowExecutionCancelRequested externalWorkflowExecution.workflowId=w", "cancelRequestedByWorkflow");
    row("WorkflowExecutionUpdateAdmitted id=u", "updateFromOutside");
    row("WorkflowExecutionTerminated", "terminatedFromOutside");
    row("WorkflowExecutionTerminated worker=history-service", "serverDecision");
    row("WorkflowExecutionPaused", "pausedFromOutside");
    row("WorkflowExecutionUnpaused", "pausedFromOutside");
    row("WorkflowExecutionOptionsUpdated", "optionsChangedFromOutside");
    row("WorkflowExecutionTimedOut", "serverDecision");
    row("WorkflowExecutionTimeSkippingTransitioned", "serverDecision");
    row("WorkflowExecutionTeleported", "unknownType");
}

void TestCausality::theOriginTellsWho()
{
    QFETCH(QByteArray, line);
    const QString last = causesAfterBegin("t=1s " + line).constLast();
    QTEST(last.section(QLatin1String(" origin="), 1), "origin");
}

void TestCausality::whatIsMissingIsNotRecorded()
{
    QCOMPARE(causesIn("70 ActivityTaskCompleted scheduledEventId=12 startedEventId=13\n"
                      "TimerStarted id=t workflowTaskCompletedEventId=11"),
             QStringList({"70 ActivityTaskCompleted origin=notRecorded", "71 TimerStarted origin=notRecorded"}));
}

void TestCausality::referencesForwardsAreNoCauses()
{
    QCOMPARE(causesIn("ActivityTaskCompleted scheduledEventId=2 startedEventId=1\nActivityTaskScheduled id=a"),
             QStringList({"1 ActivityTaskCompleted origin=notRecorded", "2 ActivityTaskScheduled origin=notRecorded"}));
}

void TestCausality::effectsAreTheInverse()
{
    const QByteArray text = Begun + "ActivityTaskScheduled id=a type=Charge\nTimerStarted id=t\n"
                                    "ActivityTaskCancelRequested id=a";
    QCOMPARE(effectsOf(text, 0), QStringList("wake:2"));
    QCOMPARE(effectsOf(text, 3), QStringList({"command:5", "command:6", "command:7"}));
    QCOMPARE(effectsOf(text, 4), QStringList("subject:7"));
    QCOMPARE(effectsOf(text, 5), QStringList());
}

void TestCausality::everyEventOfAGeneratedHistoryHasACauseOrAReason_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 100; ++seed)
        QTest::addRow("500 events, seed %d", seed) << 500 << seed;
    QTest::newRow("the largest") << 51'200 << 7;
}

void TestCausality::everyEventOfAGeneratedHistoryHasACauseOrAReason()
{
    QFETCH(int, events);
    QFETCH(int, seed);
    const auto history = generateHistory(
        {.eventCount = static_cast<std::size_t>(events), .seed = static_cast<std::uint64_t>(seed), .payloadBytes = 8});
    QElapsedTimer timer;
    timer.start();
    const auto causality = Causality::build(*history);
    const double milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (events > 10'000)
        qInfo("%d events, %zu links in %.2f ms", events, causality->linkCount(), milliseconds);
    QCOMPARE(brokenPromise(*history, *causality), QString());
    // Nothing of a history that a server could have written is left unexplained.
    for (std::size_t position = 0; position < history->size(); ++position) {
        const EventIndex event(position);
        QVERIFY2(causality->originOf(event) != Origin::NotRecorded,
                 qPrintable(printCauses(*history, *causality, event)));
    }
}

void TestCausality::anEmptyHistoryHasNoCauses()
{
    const auto causality = Causality::build(History());
    QCOMPARE(causality->size(), std::size_t{0});
    QCOMPARE(causality->linkCount(), std::size_t{0});
}

void TestCausality::wordsForScriptsAreStable()
{
    std::set<QString> words;
    for (std::size_t kind = 0; kind < CauseKindCount; ++kind)
        words.insert(toString(static_cast<CauseKind>(kind)));
    for (std::size_t origin = 1; origin < OriginCount; ++origin) {
        words.insert(toString(static_cast<Origin>(origin)));
        QVERIFY(!displayName(static_cast<Origin>(origin)).isEmpty());
    }
    QCOMPARE(words.size(), CauseKindCount + OriginCount - 1);
    QCOMPARE(toString(CauseKind::Subject), "subject");
    QCOMPARE(toString(Origin::UnknownType), "unknownType");
}

QTEST_GUILESS_MAIN(TestCausality)
#include "tst_causality.moc"
