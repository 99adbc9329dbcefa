// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/eventreferences.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <array>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

constexpr EventTypeSet TaskScheduled{enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED};
constexpr EventTypeSet TaskStarted{enums::EVENT_TYPE_WORKFLOW_TASK_STARTED};
constexpr EventTypeSet TaskCompleted{enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED};
constexpr EventTypeSet ActivityScheduled{enums::EVENT_TYPE_ACTIVITY_TASK_SCHEDULED};
constexpr EventTypeSet ActivityStarted{enums::EVENT_TYPE_ACTIVITY_TASK_STARTED};
constexpr EventTypeSet TimerStarted{enums::EVENT_TYPE_TIMER_STARTED};
constexpr EventTypeSet CancelInitiated{enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED};
constexpr EventTypeSet SignalInitiated{enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED};
constexpr EventTypeSet ChildInitiated{enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED};
constexpr EventTypeSet ChildStarted{enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED};
constexpr EventTypeSet NexusScheduled{enums::EVENT_TYPE_NEXUS_OPERATION_SCHEDULED};

template <auto Attributes>
constexpr EventReferenceField scheduledBy(int eventType, EventTypeSet target)
{
    constexpr auto Read = [](const HistoryEvent& event) { return (event.*Attributes)().scheduled_event_id(); };
    return {eventType, "scheduledEventId", Read, target, true};
}

template <auto Attributes>
constexpr EventReferenceField startedBy(int eventType, EventTypeSet target)
{
    constexpr auto Read = [](const HistoryEvent& event) { return (event.*Attributes)().started_event_id(); };
    return {eventType, "startedEventId", Read, target, true};
}

template <auto Attributes>
constexpr EventReferenceField initiatedBy(int eventType, EventTypeSet target)
{
    constexpr auto Read = [](const HistoryEvent& event) { return (event.*Attributes)().initiated_event_id(); };
    return {eventType, "initiatedEventId", Read, target, true};
}

/// The workflow task whose completion carried the command, or that was answered.
template <auto Attributes>
constexpr EventReferenceField commandOf(int eventType)
{
    constexpr auto Read = [](const HistoryEvent& event) {
        return (event.*Attributes)().workflow_task_completed_event_id();
    };
    return {eventType, "workflowTaskCompletedEventId", Read, TaskCompleted, false};
}

template <auto Attributes>
constexpr EventReferenceField cancelRequestedBy(int eventType)
{
    constexpr auto Read = [](const HistoryEvent& event) { return (event.*Attributes)().requested_event_id(); };
    return {eventType, "requestedEventId", Read, {enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUESTED}, true};
}

std::int64_t readLatestCancelRequested(const HistoryEvent& event)
{
    return event.activity_task_canceled_event_attributes().latest_cancel_requested_event_id();
}

std::int64_t readAccepted(const HistoryEvent& event)
{
    return event.workflow_execution_update_completed_event_attributes().accepted_event_id();
}

/// The last event before the workflow task that brought the update, normally that task's scheduled event.
std::int64_t readSequencing(const HistoryEvent& event)
{
    return event.workflow_execution_update_accepted_event_attributes().accepted_request_sequencing_event_id();
}

std::int64_t readRejectedSequencing(const HistoryEvent& event)
{
    return event.workflow_execution_update_rejected_event_attributes().rejected_request_sequencing_event_id();
}

