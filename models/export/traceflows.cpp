// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/traceflows.h"

#include "models/history/eventreferences.h"

#include <temporal/api/enums/v1/event_type.pb.h>

#include <string_view>

namespace chronoscope {

namespace enums = temporal::api::enums::v1;

namespace {

/// The event that says which workflow task carried the command; nothing for events that are no commands.
std::optional<EventIndex> commandTask(const History& history, EventIndex event)
{
    for (const EventReference& reference : referencesOf(history.event(event))) {
        if (std::string_view(reference.field->name) == "workflowTaskCompletedEventId")
            return history.findEventId(reference.eventId);
    }
    return std::nullopt;
}

/// Kinds whose last event wakes the workflow, where it is no command itself.
bool wakesWorkflow(GroupKind kind)
{
    switch (kind) {
    case GroupKind::Activity:
    case GroupKind::Timer:
    case GroupKind::ChildWorkflow:
    case GroupKind::SignalReceived:
    case GroupKind::SignalSent:
    case GroupKind::CancelSent:
    case GroupKind::NexusOperation:
        return true;
    default:
        return false;
    }
}

/// For each event, the group of the first workflow task that starts after it; not valid behind the last one.
std::vector<GroupIndex> nextTasks(const EventGroups& groups)
{
    const History& history = groups.history();
    std::vector<GroupIndex> next(history.size());
    GroupIndex task;
    for (std::size_t index = history.size(); index-- > 0;) {
        next[index] = task;
        const EventIndex event(index);
        if (history.type(event) == enums::EVENT_TYPE_WORKFLOW_TASK_STARTED)
            task = groups.groupOf(event);
    }
    return next;
}

} // namespace

std::vector<GroupFlow> groupFlows(const EventGroups& groups)
{
    const History& history = groups.history();
    const std::vector<GroupIndex> next = nextTasks(groups);
    std::vector<GroupFlow> flows;
    for (std::size_t index = 0; index < groups.size(); ++index) {
        const GroupIndex group(index);
        const EventGroup& facts = groups.group(group);
        if (facts.kind == GroupKind::WorkflowTask || facts.kind == GroupKind::Workflow)
            continue;
        if (const auto task = commandTask(history, facts.firstEvent))
            flows.push_back({groups.groupOf(*task), group, GroupFlow::Kind::Command});
        const EventIndex last = groups.members(group).back();
        const bool isHeard =
            wakesWorkflow(facts.kind) && !facts.isOpen() && next[last.value].isValid() && !commandTask(history, last);
        if (isHeard)
            flows.push_back({group, next[last.value], GroupFlow::Kind::Outcome});
    }
    return flows;
}

} // namespace chronoscope
