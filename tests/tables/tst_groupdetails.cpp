// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/groupdetails.h"
#include "tests/support/historydsl.h"

#include <QTest>
#include <QTimeZone>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// A retried activity, a timer, a child that fails, a signal; then the run completes.
QByteArray order()
{
    return R"(
        WorkflowExecutionStarted type=Order workflowId=order-1 queue=orders input=[1]
        WorkflowTaskScheduled queue=orders
        t=5ms WorkflowTaskStarted worker=w1
        t=10ms WorkflowTaskCompleted worker=w1
        t=1505ms ActivityTaskScheduled id=7 type=charge_card queue=orders input=[144.48] summary="charge 144.48" startToCloseTimeout=10s retryPolicy.initialInterval=100ms retryPolicy.maximumInterval=1s retryPolicy.maximumAttempts=3
        TimerStarted id=3 startToFireTimeout=60s
        StartChildWorkflowExecutionInitiated workflowId=c-1 type=Delivery queue=couriers parentClosePolicy=PARENT_CLOSE_POLICY_REQUEST_CANCEL
        t=3563ms ActivityTaskStarted id=7 attempt=3 worker=16173@vm lastFailure="gateway unavailable"
        t=3582ms ActivityTaskCompleted id=7 worker=16173@vm result=["pay-A-1"]
        t=3590ms WorkflowTaskScheduled queue=orders
        t=3600ms WorkflowTaskStarted worker=w1
        t=3610ms WorkflowTaskCompleted worker=w1
        t=4s ChildWorkflowExecutionStarted workflowExecution.workflowId=c-1 workflowExecution.runId=r-9
        t=5s ChildWorkflowExecutionFailed failure="no courier"
        t=5s WorkflowExecutionSignaled name=add_note input=["hello"] worker=cli
        t=6s WorkflowTaskScheduled queue=orders
        t=6s WorkflowTaskStarted worker=w1
        t=6s WorkflowTaskCompleted worker=w1
        t=6470ms WorkflowExecutionCompleted result=true
    )";
}

RunSnapshot snapshotOf(const QByteArray& text)
{
    RunSnapshot snapshot;
    snapshot.history = historyFromText(text);
    snapshot.groups = EventGroups::build(snapshot.history);
    snapshot.causality = Causality::build(*snapshot.history);
    snapshot.summary = RunSummary::of(*snapshot.history);
    return snapshot;
}

GroupDetails describe(const RunSnapshot& snapshot, GroupKind kind)
{
    const auto groups = snapshot.groups->groups();
    for (std::size_t index = 0; index < groups.size(); ++index) {
        if (groups[index].kind == kind)
            return describeGroup(snapshot, GroupIndex(index), QTimeZone::utc());
    }
    return {};
}

QStringList linesOf(const std::vector<DetailRow>& rows)
{
    QStringList lines;
    for (const DetailRow& row : rows)
        lines.append(row.label + QStringLiteral(" = ") + row.value +
                     (row.remark.isEmpty() ? QString() : " " + row.remark));
    return lines;
}

QStringList rowsOf(const GroupDetails& details)
{
    return linesOf(details.rows);
}

QStringList attemptsOf(const GroupDetails& details)
{
    return linesOf(details.attempts);
}

QStringList linksOf(const std::vector<EventLink>& links, const RunSnapshot& snapshot)
{
    QStringList lines;
    for (const EventLink& link : links) {
        const char* direction = link.direction == EventLink::Direction::Cause    ? "from "
                                : link.direction == EventLink::Direction::Effect ? "to "
                                                                                 : "";
        lines.append(QStringLiteral("%1%2 %3 %4")
                         .arg(QLatin1String(direction))
                         .arg(snapshot.history->eventId(link.event))
                         .arg(link.text, link.remark));
    }
    return lines;
}

} // namespace

class GroupDetailsTest : public QObject {
    Q_OBJECT

private slots:
    void aRetriedActivitySaysWhenWhereAndHowOften()
    {
        const RunSnapshot snapshot = snapshotOf(order());
        const GroupDetails details = describe(snapshot, GroupKind::Activity);
        QCOMPARE(details.title, QStringLiteral("charge_card"));
        QCOMPARE(details.subtitle, QStringLiteral("Activity · completed on attempt 3 · 2.08 s"));
        QCOMPARE(rowsOf(details), QStringList({
                                      "Summary = charge 144.48",
                                      "Scheduled = 03:04:06.505 (+1.505 s)",
                                      "Started = 03:04:08.563 (2.06 s later)",
                                      "Closed = 03:04:08.582 (ran 19 ms)",
                                      "Task queue = orders",
                                      "Worker = 16173@vm",
                                      "Timeouts = start-to-close 10 s",
                                      "Retry = 100 ms, to 1 s, 3 attempt(s)",
                                      "Activity id = 7",
                                  }));
    }

