// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/causalchain.h"

#include <algorithm>

namespace chronoscope {

namespace {

/// How many events of one group are looked through for the way out of it.
constexpr std::size_t MostEventsOnTheWay = 1'000;

std::span<const EventIndex> firstMembers(const EventGroups& groups, GroupIndex group, std::size_t most)
{
    const std::span<const EventIndex> members = groups.members(group);
    return members.first(std::min(members.size(), most));
}

} // namespace

std::vector<GroupLink> causesOfGroup(const EventGroups& groups, const Causality& causality, GroupIndex group,
                                     std::size_t most)
{
    std::vector<GroupLink> links;
    for (const EventIndex event : firstMembers(groups, group, most)) {
        for (const CausalLink& cause : causality.causesOf(event)) {
            if (groups.groupOf(cause.event) == group)
                continue;
            if (links.size() == most)
                return links;
            links.push_back({cause.event, event, cause.kind});
        }
    }
    return links;
}

std::vector<GroupLink> effectsOfGroup(const EventGroups& groups, const Causality& causality, GroupIndex group,
                                      std::size_t most)
{
    std::vector<GroupLink> links;
    for (const EventIndex event : firstMembers(groups, group, most)) {
        for (const CausalLink& effect : causality.effectsOf(event)) {
            if (groups.groupOf(effect.event) == group)
                continue;
            if (links.size() == most)
                return links;
            links.push_back({event, effect.event, effect.kind});
        }
    }
    return links;
}

std::optional<GroupLink> linkBack(const EventGroups& groups, const Causality& causality, EventIndex from)
{
    const GroupIndex group = groups.groupOf(from);
    for (EventIndex event = from;;) {
        const std::span<const CausalLink> causes = causality.causesOf(event);
        if (causes.empty())
            return std::nullopt;
        const CausalLink& main = causes.front();
        if (groups.groupOf(main.event) != group)
            return GroupLink{main.event, event, main.kind};
        event = main.event;
    }
}

std::optional<GroupLink> linkForward(const EventGroups& groups, const Causality& causality, EventIndex from)
{
    const GroupIndex group = groups.groupOf(from);
    std::vector<EventIndex> inside{from};
    for (std::size_t next = 0; next < inside.size() && next < MostEventsOnTheWay; ++next) {
        const EventIndex event = inside[next];
        for (const CausalLink& effect : causality.effectsOf(event)) {
            if (groups.groupOf(effect.event) != group)
                return GroupLink{event, effect.event, effect.kind};
            if (std::ranges::find(inside, effect.event) == inside.end())
                inside.push_back(effect.event);
        }
    }
    return std::nullopt;
}

std::vector<GroupLink> chainThrough(const EventGroups& groups, const Causality& causality, EventIndex event,
                                    std::size_t most)
{
    std::vector<GroupLink> links;
    for (std::optional<GroupLink> step = linkBack(groups, causality, event); step && links.size() < most;
         step = linkBack(groups, causality, step->cause))
        links.push_back(*step);
    std::ranges::reverse(links);
    const std::size_t before = links.size();
    for (std::optional<GroupLink> step = linkForward(groups, causality, event); step && links.size() - before < most;
         step = linkForward(groups, causality, step->effect))
        links.push_back(*step);
    return links;
}

} // namespace chronoscope
