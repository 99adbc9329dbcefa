// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lint/nondeterminismerror.h"

#include "tests/lint/lintedrun.h"

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// Two tasks that each schedule an activity, and a third that fails with a message: event 16.
QByteArray failing(const QByteArray& message, const QByteArray& cause = "NonDeterministicError")
{
    return firstTask() +
           "ActivityTaskScheduled id=5 type=Greet\n" // event 5
           "t=3ms ActivityTaskStarted id=5\n"
           "ActivityTaskCompleted id=5\n" +
           nextTask("4ms") + // events 8 to 10
           "ActivityTaskScheduled id=11 type=Mail\n"
           "t=5ms ActivityTaskStarted id=11\n"
           "ActivityTaskCompleted id=11\n"
           "t=6ms WorkflowTaskScheduled queue=orders\n"
           "WorkflowTaskStarted\n"
           "WorkflowTaskFailed cause=" +
           cause + " failure=\"" + message + "\"\n";
}
constexpr std::int64_t FailedEvent = 16;

struct Explained {
    RunSnapshot snapshot;
    std::optional<NondeterminismError> error;

    explicit Explained(const QByteArray& text, std::int64_t event = FailedEvent)
        : snapshot(lintableRun(historyFromText(text)))
        , error(explainNondeterminism(snapshot, snapshot.history->findEventId(event).value()))
    {
    }

    [[nodiscard]] std::int64_t id(EventIndex event) const
    {
        return event.isValid() ? snapshot.history->eventId(event) : 0;
    }
    [[nodiscard]] QStringList eventIds() const
    {
        QStringList ids;
        for (const EventIndex event : error->events)
            ids.append(QString::number(id(event)));
        return ids;
    }
};

const QByteArray TypeDiffers = "[TMPRL1100] Nondeterminism error: Activity type of scheduled event 'Mail' does not "
                               "match activity type of activity "
                               "command 'MailV2'";

} // namespace

class TestNondeterminismError : public QObject {
    Q_OBJECT

private slots:
    void anEventThatIsNamedIsFound();
    void anEventThatIsOnlyDescribedIsLookedUp();
    void severalThatFitAreAllCandidates();
    void theMarkerOfARemovedPatchIsFound();
    void theTaskOfTheCommandIsWhereToResetTo();
    void withoutATaskNoResetIsProposed();
    void theDeepestCauseThatIsUnderstoodDecides();
    void whatHistoryAndCodeHaveIsSaidInWords();
    void aRunThatStandsStillIsToldFromOneThatWentOn();
    void theGuardIsSpelledAsTheSdkSpellsIt_data();
    void theGuardIsSpelledAsTheSdkSpellsIt();
    void anUnknownWordingIsShownAsItIs();
    void otherFailuresAreLeftAlone();
    void aFailureOfTheRunIsExplainedToo();
    void anEventAfterTheFailureIsNoCandidate();
};

void TestNondeterminismError::anEventThatIsNamedIsFound()
{
    const Explained run(failing("[TMPRL1100] Nondeterminism error: Timer machine does not handle this event: "
                                "HistoryEvent(id: 11, ActivityTaskScheduled)"));
    QVERIFY(run.error && run.error->isCertain);
    QCOMPARE(run.eventIds(), QStringList{QStringLiteral("11")});
}

void TestNondeterminismError::anEventThatIsOnlyDescribedIsLookedUp()
{
    const Explained run(failing(TypeDiffers));
    QVERIFY(run.error && run.error->isCertain);
    QCOMPARE(run.eventIds(), QStringList{QStringLiteral("11")});
}

void TestNondeterminismError::severalThatFitAreAllCandidates()
{
    QByteArray text = failing(TypeDiffers);
    text.replace("type=Greet", "type=Mail");
    const Explained run(text);
    QVERIFY(run.error && !run.error->isCertain);
    QCOMPARE(run.eventIds(), (QStringList{QStringLiteral("11"), QStringLiteral("5")}));
}

void TestNondeterminismError::theMarkerOfARemovedPatchIsFound()
{
    QByteArray text =
        failing("[TMPRL1100] Nondeterminism error: Non-deprecated patch marker encountered for change by-hand, but "
                "there is no corresponding change command!");
    text.replace("ActivityTaskScheduled id=11 type=Mail\n",
                 "MarkerRecorded markerName=core_patch detail.patch-data={'id':'by-hand','deprecated':false}\n"
                 "ActivityTaskScheduled id=11 type=Mail\n");
    const Explained run(text, FailedEvent + 1);
    QVERIFY(run.error && run.error->isCertain);
    QCOMPARE(run.eventIds(), QStringList{QStringLiteral("11")});
    QVERIFY2(run.error->remedies.front().contains(QStringLiteral("patched(\"by-hand\")")),
             qPrintable(run.error->remedies.front()));
}

void TestNondeterminismError::theTaskOfTheCommandIsWhereToResetTo()
{
    const Explained run(failing(TypeDiffers));
    QVERIFY(run.error);
    QCOMPARE(run.id(run.error->workflowTask), 10);
    QVERIFY2(run.error->remedies.back().contains(QStringLiteral("reset the run to event 10")),
             qPrintable(run.error->remedies.back()));
}

void TestNondeterminismError::withoutATaskNoResetIsProposed()
{
    const Explained run(failing("[TMPRL1100] the moon is full"));
    QVERIFY(run.error && !run.error->workflowTask.isValid());
    QVERIFY(!run.error->remedies.join(QString()).contains(QStringLiteral("reset")));
}