    void timesAreCopiedToTheNanosecond()
    {
        const GroupDetails details = describe(snapshotOf(order()), GroupKind::Activity);
        QCOMPARE(details.rows[1].exact, QStringLiteral("2026-01-02T03:04:06.505Z"));
    }

    void theLastFailureOfARetriedActivityIsTold()
    {
        const GroupDetails details = describe(snapshotOf(order()), GroupKind::Activity);
        QCOMPARE(details.failures.size(), std::size_t{1});
        QCOMPARE(details.failures[0].headline, QStringLiteral("gateway unavailable"));
        QVERIFY2(details.failures[0].context.contains(QLatin1String("last failure before attempt 3")),
                 qPrintable(details.failures[0].context));
        QVERIFY(details.failures[0].chain.isOfEarlierAttempt);
    }

    void eachKnownAttemptOfAnActivityIsListed()
    {
        QCOMPARE(attemptsOf(describe(snapshotOf(order()), GroupKind::Activity)),
                 QStringList({
                     "1 = not recorded in the history",
                     "2 = failed: ValueError: gateway unavailable (time not recorded)",
                     "3 = completed (03:04:08.563, ran 19 ms)",
                 }));
    }

    void anActivityThatFailedInTheEndTellsBothFailures()
    {
        const RunSnapshot snapshot = snapshotOf(R"(
            WorkflowExecutionStarted type=Order
            ActivityTaskScheduled id=1 type=mail
            t=1s ActivityTaskStarted id=1 attempt=5 lastFailure="busy"
            t=2s ActivityTaskFailed id=1 failure="no such address"
        )");
        QCOMPARE(attemptsOf(describe(snapshot, GroupKind::Activity)),
                 QStringList({
                     "1–3 = not recorded in the history",
                     "4 = failed: ValueError: busy (time not recorded)",
                     "5 = failed: ValueError: no such address (03:04:06.000, ran 1 s)",
                 }));
    }

    void whatWasNotRetriedListsNoAttempts()
    {
        QVERIFY(describe(snapshotOf(order()), GroupKind::ChildWorkflow).attempts.empty());
        QVERIFY(describe(snapshotOf(order()), GroupKind::Timer).attempts.empty());
    }

    void theFirstFailedAttemptOfAWorkflowTaskIsListedWithItsTime()
    {
        const RunSnapshot snapshot = snapshotOf(R"(
            WorkflowExecutionStarted type=Order
            WorkflowTaskScheduled attempt=1
            t=1s WorkflowTaskStarted
            t=2s WorkflowTaskFailed failure="nondeterminism"
            t=3s WorkflowTaskScheduled attempt=4
            t=4s WorkflowTaskStarted
            t=5s WorkflowTaskCompleted
        )");
        const GroupIndex last = snapshot.groups->groupOf(snapshot.history->findEventId(5).value());
        QCOMPARE(attemptsOf(describeGroup(snapshot, last, QTimeZone::utc())),
                 QStringList({
                     "1 = failed: ValueError: nondeterminism (03:04:06.000, ran 1 s)",
                     "2–3 = not recorded in the history",
                     "4 = completed (03:04:09.000, ran 1 s)",
                 }));
    }

    void aRetriedRunSaysThatItsAttemptsWereRunsOfTheirOwn()
    {
        const RunSnapshot snapshot =
            snapshotOf("WorkflowExecutionStarted type=Order attempt=3 continuedFailure=\"gone\"\n");
        const QStringList attempts = attemptsOf(describe(snapshot, GroupKind::Workflow));
        QCOMPARE(attempts.size(), 3);
        QCOMPARE(attempts[0], QStringLiteral("1 = in runs of their own"));
        QCOMPARE(attempts[1], QStringLiteral("2 = failed: ValueError: gone (a run of its own)"));
    }

