// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/tasktexts.h"

#include "models/core/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace chronoscope {

namespace {

/// More are counted.
constexpr std::size_t MostNamed = 6;
constexpr int LongestName = 40;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::TaskTexts)
};

QString nameOf(const EventGroups& groups, EventIndex event)
{
    return shortenMiddle(singleLine(groups.label(groups.groupOf(event))), LongestName);
}

/// How something that the workflow waited for ended.
QString endText(const EventGroups& groups, EventIndex event)
{
    const QString name = nameOf(groups, event);
    switch (groups.group(groups.groupOf(event)).status) {
    case Status::Failed:
        return Words::tr("%1 failed").arg(name);
    case Status::TimedOut:
        return Words::tr("%1 timed out").arg(name);
    case Status::Cancelled:
        return Words::tr("%1 cancelled").arg(name);
    case Status::Terminated:
        return Words::tr("%1 terminated").arg(name);
    default:
        return Words::tr("%1 completed").arg(name);
    }
}

template <typename Items, typename Text>
QString listed(const Items& items, Text text)
{
    QStringList parts;
    for (const auto& item : items.first(std::min(items.size(), MostNamed)))
        parts.append(text(item));
    if (items.size() > MostNamed)
        parts.append(Words::tr("%n more", nullptr, static_cast<int>(items.size() - MostNamed)));
    //: between the things in a list
    return parts.join(Words::tr(", "));
}

} // namespace

QString jobText(const EventGroups& groups, const ActivationJob& job)
{
    const QString name = nameOf(groups, job.event);
    switch (job.kind) {
    case JobKind::InitializeWorkflow:
        return Words::tr("start of %1").arg(name);
    case JobKind::NotifyHasPatch:
        return Words::tr("version %1").arg(name);
    case JobKind::UpdateRandomSeed:
        return Words::tr("new random seed");
    case JobKind::SignalWorkflow:
        return Words::tr("signal %1").arg(name);
    case JobKind::DoUpdate:
        return Words::tr("update %1").arg(name);
    case JobKind::FireTimer:
        return Words::tr("timer %1 fired").arg(name);
    case JobKind::ResolveChildWorkflowExecutionStart:
    case JobKind::ResolveNexusOperationStart:
        return Words::tr("start of %1 answered").arg(name);
    case JobKind::ResolveActivity:
    case JobKind::ResolveChildWorkflowExecution:
    case JobKind::ResolveNexusOperation:
    case JobKind::ResolveLocalActivity:
        return endText(groups, job.event);
    case JobKind::CancelWorkflow:
        return Words::tr("cancel request");
    case JobKind::ResolveSignalExternalWorkflow:
        return Words::tr("signal %1 answered").arg(name);
    case JobKind::ResolveRequestCancelExternalWorkflow:
        return Words::tr("cancel request to %1 answered").arg(name);
    case JobKind::ReplaySideEffect:
        return Words::tr("side effect");
    case JobKind::Other:
        break;
    }
    return displayName(job.kind);
}

QString commandText(const EventGroups& groups, const RecordedCommand& command)
{
    const EventGroup& group = groups.group(groups.groupOf(command.event));
    QString what = commandDisplayName(command.type);
    // A run closes itself, and what has no name is told by its command.
    if (group.kind == GroupKind::Workflow || group.kind == GroupKind::Attributes)
        return what;
    const QString name = nameOf(groups, command.event);
    //: a command and what it is about: "Schedule activity charge_card"
    return name.isEmpty() ? what : Words::tr("%1 %2").arg(what, name);
}

QString toldText(const WorkflowTasks& tasks, TaskIndex task)
{
    const std::span<const ActivationJob> jobs = tasks.jobs(task);
    if (jobs.empty())
        return Words::tr("nothing");
    return listed(jobs, [&tasks](const ActivationJob& job) { return jobText(tasks.groups(), job); });
}

QString answeredText(const WorkflowTasks& tasks, TaskIndex task)
{
    switch (tasks.task(task).outcome) {
    case TaskOutcome::Open:
        return Words::tr("no answer yet");
    case TaskOutcome::Failed:
        return Words::tr("the task failed");
    case TaskOutcome::TimedOut:
        return Words::tr("the task timed out");
    case TaskOutcome::Completed:
        break;
    }
    const std::span<const RecordedCommand> commands = tasks.commands(task);
    if (commands.empty())
        return Words::tr("nothing to do");
    return listed(commands, [&tasks](const RecordedCommand& command) { return commandText(tasks.groups(), command); });
}

} // namespace chronoscope
