// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <QTest>

using namespace chronoscope::test;

namespace {

/// One event a line: id, type without its prefix, and its attributes.
QByteArray event(int id, const QByteArray& type, const QByteArray& attributes)
{
    return R"({"eventId":")" + QByteArray::number(id) + R"(","eventTime":"2026-03-01T10:00:0)" +
           QByteArray::number(id % 10) + R"(Z","eventType":"EVENT_TYPE_)" + type + "\"," + attributes + '}';
}

/// A run of six events with something of each kind that the command writes in its own way.
QByteArray run()
{
    return R"({"events":[)" +
           event(1, "WORKFLOW_EXECUTION_STARTED",
                 R"("workflowExecutionStartedEventAttributes":{"workflowType":{"name":"Order"},"memo":{"fields":{
                    "owner":{"metadata":{"encoding":"anNvbi9wbGFpbg=="},"data":"eyJpZCI6NzEyMzQ1Njc4OTAxMjM0NTY3ODl9"},
                    "plain":{"metadata":{"encoding":"YmluYXJ5L3BsYWlu"},"data":"aGVsbG8="},
                    "broken":{"metadata":{"encoding":"anNvbi9wbGFpbg=="},"data":"e29vcHM="}}}})") +
           ',' + event(2, "WORKFLOW_TASK_SCHEDULED", R"("workflowTaskScheduledEventAttributes":{"attempt":1})") + ',' +
           event(3, "WORKFLOW_TASK_STARTED", R"("workflowTaskStartedEventAttributes":{"scheduledEventId":"2"})") + ',' +
           event(4, "WORKFLOW_TASK_COMPLETED",
                 R"("workflowTaskCompletedEventAttributes":{"scheduledEventId":"2","startedEventId":"3",
                    "sdkMetadata":{"sdkName":"temporal-go","sdkVersion":"1.2.0","langUsedFlags":[3]}})") +
           ',' +
           event(5, "ACTIVITY_TASK_SCHEDULED",
                 R"("activityTaskScheduledEventAttributes":{"activityId":"a","activityType":{"name":"Charge"}})") +
           ',' +
           event(6, "TIMER_STARTED", R"("timerStartedEventAttributes":{"timerId":"t","startToFireTimeout":"5s"})") +
           "]}";
}

} // namespace

class TestState : public QObject {
    Q_OBJECT

private slots:
    void jsonHasEveryKeyOfTheState();
    void jsonTellsOpenThingsByIdAndEvent();
    void jsonTellsTheWorkflowTask();
    void jsonKeepsValuesAsTheyAre();
    void textMarksWhatTheEventChanged();
    void anEventThatIsNotThereIsRefused();
    void aRunThatIsNotThereIsRefused();
    void theEventMustBeNamed();
    void standardInputIsRead();

private:
    [[nodiscard]] QJsonObject stateAt(int eventId) const
    {
        return m_program.run({"state", "-", "--at", QString::number(eventId), "--json"}, run()).object();
    }

    Program m_program;
};

void TestState::jsonHasEveryKeyOfTheState()
{
    QCOMPARE(stateAt(6).keys(), (QStringList{"activities",
                                             "at",
                                             "buildId",
                                             "cancelRequestedEventId",
                                             "cancelsSent",
                                             "childWorkflows",
                                             "coreFlags",
                                             "deployment",
                                             "eventCount",
                                             "failedWorkflowTasks",
                                             "file",
                                             "historyBytes",
                                             "languageFlags",
                                             "localActivities",
                                             "memo",
                                             "nexusOperations",
                                             "otherMarkers",
                                             "paused",
                                             "run",
                                             "sdkName",
                                             "sdkVersion",
                                             "searchAttributes",
                                             "sideEffects",
                                             "signalsReceived",
                                             "signalsSent",
                                             "status",
                                             "timers",
                                             "updates",
                                             "updatesCompleted",
                                             "versions",
                                             "workflowTask"}));
}

