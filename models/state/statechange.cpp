// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/state/statechange.h"

#include <algorithm>
#include <iterator>

namespace chronoscope {

namespace {

/// Walks two lists in the same order side by side. The visitor hears of what only one of them has, and of what both have
/// and is not equal.
template <typename List, typename Less, typename Visitor>
void compareSorted(const List& before, const List& after, Less isLess, Visitor visit)
{
    auto old = before.begin();
    auto now = after.begin();
    while (old != before.end() || now != after.end()) {
        if (now == after.end() || (old != before.end() && isLess(*old, *now))) {
            visit(ChangeKind::Closed, *old++);
        } else if (old == before.end() || isLess(*now, *old)) {
            visit(ChangeKind::New, *now++);
        } else {
            if (!(*old == *now))
                visit(ChangeKind::Changed, *now);
            ++old;
            ++now;
        }
    }
}

void compareItems(const RunState& before, const RunState& after, StateSection section, StateChanges& changes)
{
    const auto isLess = [](const OpenItem& a, const OpenItem& b) { return a.opened < b.opened; };
    compareSorted(*itemsOf(before, section), *itemsOf(after, section), isLess,
                  [&](ChangeKind kind, const OpenItem& item) {
                      changes.items.push_back({section, kind, item});
                  });
}

void compareWorkflowTasks(const RunState& before, const RunState& after, StateChanges& changes)
{
    const auto add = [&changes](ChangeKind kind, const OpenItem& task) {
        changes.items.push_back({StateSection::WorkflowTask, kind, task});
    };
    const OpenItem& old = before.workflowTask;
    const OpenItem& now = after.workflowTask;
    if (old == now)
        return;
    if (old.group == now.group)
        return add(ChangeKind::Changed, now);
    if (old.group.isValid())
        add(ChangeKind::Closed, old);
    if (now.group.isValid())
        add(ChangeKind::New, now);
}

void compareEntries(const RunState& before, const RunState& after, StateSection section, StateChanges& changes)
{
    const auto isLess = [](const StateEntry& a, const StateEntry& b) { return a.key < b.key; };
    compareSorted(*entriesOf(before, section), *entriesOf(after, section), isLess,
                  [&](ChangeKind kind, const StateEntry& entry) {
                      changes.entries.push_back({section, kind, entry});
                  });
}

/// Both are beginnings of one list.
void compareEvents(const RunState& before, const RunState& after, StateSection section, StateChanges& changes)
{
    const std::span<const EventIndex> old = *eventsOf(before, section);
    const std::span<const EventIndex> now = *eventsOf(after, section);
    const std::size_t common = std::min(old.size(), now.size());
    for (const EventIndex event : now.subspan(common))
        changes.events.push_back({section, ChangeKind::New, event});
    for (const EventIndex event : old.subspan(common))
        changes.events.push_back({section, ChangeKind::Closed, event});
}

std::vector<std::uint32_t> differingFlags(const std::vector<std::uint32_t>& before,
                                          const std::vector<std::uint32_t>& after)
{
    std::vector<std::uint32_t> result;
    std::ranges::set_symmetric_difference(before, after, std::back_inserter(result));
    return result;
}

FactChanges compareFacts(const RunState& before, const RunState& after)
{
    FactChanges facts;
    facts.status = before.status != after.status;
    facts.isPaused = before.isPaused != after.isPaused;
    facts.cancelRequested = before.cancelRequested != after.cancelRequested;
    facts.failedWorkflowTasks = before.failedWorkflowTasks != after.failedWorkflowTasks;
    facts.sdk = before.sdkName != after.sdkName || before.sdkVersion != after.sdkVersion;
    facts.build = before.buildId != after.buildId || before.deployment != after.deployment;
    facts.coreFlags = differingFlags(before.coreFlags, after.coreFlags);
    facts.languageFlags = differingFlags(before.languageFlags, after.languageFlags);
    return facts;
}

} // namespace

const std::vector<OpenItem>* itemsOf(const RunState& state, StateSection section)
{
    switch (section) {
    case StateSection::Activities:
        return &state.activities;
    case StateSection::Timers:
        return &state.timers;
    case StateSection::ChildWorkflows:
        return &state.childWorkflows;
    case StateSection::NexusOperations:
        return &state.nexusOperations;
    case StateSection::Updates:
        return &state.updates;
    case StateSection::SignalsSent:
        return &state.signalsSent;
    case StateSection::CancelsSent:
        return &state.cancelsSent;
    default:
        return nullptr;
    }
}

const std::vector<StateEntry>* entriesOf(const RunState& state, StateSection section)
{
    switch (section) {
    case StateSection::Versions:
        return &state.versions;
    case StateSection::SearchAttributes:
        return &state.searchAttributes;
    case StateSection::Memo:
        return &state.memo;
    default:
        return nullptr;
    }
}

const std::span<const EventIndex>* eventsOf(const RunState& state, StateSection section)
{
    switch (section) {
    case StateSection::SignalsReceived:
        return &state.signalsReceived;
    case StateSection::UpdatesCompleted:
        return &state.updatesCompleted;
    case StateSection::LocalActivities:
        return &state.localActivities;
    case StateSection::SideEffects:
        return &state.sideEffects;
    case StateSection::OtherMarkers:
        return &state.otherMarkers;
    case StateSection::OptionsUpdated:
        return &state.optionsUpdated;
    default:
        return nullptr;
    }
}

bool StateChanges::isEmpty() const
{
    return items.empty() && entries.empty() && events.empty() && facts == FactChanges{};
}

StateChanges changesBetween(const RunState& before, const RunState& after)
{
    StateChanges changes;
    changes.facts = compareFacts(before, after);
    compareWorkflowTasks(before, after, changes);
    for (std::size_t position = 0; position < StateSectionCount; ++position) {
        const auto section = static_cast<StateSection>(position);
        if (itemsOf(before, section))
            compareItems(before, after, section, changes);
        else if (entriesOf(before, section))
            compareEntries(before, after, section, changes);
        else if (eventsOf(before, section))
            compareEvents(before, after, section, changes);
    }
    return changes;
}

} // namespace chronoscope
