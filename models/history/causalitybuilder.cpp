// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/causalitybuilder.h"

#include "models/history/causefields.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>
#include <temporal/api/sdk/v1/event_group_marker.pb.h>

#include <cstdlib>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

/// Request id of a workflow task that the server handed out with its answer to the completion of the one before.
constexpr std::string_view StartedWithCompletion = "request-from-RespondWorkflowTaskCompleted";
/// A task that the server schedules together with a completion has about its time.
constexpr std::int64_t SameMomentNanoseconds = 50 * NanosecondsPerMillisecond;

constexpr EventTypeSet NexusEnds{enums::EVENT_TYPE_NEXUS_OPERATION_COMPLETED, enums::EVENT_TYPE_NEXUS_OPERATION_FAILED,
                                 enums::EVENT_TYPE_NEXUS_OPERATION_CANCELED,
                                 enums::EVENT_TYPE_NEXUS_OPERATION_TIMED_OUT};

Origin startOrigin(const HistoryEvent& event)
{
    const auto& attributes = event.workflow_execution_started_event_attributes();
    if (!attributes.continued_execution_run_id().empty())
        return Origin::ContinuedFromEarlierRun;
    return attributes.has_parent_workflow_execution() ? Origin::StartedByParent : Origin::StartedFromOutside;
}

/// The scheduled event of the operation that an event is about; 0 for other types.
std::int64_t nexusScheduledId(const HistoryEvent& event, std::int32_t type)
{
    switch (type) {
    case enums::EVENT_TYPE_NEXUS_OPERATION_STARTED:
        return event.nexus_operation_started_event_attributes().scheduled_event_id();
    case enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUESTED:
        return event.nexus_operation_cancel_requested_event_attributes().scheduled_event_id();
    case enums::EVENT_TYPE_NEXUS_OPERATION_COMPLETED:
        return event.nexus_operation_completed_event_attributes().scheduled_event_id();
    case enums::EVENT_TYPE_NEXUS_OPERATION_FAILED:
        return event.nexus_operation_failed_event_attributes().scheduled_event_id();
    case enums::EVENT_TYPE_NEXUS_OPERATION_CANCELED:
        return event.nexus_operation_canceled_event_attributes().scheduled_event_id();
    case enums::EVENT_TYPE_NEXUS_OPERATION_TIMED_OUT:
        return event.nexus_operation_timed_out_event_attributes().scheduled_event_id();
    default:
        return 0;
    }
}

template <typename Key>
EventIndex valueOrNone(const std::unordered_map<Key, EventIndex>& map, const Key& key)
{
    const auto found = map.find(key);
    return found == map.end() ? EventIndex() : found->second;
}

} // namespace

CausalityBuilder::CausalityBuilder(const History& history) : m_history(history), m_result(std::make_shared<Causality>())
{
}

std::shared_ptr<const Causality> CausalityBuilder::build()
{
    const std::size_t count = m_history.size();
    m_result->m_firstCause.reserve(count + 1);
    m_result->m_causes.reserve(count + count / 4);
    m_result->m_origins.reserve(count);
    findUpdateTasks();
    for (std::size_t position = 0; position < count; ++position) {
        const EventIndex event(position);
        m_current = event;
        m_result->m_firstCause.push_back(static_cast<std::uint32_t>(m_result->m_causes.size()));
        addEvent(event);
        const bool hasCause = m_result->m_causes.size() > m_result->m_firstCause.back();
        m_result->m_origins.push_back(hasCause ? Origin::None : originOf(event));
        remember(event);
    }
    m_result->m_firstCause.push_back(static_cast<std::uint32_t>(m_result->m_causes.size()));
    listEffects();
    return m_result;
}

void CausalityBuilder::findUpdateTasks()
{
    for (std::size_t position = 0; position < m_history.size(); ++position) {
        const EventIndex event(position);
        if (m_history.type(event) != enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED)
            continue;
        const std::int64_t taskId = m_history.event(event)
                                        .workflow_execution_update_accepted_event_attributes()
                                        .accepted_request_sequencing_event_id();
        const auto task = taskId > 0 ? m_history.findEventId(taskId) : std::nullopt;
        if (!task || m_history.type(*task) != enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED)
            continue;
        m_isForUpdate.resize(m_history.size());
        m_isForUpdate[task->value] = true;
    }
}

void CausalityBuilder::addCause(EventIndex cause, CauseKind kind)
{
    // Hostile files name anything; a cause that does not come before its effect is none.
    if (cause.isValid() && cause < m_current)
        m_result->m_causes.push_back({cause, kind});
}

