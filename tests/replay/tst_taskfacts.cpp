// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/taskfacts.h"

#include "tests/replay/taskprint.h"
#include "tests/support/historydsl.h"
#include "tests/support/historyedit.h"

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// Facts of the tasks of a run by Go's rules, so that each completed task is one.
std::vector<TaskFacts> factsIn(const QByteArray& text)
{
    return taskFactsOf(*tasksFromText("WorkflowExecutionStarted\n" + text, SdkFamily::Go));
}

const QByteArray Task = "WorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskCompleted ";

/// Gives the tasks of a history SDK flags, one list a task.
std::vector<TaskFacts> factsWithFlags(const QByteArray& text, const std::vector<std::vector<std::uint32_t>>& coreFlags)
{
    std::vector<HistoryEvent> events = eventsOf(*historyFromText(text));
    auto flags = coreFlags.begin();
    for (HistoryEvent& event : events) {
        if (!event.has_workflow_task_completed_event_attributes())
            continue;
        auto& metadata = *event.mutable_workflow_task_completed_event_attributes()->mutable_sdk_metadata();
        for (const std::uint32_t flag : *flags)
            metadata.add_core_used_flags(flag);
        metadata.add_lang_used_flags(9);
        ++flags;
    }
    return taskFactsOf(*tasksOf(historyOf(events), SdkFamily::Go));
}

} // namespace

class TestTaskFacts : public QObject {
    Q_OBJECT

private slots:
    void timesAreThoseOfTheLastTry();
    void timesThatAreMissingAreNoTimes();
    void lengthAndSizeAreWhatTheWorkerSaw();
    void aTaskThatWaitsHasTheLengthOfTheHistory();
    void aLastTryThatFailedHasTheLengthOfTheHistory();
    void attemptsOfWhichTheHistoryHasOneEventAreCounted();
    void heartbeatsAreCountedApart();
    void theSdkIsCarriedForward();
    void flagsAddUp();
    void buildAndVersioningAreThoseOfTheAnswer();
    void olderSpellingsOfTheBuildAreRead();
};

void TestTaskFacts::timesAreThoseOfTheLastTry()
{
    const auto facts = factsIn("t=1ms WorkflowTaskScheduled\nt=2ms WorkflowTaskStarted\nt=3ms WorkflowTaskFailed\n"
                               "t=10ms WorkflowTaskScheduled\nt=15ms WorkflowTaskStarted worker=w2\n"
                               "t=45ms WorkflowTaskCompleted");
    QCOMPARE(facts.size(), 1U);
    QCOMPARE(printDuration(facts[0].time - DslStart), "15ms");
    QCOMPARE(printDuration(facts[0].queueTime.value()), "5ms");
    QCOMPARE(printDuration(facts[0].duration.value()), "30ms");
    QCOMPARE(facts[0].worker, "w2");
}

void TestTaskFacts::timesThatAreMissingAreNoTimes()
{
    const auto facts = factsIn("t=none WorkflowTaskScheduled\nt=none WorkflowTaskStarted\nt=5ms WorkflowTaskCompleted");
    QVERIFY(!facts[0].time.isValid());
    QVERIFY(!facts[0].queueTime);
    QVERIFY(!facts[0].duration);
}

void TestTaskFacts::lengthAndSizeAreWhatTheWorkerSaw()
{
    const auto facts = factsIn("WorkflowTaskScheduled\nWorkflowTaskStarted historySizeBytes=4711 "
                               "suggestContinueAsNew=true\nWorkflowTaskCompleted\n" +
                               Task);
    QCOMPARE(facts[0].historyLength, 3);
    QCOMPARE(facts[0].historyBytes.value(), 4711);
    QVERIFY(facts[0].suggestsContinueAsNew);
    QCOMPARE(facts[1].historyLength, 6);
    QVERIFY(!facts[1].historyBytes);
    QVERIFY(!facts[1].suggestsContinueAsNew);
}

void TestTaskFacts::aTaskThatWaitsHasTheLengthOfTheHistory()
{
    QCOMPARE(factsIn(Task + "\nWorkflowExecutionSignaled name=s")[1].historyLength, 5);
    QCOMPARE(factsIn(Task + "\nWorkflowExecutionSignaled name=s\nWorkflowExecutionTerminated")[1].historyLength, 5);
}

