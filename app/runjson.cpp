// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runjson.h"

#include "app/criticalpathtext.h"
#include "app/jsonwriter.h"
#include "models/formats/eventjson.h"
#include "models/history/failuretext.h"

namespace chronoscope {

namespace {

void writeSource(const RunSnapshot& run, JsonWriter& json)
{
    json.key("source");
    json.beginObject(JsonWriter::Layout::Inline);
    json.member("file", run.sourceName);
    json.member("run", run.runInSource + 1);
    json.member("format", displayName(run.format));
    json.endObject();
}

void writeSdk(const RunSummary& summary, JsonWriter& json)
{
    json.key("sdk");
    if (summary.sdkName.isEmpty()) {
        json.null();
        return;
    }
    json.beginObject(JsonWriter::Layout::Inline);
    json.member("name", summary.sdkName);
    json.member("version", summary.sdkVersion);
    json.booleanMember("guessed", summary.isSdkGuessed);
    json.endObject();
}

void writeParent(const RunSummary& summary, JsonWriter& json)
{
    json.key("parent");
    if (summary.parentWorkflowId.isEmpty()) {
        json.null();
        return;
    }
    json.beginObject(JsonWriter::Layout::Inline);
    json.member("workflowId", summary.parentWorkflowId);
    json.member("runId", summary.parentRunId);
    json.member("namespace", summary.parentNamespace);
    json.endObject();
}

/// In one line, or null; eventList has the whole chain.
void writeFailure(const History& history, EventIndex event, JsonWriter& json)
{
    json.key("failure");
    if (event.isValid() && carriesFailure(history.event(event)))
        json.string(oneLine(failureOf(history.event(event))));
    else
        json.null();
}

void writeSummary(const RunSnapshot& run, JsonWriter& json)
{
    const RunSummary& summary = run.summary;
    json.member("workflowId", summary.workflowId);
    json.member("runId", summary.runId);
    json.member("workflowType", summary.workflowType);
    json.member("status", toString(summary.status));
    json.booleanMember("paused", summary.isPaused);
    json.member("startTime", summary.start);
    json.member("closeTime", summary.close);
    json.member("lastEventTime", summary.lastEvent);
    writeFailure(*run.history, summary.closeEvent, json);
    json.member("events", summary.eventCount);
    json.member("historyBytes", summary.historyBytes);
    json.member("failedWorkflowTasks", static_cast<std::int64_t>(summary.failedWorkflowTasks));
    json.member("taskQueue", summary.taskQueue);
    json.member("namespace", summary.nameSpace);
    json.member("attempt", summary.attempt);
    json.member("cronSchedule", summary.cronSchedule);
    json.member("deployment", summary.deployment);
    writeSdk(summary, json);
    json.key("workers");
    json.beginArray(JsonWriter::Layout::Inline);
    for (const QString& worker : summary.workers)
        json.string(worker);
    json.endArray();
    writeParent(summary, json);
    json.member("firstRunId", summary.firstRunId);
    json.member("continuedFromRunId", summary.continuedFromRunId);
    json.member("newRunId", summary.newRunId);
    writeSource(run, json);
}

void writeGroup(const EventGroups& groups, GroupIndex index, JsonWriter& json)
{
    const EventGroup& group = groups.group(index);
    json.beginObject(JsonWriter::Layout::Inline);
    json.member("kind", toString(group.kind));
    json.member("name", groups.name(index));
    json.member("summary", groups.summary(index));
    json.member("status", toString(group.status));
    json.key("events");
    json.beginArray();
    for (const EventIndex event : groups.members(index))
        json.number(groups.history().eventId(event));
    json.endArray();
    json.member("attempts", group.attempts);
    json.member("start", group.start);
    json.member("started", group.started);
    json.member("end", group.end);
    json.member("taskQueue", groups.taskQueue(index));
    json.member("worker", groups.worker(index));
    writeFailure(groups.history(), groups.failureEvent(index), json);
    json.endObject();
}

void writeFinding(const Finding& finding, JsonWriter& json)
{
    const auto optionalNumber = [&json](QByteArrayView name, const std::optional<std::int64_t>& value) {
        json.key(name);
        if (value)
            json.number(*value);
        else
            json.null();
    };
    json.beginObject(JsonWriter::Layout::Inline);
    json.member("kind", toString(finding.kind));
    json.member("severity", toString(finding.severity));
    json.member("message", finding.message);
    json.member("remedy", finding.remedy);
    optionalNumber("event", finding.eventId);
    json.member("field", finding.field);
    optionalNumber("offset", finding.byteOffset);
    json.member("file", finding.file);
    json.endObject();
}

} // namespace

void writeRunJson(const RunSnapshot& run, const ShowOptions& options, JsonWriter& json)
{
    json.beginObject();
    writeSummary(run, json);
    json.key("groups");
    json.beginArray();
    for (std::size_t i = 0; i < run.groups->size(); ++i)
        writeGroup(*run.groups, GroupIndex(i), json);
    json.endArray();
    json.key("findings");
    json.beginArray();
    for (const Finding& finding : run.findings)
        writeFinding(finding, json);
    json.endArray();
    if (options.withCriticalPath)
        writeCriticalPathJson(run, json);
    if (options.withEvents) {
        json.key("eventList");
        json.beginArray();
        for (std::size_t i = 0; i < run.history->size(); ++i)
            json.raw(eventToJson(*run.history, EventIndex(i)));
        json.endArray();
    }
    json.endObject();
}

} // namespace chronoscope
