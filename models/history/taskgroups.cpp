// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Facts about what a worker runs: workflow tasks, activities, and the workflow itself.
#include "models/history/groupfacts.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;
using temporal::api::taskqueue::v1::TaskQueue;

/// A sticky queue belongs to one worker and changes all the time; what people know is the queue it stands for.
std::uint32_t taskQueueId(NameTable& names, const TaskQueue& queue)
{
    return names.idOf(queue.normal_name().empty() ? queue.name() : queue.normal_name());
}

void setWorkerOnce(const EventInGroup& entry, const std::string& identity)
{
    if (entry.group.workerId == 0)
        entry.group.workerId = entry.names.idOf(identity);
}

void addWorkflowStart(const EventInGroup& entry)
{
    const auto& attributes = entry.event.workflow_execution_started_event_attributes();
    entry.group.status = Status::Running;
    entry.group.nameId = entry.names.idOf(attributes.workflow_type().name());
    entry.group.taskQueueId = taskQueueId(entry.names, attributes.task_queue());
    entry.group.attempts = attributes.attempt();
    entry.group.hasAttemptFailure = attributes.has_continued_failure();
}

void addActivityStart(const EventInGroup& entry)
{
    const auto& attributes = entry.event.activity_task_started_event_attributes();
    entry.group.started = entry.time;
    entry.group.status = Status::Running;
    entry.group.attempts = attributes.attempt();
    entry.group.hasAttemptFailure = attributes.has_last_failure();
    setWorkerOnce(entry, attributes.identity());
}

} // namespace

void addWorkflowFacts(const EventInGroup& entry)
{
    switch (entry.type) {
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED:
        addWorkflowStart(entry);
        break;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED:
        entry.close(Status::Completed);
        break;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_FAILED:
        entry.close(Status::Failed);
        break;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT:
        entry.close(Status::TimedOut);
        break;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED:
        entry.close(Status::Cancelled);
        break;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED:
        entry.close(Status::Terminated);
        break;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW:
        entry.close(Status::ContinuedAsNew);
        if (entry.group.nameId == 0) {
            const auto& attributes = entry.event.workflow_execution_continued_as_new_event_attributes();
            entry.group.nameId = entry.names.idOf(attributes.workflow_type().name());
        }
        break;
    default: // A cancel request changes nothing by itself.
        break;
    }
}

void addWorkflowTaskFacts(const EventInGroup& entry)
{
    switch (entry.type) {
    case enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED: {
        const auto& attributes = entry.event.workflow_task_scheduled_event_attributes();
        entry.group.status = Status::Scheduled;
        entry.group.attempts = attributes.attempt();
        entry.group.taskQueueId = taskQueueId(entry.names, attributes.task_queue());
        break;
    }
    case enums::EVENT_TYPE_WORKFLOW_TASK_STARTED:
        entry.group.started = entry.time;
        entry.group.status = Status::Running;
        setWorkerOnce(entry, entry.event.workflow_task_started_event_attributes().identity());
        break;
    case enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED:
        entry.close(Status::Completed);
        setWorkerOnce(entry, entry.event.workflow_task_completed_event_attributes().identity());
        break;
    case enums::EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT:
        entry.close(Status::TimedOut);
        break;
    case enums::EVENT_TYPE_WORKFLOW_TASK_FAILED:
        entry.close(Status::Failed);
        setWorkerOnce(entry, entry.event.workflow_task_failed_event_attributes().identity());
        break;
    default:
        break;
    }
}

void addActivityFacts(const EventInGroup& entry)
{
    switch (entry.type) {
    case enums::EVENT_TYPE_ACTIVITY_TASK_SCHEDULED: {
        const auto& attributes = entry.event.activity_task_scheduled_event_attributes();
        entry.group.status = Status::Scheduled;
        entry.group.nameId = entry.names.idOf(attributes.activity_type().name());
        entry.group.taskQueueId = taskQueueId(entry.names, attributes.task_queue());
        break;
    }
    case enums::EVENT_TYPE_ACTIVITY_TASK_STARTED:
        addActivityStart(entry);
        break;
    case enums::EVENT_TYPE_ACTIVITY_TASK_COMPLETED:
        entry.close(Status::Completed);
        setWorkerOnce(entry, entry.event.activity_task_completed_event_attributes().identity());
        break;
    case enums::EVENT_TYPE_ACTIVITY_TASK_FAILED:
        entry.close(Status::Failed);
        setWorkerOnce(entry, entry.event.activity_task_failed_event_attributes().identity());
        break;
    case enums::EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT:
        entry.close(Status::TimedOut);
        break;
    case enums::EVENT_TYPE_ACTIVITY_TASK_CANCELED:
        entry.close(Status::Cancelled);
        setWorkerOnce(entry, entry.event.activity_task_canceled_event_attributes().identity());
        break;
    default: // Cancel requests and modified properties change nothing by themselves.
        break;
    }
}

void addTimerFacts(const EventInGroup& entry)
{
    switch (entry.type) {
    case enums::EVENT_TYPE_TIMER_STARTED:
        entry.group.status = Status::Running;
        entry.group.nameId = entry.names.idOf(entry.event.timer_started_event_attributes().timer_id());
        break;
    case enums::EVENT_TYPE_TIMER_FIRED:
        entry.close(Status::Completed);
        if (entry.group.nameId == 0)
            entry.group.nameId = entry.names.idOf(entry.event.timer_fired_event_attributes().timer_id());
        break;
    case enums::EVENT_TYPE_TIMER_CANCELED:
        entry.close(Status::Cancelled);
        if (entry.group.nameId == 0)
            entry.group.nameId = entry.names.idOf(entry.event.timer_canceled_event_attributes().timer_id());
        break;
    default:
        break;
    }
}

} // namespace chronoscope