/// In the order of event types.
// clang-format off
constexpr std::array Fields{
    commandOf<&HistoryEvent::workflow_execution_completed_event_attributes>(
        enums::EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED),
    commandOf<&HistoryEvent::workflow_execution_failed_event_attributes>(enums::EVENT_TYPE_WORKFLOW_EXECUTION_FAILED),
    scheduledBy<&HistoryEvent::workflow_task_started_event_attributes>(
        enums::EVENT_TYPE_WORKFLOW_TASK_STARTED, TaskScheduled),
    scheduledBy<&HistoryEvent::workflow_task_completed_event_attributes>(
        enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED, TaskScheduled),
    startedBy<&HistoryEvent::workflow_task_completed_event_attributes>(
        enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED, TaskStarted),
    scheduledBy<&HistoryEvent::workflow_task_timed_out_event_attributes>(
        enums::EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT, TaskScheduled),
    startedBy<&HistoryEvent::workflow_task_timed_out_event_attributes>(
        enums::EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT, TaskStarted),
    scheduledBy<&HistoryEvent::workflow_task_failed_event_attributes>(
        enums::EVENT_TYPE_WORKFLOW_TASK_FAILED, TaskScheduled),
    startedBy<&HistoryEvent::workflow_task_failed_event_attributes>(
        enums::EVENT_TYPE_WORKFLOW_TASK_FAILED, TaskStarted),
    commandOf<&HistoryEvent::activity_task_scheduled_event_attributes>(enums::EVENT_TYPE_ACTIVITY_TASK_SCHEDULED),
    scheduledBy<&HistoryEvent::activity_task_started_event_attributes>(
        enums::EVENT_TYPE_ACTIVITY_TASK_STARTED, ActivityScheduled),
    scheduledBy<&HistoryEvent::activity_task_completed_event_attributes>(
        enums::EVENT_TYPE_ACTIVITY_TASK_COMPLETED, ActivityScheduled),
    startedBy<&HistoryEvent::activity_task_completed_event_attributes>(
        enums::EVENT_TYPE_ACTIVITY_TASK_COMPLETED, ActivityStarted),
    scheduledBy<&HistoryEvent::activity_task_failed_event_attributes>(
        enums::EVENT_TYPE_ACTIVITY_TASK_FAILED, ActivityScheduled),
    startedBy<&HistoryEvent::activity_task_failed_event_attributes>(
        enums::EVENT_TYPE_ACTIVITY_TASK_FAILED, ActivityStarted),
    scheduledBy<&HistoryEvent::activity_task_timed_out_event_attributes>(
        enums::EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT, ActivityScheduled),
    startedBy<&HistoryEvent::activity_task_timed_out_event_attributes>(
        enums::EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT, ActivityStarted),
    scheduledBy<&HistoryEvent::activity_task_cancel_requested_event_attributes>(
        enums::EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED, ActivityScheduled),
    commandOf<&HistoryEvent::activity_task_cancel_requested_event_attributes>(
        enums::EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED),
    scheduledBy<&HistoryEvent::activity_task_canceled_event_attributes>(
        enums::EVENT_TYPE_ACTIVITY_TASK_CANCELED, ActivityScheduled),
    startedBy<&HistoryEvent::activity_task_canceled_event_attributes>(
        enums::EVENT_TYPE_ACTIVITY_TASK_CANCELED, ActivityStarted),
    EventReferenceField{enums::EVENT_TYPE_ACTIVITY_TASK_CANCELED, "latestCancelRequestedEventId",
        readLatestCancelRequested, {enums::EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED}, true},
    commandOf<&HistoryEvent::timer_started_event_attributes>(enums::EVENT_TYPE_TIMER_STARTED),
    startedBy<&HistoryEvent::timer_fired_event_attributes>(enums::EVENT_TYPE_TIMER_FIRED, TimerStarted),
    startedBy<&HistoryEvent::timer_canceled_event_attributes>(enums::EVENT_TYPE_TIMER_CANCELED, TimerStarted),
    commandOf<&HistoryEvent::timer_canceled_event_attributes>(enums::EVENT_TYPE_TIMER_CANCELED),
    commandOf<&HistoryEvent::workflow_execution_canceled_event_attributes>(
        enums::EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED),
    commandOf<&HistoryEvent::request_cancel_external_workflow_execution_initiated_event_attributes>(
        enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED),
    initiatedBy<&HistoryEvent::request_cancel_external_workflow_execution_failed_event_attributes>(
        enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_FAILED, CancelInitiated),
    commandOf<&HistoryEvent::request_cancel_external_workflow_execution_failed_event_attributes>(
        enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_FAILED),
    initiatedBy<&HistoryEvent::external_workflow_execution_cancel_requested_event_attributes>(
        enums::EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_CANCEL_REQUESTED, CancelInitiated),
    commandOf<&HistoryEvent::marker_recorded_event_attributes>(enums::EVENT_TYPE_MARKER_RECORDED),
    commandOf<&HistoryEvent::workflow_execution_continued_as_new_event_attributes>(
        enums::EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW),
    commandOf<&HistoryEvent::start_child_workflow_execution_initiated_event_attributes>(
        enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED),
    initiatedBy<&HistoryEvent::start_child_workflow_execution_failed_event_attributes>(
        enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_FAILED, ChildInitiated),
    commandOf<&HistoryEvent::start_child_workflow_execution_failed_event_attributes>(
        enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_FAILED),
    initiatedBy<&HistoryEvent::child_workflow_execution_started_event_attributes>(
        enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED, ChildInitiated),
    initiatedBy<&HistoryEvent::child_workflow_execution_completed_event_attributes>(
        enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_COMPLETED, ChildInitiated),
    startedBy<&HistoryEvent::child_workflow_execution_completed_event_attributes>(
        enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_COMPLETED, ChildStarted),
    initiatedBy<&HistoryEvent::child_workflow_execution_failed_event_attributes>(
        enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_FAILED, ChildInitiated),
    startedBy<&HistoryEvent::child_workflow_execution_failed_event_attributes>(
        enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_FAILED, ChildStarted),
    initiatedBy<&HistoryEvent::child_workflow_execution_canceled_event_attributes>(
        enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_CANCELED, ChildInitiated),
    startedBy<&HistoryEvent::child_workflow_execution_canceled_event_attributes>(
        enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_CANCELED, ChildStarted),
    initiatedBy<&HistoryEvent::child_workflow_execution_timed_out_event_attributes>(
        enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TIMED_OUT, ChildInitiated),
    startedBy<&HistoryEvent::child_workflow_execution_timed_out_event_attributes>(
        enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TIMED_OUT, ChildStarted),
    initiatedBy<&HistoryEvent::child_workflow_execution_terminated_event_attributes>(
        enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TERMINATED, ChildInitiated),
    startedBy<&HistoryEvent::child_workflow_execution_terminated_event_attributes>(
        enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TERMINATED, ChildStarted),
    commandOf<&HistoryEvent::signal_external_workflow_execution_initiated_event_attributes>(
        enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED),
    initiatedBy<&HistoryEvent::signal_external_workflow_execution_failed_event_attributes>(
        enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED, SignalInitiated),
    commandOf<&HistoryEvent::signal_external_workflow_execution_failed_event_attributes>(
        enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED),
    initiatedBy<&HistoryEvent::external_workflow_execution_signaled_event_attributes>(
        enums::EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_SIGNALED, SignalInitiated),
    commandOf<&HistoryEvent::upsert_workflow_search_attributes_event_attributes>(
        enums::EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES),
    EventReferenceField{enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED, "acceptedRequestSequencingEventId",
        readSequencing, TaskScheduled, false},
    EventReferenceField{enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_REJECTED, "rejectedRequestSequencingEventId",
        readRejectedSequencing, TaskScheduled, false},
    EventReferenceField{enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED, "acceptedEventId",
        readAccepted, {enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED}, true},
    scheduledBy<&HistoryEvent::activity_properties_modified_externally_event_attributes>(
        enums::EVENT_TYPE_ACTIVITY_PROPERTIES_MODIFIED_EXTERNALLY, ActivityScheduled),
    commandOf<&HistoryEvent::workflow_properties_modified_event_attributes>(
        enums::EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED),
    commandOf<&HistoryEvent::nexus_operation_scheduled_event_attributes>(enums::EVENT_TYPE_NEXUS_OPERATION_SCHEDULED),
    scheduledBy<&HistoryEvent::nexus_operation_started_event_attributes>(
        enums::EVENT_TYPE_NEXUS_OPERATION_STARTED, NexusScheduled),
    scheduledBy<&HistoryEvent::nexus_operation_completed_event_attributes>(
        enums::EVENT_TYPE_NEXUS_OPERATION_COMPLETED, NexusScheduled),
    scheduledBy<&HistoryEvent::nexus_operation_failed_event_attributes>(
        enums::EVENT_TYPE_NEXUS_OPERATION_FAILED, NexusScheduled),
    scheduledBy<&HistoryEvent::nexus_operation_canceled_event_attributes>(
        enums::EVENT_TYPE_NEXUS_OPERATION_CANCELED, NexusScheduled),
    scheduledBy<&HistoryEvent::nexus_operation_timed_out_event_attributes>(
        enums::EVENT_TYPE_NEXUS_OPERATION_TIMED_OUT, NexusScheduled),
    scheduledBy<&HistoryEvent::nexus_operation_cancel_requested_event_attributes>(
        enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUESTED, NexusScheduled),
    commandOf<&HistoryEvent::nexus_operation_cancel_requested_event_attributes>(
        enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUESTED),
    scheduledBy<&HistoryEvent::nexus_operation_cancel_request_completed_event_attributes>(
        enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUEST_COMPLETED, NexusScheduled),
    cancelRequestedBy<&HistoryEvent::nexus_operation_cancel_request_completed_event_attributes>(
        enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUEST_COMPLETED),
    commandOf<&HistoryEvent::nexus_operation_cancel_request_completed_event_attributes>(
        enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUEST_COMPLETED),
    scheduledBy<&HistoryEvent::nexus_operation_cancel_request_failed_event_attributes>(
        enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUEST_FAILED, NexusScheduled),
    cancelRequestedBy<&HistoryEvent::nexus_operation_cancel_request_failed_event_attributes>(
        enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUEST_FAILED),
    commandOf<&HistoryEvent::nexus_operation_cancel_request_failed_event_attributes>(
        enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUEST_FAILED),
};
// clang-format on

