// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tasksjson.h"

#include "app/jsonwriter.h"
#include "models/replay/taskfacts.h"

#include <optional>

namespace chronoscope {

namespace {

using Layout = JsonWriter::Layout;

class TasksJson {
public:
    TasksJson(const WorkflowTasks& tasks, JsonWriter& json)
        : m_tasks(tasks), m_history(tasks.groups().history()), m_json(json), m_facts(taskFactsOf(tasks))
    {
    }

    void writeTasks()
    {
        m_json.key("tasks");
        m_json.beginArray();
        for (std::size_t position = 0; position < m_tasks.size(); ++position)
            writeTask(TaskIndex(position));
        m_json.endArray();
    }

    void writeUnassigned()
    {
        m_json.key("unassigned");
        m_json.beginArray();
        for (std::size_t position = 0; position < m_history.size(); ++position) {
            const EventIndex index(position);
            const Unassigned reason = m_tasks.whyUnassigned(index);
            if (reason == Unassigned::None)
                continue;
            m_json.beginObject(Layout::Inline);
            event("eventId", index);
            m_json.member("reason", toString(reason));
            m_json.endObject();
        }
        m_json.endArray();
    }

private:
    void writeTask(TaskIndex index)
    {
        const WorkflowTask& task = m_tasks.task(index);
        m_json.beginObject();
        m_json.member("number", WorkflowTasks::number(index));
        event("scheduledEventId", task.scheduled);
        event("startedEventId", task.started);
        event("completedEventId", task.outcome == TaskOutcome::Completed ? task.closed : EventIndex());
        m_json.member("outcome", toString(task.outcome));
        m_json.booleanMember("replaying", task.isReplaying);
        m_json.booleanMember("tail", task.isTail);
        writeAttempts(index);
        writeJobs(index);
        writeCommands(index);
        writeFacts(m_facts[index.value]);
        m_json.endObject();
    }

    void writeAttempts(TaskIndex index)
    {
        m_json.key("attempts");
        m_json.beginArray();
        for (const TaskAttempt& attempt : m_tasks.attempts(index)) {
            m_json.beginObject(Layout::Inline);
            event("scheduledEventId", attempt.scheduled);
            event("startedEventId", attempt.started);
            event("closedEventId", attempt.closed);
            m_json.member("outcome", toString(attempt.outcome));
            m_json.booleanMember("heartbeat", attempt.isHeartbeat);
            m_json.endObject();
        }
        m_json.endArray();
    }

    void writeJobs(TaskIndex index)
    {
        m_json.key("jobs");
        m_json.beginArray();
        for (const ActivationJob& job : m_tasks.jobs(index)) {
            m_json.beginObject(Layout::Inline);
            m_json.member("job", toString(job.kind));
            event("eventId", job.event);
            m_json.member("activation", std::int64_t{job.activation});
            m_json.endObject();
        }
        m_json.endArray();
    }

    void writeCommands(TaskIndex index)
    {
        m_json.key("commands");
        m_json.beginArray();
        for (const RecordedCommand& command : m_tasks.commands(index)) {
            m_json.beginObject(Layout::Inline);
            m_json.member("command", commandTypeName(command.type));
            event("eventId", command.event);
            m_json.endObject();
        }
        m_json.endArray();
    }

    void writeFacts(const TaskFacts& facts)
    {
        m_json.member("time", facts.time);
        m_json.member("historyLength", facts.historyLength);
        number("historyBytes", facts.historyBytes);
        m_json.booleanMember("suggestContinueAsNew", facts.suggestsContinueAsNew);
        m_json.member("worker", facts.worker);
        m_json.member("sdkName", facts.sdkName);
        m_json.member("sdkVersion", facts.sdkVersion);
        flags("coreFlags", facts.newCoreFlags);
        flags("languageFlags", facts.newLanguageFlags);
        m_json.member("buildId", facts.buildId);
        m_json.member("deployment", facts.deployment);
        m_json.member("versioningBehavior", facts.versioningBehavior);
        duration("queueNanoseconds", facts.queueTime);
        duration("durationNanoseconds", facts.duration);
    }

    void event(QByteArrayView name, EventIndex index)
    {
        number(name, index.isValid() ? std::optional(m_history.eventId(index)) : std::nullopt);
    }

    void duration(QByteArrayView name, const std::optional<Duration>& value)
    {
        number(name, value ? std::optional(value->nanoseconds) : std::nullopt);
    }

    void number(QByteArrayView name, const std::optional<std::int64_t>& value)
    {
        m_json.key(name);
        if (value)
            m_json.number(*value);
        else
            m_json.null();
    }

    void flags(QByteArrayView name, const std::vector<std::uint32_t>& list)
    {
        m_json.key(name);
        m_json.beginArray(Layout::Inline);
        for (const std::uint32_t flag : list)
            m_json.number(std::int64_t{flag});
        m_json.endArray();
    }

    const WorkflowTasks& m_tasks;
    const History& m_history;
    JsonWriter& m_json;
    const std::vector<TaskFacts> m_facts;
};

void writeSdk(const SdkDialect& dialect, JsonWriter& json)
{
    json.key("sdk");
    json.beginObject(Layout::Inline);
    json.member("name", dialect.sdkName);
    json.member("family", toString(dialect.family));
    json.booleanMember("guessed", dialect.isGuessed);
    json.endObject();
}

} // namespace

void writeTasksJson(const RunSnapshot& run, const WorkflowTasks& tasks, JsonWriter& json)
{
    json.beginObject();
    json.member("file", run.sourceName);
    json.member("run", std::int64_t{run.runInSource} + 1);
    json.member("workflowId", run.summary.workflowId);
    json.member("runId", run.summary.runId);
    writeSdk(tasks.dialect(), json);
    TasksJson writer(tasks, json);
    writer.writeTasks();
    writer.writeUnassigned();
    json.endObject();
}

} // namespace chronoscope
