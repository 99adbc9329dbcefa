// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/statejson.h"

#include "app/jsonwriter.h"
#include "models/payload/payloadtext.h"
#include "models/state/itemidentity.h"
#include "models/state/propertychanges.h"

#include <span>
#include <string_view>

namespace chronoscope {

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

class StateWriter {
public:
    StateWriter(const RunSnapshot& run, const RunState& state, JsonWriter& json)
        : m_history(*run.history), m_groups(*run.groups), m_state(state), m_json(json)
    {
    }

    void writeItems()
    {
        writeList("activities", m_state.activities, [this](const OpenItem& item) {
            m_json.member("name", m_groups.name(item.group));
            writeId(item);
            event("openedEventId", item.opened);
            writeProgress(item);
            m_json.member("attempt", item.attempt);
            event("lastFailureEventId", item.lastFailure);
        });
        writeList("timers", m_state.timers, [this](const OpenItem& item) {
            writeId(item);
            event("openedEventId", item.opened);
            m_json.member("due", item.due);
        });
        writeList("childWorkflows", m_state.childWorkflows, [this](const OpenItem& item) {
            writeId(item);
            m_json.member("name", m_groups.name(item.group));
            event("openedEventId", item.opened);
            writeProgress(item);
        });
        writeList("nexusOperations", m_state.nexusOperations, [this](const OpenItem& item) {
            m_json.member("name", m_groups.name(item.group));
            event("openedEventId", item.opened);
            writeProgress(item);
        });
        writeList("updates", m_state.updates, [this](const OpenItem& item) {
            writeId(item);
            m_json.member("name", m_groups.name(item.group));
            event("openedEventId", item.opened);
        });
        const auto onlyOpened = [this](const OpenItem& item) { event("openedEventId", item.opened); };
        writeList("signalsSent", m_state.signalsSent, onlyOpened);
        writeList("cancelsSent", m_state.cancelsSent, onlyOpened);
    }

    void writeWorkflowTask()
    {
        const OpenItem& task = m_state.workflowTask;
        m_json.key("workflowTask");
        if (!task.group.isValid())
            return m_json.null();
        m_json.beginObject(JsonWriter::Layout::Inline);
        // A fragment may begin with the start of one.
        event("scheduledEventId", task.opened == task.started ? EventIndex() : task.opened);
        event("startedEventId", task.started);
        m_json.member("attempt", task.attempt);
        m_json.endObject();
    }

    void writeEvents()
    {
        events("signalsReceived", m_state.signalsReceived);
        events("updatesCompleted", m_state.updatesCompleted);
        events("localActivities", m_state.localActivities);
        events("sideEffects", m_state.sideEffects);
        events("otherMarkers", m_state.otherMarkers);
    }

    void writeEntries()
    {
        writeMap("searchAttributes", m_state.searchAttributes, [this](const StateEntry& entry) {
            writePayload(searchAttributePayload(m_history.event(entry.event), entry.key));
        });
        writeMap("memo", m_state.memo, [this](const StateEntry& entry) {
            writePayload(memoPayload(m_history.event(entry.event), entry.key));
        });
        writeMap("versions", m_state.versions, [this](const StateEntry& entry) { m_json.string(text(entry.value)); });
    }

    void writeFacts()
    {
        m_json.member("sdkName", text(m_state.sdkName));
        m_json.member("sdkVersion", text(m_state.sdkVersion));
        m_json.member("buildId", text(m_state.buildId));
        m_json.member("deployment", text(m_state.deployment));
        writeFlags("coreFlags", m_state.coreFlags);
        writeFlags("languageFlags", m_state.languageFlags);
        m_json.member("eventCount", m_state.eventCount);
        m_json.member("historyBytes", m_state.historyBytes);
        m_json.member("failedWorkflowTasks", m_state.failedWorkflowTasks);
    }

    /// Its id, or null.
    void event(QByteArrayView name, EventIndex index)
    {
        m_json.key(name);
        if (index.isValid())
            m_json.number(m_history.eventId(index));
        else
            m_json.null();
    }

private:
    template <typename WriteItem>
    void writeList(QByteArrayView name, const std::vector<OpenItem>& items, WriteItem writeItem)
    {
        m_json.key(name);
        m_json.beginArray();
        for (const OpenItem& item : items) {
            m_json.beginObject(JsonWriter::Layout::Inline);
            writeItem(item);
            m_json.endObject();
        }
        m_json.endArray();
    }

    template <typename WriteValue>
    void writeMap(QByteArrayView name, const std::vector<StateEntry>& entries, WriteValue writeValue)
    {
        m_json.key(name);
        m_json.beginObject();
        for (const StateEntry& entry : entries) {
            m_json.textKey(text(entry.key));
            m_json.beginObject(JsonWriter::Layout::Inline);
            event("eventId", entry.event);
            m_json.key("value");
            writeValue(entry);
            m_json.endObject();
        }
        m_json.endObject();
    }

    void events(QByteArrayView name, std::span<const EventIndex> list)
    {
        m_json.key(name);
        m_json.beginArray(JsonWriter::Layout::Inline);
        for (const EventIndex index : list)
            m_json.number(m_history.eventId(index));
        m_json.endArray();
    }

    void writeFlags(QByteArrayView name, const std::vector<std::uint32_t>& flags)
    {
        m_json.key(name);
        m_json.beginArray(JsonWriter::Layout::Inline);
        for (const std::uint32_t flag : flags)
            m_json.number(std::int64_t{flag});
        m_json.endArray();
    }

    void writeId(const OpenItem& item) { m_json.member("id", text(itemIdOf(m_history.event(item.opened)))); }

    void writeProgress(const OpenItem& item)
    {
        event("startedEventId", item.started);
        event("cancelRequestedEventId", item.cancelRequested);
    }

    void writePayload(const temporal::api::common::v1::Payload* payload)
    {
        if (!payload)
            return m_json.null();
        if (const auto json = payloadAsJson(*payload))
            m_json.foreign(*json);
        else
            m_json.string(payloadAsText(*payload));
    }

    const History& m_history;
    const EventGroups& m_groups;
    const RunState& m_state;
    JsonWriter& m_json;
};

} // namespace

void writeStateJson(const RunSnapshot& run, const RunState& state, JsonWriter& json)
{
    StateWriter writer(run, state, json);
    json.beginObject();
    json.member("file", run.sourceName);
    json.member("run", run.runInSource + 1);
    json.member("at", state.event.isValid() ? run.history->eventId(state.event) : 0);
    json.member("status", toString(state.status));
    json.booleanMember("paused", state.isPaused);
    writer.event("cancelRequestedEventId", state.cancelRequested);
    writer.writeItems();
    writer.writeWorkflowTask();
    writer.writeEvents();
    writer.writeEntries();
    writer.writeFacts();
    json.endObject();
}

} // namespace chronoscope
