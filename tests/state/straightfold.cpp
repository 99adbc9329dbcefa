// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/state/straightfold.h"

#include <temporal/api/enums/v1/event_type.pb.h>

#include <algorithm>

namespace chronoscope::test {

namespace {

using namespace temporal::api::enums::v1;

Instant dueOf(const HistoryEvent& event, Instant time)
{
    const auto& attributes = event.timer_started_event_attributes();
    if (!time.isValid() || !attributes.has_start_to_fire_timeout())
        return {};
    // Wide enough for any duration that a message holds.
    const auto due = static_cast<long double>(time.nanoseconds()) +
                     static_cast<long double>(attributes.start_to_fire_timeout().seconds()) * NanosecondsPerSecond +
                     attributes.start_to_fire_timeout().nanos();
    constexpr auto Latest = static_cast<long double>(LatestSecond) * NanosecondsPerSecond;
    return Instant(static_cast<std::int64_t>(std::min(due, Latest)));
}

} // namespace

void StraightFold::add(EventIndex index)
{
    const HistoryEvent& event = m_groups.history().event(index);
    m_state.event = index;
    ++m_state.eventCount;
    if (event.workflow_task_started_event_attributes().history_size_bytes() > 0)
        m_state.historyBytes = event.workflow_task_started_event_attributes().history_size_bytes();
    m_state.historyBytes += m_groups.history().byteSize(index);
    addActivityOrTimer(index, event);
    addChildOrOperation(index, event);
    addMessage(index, event);
    addTaskEvent(index, event);
    addProperties(index, event);
    addRunEvent(index, event);
    addMarker(index, event);
}

void StraightFold::open(EventIndex index, Items& items)
{
    OpenItem& item = items[index];
    item.group = m_groups.groupOf(index);
    item.opened = index;
    if (&items == &m_children)
        m_allChildren[index] = item;
}

OpenItem* StraightFold::find(EventIndex index, Items& items)
{
    const auto found =
        std::ranges::find_if(items, [&](const auto& entry) { return entry.second.group == m_groups.groupOf(index); });
    return found == items.end() ? nullptr : &found->second;
}

void StraightFold::close(EventIndex index, Items& items, bool isListed)
{
    std::erase_if(items, [&](const auto& entry) { return entry.second.group == m_groups.groupOf(index); });
    if (m_closed.insert(m_groups.groupOf(index)).second && isListed)
        m_closedItems.push_back(index);
}

void StraightFold::start(EventIndex index, Items& items)
{
    OpenItem* item = find(index, items);
    if (!item || item->started.isValid())
        return;
    const auto& activity = m_groups.history().event(index).activity_task_started_event_attributes();
    item->started = index;
    item->attempt = activity.attempt();
    if (activity.has_last_failure())
        item->lastFailure = index;
}

void StraightFold::startOrOpen(EventIndex index, Items& items)
{
    if (!m_closed.contains(m_groups.groupOf(index)) && !find(index, items))
        open(index, items);
    start(index, items);
}

void StraightFold::requestCancel(EventIndex index, Items& items)
{
    OpenItem* item = find(index, items);
    if (item && !item->cancelRequested.isValid())
        item->cancelRequested = index;
}

void StraightFold::addActivityOrTimer(EventIndex index, const HistoryEvent& event)
{
    switch (event.event_type()) {
    case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED:
        return open(index, m_activities);
    case EVENT_TYPE_ACTIVITY_TASK_STARTED:
        return startOrOpen(index, m_activities);
    case EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED:
        return requestCancel(index, m_activities);
    case EVENT_TYPE_ACTIVITY_TASK_COMPLETED:
    case EVENT_TYPE_ACTIVITY_TASK_FAILED:
    case EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT:
    case EVENT_TYPE_ACTIVITY_TASK_CANCELED:
        return close(index, m_activities, true);
    case EVENT_TYPE_TIMER_STARTED:
        open(index, m_timers);
        m_timers[index].due = dueOf(event, m_groups.history().time(index));
        return;
    case EVENT_TYPE_TIMER_FIRED:
    case EVENT_TYPE_TIMER_CANCELED:
        return close(index, m_timers, true);
    default:
        return;
    }
}

void StraightFold::addChildOrOperation(EventIndex index, const HistoryEvent& event)
{
    switch (event.event_type()) {
    case EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED:
        return open(index, m_children);
    case EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED:
        return startOrOpen(index, m_children);
    case EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_FAILED:
    case EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_COMPLETED:
    case EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_FAILED:
    case EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_CANCELED:
    case EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TIMED_OUT:
    case EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TERMINATED:
        return close(index, m_children, true);
    case EVENT_TYPE_NEXUS_OPERATION_SCHEDULED:
        return open(index, m_operations);
    case EVENT_TYPE_NEXUS_OPERATION_STARTED:
        return start(index, m_operations);
    case EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUESTED:
        return requestCancel(index, m_operations);
    case EVENT_TYPE_NEXUS_OPERATION_COMPLETED:
    case EVENT_TYPE_NEXUS_OPERATION_FAILED:
    case EVENT_TYPE_NEXUS_OPERATION_CANCELED:
    case EVENT_TYPE_NEXUS_OPERATION_TIMED_OUT:
        return close(index, m_operations, true);
    default:
        return;
    }
}

void StraightFold::cancelChild(EventIndex index, const HistoryEvent& event)
{
    const auto& request = event.request_cancel_external_workflow_execution_initiated_event_attributes();
    const auto isMeant = [&](const auto& entry) {
        const HistoryEvent& opened = m_groups.history().event(entry.first);
        const std::string& initiated = opened.start_child_workflow_execution_initiated_event_attributes().workflow_id();
        const std::string& started =
            opened.child_workflow_execution_started_event_attributes().workflow_execution().workflow_id();
        return initiated + started == request.workflow_execution().workflow_id();
    };
    // The last one that ever had the id, if it is still open.
    const auto last = std::find_if(m_allChildren.rbegin(), m_allChildren.rend(), isMeant);
    if (!request.child_workflow_only() || last == m_allChildren.rend())
        return;
    const auto child = m_children.find(last->first);
    if (child != m_children.end() && !child->second.cancelRequested.isValid())
        child->second.cancelRequested = index;
}

void StraightFold::addMessage(EventIndex index, const HistoryEvent& event)
{
    switch (event.event_type()) {
    case EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ADMITTED:
        return open(index, m_updates);
    case EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED:
        return startOrOpen(index, m_updates);
    case EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED:
        m_updatesCompleted.push_back(index);
        return close(index, m_updates, false);
    case EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_REJECTED:
        return close(index, m_updates, false);
    case EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED:
        return open(index, m_signals);
    case EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED:
    case EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_SIGNALED:
        return close(index, m_signals, false);
    case EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED:
        cancelChild(index, event);
        return open(index, m_cancels);
    case EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_FAILED:
    case EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_CANCEL_REQUESTED:
        return close(index, m_cancels, false);
    default:
        return;
    }
}

} // namespace chronoscope::test
