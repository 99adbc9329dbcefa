// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Facts about what happens with other workflows and clients: children, Nexus operations, updates, signals, cancels.
#include "models/history/groupfacts.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;
namespace history = temporal::api::history::v1;

void setNameOnce(const EventInGroup& entry, const std::string& name)
{
    if (entry.group.nameId == 0)
        entry.group.nameId = entry.names.idOf(name);
}

/// Most of a child's events repeat its type, which serves those that lost their first event.
void closeChild(const EventInGroup& entry, Status status, const std::string& workflowType)
{
    entry.close(status);
    setNameOnce(entry, workflowType);
}

void addNexusSchedule(const EventInGroup& entry)
{
    const auto& attributes = entry.event.nexus_operation_scheduled_event_attributes();
    entry.group.status = Status::Scheduled;
    entry.group.nameId = entry.names.idOfTemporary(attributes.service() + '.' + attributes.operation());
}

void addUpdateOutcome(const EventInGroup& entry)
{
    const auto& attributes = entry.event.workflow_execution_update_completed_event_attributes();
    entry.close(attributes.outcome().has_failure() ? Status::Failed : Status::Completed);
}

void addUpdateAcceptance(const EventInGroup& entry)
{
    const auto& attributes = entry.event.workflow_execution_update_accepted_event_attributes();
    const bool waitedForAcceptance = entry.group.status == Status::Scheduled;
    entry.group.status = Status::Running;
    if (waitedForAcceptance)
        entry.group.started = entry.time;
    setNameOnce(entry, attributes.accepted_request().input().name());
}

} // namespace

void addChildWorkflowFacts(const EventInGroup& entry)
{
    const HistoryEvent& event = entry.event;
    switch (entry.type) {
    case enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED: {
        const auto& attributes = event.start_child_workflow_execution_initiated_event_attributes();
        entry.group.status = Status::Scheduled;
        entry.group.nameId = entry.names.idOf(attributes.workflow_type().name());
        entry.group.taskQueueId = entry.names.idOf(attributes.task_queue().name());
        break;
    }
    case enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED:
        entry.group.started = entry.time;
        entry.group.status = Status::Running;
        setNameOnce(entry, event.child_workflow_execution_started_event_attributes().workflow_type().name());
        break;
    case enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_FAILED:
        closeChild(entry, Status::Failed,
                   event.start_child_workflow_execution_failed_event_attributes().workflow_type().name());
        break;
    case enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_COMPLETED:
        closeChild(entry, Status::Completed,
                   event.child_workflow_execution_completed_event_attributes().workflow_type().name());
        break;
    case enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_FAILED:
        closeChild(entry, Status::Failed,
                   event.child_workflow_execution_failed_event_attributes().workflow_type().name());
        break;
    case enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_CANCELED:
        closeChild(entry, Status::Cancelled,
                   event.child_workflow_execution_canceled_event_attributes().workflow_type().name());
        break;
    case enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TIMED_OUT:
        closeChild(entry, Status::TimedOut,
                   event.child_workflow_execution_timed_out_event_attributes().workflow_type().name());
        break;
    case enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TERMINATED:
        closeChild(entry, Status::Terminated,
                   event.child_workflow_execution_terminated_event_attributes().workflow_type().name());
        break;
    default:
        break;
    }
}

void addNexusOperationFacts(const EventInGroup& entry)
{
    switch (entry.type) {
    case enums::EVENT_TYPE_NEXUS_OPERATION_SCHEDULED:
        addNexusSchedule(entry);
        break;
    case enums::EVENT_TYPE_NEXUS_OPERATION_STARTED:
        entry.group.started = entry.time;
        entry.group.status = Status::Running;
        break;
    case enums::EVENT_TYPE_NEXUS_OPERATION_COMPLETED:
        entry.close(Status::Completed);
        break;
    case enums::EVENT_TYPE_NEXUS_OPERATION_FAILED:
        entry.close(Status::Failed);
        break;
    case enums::EVENT_TYPE_NEXUS_OPERATION_CANCELED:
        entry.close(Status::Cancelled);
        break;
    case enums::EVENT_TYPE_NEXUS_OPERATION_TIMED_OUT:
        entry.close(Status::TimedOut);
        break;
    default: // Cancel requests and their answers change nothing by themselves.
        break;
    }
}

void addUpdateFacts(const EventInGroup& entry)
{
    switch (entry.type) {
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ADMITTED:
        entry.group.status = Status::Scheduled;
        setNameOnce(entry, entry.event.workflow_execution_update_admitted_event_attributes().request().input().name());
        break;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED:
        addUpdateAcceptance(entry);
        break;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_REJECTED:
        entry.close(Status::Failed);
        setNameOnce(
            entry, entry.event.workflow_execution_update_rejected_event_attributes().rejected_request().input().name());
        break;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED:
        addUpdateOutcome(entry);
        break;
    default:
        break;
    }
}

void addMessageFacts(const EventInGroup& entry)
{
    const HistoryEvent& event = entry.event;
    switch (entry.type) {
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED:
        entry.close(Status::Instant);
        entry.group.nameId = entry.names.idOf(event.workflow_execution_signaled_event_attributes().signal_name());
        break;
    case enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED:
        entry.group.status = Status::Scheduled;
        entry.group.nameId =
            entry.names.idOf(event.signal_external_workflow_execution_initiated_event_attributes().signal_name());
        break;
    case enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED: {
        const history::RequestCancelExternalWorkflowExecutionInitiatedEventAttributes& attributes =
            event.request_cancel_external_workflow_execution_initiated_event_attributes();
        entry.group.status = Status::Scheduled;
        entry.group.nameId = entry.names.idOf(attributes.workflow_execution().workflow_id());
        break;
    }
    case enums::EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_SIGNALED:
    case enums::EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_CANCEL_REQUESTED:
        entry.close(Status::Completed);
        break;
    case enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED:
    case enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_FAILED:
        entry.close(Status::Failed);
        break;
    default:
        break;
    }
}

} // namespace chronoscope
