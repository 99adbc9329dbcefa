// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts of the straight fold that are not about things that open and close.
#include "tests/state/markerwords.h"
#include "tests/state/straightfold.h"

#include <temporal/api/enums/v1/event_type.pb.h>

namespace chronoscope::test {

namespace {

using namespace temporal::api::enums::v1;
using Payload = temporal::api::common::v1::Payload;
using Marker = temporal::api::history::v1::MarkerRecordedEventAttributes;

std::vector<OpenItem> listed(const std::map<EventIndex, OpenItem>& items)
{
    std::vector<OpenItem> result;
    for (const auto& [opened, item] : items)
        result.push_back(item);
    return result;
}

std::vector<StateEntry> listed(const std::map<std::string, StateEntry>& entries)
{
    std::vector<StateEntry> result;
    for (const auto& [key, entry] : entries) {
        result.push_back(entry);
        result.back().key = key;
    }
    return result;
}

} // namespace

void StraightFold::addTaskEvent(EventIndex index, const HistoryEvent& event)
{
    const GroupIndex group = m_groups.groupOf(index);
    OpenItem& pending = m_state.workflowTask;
    const auto beginUnlessPending = [&] {
        if (pending.group == group)
            return;
        pending = {};
        pending.group = group;
        pending.opened = index;
    };
    switch (event.event_type()) {
    case EVENT_TYPE_WORKFLOW_TASK_SCHEDULED:
        beginUnlessPending();
        pending.attempt = event.workflow_task_scheduled_event_attributes().attempt();
        return;
    case EVENT_TYPE_WORKFLOW_TASK_STARTED:
        if (m_closed.contains(group))
            return;
        beginUnlessPending();
        if (!pending.started.isValid())
            pending.started = index;
        return;
    case EVENT_TYPE_WORKFLOW_TASK_COMPLETED:
        m_state.failedWorkflowTasks = 0;
        addCompletion(event.workflow_task_completed_event_attributes());
        break;
    case EVENT_TYPE_WORKFLOW_TASK_FAILED:
    case EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT:
        ++m_state.failedWorkflowTasks;
        break;
    default:
        return;
    }
    m_closed.insert(group);
    if (pending.group == group)
        pending = {};
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

void StraightFold::addCompletion(const temporal::api::history::v1::WorkflowTaskCompletedEventAttributes& completed)
{
    const auto& sdk = completed.sdk_metadata();
    m_coreFlags.insert(sdk.core_used_flags().begin(), sdk.core_used_flags().end());
    m_languageFlags.insert(sdk.lang_used_flags().begin(), sdk.lang_used_flags().end());
    if (!sdk.sdk_name().empty())
        m_state.sdkName = sdk.sdk_name();
    if (!sdk.sdk_version().empty())
        m_state.sdkVersion = sdk.sdk_version();
    const auto tell = [this](const std::string& build, const std::string& deployment) {
        m_state.buildId = build;
        m_state.deployment = deployment;
    };
    const std::string& dotted = completed.worker_deployment_version();
    const std::size_t dot = dotted.find('.');
    if (const auto& version = completed.deployment_version(); !version.build_id().empty())
        tell(version.build_id(), version.deployment_name());
    else if (dot != std::string::npos && dot + 1 < dotted.size())
        tell(dotted.substr(dot + 1), dotted.substr(0, dot));
    else if (!completed.worker_version().build_id().empty())
        tell(completed.worker_version().build_id(), completed.worker_deployment_name());
    else if (!completed.binary_checksum().empty())
        tell(completed.binary_checksum(), completed.worker_deployment_name());
}

#pragma GCC diagnostic pop

void StraightFold::setKeys(EventIndex index, const google::protobuf::Map<std::string, Payload>& fields,
                           std::map<std::string, StateEntry>& entries)
{
    std::set<std::string> sorted;
    for (const auto& [key, payload] : fields)
        sorted.insert(key);
    std::int32_t position = 0;
    for (const std::string& key : sorted) {
        const Payload& payload = fields.at(key);
        const bool isNothing = payload.data().empty() || payload.data() == "null" || payload.data() == "[]";
        if (isNothing && payload.external_payloads_size() == 0)
            entries.erase(key);
        else
            entries[key] = {{}, index, position, {}};
        ++position;
    }
}

void StraightFold::addProperties(EventIndex index, const HistoryEvent& event)
{
    const auto& started = event.workflow_execution_started_event_attributes();
    switch (event.event_type()) {
    case EVENT_TYPE_WORKFLOW_EXECUTION_STARTED:
        setKeys(index, started.search_attributes().indexed_fields(), m_searchAttributes);
        return setKeys(index, started.memo().fields(), m_memo);
    case EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES:
        return setKeys(index,
                       event.upsert_workflow_search_attributes_event_attributes().search_attributes().indexed_fields(),
                       m_searchAttributes);
    case EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED:
        return setKeys(index, event.workflow_properties_modified_event_attributes().upserted_memo().fields(), m_memo);
    case EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED_EXTERNALLY:
        return setKeys(index, event.workflow_properties_modified_externally_event_attributes().upserted_memo().fields(),
                       m_memo);
    case EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED:
        return m_signalsReceived.push_back(index);
    case EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED:
    case EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED:
        return m_options.push_back(index);
    default:
        return;
    }
}

void StraightFold::addRunEvent(EventIndex index, const HistoryEvent& event)
{
    const auto end = [this](Status status) {
        m_state.status = status;
        m_state.isPaused = false;
    };
    switch (event.event_type()) {
    case EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED:
        if (!m_state.cancelRequested.isValid())
            m_state.cancelRequested = index;
        return;
    case EVENT_TYPE_WORKFLOW_EXECUTION_PAUSED:
        m_state.isPaused = true;
        return;
    case EVENT_TYPE_WORKFLOW_EXECUTION_UNPAUSED:
        m_state.isPaused = false;
        return;
    case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED:
        return end(Status::Completed);
    case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED:
        return end(Status::Failed);
    case EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT:
        return end(Status::TimedOut);
    case EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED:
        return end(Status::Cancelled);
    case EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED:
        return end(Status::Terminated);
    case EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW:
        return end(Status::ContinuedAsNew);
    default:
        return;
    }
}

void StraightFold::addMarker(EventIndex index, const HistoryEvent& event)
{
    if (event.event_type() != EVENT_TYPE_MARKER_RECORDED)
        return;
    const Marker& marker = event.marker_recorded_event_attributes();
    const std::string& name = marker.marker_name();
    if (name == "LocalActivity" || name == "core_local_activity")
        return m_localActivities.push_back(index);
    if (name == "SideEffect" || name == "MutableSideEffect")
        return m_sideEffects.push_back(index);
    const std::string id = name == "Version" || name == "core_patch" ? versionId(marker) : std::string();
    if (id.empty())
        return m_markers.push_back(index);
    m_versions[id] = {{}, index, 0, {}};
    m_versionValues[id] = versionValue(marker);
}

RunState StraightFold::state()
{
    RunState state = m_state;
    state.activities = listed(m_activities);
    state.timers = listed(m_timers);
    state.childWorkflows = listed(m_children);
    state.nexusOperations = listed(m_operations);
    state.updates = listed(m_updates);
    state.signalsSent = listed(m_signals);
    state.cancelsSent = listed(m_cancels);
    state.signalsReceived = m_signalsReceived;
    state.updatesCompleted = m_updatesCompleted;
    state.localActivities = m_localActivities;
    state.sideEffects = m_sideEffects;
    state.otherMarkers = m_markers;
    state.optionsUpdated = m_options;
    state.closedItems = m_closedItems;
    state.searchAttributes = listed(m_searchAttributes);
    state.memo = listed(m_memo);
    for (auto& [key, entry] : m_versions)
        entry.value = m_versionValues[key];
    state.versions = listed(m_versions);
    state.coreFlags.assign(m_coreFlags.begin(), m_coreFlags.end());
    state.languageFlags.assign(m_languageFlags.begin(), m_languageFlags.end());
    return state;
}

} // namespace chronoscope::test
