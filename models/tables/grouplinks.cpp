// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/grouplinks.h"

#include "models/core/format.h"
#include "models/history/causalchain.h"
#include "models/history/eventtype.h"
#include "models/tables/tabletext.h"

#include <QCoreApplication>

#include <algorithm>

namespace chronoscope {

namespace {

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

    std::vector<EventLink> related(const Causality& causality)
    {
        for (const GroupLink& link : causesOfGroup(m_groups, causality, m_group, MaximumGroupEvents))
            add(link.cause, EventLink::Direction::Cause);
        for (const GroupLink& link : effectsOfGroup(m_groups, causality, m_group, MaximumGroupEvents))
            add(link.effect, EventLink::Direction::Effect);
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
    return snapshot.causality ? LinkFinder(snapshot, group).related(*snapshot.causality) : std::vector<EventLink>();
}

} // namespace chronoscope
