// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/workflowtasksbuilder.h"

#include "models/replay/eventrole.h"

#include <utility>

namespace chronoscope {

WorkflowTasksBuilder::WorkflowTasksBuilder(std::shared_ptr<const EventGroups> groups, const SdkDialect& dialect)
    : m_tasks(std::make_shared<WorkflowTasks>())
    , m_cuts(cutIntoTasks(groups->history(), dialect.family))
    , m_collector(*groups, dialect.family)
{
    m_tasks->m_groups = std::move(groups);
    m_tasks->m_dialect = dialect;
}

std::shared_ptr<const WorkflowTasks> WorkflowTasksBuilder::build()
{
    const std::size_t size = m_tasks->groups().history().size();
    m_tasks->m_taskOfEvent.resize(size);
    m_tasks->m_unassigned.resize(size);
    for (std::uint32_t position = 0; position < size; ++position)
        m_tasks->m_unassigned[position] = reasonOf(EventIndex(position));
    m_tasks->m_attempts = std::move(m_cuts.attempts);
    m_tasks->m_tasks.reserve(m_cuts.cuts.size());
    for (const TaskCut& cut : m_cuts.cuts)
        addTask(cut);
    return std::move(m_tasks);
}

void WorkflowTasksBuilder::addTask(const TaskCut& cut)
{
    const TaskIndex index(m_tasks->m_tasks.size());
    WorkflowTask task;
    task.firstAttempt = cut.firstAttempt;
    task.attemptCount = cut.attemptCount;
    task.firstJob = static_cast<std::uint32_t>(m_tasks->m_jobs.size());
    task.firstCommand = static_cast<std::uint32_t>(m_tasks->m_commands.size());
    task.outcome = cut.outcome;
    task.isReplaying = cut.outcome == TaskOutcome::Completed;
    task.isTail = cut.isTail;
    if (cut.attemptCount != 0) {
        const TaskAttempt& last = m_tasks->m_attempts[cut.firstAttempt + cut.attemptCount - 1];
        task.scheduled = last.scheduled;
        task.started = cut.isTail ? EventIndex() : last.started;
        task.closed = cut.isTail ? EventIndex() : last.closed;
    }
    addJobs(cut, index);
    addCommands(cut, index);
    task.jobCount = static_cast<std::uint32_t>(m_tasks->m_jobs.size()) - task.firstJob;
    task.commandCount = static_cast<std::uint32_t>(m_tasks->m_commands.size()) - task.firstCommand;
    if (task.attemptCount == 0 && task.jobCount == 0 && task.commandCount == 0)
        return; // Nothing was left behind the last task.
    claimAttempts(task, index);
    m_tasks->m_tasks.push_back(task);
}

void WorkflowTasksBuilder::addJobs(const TaskCut& cut, TaskIndex index)
{
    const History& history = m_tasks->groups().history();
    const EventIndex firstStart = cut.attemptCount == 0 ? EventIndex() : m_tasks->m_attempts[cut.firstAttempt].started;
    const Instant firstStarted = firstStart.isValid() ? history.time(firstStart) : Instant();
    for (const ActivationJob& job : m_collector.collect(cut, firstStarted)) {
        m_tasks->m_jobs.push_back(job);
        claim(job.event, index);
    }
}

void WorkflowTasksBuilder::addCommands(const TaskCut& cut, TaskIndex index)
{
    for (std::uint32_t position = cut.block.begin; position < cut.block.end; ++position) {
        const EventIndex event(position);
        m_tasks->m_commands.push_back({event, commandTypeOf(m_tasks->groups().history().type(event))});
        claim(event, index);
    }
}

void WorkflowTasksBuilder::claimAttempts(const WorkflowTask& task, TaskIndex index)
{
    for (std::uint32_t position = 0; position < task.attemptCount; ++position) {
        const TaskAttempt& attempt = m_tasks->m_attempts[task.firstAttempt + position];
        for (const EventIndex event : {attempt.scheduled, attempt.started, attempt.closed}) {
            if (event.isValid())
                m_tasks->m_taskOfEvent[event.value] = index;
        }
    }
}

void WorkflowTasksBuilder::claim(EventIndex event, TaskIndex index)
{
    m_tasks->m_taskOfEvent[event.value] = index;
    m_tasks->m_unassigned[event.value] = Unassigned::None;
}

/// Of an event that turns out to be neither told nor answered.
Unassigned WorkflowTasksBuilder::reasonOf(EventIndex event) const
{
    if (event.value >= m_cuts.end)
        return Unassigned::AfterClose;
    switch (roleOf(m_tasks->groups().history().type(event))) {
    case EventRole::WorkflowTask:
        return Unassigned::WorkflowTaskItself;
    case EventRole::ClosedFromOutside:
        return Unassigned::ClosedFromOutside;
    case EventRole::Unknown:
        return Unassigned::UnknownType;
    case EventRole::Command:
        return Unassigned::OutOfPlace;
    case EventRole::Told: // and yet not told: an update that no task accepted, a cancel of a child, a second start
    case EventRole::Bookkeeping:
        break;
    }
    return Unassigned::ServerBookkeeping;
}

} // namespace chronoscope
