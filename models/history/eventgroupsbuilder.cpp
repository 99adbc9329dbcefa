// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/eventgroupsbuilder.h"

#include "models/history/eventreferences.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

/// The update that an event is about. The id of the protocol instance is the update id.
const std::string& updateIdOf(const HistoryEvent& event, std::int32_t type)
{
    switch (type) {
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ADMITTED:
        return event.workflow_execution_update_admitted_event_attributes().request().meta().update_id();
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED:
        return event.workflow_execution_update_accepted_event_attributes().protocol_instance_id();
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_REJECTED:
        return event.workflow_execution_update_rejected_event_attributes().protocol_instance_id();
    default:
        return event.workflow_execution_update_completed_event_attributes().meta().update_id();
    }
}

} // namespace

EventGroupsBuilder::EventGroupsBuilder(std::shared_ptr<const History> history)
    : m_history(std::move(history)), m_result(std::make_shared<EventGroups>())
{
}

std::shared_ptr<const EventGroups> EventGroupsBuilder::build()
{
    const std::size_t count = m_history->size();
    m_result->m_history = m_history;
    m_result->m_groupOfEvent.assign(count, NoGroup);
    m_result->m_groups.reserve(count / 2 + 1);
    for (std::size_t position = 0; position < count; ++position)
        addEvent(EventIndex(position));
    listMembers();
    m_result->m_names = m_names.takeNames();
    return m_result;
}

void EventGroupsBuilder::addEvent(EventIndex index)
{
    const std::int32_t type = m_history->type(index);
    const GroupKind kind = groupKindOf(type);
    std::uint32_t group = findGroup(index, kind);
    if (group == NoGroup)
        group = beginGroup(index, kind);
    m_result->m_groupOfEvent[index.value] = group;
    ++m_result->m_groups[group].memberCount;
    addFacts(index, group, kind);
    remember(m_history->event(index), type, group);
}

std::uint32_t EventGroupsBuilder::findGroup(EventIndex index, GroupKind kind) const
{
    const std::int32_t type = m_history->type(index);
    if (kind == GroupKind::Workflow)
        return m_workflow;
    if (type == enums::EVENT_TYPE_WORKFLOW_EXECUTION_UNPAUSED)
        return m_pause;
    const std::uint32_t referenced = findReferencedGroup(index);
    if (referenced == NoGroup && kind == GroupKind::Update)
        return findUpdate(m_history->event(index), type);
    return referenced;
}

std::uint32_t EventGroupsBuilder::findReferencedGroup(EventIndex index) const
{
    for (const EventReferenceField& field : referenceFieldsOf(m_history->type(index))) {
        if (!field.joinsGroup)
            continue;
        const std::int64_t eventId = field.read(m_history->event(index));
        if (eventId <= 0)
            continue;
        const auto target = m_history->findEventId(eventId);
        // An event can only continue what began before it.
        if (target && *target < index && field.targets.contains(m_history->type(*target)))
            return m_result->m_groupOfEvent[target->value];
    }
    return NoGroup;
}

std::uint32_t EventGroupsBuilder::findUpdate(const HistoryEvent& event, std::int32_t type) const
{
    const auto found = m_updates.find(updateIdOf(event, type));
    if (found == m_updates.end())
        return NoGroup;
    // What has been accepted or decided already is another update with the same id.
    const Status status = m_result->m_groups[found->second].status;
    const bool isCompletion = type == enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED;
    const bool continues = status == Status::Scheduled || (isCompletion && status == Status::Running);
    return continues && type != enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ADMITTED ? found->second : NoGroup;
}

std::uint32_t EventGroupsBuilder::beginGroup(EventIndex index, GroupKind kind)
{
    const auto position = static_cast<std::uint32_t>(m_result->m_groups.size());
    EventGroup& group = m_result->m_groups.emplace_back();
    group.start = m_history->time(index);
    group.firstEvent = index;
    group.kind = kind;
    // Until an event says otherwise: fragments of a history may begin with the middle of something.
    group.status = Status::Running;
    return position;
}

void EventGroupsBuilder::remember(const HistoryEvent& event, std::int32_t type, std::uint32_t group)
{
    switch (m_result->m_groups[group].kind) {
    case GroupKind::Workflow:
        m_workflow = group;
        break;
    case GroupKind::Pause:
        m_pause = type == enums::EVENT_TYPE_WORKFLOW_EXECUTION_PAUSED ? group : NoGroup;
        break;
    case GroupKind::Update:
        if (const std::string& updateId = updateIdOf(event, type); !updateId.empty())
            m_updates[updateId] = group;
        break;
    default:
        break;
    }
}

void EventGroupsBuilder::addFacts(EventIndex index, std::uint32_t position, GroupKind kind)
{
    const HistoryEvent& event = m_history->event(index);
    EventGroup& group = m_result->m_groups[position];
    const EventInGroup entry{event, m_history->type(index), m_history->time(index), group, m_names};
    switch (kind) {
    case GroupKind::Workflow:
        return addWorkflowFacts(entry);
    case GroupKind::WorkflowTask:
        return addWorkflowTaskFacts(entry);
    case GroupKind::Activity:
        return addActivityFacts(entry);
    case GroupKind::Timer:
        return addTimerFacts(entry);
    case GroupKind::ChildWorkflow:
        return addChildWorkflowFacts(entry);
    case GroupKind::NexusOperation:
        return addNexusOperationFacts(entry);
    case GroupKind::Update:
        return addUpdateFacts(entry);
    case GroupKind::SignalReceived:
    case GroupKind::SignalSent:
    case GroupKind::CancelSent:
        return addMessageFacts(entry);
    case GroupKind::Attributes:
    case GroupKind::Options:
    case GroupKind::Pause:
        addPropertyFacts(entry);
        if (group.nameId == 0)
            nameByType(index, group);
        return;
    case GroupKind::LocalActivity:
    case GroupKind::Version:
    case GroupKind::SideEffect:
    case GroupKind::Marker:
        addMarkerFacts(entry, m_markers);
        takeWorkerFromTask(event, group);
        if (group.nameId == 0)
            nameByType(index, group);
        return;
    }
}

void EventGroupsBuilder::takeWorkerFromTask(const HistoryEvent& event, EventGroup& group) const
{
    const std::int64_t taskId = event.marker_recorded_event_attributes().workflow_task_completed_event_id();
    const auto task = taskId > 0 ? m_history->findEventId(taskId) : std::nullopt;
    if (!task || *task >= group.firstEvent)
        return;
    const EventGroup& taskGroup = m_result->m_groups[m_result->m_groupOfEvent[task->value]];
    if (taskGroup.kind != GroupKind::WorkflowTask)
        return;
    group.workerId = taskGroup.workerId;
    group.taskQueueId = taskGroup.taskQueueId;
}

void EventGroupsBuilder::nameByType(EventIndex index, EventGroup& group)
{
    group.nameId = m_names.idOfTemporary(eventTypeName(*m_history, index).toStdString());
}

void EventGroupsBuilder::listMembers()
{
    std::uint32_t next = 0;
    for (EventGroup& group : m_result->m_groups) {
        group.firstMember = next;
        next += group.memberCount;
    }
    m_result->m_members.resize(m_history->size());
    std::vector<std::uint32_t> filled(m_result->m_groups.size(), 0);
    for (std::size_t position = 0; position < m_result->m_groupOfEvent.size(); ++position) {
        const std::uint32_t group = m_result->m_groupOfEvent[position];
        m_result->m_members[m_result->m_groups[group].firstMember + filled[group]++] = EventIndex(position);
    }
}

} // namespace chronoscope
