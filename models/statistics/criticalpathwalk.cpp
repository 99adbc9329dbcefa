// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statistics/criticalpathwalk.h"

#include "models/history/causefields.h"
#include "models/history/eventtype.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/failure/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

/// What has only been asked for, and waits for its start.
constexpr EventTypeSet SchedulingTypes{enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
                                       enums::EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
                                       enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED};

Instant startOf(const RunSnapshot& snapshot)
{
    return snapshot.summary.start.isValid() ? snapshot.summary.start : snapshot.history->earliest();
}

Instant endOf(const RunSnapshot& snapshot)
{
    const RunSummary& summary = snapshot.summary;
    const Instant end = summary.close.isValid()       ? summary.close
                        : summary.lastEvent.isValid() ? summary.lastEvent
                                                      : snapshot.history->latest();
    return std::max(end, startOf(snapshot));
}

/// Notes on an event, but nothing that it had to wait for.
bool isWait(CauseKind kind)
{
    return kind != CauseKind::Handler && kind != CauseKind::Subject && kind != CauseKind::Delivery;
}

} // namespace

CriticalPathWalk::CriticalPathWalk(const RunSnapshot& snapshot)
    : m_snapshot(snapshot)
    , m_history(*snapshot.history)
    , m_groups(*snapshot.groups)
    , m_causality(*snapshot.causality)
    , m_open(m_groups, endOf(snapshot))
{
    m_path.start = startOf(snapshot);
    m_path.end = endOf(snapshot);
    for (std::size_t position = 0; position < m_history.size(); ++position) {
        const std::int32_t type = m_history.type(EventIndex(position));
        if (type == enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED || type == enums::EVENT_TYPE_WORKFLOW_TASK_FAILED ||
            type == enums::EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT)
            m_taskEnds.emplace_back(position);
    }
}

CriticalPath CriticalPathWalk::walk()
{
    if (!m_path.start.isValid() || m_history.isEmpty())
        return std::move(m_path);
    m_now = m_path.end;
    m_event = m_snapshot.summary.closeEvent;
    for (std::size_t position = m_history.size(); !m_event.isValid() && position-- > 0;) {
        if (m_history.time(EventIndex(position)) == m_path.end)
            m_event = EventIndex(position);
    }
    while (m_event.isValid() && m_now > m_path.start) {
        m_ending = m_event;
        step();
    }
    m_ending = EventIndex(std::size_t{0});
    coverWait(m_path.start);
    std::ranges::reverse(m_path.parts);
    return std::move(m_path);
}

void CriticalPathWalk::step()
{
    if (isTaskScheduled(m_event))
        return stepFromTask();
    if (!m_causality.causesOf(m_event).empty())
        return stepFromCaused();
    if (m_history.type(m_event) == enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED)
        m_event = EventIndex();
    else if (isClosingEventType(m_history.type(m_event)))
        stepFromClose();
    else
        stepOverWait();
}

/// The last thing that the task was scheduled for. What came while the task before was still running had to wait for its
/// end; what came from outside then was not waited for at all, since the workflow was busy.
void CriticalPathWalk::stepFromTask()
{
    const EventIndex taskEnd = lastTaskEndBefore(m_event);
    const auto cameDuringTask = [&](EventIndex event) {
        return taskEnd.isValid() && m_history.time(event) < m_history.time(taskEnd);
    };
    const CausalLink* last = nullptr;
    for (const CausalLink& cause : m_causality.causesOf(m_event)) {
        if (cameDuringTask(cause.event) && m_causality.causesOf(cause.event).empty())
            continue;
        if (!last || m_history.time(cause.event) >= m_history.time(last->event))
            last = &cause;
    }
    const GroupIndex task = m_groups.groupOf(m_event);
    if (!last && (m_causality.causesOf(m_event).empty() || !taskEnd.isValid()))
        return stepOverWait();
    if (!last)
        return goTo(taskEnd, PathPartKind::WorkflowTaskQueue, task);
    if (cameDuringTask(last->event)) {
        const EventIndex taskClose = *std::prev(std::ranges::lower_bound(m_taskEnds, m_event));
        cover(clamped(m_history.time(taskEnd)), PathPartKind::WorkflowTaskQueue, task);
        m_ending = taskEnd;
        return goTo(last->event, PathPartKind::WorkflowTask, m_groups.groupOf(taskClose));
    }
    const bool isRetry = last->kind == CauseKind::Retry;
    goTo(last->event,
         isRetry                       ? PathPartKind::RetryBackoff
         : isDelayedStart(last->event) ? PathPartKind::StartDelay
                                       : PathPartKind::WorkflowTaskQueue,
         task);
}

