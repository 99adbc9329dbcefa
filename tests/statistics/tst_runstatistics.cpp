// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each statistic counts, by values worked out by hand.
#include "models/statistics/budget.h"
#include "models/statistics/concurrency.h"
#include "models/statistics/failurestatistics.h"
#include "models/statistics/operationstatistics.h"
#include "models/statistics/payloadstatistics.h"
#include "models/statistics/workflowtaskstatistics.h"
#include "tests/statistics/pathprint.h"

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// Three activities of two types at different times, a timer, a child, and the workflow tasks around them.
const QByteArray Run = R"(
    WorkflowExecutionStarted type=Order queue=orders
    WorkflowTaskScheduled queue=orders attempt=1
    t=5ms WorkflowTaskStarted worker=w1
    t=10ms WorkflowTaskCompleted worker=w1
    ActivityTaskScheduled id=a type=Charge
    ActivityTaskScheduled id=b type=Charge
    ActivityTaskScheduled id=c type=Mail
    TimerStarted id=t
    t=20ms ActivityTaskStarted id=a attempt=1
    t=50ms ActivityTaskCompleted id=a
    t=90ms ActivityTaskStarted id=b attempt=3 lastFailure=no
    t=100ms ActivityTaskFailed id=b failure=no
    t=110ms TimerFired id=t
    WorkflowTaskScheduled attempt=1
    t=130ms WorkflowTaskStarted
    t=140ms WorkflowTaskFailed failure=bug
)";

QString times(const Distribution& distribution)
{
    QStringList texts;
    for (const Sample& sample : distribution.samples())
        texts.append(printDuration(Duration{sample.value}));
    return texts.join(QLatin1Char(' '));
}

QStringList printOperations(const std::vector<OperationStatistics>& types)
{
    QStringList lines;
    for (const OperationStatistics& type : types)
        lines.append(QStringLiteral("%1 x%2 open=%3 failed=%4 queue=[%5] retry=[%6] run=[%7]")
                         .arg(type.name)
                         .arg(type.operations.size())
                         .arg(type.open())
                         .arg(type.failed())
                         .arg(times(type.queue), times(type.retry), times(type.run)));
    return lines;
}

StatisticsScope rangeOf(std::int64_t fromMilliseconds, std::int64_t toMilliseconds)
{
    return {DslStart + Duration{fromMilliseconds * NanosecondsPerMillisecond},
            DslStart + Duration{toMilliseconds * NanosecondsPerMillisecond}, nullptr};
}

StatisticsScope onlyGroup(const RunSnapshot& snapshot, std::size_t group)
{
    auto groups = std::make_shared<std::vector<bool>>(snapshot.groups->size());
    (*groups)[group] = true;
    return {{}, {}, std::move(groups)};
}

} // namespace

class TestRunStatistics : public QObject {
    Q_OBJECT

private slots:
    void activitiesAreToldByType();
    void aRangeTakesWhatWasOpenInIt();
    void aSelectionTakesItsGroups();
    void aTimeThatRunsBackCountsAsNothing();
    void anActivityThatNeverStartedHasNoTimes();
    void activitiesAreCountedByAttempts();
    void failuresAreToldByTheirEnd();
    void whatIsOpenTogetherIsCounted();
    void whatEndsWhenAnotherStartsIsNotOpenWithIt();
    void theMeanIsOpenTimeByTime();
    void workflowTasksWaitAndRun();
    void theBudgetFollowsTheServersNumbers();
    void theBudgetOfARangeIsItsGrowth();
    void theRateSaysWhenTheLimitIsReached();
    void payloadsAreToldByUse();
    void anEmptyHistoryHasNoStatistics();
};

void TestRunStatistics::activitiesAreToldByType()
{
    const RunSnapshot snapshot = snapshotOf(historyFromText(Run));
    QCOMPARE(printOperations(operationsByType(ScopedRun(snapshot, {}), GroupKind::Activity)),
             QStringList({"Charge x2 open=0 failed=1 queue=[10ms] retry=[80ms] run=[10ms 30ms]",
                          "Mail x1 open=1 failed=0 queue=[] retry=[] run=[]"}));
}

