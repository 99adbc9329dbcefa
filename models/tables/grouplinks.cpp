// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/grouplinks.h"

#include "models/core/format.h"
#include "models/history/eventreferences.h"
#include "models/history/eventtype.h"
#include "models/tables/tabletext.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <QCoreApplication>

#include <algorithm>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

/// How far to look for the workflow task that was told of an end, and for the commands of a task.
constexpr std::size_t EventsSearched = 2'000;
constexpr std::size_t MostLinks = 50;

class LinkFinder {
public:
    LinkFinder(const RunSnapshot& snapshot, GroupIndex group)
        : m_history(*snapshot.history), m_groups(*snapshot.groups), m_group(group), m_runStart(runStart(snapshot))
    {
    }

    std::vector<EventLink> members() const
    {
        std::vector<EventLink> links;
        const std::span<const EventIndex> events = m_groups.members(m_group);
        for (const EventIndex event : events.first(std::min(events.size(), MaximumGroupEvents)))
            links.push_back(
                {event, EventLink::Direction::Member, eventTypeDisplayName(m_history, event), offset(event)});
        return links;
    }

    std::vector<EventLink> related()
    {
        const std::span<const EventIndex> members = m_groups.members(m_group);
        for (const EventIndex event : members.first(std::min(members.size(), MaximumGroupEvents))) {
            for (const EventReference& reference : referencesOf(m_history.event(event))) {
                if (const std::optional<EventIndex> named = m_history.findEventId(reference.eventId))
                    add(*named, EventLink::Direction::Cause);
            }
        }
        if (m_groups.group(m_group).kind == GroupKind::WorkflowTask)
            addCommands(members.back());
        else if (!m_groups.group(m_group).isOpen() && !members.empty())
            addTaskThatWasTold(members.back());
        return std::move(m_links);
    }

private:
    [[nodiscard]] QString offset(EventIndex event) const
    {
        const Instant time = m_history.time(event);
        return time.isValid() && m_runStart.isValid() ? formatOffset(time - m_runStart) : QString();
    }

    void add(EventIndex event, EventLink::Direction direction)
    {
        const GroupIndex group = m_groups.groupOf(event);
        const bool isKnown = std::any_of(m_links.begin(), m_links.end(),
                                         [&](const EventLink& link) { return m_groups.groupOf(link.event) == group; });
        if (group == m_group || isKnown || m_links.size() >= MostLinks)
            return;
        m_links.push_back({event, direction, describe(event, group), offset(event)});
    }

    /// "charge_card: activity task scheduled", or the type alone for what has no name.
    [[nodiscard]] QString describe(EventIndex event, GroupIndex group) const
    {
        const QString type = eventTypeDisplayName(m_history, event);
        const GroupKind kind = m_groups.group(group).kind;
        const bool isNamed = kind != GroupKind::WorkflowTask && kind != GroupKind::Workflow;
        const QString label = isNamed ? m_groups.label(group) : QString();
        //: name of an activity, timer, signal, ... and what happened to it
        return label.isEmpty() ? type
                               : QCoreApplication::translate("chronoscope::GroupLinks", "%1: %2").arg(label, type);
    }

    /// Events that name the completed task as the one that asked for them follow it at once.
    void addCommands(EventIndex completed)
    {
        const std::int64_t taskId = m_history.eventId(completed);
        for (std::size_t next = completed.value + 1; next < lastSearched(completed); ++next) {
            const EventIndex event(next);
            const std::vector<EventReference> references = referencesOf(m_history.event(event));
            const bool isCommand =
                std::any_of(references.begin(), references.end(),
                            [&](const EventReference& reference) { return reference.eventId == taskId; });
            if (isCommand)
                add(event, EventLink::Direction::Effect);
            else if (m_history.type(event) == enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED)
                break;
        }
    }

    /// What happens outside reaches the workflow's code with the next workflow task that starts.
    void addTaskThatWasTold(EventIndex last)
    {
        if (isClosingEventType(m_history.type(last)) || isCommandType(last))
            return;
        for (std::size_t next = last.value + 1; next < lastSearched(last); ++next) {
            const EventIndex event(next);
            if (m_history.type(event) == enums::EVENT_TYPE_WORKFLOW_TASK_STARTED) {
                add(event, EventLink::Direction::Effect);
                return;
            }
        }
    }

    /// True for events that the workflow's own code asked for: nobody needs to tell it of them.
    [[nodiscard]] bool isCommandType(EventIndex event) const
    {
        const std::vector<EventReference> references = referencesOf(m_history.event(event));
        return std::any_of(references.begin(), references.end(), [](const EventReference& reference) {
            return std::string_view(reference.field->name) == "workflowTaskCompletedEventId";
        });
    }

    [[nodiscard]] std::size_t lastSearched(EventIndex from) const
    {
        return std::min(m_history.size(), from.value + EventsSearched);
    }

    const History& m_history;
    const EventGroups& m_groups;
    GroupIndex m_group;
    Instant m_runStart;
    std::vector<EventLink> m_links;
};

} // namespace

std::vector<EventLink> memberLinks(const RunSnapshot& snapshot, GroupIndex group)
{
    return LinkFinder(snapshot, group).members();
}

std::vector<EventLink> relatedLinks(const RunSnapshot& snapshot, GroupIndex group)
{
    return LinkFinder(snapshot, group).related();
}

} // namespace chronoscope
