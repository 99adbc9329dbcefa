// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/jobkinds.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/enums/v1/failed_cause.pb.h>
#include <temporal/api/history/v1/message.pb.h>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

} // namespace

std::optional<JobKind> jobKindOf(std::int32_t eventType)
{
    switch (eventType) {
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED:
        return JobKind::InitializeWorkflow;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED:
        return JobKind::SignalWorkflow;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED:
        return JobKind::CancelWorkflow;
    case enums::EVENT_TYPE_TIMER_FIRED:
        return JobKind::FireTimer;
    case enums::EVENT_TYPE_ACTIVITY_TASK_COMPLETED:
    case enums::EVENT_TYPE_ACTIVITY_TASK_FAILED:
    case enums::EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT:
    case enums::EVENT_TYPE_ACTIVITY_TASK_CANCELED:
        return JobKind::ResolveActivity;
    case enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_FAILED:
    case enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED:
        return JobKind::ResolveChildWorkflowExecutionStart;
    case enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_COMPLETED:
    case enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_FAILED:
    case enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_CANCELED:
    case enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TIMED_OUT:
    case enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TERMINATED:
        return JobKind::ResolveChildWorkflowExecution;
    case enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED:
    case enums::EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_SIGNALED:
        return JobKind::ResolveSignalExternalWorkflow;
    case enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_FAILED:
    case enums::EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_CANCEL_REQUESTED:
        return JobKind::ResolveRequestCancelExternalWorkflow;
    case enums::EVENT_TYPE_NEXUS_OPERATION_STARTED:
        return JobKind::ResolveNexusOperationStart;
    case enums::EVENT_TYPE_NEXUS_OPERATION_COMPLETED:
    case enums::EVENT_TYPE_NEXUS_OPERATION_FAILED:
    case enums::EVENT_TYPE_NEXUS_OPERATION_CANCELED:
    case enums::EVENT_TYPE_NEXUS_OPERATION_TIMED_OUT:
        return JobKind::ResolveNexusOperation;
    default:
        return std::nullopt;
    }
}

std::optional<JobKind> markerJobKindOf(GroupKind marker, SdkFamily family)
{
    switch (marker) {
    case GroupKind::Version:
        return JobKind::NotifyHasPatch;
    case GroupKind::LocalActivity:
        return JobKind::ResolveLocalActivity;
    case GroupKind::SideEffect:
        return family == SdkFamily::Core ? std::nullopt : std::optional(JobKind::ReplaySideEffect);
    default:
        return std::nullopt;
    }
}

bool isResetFailure(const History& history, EventIndex event)
{
    return history.type(event) == enums::EVENT_TYPE_WORKFLOW_TASK_FAILED &&
           history.event(event).workflow_task_failed_event_attributes().cause() ==
               enums::WORKFLOW_TASK_FAILED_CAUSE_RESET_WORKFLOW;
}

} // namespace chronoscope
