// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/state/stateindexbuilder.h"

#include "models/history/buildidentity.h"
#include "models/history/eventtype.h"
#include "models/state/itemidentity.h"
#include "models/state/openeditem.h"
#include "models/state/propertychanges.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;
namespace history_v1 = temporal::api::history::v1;

constexpr std::size_t EventsBetweenCancellations = 1024;

Status statusAfter(std::int32_t closingType)
{
    switch (closingType) {
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED:
        return Status::Completed;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_FAILED:
        return Status::Failed;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT:
        return Status::TimedOut;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED:
        return Status::Cancelled;
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED:
        return Status::Terminated;
    default:
        return Status::ContinuedAsNew;
    }
}

std::vector<ValueSince<std::uint32_t>> asList(const std::map<std::uint32_t, EventIndex>& flags)
{
    std::vector<ValueSince<std::uint32_t>> list;
    list.reserve(flags.size());
    for (const auto& [flag, event] : flags)
        list.push_back({event, flag});
    return list;
}

/// What closedItems counts: what the workflow waited for.
bool isWaitedFor(ItemList list)
{
    return list == ItemList::Activities || list == ItemList::Timers || list == ItemList::ChildWorkflows ||
           list == ItemList::NexusOperations;
}

} // namespace

StateIndexBuilder::StateIndexBuilder(StateData& data)
    : m_data(data), m_history(data.groups->history()), m_itemOfGroup(data.groups->size(), NotOpened)
{
}

bool StateIndexBuilder::build(const CancellationToken& token)
{
    m_data.historyBytes.reserve(m_history.size());
    for (std::size_t position = 0; position < m_history.size(); ++position) {
        if (position % EventsBetweenCancellations == 0 && token.isCancelled())
            return false;
        addEvent(EventIndex(position));
    }
    m_data.coreFlags = asList(m_coreFlags);
    m_data.languageFlags = asList(m_languageFlags);
    m_data.searchAttributes.finish();
    m_data.memo.finish();
    m_data.versions.finish();
    return !token.isCancelled();
}

void StateIndexBuilder::addEvent(EventIndex index)
{
    addSize(index);
    const std::int32_t type = m_history.type(index);
    if (const ItemEffect effect = itemEffectOf(type); effect.kind != ItemEffect::Kind::None)
        return addItemEvent(index, effect);
    switch (type) {
    case enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED:
    case enums::EVENT_TYPE_WORKFLOW_TASK_STARTED:
    case enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED:
    case enums::EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT:
    case enums::EVENT_TYPE_WORKFLOW_TASK_FAILED:
        return addWorkflowTaskEvent(index);
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED:
        return append(EventList::SignalsReceived, index);
    case enums::EVENT_TYPE_MARKER_RECORDED:
        return addMarker(index);
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED:
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED:
        return append(EventList::OptionsUpdated, index);
    default:
        addPropertyChanges(m_history.event(index), index, m_data.searchAttributes, m_data.memo);
        return addRunEvent(index);
    }
}

void StateIndexBuilder::addItemEvent(EventIndex index, ItemEffect effect)
{
    const std::uint32_t position = m_itemOfGroup[m_data.groups->groupOf(index).value];
    OpenItemTimeline& items = m_data.items[static_cast<std::size_t>(effect.list)];
    switch (effect.kind) {
    case ItemEffect::Kind::Opens:
        if (position == NotOpened)
            openItem(index, effect.list);
        if (effect.list == ItemList::CancelsSent)
            noteChildCancelRequest(index);
        return;
    case ItemEffect::Kind::StartsOrOpens:
        if (position == NotOpened)
            openItem(index, effect.list);
        return startItem(index, effect.list);
    case ItemEffect::Kind::Starts:
        return startItem(index, effect.list);
    case ItemEffect::Kind::RequestsCancel:
        if (position < Closed && !items.item(position).cancelRequested.isValid())
            items.item(position).cancelRequested = index;
        return;
    case ItemEffect::Kind::Closes:
        return closeItem(index, effect.list);
    case ItemEffect::Kind::None:
        return;
    }
}

void StateIndexBuilder::openItem(EventIndex index, ItemList list)
{
    const GroupIndex group = m_data.groups->groupOf(index);
    OpenItem item;
    item.group = group;
    item.opened = index;
    if (m_history.type(index) == enums::EVENT_TYPE_TIMER_STARTED)
        item.due = timerDue(m_history.event(index), m_history.time(index));
    const std::uint32_t position = m_data.items[static_cast<std::size_t>(list)].open(item);
    m_itemOfGroup[group.value] = position;
    if (list == ItemList::ChildWorkflows)
        m_children[itemIdOf(m_history.event(index))] = position;
}

void StateIndexBuilder::noteChildCancelRequest(EventIndex index)
{
    const HistoryEvent& event = m_history.event(index);
    const auto& request = event.request_cancel_external_workflow_execution_initiated_event_attributes();
    const auto child = m_children.find(itemIdOf(event));
    if (!request.child_workflow_only() || child == m_children.end())
        return;
    OpenItemTimeline& children = m_data.items[static_cast<std::size_t>(ItemList::ChildWorkflows)];
    if (children.isOpen(child->second) && !children.item(child->second).cancelRequested.isValid())
        children.item(child->second).cancelRequested = index;
}

void StateIndexBuilder::startItem(EventIndex index, ItemList list)
{
    const std::uint32_t position = m_itemOfGroup[m_data.groups->groupOf(index).value];
    if (position >= Closed)
        return;
    OpenItem& item = m_data.items[static_cast<std::size_t>(list)].item(position);
    if (item.started.isValid())
        return;
    item.started = index;
    if (m_history.type(index) == enums::EVENT_TYPE_ACTIVITY_TASK_STARTED)
        addActivityStart(m_history.event(index), index, item);
}

