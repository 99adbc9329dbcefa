// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace chronoscope::test {

/// What a run of the program left behind.
struct Finished {
    bool isNormalExit = false; ///< it neither crashed nor hung
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;

    [[nodiscard]] QStringList errorLines() const
    {
        return QString::fromUtf8(errors).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }
    [[nodiscard]] QStringList outputLines() const
    {
        return QString::fromUtf8(output).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }
    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(output).object(); }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(output).array(); }
};

/// The program as it was built, run the way a shell runs it.
class Program {
public:
    static constexpr int LongestRunMilliseconds = 120'000;

    Program() : m_environment(QProcessEnvironment::systemEnvironment()) {}

    [[nodiscard]] QProcessEnvironment& environment() { return m_environment; }

    [[nodiscard]] Finished run(const QStringList& arguments, const QByteArray& standardInput = {}) const
    {
        QProcess process;
        start(process, arguments);
        process.write(standardInput);
        process.closeWriteChannel();
        return finish(process);
    }

    void start(QProcess& process, const QStringList& arguments) const
    {
        process.setProcessEnvironment(m_environment);
        process.start(QStringLiteral(CHRONOSCOPE_PROGRAM), arguments);
    }

    [[nodiscard]] static Finished finish(QProcess& process)
    {
        Finished finished;
        finished.isNormalExit =
            process.waitForFinished(LongestRunMilliseconds) && process.exitStatus() == QProcess::NormalExit;
        finished.exitCode = process.exitCode();
        finished.output = process.readAllStandardOutput();
        finished.errors = process.readAllStandardError();
        return finished;
    }

private:
    QProcessEnvironment m_environment;
};

/// A folder of its own for the files of one test.
class Files {
public:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    QString write(const QString& name, const QByteArray& content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s could not be written", qPrintable(file.fileName()));
        return file.fileName();
    }

    [[nodiscard]] static QByteArray read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
};

/// The order that ships with the program: 121 events, a card charged at the third attempt.
inline QString sampleFile()
{
    return QStringLiteral(CHRONOSCOPE_SOURCE_DIR "/resources/samples/order-fulfilment.json");
}

/// A run of 11 events that fails: its one activity ran out of attempts.
inline QByteArray failedRun(const QByteArray& workflowId = "booking-1")
{
    return R"({"events":[
{"eventId":"1","eventTime":"2026-03-01T10:00:00Z","eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_STARTED",
 "workflowExecutionStartedEventAttributes":{"workflowType":{"name":"Booking"},"taskQueue":{"name":"trips"},
 "originalExecutionRunId":"3b1c","firstExecutionRunId":"3b1c","attempt":1,"workflowId":")" +
           workflowId + R"("}},
{"eventId":"2","eventTime":"2026-03-01T10:00:01Z","eventType":"EVENT_TYPE_WORKFLOW_TASK_SCHEDULED",
 "workflowTaskScheduledEventAttributes":{"taskQueue":{"name":"trips"},"attempt":1}},
{"eventId":"3","eventTime":"2026-03-01T10:00:02Z","eventType":"EVENT_TYPE_WORKFLOW_TASK_STARTED",
 "workflowTaskStartedEventAttributes":{"scheduledEventId":"2","identity":"worker-1"}},
{"eventId":"4","eventTime":"2026-03-01T10:00:03Z","eventType":"EVENT_TYPE_WORKFLOW_TASK_COMPLETED",
 "workflowTaskCompletedEventAttributes":{"scheduledEventId":"2","startedEventId":"3","identity":"worker-1"}},
{"eventId":"5","eventTime":"2026-03-01T10:00:03Z","eventType":"EVENT_TYPE_ACTIVITY_TASK_SCHEDULED",
 "activityTaskScheduledEventAttributes":{"activityId":"1","activityType":{"name":"BookFlight"},
 "taskQueue":{"name":"trips"},"workflowTaskCompletedEventId":"4"}},
{"eventId":"6","eventTime":"2026-03-01T10:00:05.5Z","eventType":"EVENT_TYPE_ACTIVITY_TASK_STARTED",
 "activityTaskStartedEventAttributes":{"scheduledEventId":"5","identity":"worker-1","attempt":4}},
{"eventId":"7","eventTime":"2026-03-01T10:00:09Z","eventType":"EVENT_TYPE_ACTIVITY_TASK_FAILED",
 "activityTaskFailedEventAttributes":{"failure":{"message":"no seats"},"scheduledEventId":"5","startedEventId":"6",
 "retryState":"RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED"}},
{"eventId":"8","eventTime":"2026-03-01T10:00:09Z","eventType":"EVENT_TYPE_WORKFLOW_TASK_SCHEDULED",
 "workflowTaskScheduledEventAttributes":{"taskQueue":{"name":"trips"},"attempt":1}},
{"eventId":"9","eventTime":"2026-03-01T10:00:10Z","eventType":"EVENT_TYPE_WORKFLOW_TASK_STARTED",
 "workflowTaskStartedEventAttributes":{"scheduledEventId":"8","identity":"worker-1"}},
{"eventId":"10","eventTime":"2026-03-01T10:00:11Z","eventType":"EVENT_TYPE_WORKFLOW_TASK_COMPLETED",
 "workflowTaskCompletedEventAttributes":{"scheduledEventId":"8","startedEventId":"9","identity":"worker-1"}},
{"eventId":"11","eventTime":"2026-03-01T10:00:11Z","eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_FAILED",
 "workflowExecutionFailedEventAttributes":{"failure":{"message":"no trip"},"workflowTaskCompletedEventId":"10"}}
]})";
}

/// The same run without event 6, which event 7 refers to.
inline QByteArray runWithGap()
{
    QByteArray json = failedRun("gap-1");
    const auto begin = json.indexOf(R"({"eventId":"6")");
    return json.remove(begin, json.indexOf(R"({"eventId":"7")") - begin);
}

} // namespace chronoscope::test