/// At 60 to 80 ms the first activity is over, the second in its earlier attempts.
void TestRunStatistics::aRangeTakesWhatWasOpenInIt()
{
    const RunSnapshot snapshot = snapshotOf(historyFromText(Run));
    QCOMPARE(printOperations(operationsByType(ScopedRun(snapshot, rangeOf(60, 80)), GroupKind::Activity)),
             QStringList({"Charge x1 open=0 failed=1 queue=[] retry=[80ms] run=[10ms]",
                          "Mail x1 open=1 failed=0 queue=[] retry=[] run=[]"}));
    QVERIFY(operationsByType(ScopedRun(snapshot, rangeOf(0, 9)), GroupKind::Activity).empty());
}

void TestRunStatistics::aSelectionTakesItsGroups()
{
    const RunSnapshot snapshot = snapshotOf(historyFromText(Run));
    const std::size_t group = snapshot.groups->groupOf(snapshot.history->findEventId(5).value()).value;
    QCOMPARE(printOperations(operationsByType(ScopedRun(snapshot, onlyGroup(snapshot, group)), GroupKind::Activity)),
             QStringList("Charge x1 open=0 failed=0 queue=[10ms] retry=[] run=[30ms]"));
}

void TestRunStatistics::aTimeThatRunsBackCountsAsNothing()
{
    const RunSnapshot snapshot = snapshotOf(historyFromText("t=20ms ActivityTaskScheduled id=a type=Charge\n"
                                                            "t=15ms ActivityTaskStarted id=a attempt=1\n"
                                                            "t=40ms ActivityTaskCompleted id=a"));
    const auto types = operationsByType(ScopedRun(snapshot, {}), GroupKind::Activity);
    QCOMPARE(printOperations(types), QStringList("Charge x1 open=0 failed=0 queue=[0s] retry=[] run=[25ms]"));
    QCOMPARE(types.front().clamped, std::size_t{1});
}

void TestRunStatistics::anActivityThatNeverStartedHasNoTimes()
{
    const RunSnapshot snapshot = snapshotOf(
        historyFromText("ActivityTaskScheduled id=a type=Charge\nt=1s ActivityTaskTimedOut id=a failure=timeout"));
    const auto types = operationsByType(ScopedRun(snapshot, {}), GroupKind::Activity);
    QCOMPARE(printOperations(types), QStringList("Charge x1 open=0 failed=1 queue=[] retry=[] run=[]"));
    QCOMPARE(types.front().withoutStart, std::size_t{1});
}

void TestRunStatistics::activitiesAreCountedByAttempts()
{
    const RunSnapshot snapshot = snapshotOf(historyFromText(Run));
    QStringList lines;
    for (const AttemptsBin& bin : activitiesByAttempts(ScopedRun(snapshot, {}))) {
        for (std::size_t status = 0; status < StatusCount; ++status) {
            if (!bin.operations[status].empty())
                lines.append(QStringLiteral("%1 %2 %3")
                                 .arg(bin.from)
                                 .arg(toString(static_cast<Status>(status)))
                                 .arg(bin.operations[status].size()));
        }
    }
    QCOMPARE(lines, QStringList({"0 scheduled 1", "1 completed 1", "3 failed 1"}));
}

void TestRunStatistics::failuresAreToldByTheirEnd()
{
    const RunSnapshot snapshot = snapshotOf(historyFromText(Run));
    const auto print = [&](const StatisticsScope& scope) {
        QStringList lines;
        for (const RecordedFailure& failure : failuresOf(ScopedRun(snapshot, scope)).failures)
            lines.append(
                QStringLiteral("%1 %2 %3 %4")
                    .arg(toString(failure.kind), toString(failure.status), printDuration(failure.time - DslStart))
                    .arg(snapshot.history->eventId(failure.event)));
        return lines;
    };
    QCOMPARE(print({}), QStringList({"activity failed 100ms 12", "workflowTask failed 140ms 16"}));
    QCOMPARE(print(rangeOf(0, 100)), QStringList("activity failed 100ms 12"));
    QCOMPARE(print(rangeOf(101, 200)), QStringList("workflowTask failed 140ms 16"));
    QCOMPARE(failuresOf(ScopedRun(snapshot, {})).earlierAttempts, std::int64_t{2});
}