    void aFailedChildSaysWhatItWas()
    {
        const GroupDetails details = describe(snapshotOf(order()), GroupKind::ChildWorkflow);
        QCOMPARE(details.title, QStringLiteral("Delivery"));
        QVERIFY2(details.subtitle.startsWith(QStringLiteral("Child workflow · failed")), qPrintable(details.subtitle));
        QCOMPARE(details.failures.size(), std::size_t{1});
        QCOMPARE(details.failures[0].headline, QStringLiteral("no courier"));
        const QStringList rows = rowsOf(details);
        QVERIFY(rows.contains(QStringLiteral("Workflow id = c-1")));
        QVERIFY(rows.contains(QStringLiteral("Run id = r-9")));
        QVERIFY(rows.contains(QStringLiteral("If the parent closes = request cancel")));
    }

    void anOpenTimerSaysHowLongItWaits()
    {
        const GroupDetails details = describe(snapshotOf(order()), GroupKind::Timer);
        QCOMPARE(details.subtitle, QStringLiteral("Timer · running at the end of the history"));
        QVERIFY(rowsOf(details).contains(QStringLiteral("Duration = 1 min")));
        QVERIFY(details.failures.empty());
    }

    void linksLeadToTheEventsOfTheGroup()
    {
        const RunSnapshot snapshot = snapshotOf(order());
        QCOMPARE(linksOf(describe(snapshot, GroupKind::Activity).events, snapshot),
                 QStringList({"5 Activity task scheduled +1.505 s", "8 Activity task started +3.563 s",
                              "9 Activity task completed +3.582 s"}));
    }

    void linksTellCauseAndEffect()
    {
        const RunSnapshot snapshot = snapshotOf(order());
        QCOMPARE(linksOf(describe(snapshot, GroupKind::Activity).related, snapshot),
                 QStringList({"from 4 Workflow task completed +0.010 s", "to 10 Workflow task scheduled +3.590 s"}));
    }

    void aWorkflowTaskLeadsToWhatItAskedFor()
    {
        const RunSnapshot snapshot = snapshotOf(order());
        QCOMPARE(linksOf(describe(snapshot, GroupKind::WorkflowTask).related, snapshot),
                 QStringList({"from 1 Workflow execution started +0.000 s",
                              "to 5 charge 144.48: Activity task scheduled +1.505 s", "to 6 3: Timer started +1.505 s",
                              "to 7 Delivery: Start child workflow execution initiated +1.505 s"}));
    }

    void payloadsCarryTheirEventAndRole()
    {
        const RunSnapshot snapshot = snapshotOf(order());
        QStringList payloads;
        for (const GroupPayload& payload : describe(snapshot, GroupKind::Activity).payloads)
            payloads.append(QStringLiteral("%1 %2 %3")
                                .arg(snapshot.history->eventId(payload.event))
                                .arg(displayName(payload.payload.role), payloadPreview(payload.payload.payload)));
        QCOMPARE(payloads, QStringList({"5 Input [144.48]", "5 Summary \"charge 144.48\"", "9 Result [\"pay-A-1\"]"}));
    }

    void theRunItselfIsAGroup()
    {
        const RunSnapshot snapshot = snapshotOf(order());
        const GroupIndex index = workflowGroup(*snapshot.groups);
        QVERIFY(index.isValid());
        const GroupDetails details = describeGroup(snapshot, index, QTimeZone::utc());
        QCOMPARE(details.title, QStringLiteral("Order"));
        QCOMPARE(details.payloads.size(), std::size_t{2});
    }

    void hostileTextStaysOnOneLine()
    {
        const RunSnapshot snapshot = snapshotOf(R"(
            WorkflowExecutionStarted type="<b>x</b>\nsecond" workflowId=a
            ActivityTaskScheduled id=1 type=evil summary="line\n<script>" queue=q
        )");
        for (const DetailRow& row : describe(snapshot, GroupKind::Activity).rows) {
            QVERIFY(!row.value.contains(QLatin1Char('\n')));
            QVERIFY(!row.label.contains(QLatin1Char('\n')));
        }
    }

    void aRunOfSeveralDaysWritesDates()
    {
        const RunSnapshot snapshot = snapshotOf(R"(
            WorkflowExecutionStarted type=Long workflowId=a
            TimerStarted id=1 startToFireTimeout=172800s
            t=172800s TimerFired id=1
        )");
        const QStringList rows = rowsOf(describe(snapshot, GroupKind::Timer));
        QVERIFY2(rows.contains(QStringLiteral("Fired = 2026-01-04 03:04:05.000 (after 2 d)")),
                 qPrintable(rows.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(GroupDetailsTest)
#include "tst_groupdetails.moc"
