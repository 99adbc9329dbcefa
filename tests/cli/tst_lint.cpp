// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <QTest>

using namespace chronoscope::test;

namespace {

/// A run whose only workflow task failed, in event 4.
QByteArray stuckRun()
{
    return R"({"events":[
{"eventId":"1","eventTime":"2026-03-01T10:00:00Z","eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_STARTED",
 "workflowExecutionStartedEventAttributes":{"workflowType":{"name":"Booking"},"workflowId":"booking-1",
 "originalExecutionRunId":"3b1c","taskQueue":{"name":"trips"}}},
{"eventId":"2","eventTime":"2026-03-01T10:00:01Z","eventType":"EVENT_TYPE_WORKFLOW_TASK_SCHEDULED",
 "workflowTaskScheduledEventAttributes":{"taskQueue":{"name":"trips"},"attempt":1}},
{"eventId":"3","eventTime":"2026-03-01T10:00:02Z","eventType":"EVENT_TYPE_WORKFLOW_TASK_STARTED",
 "workflowTaskStartedEventAttributes":{"scheduledEventId":"2","identity":"worker-1"}},
{"eventId":"4","eventTime":"2026-03-01T10:00:03Z","eventType":"EVENT_TYPE_WORKFLOW_TASK_FAILED",
 "workflowTaskFailedEventAttributes":{"scheduledEventId":"2","startedEventId":"3",
 "cause":"WORKFLOW_TASK_FAILED_CAUSE_WORKFLOW_WORKER_UNHANDLED_FAILURE",
 "failure":{"message":"division by zero","applicationFailureInfo":{"type":"ZeroDivisionError"}}}}
]})";
}

/// The same, mended by a later try: worth a note.
QByteArray mendedRun()
{
    QByteArray text = stuckRun();
    text.replace("}}}}\n]}", R"(}}}},
{"eventId":"5","eventTime":"2026-03-01T10:00:04Z","eventType":"EVENT_TYPE_WORKFLOW_TASK_SCHEDULED",
 "workflowTaskScheduledEventAttributes":{"taskQueue":{"name":"trips"},"attempt":2}},
{"eventId":"6","eventTime":"2026-03-01T10:00:05Z","eventType":"EVENT_TYPE_WORKFLOW_TASK_STARTED",
 "workflowTaskStartedEventAttributes":{"scheduledEventId":"5","identity":"worker-1"}},
{"eventId":"7","eventTime":"2026-03-01T10:00:06Z","eventType":"EVENT_TYPE_WORKFLOW_TASK_COMPLETED",
 "workflowTaskCompletedEventAttributes":{"scheduledEventId":"5","startedEventId":"6","identity":"worker-1"}}
]})");
    return text;
}

} // namespace

/// `chronoscope lint`, driven through the program itself.
class LintTest : public QObject {
    Q_OBJECT

private slots:
    void aRunThatDidNothingWrongIsSilentAndZero();
    void aStuckRunIsALineAndOne();
    void aNoteIsALineAndZero();
    void asJsonEveryLintIsAnObject();
    void asJsonNoLintIsAnEmptyArray();
    void theWorstOfAllFilesCounts();
    void aRefusedFileIsTwo();
    void withoutAFileItSaysWhatIsMissing();

private:
    [[nodiscard]] Finished lint(const QStringList& arguments) const
    {
        return m_program.run(QStringList{QStringLiteral("lint")} + arguments);
    }

    Program m_program;
};

void LintTest::aRunThatDidNothingWrongIsSilentAndZero()
{
    const Finished finished = lint({sampleFile()});
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.output, QByteArray());
    QCOMPARE(finished.errors, QByteArray());
    QCOMPARE(finished.exitCode, 0);
}

void LintTest::aStuckRunIsALineAndOne()
{
    const Files files;
    const QString path = files.write("stuck.json", stuckRun());
    const Finished finished = lint({path});
    QCOMPARE(finished.exitCode, 1);
    QCOMPARE(finished.outputLines().size(), 1);
    const QString line = finished.outputLines().front();
    QVERIFY2(line.startsWith(QStringLiteral("error: %1: event 4: stuckWorkflowTask: ").arg(path)), qPrintable(line));
    QVERIFY2(line.contains(QStringLiteral("division by zero")), qPrintable(line));
    QVERIFY2(line.contains(QStringLiteral("deploy it")), qPrintable(line));
}

void LintTest::aNoteIsALineAndZero()
{
    const Files files;
    const Finished finished = lint({files.write("mended.json", mendedRun())});
    QCOMPARE(finished.outputLines().size(), 1);
    QVERIFY(finished.outputLines().front().startsWith(QStringLiteral("note: ")));
    QCOMPARE(finished.exitCode, 0);
}

void LintTest::asJsonEveryLintIsAnObject()
{
    const Files files;
    const Finished finished = lint({QStringLiteral("--json"), files.write("stuck.json", stuckRun())});
    QCOMPARE(finished.array().size(), 1);
    const QJsonObject object = finished.array().first().toObject();
    QCOMPARE(object.keys(),
             (QStringList{"events", "file", "kind", "message", "remedy", "run", "runId", "severity", "workflowId"}));
    QCOMPARE(object.value(QLatin1String("kind")).toString(), QStringLiteral("stuckWorkflowTask"));
    QCOMPARE(object.value(QLatin1String("workflowId")).toString(), QStringLiteral("booking-1"));
    QCOMPARE(object.value(QLatin1String("events")).toArray().first().toInt(), 4);
    QCOMPARE(finished.exitCode, 1);
}

void LintTest::asJsonNoLintIsAnEmptyArray()
{
    const Finished finished = lint({QStringLiteral("--json"), sampleFile()});
    QVERIFY(QJsonDocument::fromJson(finished.output).isArray());
    QCOMPARE(finished.array().size(), 0);
    QCOMPARE(finished.exitCode, 0);
}

void LintTest::theWorstOfAllFilesCounts()
{
    const Files files;
    files.write("a.json", stuckRun());
    files.write("b.json", mendedRun());
    const Finished finished = lint({files.folder()});
    QCOMPARE(finished.outputLines().size(), 2);
    QCOMPARE(finished.exitCode, 1);
}

void LintTest::aRefusedFileIsTwo()
{
    const Files files;
    const Finished finished = lint({files.write("no.json", "no history")});
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.errorLines().size(), 1);
}

void LintTest::withoutAFileItSaysWhatIsMissing()
{
    const Finished finished = lint({});
    QCOMPARE(finished.exitCode, 2);
    QVERIFY(finished.errors.contains("FILE"));
}

QTEST_GUILESS_MAIN(LintTest)
#include "tst_lint.moc"