void StateIndexBuilder::closeItem(EventIndex index, ItemList list)
{
    std::uint32_t& position = m_itemOfGroup[m_data.groups->groupOf(index).value];
    if (m_history.type(index) == enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED)
        append(EventList::UpdatesCompleted, index);
    if (position == Closed)
        return;
    if (position != NotOpened)
        m_data.items[static_cast<std::size_t>(list)].close(position, index);
    position = Closed;
    if (isWaitedFor(list))
        append(EventList::ClosedItems, index);
}

void StateIndexBuilder::addWorkflowTaskEvent(EventIndex index)
{
    const HistoryEvent& event = m_history.event(index);
    const GroupIndex group = m_data.groups->groupOf(index);
    std::uint32_t& progress = m_itemOfGroup[group.value];
    const bool isPending = !m_data.workflowTasks.empty() && m_data.workflowTasks.back().value.group == group;
    OpenItem task = isPending ? m_data.workflowTasks.back().value : OpenItem{};
    switch (m_history.type(index)) {
    case enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED:
    case enums::EVENT_TYPE_WORKFLOW_TASK_STARTED:
        if (progress != Closed && addTaskProgress(event, index, group, task))
            m_data.workflowTasks.push_back({index, task});
        return;
    case enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED:
        m_facts.failedWorkflowTasks = 0;
        addTaskCompletion(event.workflow_task_completed_event_attributes(), index);
        break;
    default:
        ++m_facts.failedWorkflowTasks;
    }
    progress = Closed;
    if (isPending)
        m_data.workflowTasks.push_back({index, {}});
    noteFacts(index);
}

void StateIndexBuilder::addTaskCompletion(const history_v1::WorkflowTaskCompletedEventAttributes& completed,
                                          EventIndex index)
{
    // Flags, name and version are recorded only where they are new.
    for (const std::uint32_t flag : completed.sdk_metadata().core_used_flags())
        m_coreFlags.try_emplace(flag, index);
    for (const std::uint32_t flag : completed.sdk_metadata().lang_used_flags())
        m_languageFlags.try_emplace(flag, index);
    if (!completed.sdk_metadata().sdk_name().empty())
        m_facts.sdkName = completed.sdk_metadata().sdk_name();
    if (!completed.sdk_metadata().sdk_version().empty())
        m_facts.sdkVersion = completed.sdk_metadata().sdk_version();
    if (const BuildIdentity build = buildIdentityOf(completed); !build.buildId.empty()) {
        m_facts.buildId = build.buildId;
        m_facts.deployment = build.deployment;
    }
}

void StateIndexBuilder::addMarker(EventIndex index)
{
    switch (m_data.groups->group(m_data.groups->groupOf(index)).kind) {
    case GroupKind::LocalActivity:
        return append(EventList::LocalActivities, index);
    case GroupKind::SideEffect:
        return append(EventList::SideEffects, index);
    case GroupKind::Version:
        return addVersion(index, m_history.event(index).marker_recorded_event_attributes());
    default:
        return append(EventList::OtherMarkers, index);
    }
}

void StateIndexBuilder::addVersion(EventIndex index, const history_v1::MarkerRecordedEventAttributes& marker)
{
    const auto version = m_versions.read(marker);
    if (!version)
        return append(EventList::OtherMarkers, index);
    StateEntry entry;
    entry.key = m_data.texts.emplace_back(version->id);
    entry.event = index;
    if (!version->value.empty())
        entry.value = m_data.texts.emplace_back(version->value);
    m_data.versions.set(entry);
}

void StateIndexBuilder::addRunEvent(EventIndex index)
{
    const std::int32_t type = m_history.type(index);
    if (type == enums::EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED) {
        if (!m_facts.cancelRequested.isValid())
            m_facts.cancelRequested = index;
    } else if (type == enums::EVENT_TYPE_WORKFLOW_EXECUTION_PAUSED) {
        m_facts.isPaused = true;
    } else if (type == enums::EVENT_TYPE_WORKFLOW_EXECUTION_UNPAUSED) {
        m_facts.isPaused = false;
    } else if (isClosingEventType(type)) {
        m_facts.status = statusAfter(type);
        m_facts.isPaused = false;
    } else {
        return;
    }
    noteFacts(index);
}

/// The size that the server wrote into a task's start is that of the events before it.
void StateIndexBuilder::addSize(EventIndex index)
{
    if (m_history.type(index) == enums::EVENT_TYPE_WORKFLOW_TASK_STARTED) {
        const std::int64_t recorded =
            m_history.event(index).workflow_task_started_event_attributes().history_size_bytes();
        if (recorded > 0)
            m_historyBytes = recorded;
    }
    // Unsigned, since a hostile file may name any size.
    m_historyBytes = static_cast<std::int64_t>(static_cast<std::uint64_t>(m_historyBytes) + m_history.byteSize(index));
    m_data.historyBytes.push_back(m_historyBytes);
}

void StateIndexBuilder::noteFacts(EventIndex index)
{
    const RunFacts last = m_data.facts.empty() ? RunFacts{} : m_data.facts.back().value;
    if (m_facts != last)
        m_data.facts.push_back({index, m_facts});
}

void StateIndexBuilder::append(EventList list, EventIndex index)
{
    m_data.events[static_cast<std::size_t>(list)].push_back(index);
}

} // namespace chronoscope