struct FieldRange {
    std::uint8_t first = 0;
    std::uint8_t count = 0;
};

constexpr auto RangesByType = [] {
    std::array<FieldRange, enums::EventType_MAX + 1> ranges{};
    for (std::size_t position = 0; position < Fields.size(); ++position) {
        FieldRange& range = ranges[static_cast<std::size_t>(Fields[position].eventType)];
        if (range.count == 0)
            range.first = static_cast<std::uint8_t>(position);
        ++range.count;
    }
    return ranges;
}();

} // namespace

QString EventReferenceField::path() const
{
    return eventAttributesKey(eventType) + QLatin1Char('.') + QLatin1String(name);
}

std::span<const EventReferenceField> referenceFieldsOf(std::int32_t eventType)
{
    if (eventType < 0 || eventType > enums::EventType_MAX)
        return {};
    const FieldRange range = RangesByType[static_cast<std::size_t>(eventType)];
    return std::span<const EventReferenceField>(Fields).subspan(range.first, range.count);
}

std::vector<EventReference> referencesOf(const HistoryEvent& event)
{
    std::vector<EventReference> references;
    for (const EventReferenceField& field : referenceFieldsOf(event.event_type())) {
        // 0 and the server's "no event" (-23, -123, ...) mean that nothing is named.
        if (const std::int64_t eventId = field.read(event); eventId > 0)
            references.push_back({&field, eventId});
    }
    return references;
}

} // namespace chronoscope
