// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/state/propertychanges.h"

#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>
#include <string>
#include <vector>

namespace chronoscope {

namespace {

namespace common = temporal::api::common::v1;
namespace enums = temporal::api::enums::v1;

using PayloadMap = google::protobuf::Map<std::string, common::Payload>;

const PayloadMap* searchAttributesOf(const HistoryEvent& event)
{
    switch (event.event_type()) {
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED:
        return &event.workflow_execution_started_event_attributes().search_attributes().indexed_fields();
    case enums::EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES:
        return &event.upsert_workflow_search_attributes_event_attributes().search_attributes().indexed_fields();
    default:
        return nullptr;
    }
}

const PayloadMap* memoOf(const HistoryEvent& event)
{
    switch (event.event_type()) {
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED:
        return &event.workflow_execution_started_event_attributes().memo().fields();
    case enums::EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED:
        return &event.workflow_properties_modified_event_attributes().upserted_memo().fields();
    case enums::EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED_EXTERNALLY:
        return &event.workflow_properties_modified_externally_event_attributes().upserted_memo().fields();
    default:
        return nullptr;
    }
}

void addAll(const PayloadMap* fields, EventIndex index, KeyedTimeline& timeline)
{
    if (!fields || fields->empty())
        return;
    // A map has no order of its own.
    std::vector<std::pair<std::string_view, const common::Payload*>> sorted;
    sorted.reserve(static_cast<std::size_t>(fields->size()));
    for (const auto& [key, payload] : *fields)
        sorted.emplace_back(key, &payload);
    std::sort(sorted.begin(), sorted.end());
    std::int32_t position = 0;
    for (const auto& [key, payload] : sorted) {
        if (deletesKey(*payload))
            timeline.remove(key, index);
        else
            timeline.set({key, index, position, {}});
        ++position;
    }
}

const common::Payload* find(const PayloadMap* fields, std::string_view key)
{
    if (!fields)
        return nullptr;
    const auto found = fields->find(std::string(key));
    return found == fields->end() ? nullptr : &found->second;
}

} // namespace

bool deletesKey(const common::Payload& payload)
{
    // Values kept elsewhere have no data here.
    if (payload.external_payloads_size() > 0)
        return false;
    return payload.data().empty() || payload.data() == "null" || payload.data() == "[]";
}

void addPropertyChanges(const HistoryEvent& event, EventIndex index, KeyedTimeline& searchAttributes,
                        KeyedTimeline& memo)
{
    addAll(searchAttributesOf(event), index, searchAttributes);
    addAll(memoOf(event), index, memo);
}

const common::Payload* searchAttributePayload(const HistoryEvent& event, std::string_view key)
{
    return find(searchAttributesOf(event), key);
}

const common::Payload* memoPayload(const HistoryEvent& event, std::string_view key)
{
    return find(memoOf(event), key);
}

} // namespace chronoscope