void CriticalPathWalk::stepFromCaused()
{
    const std::span<const CausalLink> causes = m_causality.causesOf(m_event);
    const CausalLink* last = nullptr;
    // What a command is about besides was there before: the task that sent it is what was waited for.
    const bool isCommand = causes.front().kind == CauseKind::Command;
    for (const CausalLink& cause : causes.first(isCommand ? 1 : causes.size())) {
        if (isWait(cause.kind) && (!last || m_history.time(cause.event) > m_history.time(last->event)))
            last = &cause;
    }
    const CausalLink& cause = last ? *last : causes.front();
    // A command is written down while its workflow task is completed.
    const EventIndex waited = cause.kind == CauseKind::Command ? cause.event : m_event;
    goTo(cause.event, kindOf(cause), m_groups.groupOf(waited));
}

/// The server or a client ended the run: it was waiting for what was still open, else for something from outside.
void CriticalPathWalk::stepFromClose()
{
    const GroupIndex open = openAtClose();
    if (!open.isValid())
        return stepOverWait();
    goTo(m_groups.members(open).back(), pendingKind(m_groups.group(open)), open);
}

void CriticalPathWalk::stepOverWait()
{
    EventIndex last = lastTaskEndBefore(m_event);
    if (!last.isValid() && m_event.value > 0)
        last = EventIndex(std::size_t{0});
    if (last.isValid())
        coverWait(clamped(m_history.time(last)));
    m_event = last;
}

void CriticalPathWalk::goTo(EventIndex cause, PathPartKind kind, GroupIndex group)
{
    cover(clamped(m_history.time(cause)), kind, group);
    m_event = cause;
}

Instant CriticalPathWalk::clamped(Instant from)
{
    const Instant moved = from.isValid() ? std::clamp(from, m_path.start, m_now) : m_now;
    if (moved != from) {
        ++m_path.clampedTimes;
        m_isClamped = true;
    }
    return moved;
}

void CriticalPathWalk::cover(Instant from, PathPartKind kind, GroupIndex group)
{
    if (from == m_now)
        return;
    add(from, kind, group);
}

void CriticalPathWalk::coverWait(Instant from)
{
    const GroupIndex group = m_groups.groupOf(m_ending);
    while (from < m_now) {
        const OpenTimes::Stretch* const open = m_open.lastBefore(m_now);
        if (!open || open->end <= from)
            return add(from, PathPartKind::Idle, group);
        if (open->end < m_now)
            add(open->end, PathPartKind::Idle, group);
        add(std::max(from, open->start), PathPartKind::Outside, group);
    }
}

void CriticalPathWalk::add(Instant from, PathPartKind kind, GroupIndex group)
{
    std::vector<PathPart>& parts = m_path.parts;
    const bool continues =
        !parts.empty() && parts.back().kind == kind && parts.back().group == group && parts.back().start == m_now;
    if (continues) {
        parts.back().start = from;
        parts.back().isClamped |= m_isClamped;
    } else {
        parts.push_back({from, m_now, kind, group, m_ending, m_isClamped});
    }
    m_isClamped = false;
    m_now = from;
}