/// Waiting: a until 20 ms, b until 90 ms, c until the last event. Running: a 20-50, b 90-100.
void TestRunStatistics::whatIsOpenTogetherIsCounted()
{
    const RunSnapshot snapshot = snapshotOf(historyFromText(Run));
    QStringList lines;
    for (const ConcurrencySeries& series : concurrencyOf(ScopedRun(snapshot, {}), 10).series)
        lines.append(QStringLiteral("%1 %2").arg(displayName(series.kind)).arg(series.most));
    QCOMPARE(lines, QStringList({"Activities waiting 3", "Activities running 1", "Timers 1", "Workflow tasks 1"}));

    // Bins of 20 ms; the third begins at 40 ms, when b and c wait.
    const Concurrency concurrency = concurrencyOf(ScopedRun(snapshot, {}), 10);
    QCOMPARE(concurrency.bins.width().nanoseconds, 20 * NanosecondsPerMillisecond);
    const ConcurrencyBin& third = concurrency.series.front().bins[2];
    QCOMPARE(third.most, std::size_t{2});
    QCOMPARE(third.events, std::vector<EventIndex>({EventIndex(std::size_t{5}), EventIndex(std::size_t{6})}));
}

void TestRunStatistics::whatEndsWhenAnotherStartsIsNotOpenWithIt()
{
    const RunSnapshot snapshot = snapshotOf(
        historyFromText("TimerStarted id=a\nt=10ms TimerFired id=a\nTimerStarted id=b\nt=20ms TimerFired id=b\n"
                        "TimerStarted id=c\nTimerFired id=c\nt=30ms WorkflowExecutionSignaled name=s"));
    const Concurrency concurrency = concurrencyOf(ScopedRun(snapshot, {}), 100);
    QCOMPARE(concurrency.series.size(), std::size_t{1});
    QCOMPARE(concurrency.series.front().most, std::size_t{1});
}

/// Two timers of 10 and 30 ms in 40 ms: as much time as the means of all bins say.
void TestRunStatistics::theMeanIsOpenTimeByTime()
{
    const RunSnapshot snapshot = snapshotOf(
        historyFromText("WorkflowExecutionStarted\nt=3ms TimerStarted id=a\nt=5ms TimerStarted id=b\n"
                        "t=13ms TimerFired id=a\nt=35ms TimerFired id=b\nt=40ms WorkflowExecutionTerminated"));
    for (const std::size_t most : {1U, 3U, 7U, 100U}) {
        const ScopedRun run(snapshot, {});
        const Concurrency concurrency = concurrencyOf(run, most);
        double openTime = 0;
        for (std::size_t bin = 0; bin < concurrency.bins.count(); ++bin) {
            const Duration width = std::min(concurrency.bins.endOf(bin), run.end()) - concurrency.bins.startOf(bin);
            openTime += concurrency.series.front().bins[bin].mean * static_cast<double>(width.nanoseconds);
        }
        QCOMPARE(openTime, 40e6);
    }
}

void TestRunStatistics::workflowTasksWaitAndRun()
{
    const RunSnapshot snapshot = snapshotOf(historyFromText(Run));
    const WorkflowTaskStatistics statistics = workflowTasksOf(ScopedRun(snapshot, {}));
    QCOMPARE(times(statistics.queue), "5ms 20ms");
    QCOMPARE(times(statistics.run), "5ms 10ms");
    QCOMPARE(statistics.failed, std::size_t{1});
    QCOMPARE(statistics.open, std::size_t{0});
}

