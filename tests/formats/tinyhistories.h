// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include <temporal/api/history/v1/message.pb.h>
#endif

#include <QByteArray>

#include <cstdint>
#include <vector>

namespace chronoscope::test {

using Ids = std::vector<std::int64_t>;

/// Events with these ids, as a JSON list without its brackets.
[[nodiscard]] inline QByteArray jsonEvents(const Ids& ids)
{
    QByteArray events;
    for (const std::int64_t id : ids)
        events += (events.isEmpty() ? "" : ", ") + QByteArray(R"({"eventId":")") + QByteArray::number(qint64(id)) +
                  (id == 1 ? R"(","eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_STARTED"})"
                           : R"(","eventType":"EVENT_TYPE_WORKFLOW_TASK_STARTED"})");
    return events;
}

[[nodiscard]] inline QByteArray jsonHistory(const Ids& ids)
{
    return "{\"events\": [" + jsonEvents(ids) + "]}";
}

[[nodiscard]] inline temporal::api::history::v1::History message(const Ids& ids)
{
    temporal::api::history::v1::History history;
    for (const std::int64_t id : ids) {
        auto& event = *history.add_events();
        event.set_event_id(id);
        event.set_event_type(id == 1 ? temporal::api::enums::v1::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED
                                     : temporal::api::enums::v1::EVENT_TYPE_WORKFLOW_TASK_STARTED);
    }
    return history;
}

[[nodiscard]] inline QByteArray bytesOf(const google::protobuf::Message& value)
{
    return QByteArray::fromStdString(value.SerializeAsString());
}

} // namespace chronoscope::test
