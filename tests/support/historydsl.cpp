// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/historydsl.h"

#include "models/history/eventreferences.h"
#include "tests/support/dslfields.h"
#include "tests/support/dslline.h"

#include <temporal/api/history/v1/message.pb.h>
#include <temporal/api/sdk/v1/user_metadata.pb.h>

#include <google/protobuf/arena.h>

#include <algorithm>
#include <map>

namespace chronoscope::test {

namespace {

using google::protobuf::Message;

/// What a short name may stand for, depending on the type of the event: the first that the attributes have.
const std::map<QByteArray, QByteArrayList>& shortNames()
{
    static const std::map<QByteArray, QByteArrayList> names{
        {"type", {"activityType", "workflowType", "markerName"}},
        {"name",
         {"signalName", "acceptedRequest.input.name", "request.input.name", "rejectedRequest.input.name",
          "markerName"}},
        {"id",
         {"activityId", "timerId", "protocolInstanceId", "request.meta.updateId", "meta.updateId", "workflowId",
          "workflowExecution"}},
        {"queue", {"taskQueue"}},
        {"worker", {"identity"}},
        {"result", {"result", "outcome.success"}},
        {"failure", {"failure", "outcome.failure"}},
        {"keys", {"searchAttributes", "upsertedMemo"}},
    };
    return names;
}

class HistoryWriter {
public:
    void addLine(const QByteArray& line)
    {
        const DslLine parsed = parseDslLine(line);
        auto* event = google::protobuf::Arena::CreateMessage<HistoryEvent>(&m_chunk->arena());
        m_eventId = parsed.eventId.value_or(m_eventId + 1);
        event->set_event_id(m_eventId);
        setTime(*event, parsed);
        setType(*event, parsed);
        for (const auto& [key, value] : parsed.fields)
            setField(*event, key, value, line);
        implyReferences(*event, parsed);
        m_chunk->append(event);
        for (UnknownJson& unknown : m_unknown)
            m_chunk->appendUnknown(std::move(unknown));
        m_unknown.clear();
        m_written.push_back({event, parsed.value("id").value_or(QByteArray())});
    }

    [[nodiscard]] std::shared_ptr<const History> history() const
    {
        return std::make_shared<History>(std::vector<std::shared_ptr<const HistoryChunk>>{m_chunk});
    }

private:
    struct Written {
        const HistoryEvent* event;
        QByteArray id; ///< of the thing it is about, as the line gives it
    };

    void setTime(HistoryEvent& event, const DslLine& line)
    {
        if (const auto text = line.value("t")) {
            if (*text == "none")
                return;
            m_time = DslStart + Duration{parseDslDuration(*text)};
        }
        event.mutable_event_time()->set_seconds(m_time.nanoseconds() / NanosecondsPerSecond);
        event.mutable_event_time()->set_nanos(static_cast<int>(m_time.nanoseconds() % NanosecondsPerSecond));
    }

    void setType(HistoryEvent& event, const DslLine& line)
    {
        m_attributes = nullptr;
        for (int type = 1; type <= temporal::api::enums::v1::EventType_MAX; ++type) {
            if (eventTypeName(type) != QLatin1String(line.type))
                continue;
            event.set_event_type(static_cast<temporal::api::enums::v1::EventType>(type));
            const std::string key = eventAttributesKey(type).toStdString();
            const auto* field = HistoryEvent::descriptor()->FindFieldByCamelcaseName(key);
            m_attributes = HistoryEvent::GetReflection()->MutableMessage(&event, field);
            return;
        }
        m_unknown.push_back({"eventType", '"' + line.type.toStdString() + '"', true});
    }

    void setField(HistoryEvent& event, const QByteArray& key, const QByteArray& value, const QByteArray& line)
    {
        if (key == "t")
            return;
        if (key == "failover")
            return event.set_version(value.toLongLong());
        if (key == "summary") {
            const QByteArray json = '"' + value + '"';
            if (setDslField(event, "userMetadata.summary", json))
                return;
        }
        if (key.startsWith("unknown.")) {
            m_unknown.push_back({key.mid(8).toStdString(), value.toStdString(), false});
            return;
        }
        if (key.startsWith("detail.")) {
            auto& details = *event.mutable_marker_recorded_event_attributes()->mutable_details();
            auto* payload = details[key.mid(7).toStdString()].add_payloads();
            (*payload->mutable_metadata())["encoding"] = "json/plain";
            payload->set_data(QByteArray(value).replace('\'', '"').toStdString());
            return;
        }
        if (!m_attributes || (!setAttribute(key, value) && key != "id"))
            qFatal("history DSL: no field '%s' in: %s", key.constData(), line.constData());
    }

    bool setAttribute(const QByteArray& key, const QByteArray& value)
    {
        const auto found = shortNames().find(key);
        if (found != shortNames().end()) {
            for (const QByteArray& path : found->second) {
                if (setDslField(*m_attributes, path, value))
                    return true;
            }
        }
        return setDslField(*m_attributes, key, value);
    }

    void implyReferences(HistoryEvent& event, const DslLine& line)
    {
        for (const EventReferenceField& field : referenceFieldsOf(event.event_type())) {
            if (line.value(field.name))
                continue;
            const QByteArray id = field.joinsGroup ? line.value("id").value_or(QByteArray()) : QByteArray();
            const std::int64_t target = latest(field.targets, id);
            if (target > 0 && !setDslField(*m_attributes, field.name, QByteArray::number(qlonglong(target))))
                qFatal("history DSL: cannot set %s", field.name);
        }
    }

    /// The latest event of one of the types; of those with the id where one is given.
    [[nodiscard]] std::int64_t latest(EventTypeSet types, const QByteArray& id) const
    {
        const auto found = std::find_if(m_written.rbegin(), m_written.rend(), [&](const Written& written) {
            return types.contains(written.event->event_type()) && (id.isEmpty() || written.id == id);
        });
        return found == m_written.rend() ? 0 : found->event->event_id();
    }

    std::shared_ptr<HistoryChunk> m_chunk = std::make_shared<HistoryChunk>();
    std::vector<Written> m_written;
    std::vector<UnknownJson> m_unknown; ///< of the event that is being written
    Message* m_attributes = nullptr;
    std::int64_t m_eventId = 0;
    Instant m_time = DslStart;
};

} // namespace

std::shared_ptr<const History> historyFromText(const QByteArray& text)
{
    HistoryWriter writer;
    for (const QByteArray& line : text.split('\n')) {
        const QByteArray trimmed = line.trimmed();
        if (!trimmed.isEmpty() && !trimmed.startsWith('#'))
            writer.addLine(trimmed);
    }
    return writer.history();
}

std::shared_ptr<const EventGroups> groupsFromText(const QByteArray& text)
{
    return EventGroups::build(historyFromText(text));
}

} // namespace chronoscope::test