/// The second task says that 5,000 bytes were there before it; its own start and what follows come on top.
void TestRunStatistics::theBudgetFollowsTheServersNumbers()
{
    const RunSnapshot snapshot =
        snapshotOf(historyFromText("WorkflowExecutionStarted\nt=1s WorkflowTaskScheduled\n"
                                   "t=2s WorkflowTaskStarted historySizeBytes=5000 suggestContinueAsNew=true\n"
                                   "t=3s WorkflowTaskCompleted"));
    const HistoryBudgetUse use = budgetUseOf(ScopedRun(snapshot, {}), 100);
    const History& history = *snapshot.history;
    QCOMPARE(use.points.size(), std::size_t{4});
    QCOMPARE(use.points[0].bytes, std::int64_t{history.byteSize(EventIndex(std::size_t{0}))});
    QCOMPARE(use.points[2].bytes, std::int64_t{5000} + history.byteSize(EventIndex(std::size_t{2})));
    QCOMPARE(use.bytes(), snapshot.summary.historyBytes);
    QCOMPARE(use.events(), std::int64_t{4});
    QVERIFY(use.areBytesRecorded);
    QCOMPARE(use.suggestion, std::optional(EventIndex(std::size_t{2})));
}

void TestRunStatistics::theBudgetOfARangeIsItsGrowth()
{
    const RunSnapshot snapshot = snapshotOf(historyFromText(
        "WorkflowExecutionStarted\nt=1s TimerStarted id=a\nt=2s TimerFired id=a\nt=3s TimerStarted id=b\n"
        "t=9s TimerFired id=b"));
    const HistoryBudgetUse use = budgetUseOf(ScopedRun(snapshot, rangeOf(1500, 3500)), 100);
    QCOMPARE(use.firstEvents, std::int64_t{2});
    QCOMPARE(use.events(), std::int64_t{4});
    QCOMPARE(use.eventsPerHour(), std::optional(3600.0));
}

/// 100 events in 10 s; 51,100 more take 5,110 s.
void TestRunStatistics::theRateSaysWhenTheLimitIsReached()
{
    QByteArray text;
    for (int event = 0; event < 100; ++event)
        text += "t=" + QByteArray::number(event == 99 ? 10 : 0) + "s WorkflowExecutionSignaled name=s\n";
    const RunSnapshot snapshot = snapshotOf(historyFromText(text));
    const HistoryBudgetUse use = budgetUseOf(ScopedRun(snapshot, {}), 100);
    QCOMPARE(use.untilEventLimit(), std::optional(Duration{5110 * NanosecondsPerSecond}));
    QCOMPARE(budgetUseOf(ScopedRun(snapshot, rangeOf(2000, 8000)), 100).untilEventLimit(), std::optional<Duration>());
}

void TestRunStatistics::payloadsAreToldByUse()
{
    const RunSnapshot snapshot = snapshotOf(historyFromText("ActivityTaskScheduled id=a type=Charge input=12345\n"
                                                            "t=1s ActivityTaskStarted id=a\n"
                                                            "ActivityTaskCompleted id=a result=123\n"
                                                            "t=2s MarkerRecorded type=note detail.data=1"));
    const auto sizes = [&](const StatisticsScope& scope) {
        QStringList texts;
        for (const Distribution& distribution : payloadSizesOf(ScopedRun(snapshot, scope), {}).sizes) {
            QStringList values;
            for (const Sample& sample : distribution.samples())
                values.append(QString::number(sample.value));
            texts.append(values.join(QLatin1Char(' ')));
        }
        return texts;
    };
    QCOMPARE(sizes({}), QStringList({"5", "3", "1"}));
    QCOMPARE(sizes(rangeOf(0, 1500)), QStringList({"5", "3", ""}));
    CancellationSource source;
    source.cancel();
    QVERIFY(!payloadSizesOf(ScopedRun(snapshot, {}), source.token()).isComplete);
}

void TestRunStatistics::anEmptyHistoryHasNoStatistics()
{
    const RunSnapshot snapshot = snapshotOf(std::make_shared<History>());
    const ScopedRun run(snapshot, {});
    QVERIFY(operationsByType(run, GroupKind::Activity).empty());
    QVERIFY(activitiesByAttempts(run).empty());
    QVERIFY(failuresOf(run).failures.empty());
    QVERIFY(concurrencyOf(run, 10).series.empty());
    QVERIFY(workflowTasksOf(run).tasks.empty());
    QVERIFY(budgetUseOf(run, 10).points.empty());
    QCOMPARE(payloadSizesOf(run, {}).count(), std::size_t{0});
}

QTEST_GUILESS_MAIN(TestRunStatistics)
#include "tst_runstatistics.moc"
