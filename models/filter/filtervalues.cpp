// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filtervalues.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

namespace chronoscope {

namespace {

bool hasType(const EventGroup& group)
{
    switch (group.kind) {
    case GroupKind::Activity:
    case GroupKind::LocalActivity:
    case GroupKind::ChildWorkflow:
    case GroupKind::SignalReceived:
    case GroupKind::SignalSent:
    case GroupKind::Update:
    case GroupKind::NexusOperation:
    case GroupKind::Version:
    case GroupKind::SideEffect:
    case GroupKind::Marker:
        return group.nameId != 0;
    default:
        return false;
    }
}

void sortByCount(std::vector<FilterValue>& values)
{
    std::stable_sort(values.begin(), values.end(),
                     [](const FilterValue& one, const FilterValue& other) { return one.count > other.count; });
}

void countEvents(const History& history, FilterValues& values)
{
    std::unordered_map<std::int32_t, std::size_t> counts;
    for (std::size_t event = 0; event < history.size(); ++event)
        ++counts[history.type(EventIndex(event))];
    for (const auto& [type, count] : std::map(counts.begin(), counts.end()))
        values.eventTypes.push_back({EventTypeCondition{type}, count});
}

} // namespace

FilterValues filterValuesOf(const RunSnapshot& snapshot)
{
    const EventGroups& groups = *snapshot.groups;
    std::array<std::size_t, GroupKindCount> categories{};
    std::array<std::size_t, StatusCount> statuses{};
    std::unordered_map<std::uint64_t, std::size_t> types;
    std::unordered_map<std::uint32_t, std::size_t> workers;
    for (const EventGroup& group : groups.groups()) {
        ++categories[static_cast<std::size_t>(group.kind)];
        ++statuses[static_cast<std::size_t>(group.status)];
        if (hasType(group))
            ++types[std::uint64_t{group.nameId} << 8 | static_cast<std::uint64_t>(group.kind)];
        if (group.workerId != 0)
            ++workers[group.workerId];
    }
    FilterValues values;
    for (std::size_t kind = 0; kind < categories.size(); ++kind) {
        if (categories[kind] > 0)
            values.categories.push_back({CategoryCondition{static_cast<GroupKind>(kind)}, categories[kind]});
    }
    for (std::size_t status = 0; status < statuses.size(); ++status) {
        if (statuses[status] > 0)
            values.statuses.push_back({StatusCondition{static_cast<Status>(status)}, statuses[status]});
    }
    // Interned numbers are given in the order of the history: an order that stays the same.
    for (const auto& [key, count] : std::map(types.begin(), types.end()))
        values.types.push_back({TypeCondition{static_cast<GroupKind>(key & 0xff), groups.names()[key >> 8]}, count});
    for (const auto& [id, count] : std::map(workers.begin(), workers.end()))
        values.workers.push_back({WorkerCondition{groups.names()[id]}, count});
    countEvents(*snapshot.history, values);
    for (std::vector<FilterValue>* sorted : {&values.types, &values.eventTypes, &values.workers})
        sortByCount(*sorted);
    return values;
}

std::optional<FilterCondition> typeConditionOf(const EventGroups& groups, GroupIndex group)
{
    if (!hasType(groups.group(group)))
        return std::nullopt;
    return TypeCondition{groups.group(group).kind, groups.name(group)};
}

} // namespace chronoscope