void TestNondeterminismError::theDeepestCauseThatIsUnderstoodDecides()
{
    QByteArray text = failing("[TMPRL1100] Failure handling");
    text.replace(
        "failure=\"[TMPRL1100] Failure handling\"",
        "failure.message=\"[TMPRL1100] something went wrong\" failure.cause.message=\"[TMPRL1100] Event 11 of type "
        "EVENT_TYPE_ACTIVITY_TASK_SCHEDULED does not match command type COMMAND_TYPE_START_TIMER.\"");
    const Explained run(text);
    QVERIFY(run.error);
    QCOMPARE(toString(run.error->text.form), QStringLiteral("otherCommand"));
    QCOMPARE(run.eventIds(), QStringList{QStringLiteral("11")});
}

void TestNondeterminismError::whatHistoryAndCodeHaveIsSaidInWords()
{
    const Explained run(failing(TypeDiffers));
    QVERIFY(run.error);
    QCOMPARE(run.error->recorded, QStringLiteral("The history has “Mail” (Activity task scheduled, event 11)."));
    QCOMPARE(run.error->produced, QStringLiteral("The code has another activity type: “MailV2” instead of “Mail”."));
}

void TestNondeterminismError::aRunThatStandsStillIsToldFromOneThatWentOn()
{
    const Explained stuck(failing(TypeDiffers));
    QVERIFY(stuck.error && stuck.error->consequence.contains(QStringLiteral("stands still")));
    const Explained recovered(failing(TypeDiffers) + nextTask("9ms"));
    QVERIFY(recovered.error && recovered.error->consequence.contains(QStringLiteral("went on")));
}

void TestNondeterminismError::theGuardIsSpelledAsTheSdkSpellsIt_data()
{
    QTest::addColumn<QString>("sdkName");
    QTest::addColumn<QString>("guard");
    QTest::newRow("go") << "temporal-go"
                        << "workflow.GetVersion(ctx, \"my-change\", workflow.DefaultVersion, 1)";
    QTest::newRow("java") << "temporal-java"
                          << "Workflow.getVersion(\"my-change\", Workflow.DEFAULT_VERSION, 1)";
    QTest::newRow("typescript") << "temporal-typescript"
                                << "patched('my-change')";
    QTest::newRow("python") << "temporal-python"
                            << "workflow.patched(\"my-change\")";
    QTest::newRow("dotnet") << "temporal-dotnet"
                            << "Workflow.Patched(\"my-change\")";
    QTest::newRow("ruby") << "temporal-ruby"
                          << "Temporalio::Workflow.patched('my-change')";
    QTest::newRow("unknown") << "temporal-of-tomorrow"
                             << "patched(\"my-change\")";
}

void TestNondeterminismError::theGuardIsSpelledAsTheSdkSpellsIt()
{
    QFETCH(QString, sdkName);
    QFETCH(QString, guard);
    QByteArray text = failing(TypeDiffers);
    text.replace("t=2ms WorkflowTaskCompleted worker=w1",
                 "t=2ms WorkflowTaskCompleted worker=w1 sdkMetadata.sdkName=" + sdkName.toUtf8());
    const Explained run(text);
    QVERIFY(run.error);
    const QString remedies = run.error->remedies.join(QLatin1Char('\n'));
    QVERIFY2(remedies.contains(guard), qPrintable(remedies));
}

void TestNondeterminismError::anUnknownWordingIsShownAsItIs()
{
    const Explained run(failing("[TMPRL1100] the moon is <b>full</b>"));
    QVERIFY(run.error);
    QCOMPARE(run.error->message, QStringLiteral("[TMPRL1100] the moon is <b>full</b>"));
    QVERIFY2(run.error->produced.contains(QStringLiteral("not recognised")), qPrintable(run.error->produced));
    QVERIFY(run.error->events.empty());
}

void TestNondeterminismError::otherFailuresAreLeftAlone()
{
    QVERIFY(!Explained(failing("boom", "WorkflowWorkerUnhandledFailure")).error);
    QVERIFY(!Explained(failing(TypeDiffers), 5).error);
}

void TestNondeterminismError::aFailureOfTheRunIsExplainedToo()
{
    const Explained run(
        firstTask() + "ActivityTaskScheduled id=5 type=Greet\n" + nextTask() +
            "WorkflowExecutionFailed failure=\"[TMPRL1100] Nondeterminism error: Timer machine does not handle "
            "this event: HistoryEvent(id: 5, ActivityTaskScheduled)\"\n",
        9);
    QVERIFY(run.error);
    QCOMPARE(run.eventIds(), QStringList{QStringLiteral("5")});
    QVERIFY(run.error->consequence.contains(QStringLiteral("the run has failed")));
}

void TestNondeterminismError::anEventAfterTheFailureIsNoCandidate()
{
    const Explained run(failing("[TMPRL1100] Nondeterminism error: No command scheduled for event HistoryEvent(id: 99, "
                                "TimerStarted)"));
    QVERIFY(run.error);
    QVERIFY(run.error->events.empty());
    QVERIFY2(run.error->recorded.contains(QStringLiteral("Timer started")), qPrintable(run.error->recorded));
}

QTEST_GUILESS_MAIN(TestNondeterminismError)
#include "tst_nondeterminismerror.moc"
