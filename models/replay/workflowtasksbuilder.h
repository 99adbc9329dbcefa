// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replay/jobcollector.h"
#include "models/replay/taskcuts.h"
#include "models/replay/workflowtasks.h"

namespace chronoscope {

/// Puts WorkflowTasks together: cuts, jobs, commands, and why the rest is neither. Used once.
class WorkflowTasksBuilder {
public:
    WorkflowTasksBuilder(std::shared_ptr<const EventGroups> groups, const SdkDialect& dialect);

    [[nodiscard]] std::shared_ptr<const WorkflowTasks> build();

private:
    void addTask(const TaskCut& cut);
    void addJobs(const TaskCut& cut, TaskIndex index);
    void addCommands(const TaskCut& cut, TaskIndex index);
    void claimAttempts(const WorkflowTask& task, TaskIndex index);
    void claim(EventIndex event, TaskIndex index);
    [[nodiscard]] Unassigned reasonOf(EventIndex event) const;

    std::shared_ptr<WorkflowTasks> m_tasks;
    TaskCuts m_cuts;
    JobCollector m_collector;
};

} // namespace chronoscope