/// It is replayed with all that there is, and executed anew.
void TestTaskFacts::aLastTryThatFailedHasTheLengthOfTheHistory()
{
    QCOMPARE(factsIn("WorkflowTaskScheduled\nWorkflowTaskStarted\nWorkflowTaskFailed")[0].historyLength, 4);
}

void TestTaskFacts::attemptsOfWhichTheHistoryHasOneEventAreCounted()
{
    const auto facts = factsIn("WorkflowTaskScheduled attempt=1\nWorkflowTaskStarted\nWorkflowTaskFailed\n"
                               "WorkflowTaskScheduled attempt=7\nWorkflowTaskStarted\nWorkflowTaskCompleted\n" +
                               Task);
    QCOMPARE(facts[0].attempts, 7);
    QCOMPARE(facts[1].attempts, 1);
}

void TestTaskFacts::heartbeatsAreCountedApart()
{
    const auto facts =
        taskFactsOf(*tasksFromText("WorkflowExecutionStarted\n" + Task + '\n' + Task + '\n' + Task, SdkFamily::Core));
    QCOMPARE(facts.size(), 1U);
    QCOMPARE(facts[0].attempts, 1);
    QCOMPARE(facts[0].heartbeats, 2);
}

void TestTaskFacts::theSdkIsCarriedForward()
{
    const auto facts = factsIn(Task + "sdkMetadata.sdkName=temporal-go sdkMetadata.sdkVersion=1.2.3\n" + Task + "\n" +
                               Task + "sdkMetadata.sdkVersion=1.3.0\nWorkflowTaskScheduled\nWorkflowTaskStarted");
    QStringList sdks;
    for (const TaskFacts& each : facts)
        sdks.append(each.sdkName + QLatin1Char(' ') + each.sdkVersion);
    QCOMPARE(sdks, QStringList({"temporal-go 1.2.3", "temporal-go 1.2.3", "temporal-go 1.3.0", "temporal-go 1.3.0"}));
}

void TestTaskFacts::flagsAddUp()
{
    const auto facts =
        factsWithFlags("WorkflowExecutionStarted\n" + Task + '\n' + Task + '\n' + Task, {{3, 1, 3}, {}, {2, 1}});
    QCOMPARE(facts[0].newCoreFlags, (std::vector<std::uint32_t>{1, 3}));
    QVERIFY(facts[1].newCoreFlags.empty());
    QCOMPARE(flagsInForce(facts, TaskIndex(1U)).core, (std::vector<std::uint32_t>{1, 3}));
    QCOMPARE(flagsInForce(facts, TaskIndex(2U)).core, (std::vector<std::uint32_t>{1, 2, 3}));
    QCOMPARE(flagsInForce(facts, TaskIndex(2U)).language, (std::vector<std::uint32_t>{9}));
}

void TestTaskFacts::buildAndVersioningAreThoseOfTheAnswer()
{
    const auto facts = factsIn(Task +
                               "deploymentVersion.deploymentName=orders deploymentVersion.buildId=b.2 "
                               "versioningBehavior=Pinned\n" +
                               Task + "versioningBehavior=AutoUpgrade");
    QCOMPARE(facts[0].deployment, "orders");
    QCOMPARE(facts[0].buildId, "b.2");
    QCOMPARE(facts[0].versioningBehavior, "pinned");
    QCOMPARE(facts[1].buildId, "");
    QCOMPARE(facts[1].versioningBehavior, "autoUpgrade");
}

void TestTaskFacts::olderSpellingsOfTheBuildAreRead()
{
    const auto facts = factsIn(Task + "workerDeploymentVersion=orders.b.1\n" + Task + "workerVersion.buildId=b0\n" +
                               Task + "binaryChecksum=c0");
    QCOMPARE(facts[0].deployment + '|' + facts[0].buildId, "orders|b.1");
    QCOMPARE(facts[1].deployment + '|' + facts[1].buildId, "|b0");
    QCOMPARE(facts[2].deployment + '|' + facts[2].buildId, "|c0");
}

QTEST_GUILESS_MAIN(TestTaskFacts)
#include "tst_taskfacts.moc"
