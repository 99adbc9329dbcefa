// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/replaystops.h"

#include "models/session/replayevents.h"

#include <algorithm>

namespace chronoscope {

namespace {

/// The latest of an event found so far and another one, of which both may be missing.
EventIndex later(EventIndex one, EventIndex other)
{
    if (!one.isValid() || !other.isValid())
        return one.isValid() ? one : other;
    return std::max(one, other);
}

EventIndex lastEventOf(const WorkflowTasks& tasks, TaskIndex index)
{
    const WorkflowTask& task = tasks.task(index);
    EventIndex last = later(task.scheduled, later(task.started, task.closed));
    for (const TaskAttempt& attempt : tasks.attempts(index))
        last = later(last, later(attempt.scheduled, later(attempt.started, attempt.closed)));
    for (const RecordedCommand& command : tasks.commands(index))
        last = later(last, command.event);
    // What was told came before, save where no task was started for it yet.
    if (task.isTail || !last.isValid()) {
        for (const ActivationJob& job : tasks.jobs(index))
            last = later(last, job.event);
    }
    return last;
}

} // namespace

ReplayStops ReplayStops::of(const WorkflowTasks& tasks)
{
    ReplayStops stops;
    const EventGroups& groups = tasks.groups();
    stops.tasks.reserve(tasks.size());
    for (std::size_t position = 0; position < tasks.size(); ++position) {
        const TaskIndex index(position);
        const EventIndex before = stops.tasks.empty() ? EventIndex() : stops.tasks.back();
        stops.tasks.push_back(later(before, lastEventOf(tasks, index)));
        for (const RecordedCommand& command : tasks.commands(index))
            stops.commands.push_back(command.event);
    }
    // Damaged histories may have them in another order.
    std::sort(stops.commands.begin(), stops.commands.end());
    stops.commands.erase(std::unique(stops.commands.begin(), stops.commands.end()), stops.commands.end());
    for (std::size_t event = 0; event < groups.history().size(); ++event) {
        if (isFailureEvent(groups, EventIndex(event)))
            stops.failures.emplace_back(event);
    }
    return stops;
}

TaskIndex ReplayStops::taskAt(EventIndex event) const
{
    if (!event.isValid())
        return {};
    const auto found = std::lower_bound(tasks.begin(), tasks.end(), event);
    return found == tasks.end() ? TaskIndex() : TaskIndex(static_cast<std::size_t>(found - tasks.begin()));
}

EventIndex nextStop(std::span<const EventIndex> stops, EventIndex from)
{
    const auto found = from.isValid() ? std::upper_bound(stops.begin(), stops.end(), from) : stops.begin();
    return found == stops.end() ? EventIndex() : *found;
}

EventIndex previousStop(std::span<const EventIndex> stops, EventIndex from)
{
    if (!from.isValid())
        return {};
    const auto found = std::lower_bound(stops.begin(), stops.end(), from);
    return found == stops.begin() ? EventIndex() : *std::prev(found);
}

} // namespace chronoscope