void CausalityBuilder::addEvent(EventIndex event)
{
    const std::int32_t type = m_history.type(event);
    if (type == enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED)
        return addTaskCauses(event);
    if (!isCommandEventType(type))
        m_commandTask = EventIndex();
    addNamedCauses(event);
    if (type == enums::EVENT_TYPE_WORKFLOW_TASK_STARTED)
        addDelivered(event);
    else if (type == enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED)
        addAdmission(event);
    if (m_history.event(event).event_group_markers_size() > 0)
        addHandlers(event);
}

void CausalityBuilder::addNamedCauses(EventIndex event)
{
    const std::int32_t type = m_history.type(event);
    const HistoryEvent& message = m_history.event(event);
    const std::span<const CauseField> fields = causeFieldsOf(type);
    // Updates do not name their task, and old test servers name its started event: what stands behind it is its.
    const bool namesTask = !fields.empty() && fields.front().kind == CauseKind::Command;
    std::optional<EventIndex> task;
    if (namesTask) {
        const std::int64_t taskId = fields.front().field->read(message);
        task = taskId > 0 ? m_history.findEventId(taskId) : std::nullopt;
        if (task && (*task >= event || !fields.front().field->targets.contains(m_history.type(*task))))
            task.reset();
    }
    if (isCommandEventType(type))
        addCause(task.value_or(m_commandTask), CauseKind::Command);
    if (NexusEnds.contains(type))
        return addNexusCauses(event);
    std::optional<CauseKind> named;
    for (const CauseField& cause : fields) {
        if (cause.kind == CauseKind::Command || (cause.isLastResort && named == cause.kind))
            continue;
        const std::int64_t eventId = cause.field->read(message);
        const auto target = eventId > 0 ? m_history.findEventId(eventId) : std::nullopt;
        if (!target || *target >= event || !cause.field->targets.contains(m_history.type(*target)))
            continue;
        addCause(*target, cause.kind);
        named = cause.kind;
    }
}

void CausalityBuilder::addNexusCauses(EventIndex event)
{
    const std::int32_t type = m_history.type(event);
    const std::int64_t eventId = nexusScheduledId(m_history.event(event), type);
    const auto scheduled = eventId > 0 ? m_history.findEventId(eventId) : std::nullopt;
    if (!scheduled || m_history.type(*scheduled) != enums::EVENT_TYPE_NEXUS_OPERATION_SCHEDULED)
        return;
    if (type == enums::EVENT_TYPE_NEXUS_OPERATION_CANCELED)
        addCause(valueOrNone(m_operationCancels, scheduled->value), CauseKind::Cancellation);
    const EventIndex started = valueOrNone(m_operationStarts, scheduled->value);
    addCause(started.isValid() ? started : *scheduled, CauseKind::Outcome);
}

void CausalityBuilder::addTaskCauses(EventIndex scheduled)
{
    addCause(m_failedTask, CauseKind::Retry);
    for (const EventIndex untold : m_untold)
        addCause(untold, CauseKind::Wake);
    const bool isExplained =
        m_failedTask.isValid() || !m_untold.empty() || (!m_isForUpdate.empty() && m_isForUpdate[scheduled.value]);
    if (!isExplained && !m_changes.empty()) {
        for (const EventIndex change : m_changes)
            addCause(change, CauseKind::Wake);
    } else if (!isExplained && isContinuation(scheduled)) {
        addCause(m_commandTask, CauseKind::Continuation);
    }
}

bool CausalityBuilder::isContinuation(EventIndex scheduled) const
{
    if (!m_commandTask.isValid())
        return false;
    const EventIndex next(scheduled.value + 1);
    const bool isStarted =
        next.value < m_history.size() && m_history.type(next) == enums::EVENT_TYPE_WORKFLOW_TASK_STARTED;
    if (isStarted &&
        m_history.event(next).workflow_task_started_event_attributes().request_id() == StartedWithCompletion)
        return true;
    const Instant time = m_history.time(scheduled);
    const Instant completed = m_history.time(m_commandTask);
    return time.isValid() && completed.isValid() && std::abs((time - completed).nanoseconds) <= SameMomentNanoseconds;
}

void CausalityBuilder::addDelivered(EventIndex started)
{
    const EventIndex scheduled = m_result->m_causes.size() > m_result->m_firstCause.back()
                                     ? m_result->m_causes[m_result->m_firstCause.back()].event
                                     : EventIndex();
    if (!scheduled.isValid())
        return;
    for (const EventIndex untold : m_untold) {
        if (untold > scheduled && untold < started)
            addCause(untold, CauseKind::Delivery);
    }
}

void CausalityBuilder::addAdmission(EventIndex accepted)
{
    const auto& attributes = m_history.event(accepted).workflow_execution_update_accepted_event_attributes();
    addCause(valueOrNone(m_admissions, std::string_view(attributes.protocol_instance_id())), CauseKind::Delivery);
}