PathPartKind CriticalPathWalk::kindOf(const CausalLink& cause) const
{
    if (cause.kind == CauseKind::Command)
        return PathPartKind::WorkflowTask;
    const EventGroup& group = m_groups.group(m_groups.groupOf(m_event));
    const bool isFromScheduling = SchedulingTypes.contains(m_history.type(cause.event));
    switch (group.kind) {
    case GroupKind::WorkflowTask:
        return isFromScheduling ? PathPartKind::WorkflowTaskQueue : PathPartKind::WorkflowTask;
    case GroupKind::Activity:
        if (!isFromScheduling)
            return PathPartKind::Run;
        if (group.attempts > 1)
            return PathPartKind::RetryBackoff;
        return isWaitForStart(m_event) ? PathPartKind::Queue : PathPartKind::Pending;
    case GroupKind::Timer:
        return PathPartKind::Timer;
    case GroupKind::ChildWorkflow:
        return isFromScheduling ? PathPartKind::Queue : PathPartKind::ChildWorkflow;
    case GroupKind::NexusOperation: {
        const bool isStart = m_history.type(m_event) == enums::EVENT_TYPE_NEXUS_OPERATION_STARTED;
        return isStart ? PathPartKind::Queue : PathPartKind::NexusOperation;
    }
    case GroupKind::SignalSent:
    case GroupKind::CancelSent:
        return PathPartKind::Request;
    default:
        return PathPartKind::Pending;
    }
}

PathPartKind CriticalPathWalk::pendingKind(const EventGroup& group) const
{
    const bool isStarted = group.status == Status::Running;
    switch (group.kind) {
    case GroupKind::WorkflowTask:
        return isStarted ? PathPartKind::WorkflowTask : PathPartKind::WorkflowTaskQueue;
    case GroupKind::Timer:
        return PathPartKind::Timer;
    case GroupKind::ChildWorkflow:
        return isStarted ? PathPartKind::ChildWorkflow : PathPartKind::Queue;
    case GroupKind::NexusOperation:
        return PathPartKind::NexusOperation;
    case GroupKind::SignalSent:
    case GroupKind::CancelSent:
        return PathPartKind::Request;
    default:
        return PathPartKind::Pending;
    }
}

EventIndex CriticalPathWalk::lastTaskEndBefore(EventIndex event) const
{
    const auto next = std::ranges::lower_bound(m_taskEnds, event);
    if (next == m_taskEnds.begin())
        return {};
    // Commands are written down with times a little after the end of their task.
    EventIndex last = *std::prev(next);
    for (EventIndex command(last.value + 1); command < event && isCommandEventType(m_history.type(command));
         ++command.value)
        last = command;
    return last;
}

GroupIndex CriticalPathWalk::openAtClose() const
{
    GroupIndex last;
    for (std::size_t position = 0; position < m_groups.size(); ++position) {
        const EventGroup& group = m_groups.group(GroupIndex(position));
        const bool counts = group.isOpen() && group.kind != GroupKind::Workflow && group.kind != GroupKind::Pause &&
                            group.start.isValid() && m_groups.members(GroupIndex(position)).back() < m_event;
        if (!counts)
            continue;
        if (group.kind == GroupKind::WorkflowTask)
            return GroupIndex(position);
        if (!last.isValid() || group.start >= m_groups.group(last).start)
            last = GroupIndex(position);
    }
    return last;
}

bool CriticalPathWalk::isWaitForStart(EventIndex event) const
{
    if (m_history.type(event) != enums::EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT)
        return true;
    // Its attempts are not recorded where they were still going on.
    const auto& failure = m_history.event(event).activity_task_timed_out_event_attributes().failure();
    return failure.timeout_failure_info().timeout_type() == enums::TIMEOUT_TYPE_SCHEDULE_TO_START;
}

bool CriticalPathWalk::isDelayedStart(EventIndex event) const
{
    if (m_history.type(event) != enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED)
        return false;
    const auto& backoff =
        m_history.event(event).workflow_execution_started_event_attributes().first_workflow_task_backoff();
    return backoff.seconds() > 0 || backoff.nanos() > 0;
}

bool CriticalPathWalk::isTaskScheduled(EventIndex event) const
{
    return m_history.type(event) == enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED;
}

} // namespace chronoscope
