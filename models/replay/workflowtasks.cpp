// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/workflowtasks.h"

#include "models/replay/workflowtasksbuilder.h"

#include <utility>

namespace chronoscope {

std::shared_ptr<const WorkflowTasks> WorkflowTasks::build(std::shared_ptr<const EventGroups> groups,
                                                          const RunSummary& summary)
{
    const SdkDialect dialect = SdkDialect::of(summary, groups->history());
    return build(std::move(groups), dialect);
}

std::shared_ptr<const WorkflowTasks> WorkflowTasks::build(std::shared_ptr<const EventGroups> groups,
                                                          const SdkDialect& dialect)
{
    return WorkflowTasksBuilder(std::move(groups), dialect).build();
}

std::span<const TaskAttempt> WorkflowTasks::attempts(TaskIndex index) const
{
    return std::span(m_attempts).subspan(task(index).firstAttempt, task(index).attemptCount);
}

std::span<const ActivationJob> WorkflowTasks::jobs(TaskIndex index) const
{
    return std::span(m_jobs).subspan(task(index).firstJob, task(index).jobCount);
}

std::span<const RecordedCommand> WorkflowTasks::commands(TaskIndex index) const
{
    return std::span(m_commands).subspan(task(index).firstCommand, task(index).commandCount);
}

} // namespace chronoscope
