// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <QRegularExpression>
#include <QTest>

using namespace chronoscope::test;

namespace {

/// One event a line: id, type without its prefix, and its attributes.
QByteArray event(int id, const QByteArray& type, const QByteArray& attributes = "{}", const QByteArray& key = "x")
{
    return R"({"eventId":")" + QByteArray::number(id) + R"(","eventTime":"2026-03-01T10:00:0)" +
           QByteArray::number(id % 10) + R"(Z","eventType":"EVENT_TYPE_)" + type + "\",\"" + key + "\":" + attributes +
           '}';
}

/// A run of Go with a task that was answered and one that waits.
QByteArray run()
{
    const QByteArrayList events{
        event(1, "WORKFLOW_EXECUTION_STARTED", R"({"workflowType":{"name":"Order"},"workflowId":"order-1"})",
              "workflowExecutionStartedEventAttributes"),
        event(2, "WORKFLOW_TASK_SCHEDULED", R"({"attempt":1})", "workflowTaskScheduledEventAttributes"),
        event(3, "WORKFLOW_TASK_STARTED", R"({"scheduledEventId":"2","historySizeBytes":"700"})",
              "workflowTaskStartedEventAttributes"),
        event(
            4, "WORKFLOW_TASK_COMPLETED",
            R"({"scheduledEventId":"2","startedEventId":"3","sdkMetadata":{"sdkName":"temporal-go","langUsedFlags":[3]},
                  "versioningBehavior":"VERSIONING_BEHAVIOR_PINNED",
                  "deploymentVersion":{"deploymentName":"orders","buildId":"b1"}})",
            "workflowTaskCompletedEventAttributes"),
        event(5, "TIMER_STARTED", R"({"timerId":"5"})", "timerStartedEventAttributes"),
        event(6, "TIMER_FIRED", R"({"timerId":"5","startedEventId":"5"})", "timerFiredEventAttributes"),
        event(7, "WORKFLOW_TASK_SCHEDULED", R"({"attempt":1})", "workflowTaskScheduledEventAttributes"),
        event(8, "WORKFLOW_EXECUTION_TERMINATED", "{}", "workflowExecutionTerminatedEventAttributes")};
    return R"({"events":[)" + events.join(',') + "]}";
}

} // namespace

class TestTasks : public QObject {
    Q_OBJECT

private slots:
    void jsonNamesTheRunAndItsSdk();
    void jsonTellsWhatATaskIs();
    void jsonTellsFactsOfATask();
    void jsonTellsATaskThatWaits();
    void jsonTellsWhyEventsHaveNoTask();
    void textListsTasksJobsAndCommands();
    void aRunThatIsNotThereIsRefused();
    void aFileMustBeNamed();

private:
    [[nodiscard]] QJsonObject said() const { return m_program.run({"tasks", "-", "--json"}, run()).object(); }
    [[nodiscard]] QJsonObject task(qsizetype number) const
    {
        return said().value("tasks").toArray().at(number - 1).toObject();
    }

    Program m_program;
};

void TestTasks::jsonNamesTheRunAndItsSdk()
{
    const QJsonObject all = said();
    QCOMPARE(all.keys(), QStringList({"file", "run", "runId", "sdk", "tasks", "unassigned", "workflowId"}));
    QCOMPARE(all.value("workflowId").toString(), "order-1");
    QCOMPARE(all.value("sdk").toObject(), QJsonObject({{"name", "temporal-go"}, {"family", "go"}, {"guessed", false}}));
}

void TestTasks::jsonTellsWhatATaskIs()
{
    const QJsonObject first = task(1);
    QCOMPARE(first.value("scheduledEventId").toInt(), 2);
    QCOMPARE(first.value("startedEventId").toInt(), 3);
    QCOMPARE(first.value("completedEventId").toInt(), 4);
    QCOMPARE(first.value("outcome").toString(), "completed");
    QCOMPARE(first.value("replaying").toBool(), true);
    QCOMPARE(first.value("tail").toBool(true), false);
    QCOMPARE(first.value("attempts").toArray(), QJsonArray({QJsonObject({{"scheduledEventId", 2},
                                                                         {"startedEventId", 3},
                                                                         {"closedEventId", 4},
                                                                         {"outcome", "completed"},
                                                                         {"heartbeat", false}})}));
    QCOMPARE(first.value("jobs").toArray(),
             QJsonArray({QJsonObject({{"job", "initializeWorkflow"}, {"eventId", 1}, {"activation", 0}})}));
    QCOMPARE(first.value("commands").toArray(), QJsonArray({QJsonObject({{"command", "startTimer"}, {"eventId", 5}})}));
}

void TestTasks::jsonTellsFactsOfATask()
{
    const QJsonObject first = task(1);
    QCOMPARE(first.value("time").toString(), "2026-03-01T10:00:03Z");
    QCOMPARE(first.value("historyLength").toInt(), 3);
    QCOMPARE(first.value("historyBytes").toInt(), 700);
    QCOMPARE(first.value("sdkName").toString(), "temporal-go");
    QCOMPARE(first.value("languageFlags").toArray(), QJsonArray({3}));
    QCOMPARE(first.value("deployment").toString(), "orders");
    QCOMPARE(first.value("buildId").toString(), "b1");
    QCOMPARE(first.value("versioningBehavior").toString(), "pinned");
    QCOMPARE(first.value("durationNanoseconds").toInt(), 1'000'000'000);
}

void TestTasks::jsonTellsATaskThatWaits()
{
    const QJsonObject second = task(2);
    QCOMPARE(second.value("scheduledEventId").toInt(), 7);
    for (const char* unknown : {"startedEventId", "completedEventId", "time", "historyBytes", "durationNanoseconds"})
        QVERIFY2(second.value(QLatin1String(unknown)).isNull(), unknown);
    QCOMPARE(second.value("tail").toBool(), true);
    QCOMPARE(second.value("replaying").toBool(true), false);
}

void TestTasks::jsonTellsWhyEventsHaveNoTask()
{
    QStringList reasons;
    const QJsonArray unassigned = said().value("unassigned").toArray();
    for (const auto& each : unassigned) {
        const QJsonObject entry = each.toObject();
        reasons.append(QString::number(entry.value("eventId").toInt()) + ' ' + entry.value("reason").toString());
    }
    QCOMPARE(reasons, QStringList({"2 workflowTask", "3 workflowTask", "4 workflowTask", "7 workflowTask",
                                   "8 closedFromOutside"}));
}

void TestTasks::textListsTasksJobsAndCommands()
{
    const QStringList lines = QString::fromUtf8(m_program.run({"tasks", "-"}, run()).output).split('\n');
    QVERIFY(lines.contains("Cut by the rules of temporal-go."));
    QVERIFY(lines.contains("  told      1  start of Order"));
    QVERIFY(lines.contains("  answered  5  Start timer 5"));
    QCOMPARE(lines.filter(QRegularExpression("^Task \\d")).size(), 2);
    QVERIFY(lines.filter("Task 2").first().contains("waits for a worker"));
}

void TestTasks::aRunThatIsNotThereIsRefused()
{
    const Finished refused = m_program.run({"tasks", "-", "--run", "2"}, run());
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(refused.errors.contains("There is no run 2; the file holds 1."));
    QVERIFY(refused.output.isEmpty());
}

void TestTasks::aFileMustBeNamed()
{
    QCOMPARE(m_program.run({"tasks"}).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestTasks)
#include "tst_tasks.moc"