void TestState::jsonTellsOpenThingsByIdAndEvent()
{
    const QJsonObject state = stateAt(6);
    QCOMPARE(state["at"].toInt(), 6);
    QCOMPARE(state["status"].toString(), "running");
    QCOMPARE(state["activities"].toArray().at(0).toObject(), (QJsonObject{{"name", "Charge"},
                                                                          {"id", "a"},
                                                                          {"openedEventId", 5},
                                                                          {"startedEventId", QJsonValue::Null},
                                                                          {"cancelRequestedEventId", QJsonValue::Null},
                                                                          {"attempt", 0},
                                                                          {"lastFailureEventId", QJsonValue::Null}}));
    QCOMPARE(state["timers"].toArray().at(0).toObject(),
             (QJsonObject{{"id", "t"}, {"openedEventId", 6}, {"due", "2026-03-01T10:00:11Z"}}));
    QCOMPARE(state["sdkName"].toString(), "temporal-go");
    QCOMPARE(state["languageFlags"].toArray(), QJsonArray{3});
}

void TestState::jsonTellsTheWorkflowTask()
{
    QCOMPARE(stateAt(1)["workflowTask"], QJsonValue(QJsonValue::Null));
    QCOMPARE(stateAt(2)["workflowTask"].toObject(),
             (QJsonObject{{"scheduledEventId", 2}, {"startedEventId", QJsonValue::Null}, {"attempt", 1}}));
    QCOMPARE(stateAt(3)["workflowTask"].toObject()["startedEventId"].toInt(), 3);
    QCOMPARE(stateAt(4)["workflowTask"], QJsonValue(QJsonValue::Null));
}

void TestState::jsonKeepsValuesAsTheyAre()
{
    const Finished finished = m_program.run({"state", "-", "--at", "6", "--json"}, run());
    // No digit of a number may change on the way.
    QVERIFY2(finished.output.contains(R"({"id":71234567890123456789})"), finished.output.constData());
    const QJsonObject memo = finished.object()["memo"].toObject();
    QCOMPARE(memo["plain"].toObject(), (QJsonObject{{"eventId", 1}, {"value", "hello"}}));
    QVERIFY(memo["broken"].toObject()["value"].isString());
}

void TestState::textMarksWhatTheEventChanged()
{
    const Finished finished = m_program.run({"state", "-", "--at", "6"}, run());
    QCOMPARE(finished.exitCode, 0);
    const QStringList lines = finished.outputLines();
    QCOMPARE(lines.constFirst(), "After event 6, Timer started");
    QVERIFY2(lines.contains("Activities (1 open)"), finished.output.constData());
    QVERIFY2(lines.contains("    Charge  scheduled · attempt unknown"), finished.output.constData());
    QVERIFY2(lines.contains("  new  t  due 10:00:11.000 (in 5 s)"), finished.output.constData());
}

void TestState::anEventThatIsNotThereIsRefused()
{
    const Finished finished = m_program.run({"state", "-", "--at", "7"}, run());
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.output, QByteArray());
    QCOMPARE(finished.errorLines().size(), 1);
    QVERIFY2(finished.errors.contains("There is no event 7. Ids of this run are from 1 to 6."),
             finished.errors.constData());
}

void TestState::aRunThatIsNotThereIsRefused()
{
    const Finished finished = m_program.run({"state", "-", "--at", "1", "--run", "2"}, run());
    QCOMPARE(finished.exitCode, 2);
    QVERIFY2(finished.errors.contains("There is no run 2; the file holds 1."), finished.errors.constData());
}

void TestState::theEventMustBeNamed()
{
    const Finished finished = m_program.run({"state", "-"}, run());
    QCOMPARE(finished.exitCode, 2);
    QVERIFY2(finished.errors.contains("--at"), finished.errors.constData());
}

void TestState::standardInputIsRead()
{
    QCOMPARE(stateAt(1)["file"].toString(), "standard input");
}

QTEST_GUILESS_MAIN(TestState)
#include "tst_state.moc"
