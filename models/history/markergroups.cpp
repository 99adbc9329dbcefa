// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Facts about what the workflow's code noted down: markers, search attributes, memo, options, pauses.
#include "models/history/groupfacts.h"
#include "models/history/markercontent.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/failure/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;
using temporal::api::failure::v1::Failure;

constexpr std::size_t MaximumKeysInName = 5;

/// SDKs wrap what ended a local activity into an activity failure, whose cause tells.
Status statusOfLocalActivity(const Failure& failure)
{
    const Failure& cause = failure.has_activity_failure_info() && failure.has_cause() ? failure.cause() : failure;
    if (cause.has_canceled_failure_info())
        return Status::Cancelled;
    if (cause.has_timeout_failure_info())
        return Status::TimedOut;
    return Status::Failed;
}

/// "a, b, c": the keys in alphabetical order, since a map has none of its own.
template <typename Map>
std::string joinedKeys(const Map& map)
{
    std::vector<std::string_view> keys;
    keys.reserve(static_cast<std::size_t>(map.size()));
    for (const auto& [key, value] : map)
        keys.emplace_back(key);
    std::sort(keys.begin(), keys.end());
    std::string text;
    for (std::size_t position = 0; position < std::min(keys.size(), MaximumKeysInName); ++position) {
        if (position > 0)
            text += ", ";
        text += keys[position];
    }
    if (keys.size() > MaximumKeysInName)
        text += ", \u2026";
    return text;
}

/// The JSON names of what an options event sets, since it has no name of its own.
std::string optionsName(const temporal::api::history::v1::WorkflowExecutionOptionsUpdatedEventAttributes& attributes)
{
    std::string text;
    const auto append = [&text](bool isSet, std::string_view name) {
        if (!isSet)
            return;
        if (!text.empty())
            text += ", ";
        text += name;
    };
    append(attributes.has_versioning_override(), "versioningOverride");
    append(attributes.unset_versioning_override(), "unsetVersioningOverride");
    append(attributes.attached_completion_callbacks_size() > 0, "attachedCompletionCallbacks");
    append(attributes.has_priority(), "priority");
    append(attributes.has_time_skipping_config(), "timeSkippingConfig");
    append(attributes.workflow_update_options_size() > 0, "workflowUpdateOptions");
    return text;
}

void addPause(const EventInGroup& entry)
{
    if (entry.type == enums::EVENT_TYPE_WORKFLOW_EXECUTION_PAUSED) {
        entry.group.status = Status::Running;
        entry.group.nameId = entry.names.idOf(entry.event.workflow_execution_paused_event_attributes().reason());
        return;
    }
    entry.close(Status::Completed);
    if (entry.group.nameId == 0)
        entry.group.nameId = entry.names.idOf(entry.event.workflow_execution_unpaused_event_attributes().reason());
}

} // namespace

void addMarkerFacts(const EventInGroup& entry, MarkerReader& reader)
{
    entry.close(Status::Instant);
    if (entry.type != enums::EVENT_TYPE_MARKER_RECORDED)
        return; // A type that the schema lacks; its name comes from the file.
    const auto& attributes = entry.event.marker_recorded_event_attributes();
    const MarkerContent content = reader.read(attributes);
    entry.group.kind = content.kind;
    entry.group.nameId = entry.names.idOfTemporary(content.name);
    entry.group.attempts = content.attempts;
    if (content.kind == GroupKind::LocalActivity)
        entry.group.status = attributes.has_failure() ? statusOfLocalActivity(attributes.failure()) : Status::Completed;
}

void addPropertyFacts(const EventInGroup& entry)
{
    switch (entry.type) {
    case enums::EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES: {
        const auto& attributes = entry.event.upsert_workflow_search_attributes_event_attributes();
        entry.group.nameId = entry.names.idOfTemporary(joinedKeys(attributes.search_attributes().indexed_fields()));
        break;
    }
    case enums::EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED:
        entry.group.nameId = entry.names.idOfTemporary(
            joinedKeys(entry.event.workflow_properties_modified_event_attributes().upserted_memo().fields()));
        break;
    case enums::EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED_EXTERNALLY:
        entry.group.nameId = entry.names.idOfTemporary(joinedKeys(
            entry.event.workflow_properties_modified_externally_event_attributes().upserted_memo().fields()));
        break;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED:
        entry.group.nameId =
            entry.names.idOfTemporary(optionsName(entry.event.workflow_execution_options_updated_event_attributes()));
        break;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_PAUSED:
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UNPAUSED:
        return addPause(entry);
    default:
        break;
    }
    entry.close(Status::Instant);
}

} // namespace chronoscope
