// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statistics/workflowtaskstatistics.h"

#include <algorithm>

namespace chronoscope {

WorkflowTaskStatistics workflowTasksOf(const ScopedRun& run)
{
    WorkflowTaskStatistics statistics;
    std::vector<Sample> queue;
    std::vector<Sample> running;
    const auto between = [&](Instant from, Instant to) {
        if (to < from)
            ++statistics.clamped;
        return std::max<std::int64_t>((to - from).nanoseconds, 0);
    };
    for (std::size_t position = 0; position < run.groups().size(); ++position) {
        const GroupIndex index(position);
        const EventGroup& group = run.groups().group(index);
        if (group.kind != GroupKind::WorkflowTask || !run.includes(index))
            continue;
        WorkflowTaskTime task{group.start, group.firstEvent, -1, -1, group.status};
        if (group.start.isValid() && group.started.isValid()) {
            task.queue = between(group.start, group.started);
            queue.push_back({task.queue, task.event});
        }
        if (group.started.isValid() && group.end.isValid()) {
            task.run = between(group.started, group.end);
            running.push_back({task.run, task.event});
        }
        if (isFailure(group.status))
            ++statistics.failed;
        if (group.isOpen())
            ++statistics.open;
        statistics.tasks.push_back(task);
    }
    statistics.queue = Distribution(std::move(queue));
    statistics.run = Distribution(std::move(running));
    return statistics;
}

} // namespace chronoscope