void CausalityBuilder::addHandlers(EventIndex event)
{
    for (const auto& marker : m_history.event(event).event_group_markers()) {
        if (marker.has_inbound_event()) {
            const std::int64_t eventId = marker.inbound_event().inbound_event_id();
            if (const auto handled = eventId > 0 ? m_history.findEventId(eventId) : std::nullopt)
                addCause(*handled, CauseKind::Handler);
        } else if (marker.has_inbound_update()) {
            const std::string_view updateId = marker.inbound_update().inbound_update_id();
            addCause(valueOrNone(m_acceptances, updateId), CauseKind::Handler);
        }
    }
}

void CausalityBuilder::remember(EventIndex event)
{
    const std::int32_t type = m_history.type(event);
    if (wakesWorkflow(type))
        m_untold.push_back(event);
    rememberTask(event);
    rememberOperation(event);
}

void CausalityBuilder::rememberTask(EventIndex event)
{
    switch (m_history.type(event)) {
    case enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED:
    case enums::EVENT_TYPE_WORKFLOW_TASK_STARTED:
        m_untold.clear();
        m_changes.clear();
        m_failedTask = EventIndex();
        m_commandTask = EventIndex();
        break;
    case enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED:
        m_commandTask = event;
        break;
    case enums::EVENT_TYPE_WORKFLOW_TASK_FAILED:
    case enums::EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT:
        m_failedTask = event;
        break;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED:
        m_changes.push_back(event);
        break;
    default:
        break;
    }
}

void CausalityBuilder::rememberOperation(EventIndex event)
{
    const std::int32_t type = m_history.type(event);
    const HistoryEvent& message = m_history.event(event);
    switch (type) {
    case enums::EVENT_TYPE_NEXUS_OPERATION_STARTED:
    case enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUESTED: {
        const auto scheduled = m_history.findEventId(nexusScheduledId(message, type));
        if (!scheduled)
            break;
        const bool isStart = type == enums::EVENT_TYPE_NEXUS_OPERATION_STARTED;
        (isStart ? m_operationStarts : m_operationCancels)[scheduled->value] = event;
        break;
    }
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ADMITTED:
        m_admissions[message.workflow_execution_update_admitted_event_attributes().request().meta().update_id()] =
            event;
        break;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED:
        m_acceptances[message.workflow_execution_update_accepted_event_attributes().protocol_instance_id()] = event;
        break;
    default:
        break;
    }
}

Origin CausalityBuilder::originOf(EventIndex event) const
{
    const std::int32_t type = m_history.type(event);
    const HistoryEvent& message = m_history.event(event);
    switch (type) {
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED:
        return startOrigin(message);
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED:
        return message.workflow_execution_signaled_event_attributes().has_external_workflow_execution()
                   ? Origin::SignalFromWorkflow
                   : Origin::SignalFromOutside;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED:
        return message.workflow_execution_cancel_requested_event_attributes().has_external_workflow_execution()
                   ? Origin::CancelRequestedByWorkflow
                   : Origin::CancelRequestedFromOutside;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED:
        // The name by which the server's own history service signs.
        return message.workflow_execution_terminated_event_attributes().identity() == "history-service"
                   ? Origin::ServerDecision
                   : Origin::TerminatedFromOutside;
    case enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED:
        return !m_isForUpdate.empty() && m_isForUpdate[event.value] ? Origin::UpdateFromOutside : Origin::NotRecorded;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ADMITTED:
        return Origin::UpdateFromOutside;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_PAUSED:
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UNPAUSED:
        return Origin::PausedFromOutside;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED:
    case enums::EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED_EXTERNALLY:
    case enums::EVENT_TYPE_ACTIVITY_PROPERTIES_MODIFIED_EXTERNALLY:
        return Origin::OptionsChangedFromOutside;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT:
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED:
        return Origin::ServerDecision;
    default:
        return type >= 1 && type <= enums::EventType_MAX ? Origin::NotRecorded : Origin::UnknownType;
    }
}

void CausalityBuilder::listEffects()
{
    const std::size_t count = m_history.size();
    std::vector<std::uint32_t>& first = m_result->m_firstEffect;
    first.assign(count + 1, 0);
    for (const CausalLink& cause : m_result->m_causes)
        ++first[cause.event.value + 1];
    for (std::size_t position = 0; position < count; ++position)
        first[position + 1] += first[position];
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    m_result->m_effects.resize(m_result->m_causes.size());
    for (std::size_t position = 0; position < count; ++position) {
        for (const CausalLink& cause : m_result->causesOf(EventIndex(position)))
            m_result->m_effects[next[cause.event.value]++] = {EventIndex(position), cause.kind};
    }
}

} // namespace chronoscope
