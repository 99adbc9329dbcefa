// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/state/stateindex.h"

#include "models/state/statedata.h"
#include "models/state/stateindexbuilder.h"

#include <algorithm>

namespace chronoscope {

namespace {

/// The last change up to the event; null before the first one.
template <typename Value>
const Value* valueAfter(const std::vector<ValueSince<Value>>& changes, EventIndex event)
{
    const auto next =
        std::upper_bound(changes.begin(), changes.end(), event,
                         [](EventIndex moment, const ValueSince<Value>& change) { return moment < change.event; });
    return next == changes.begin() ? nullptr : &(next - 1)->value;
}

std::span<const EventIndex> eventsUpTo(const std::vector<EventIndex>& events, EventIndex event)
{
    const auto next = std::upper_bound(events.begin(), events.end(), event);
    return {events.begin(), next};
}

std::vector<std::uint32_t> flagsUpTo(const std::vector<ValueSince<std::uint32_t>>& flags, EventIndex event)
{
    std::vector<std::uint32_t> result;
    for (const auto& [first, flag] : flags) {
        if (first <= event)
            result.push_back(flag);
    }
    return result;
}

void applyFacts(const RunFacts& facts, RunState& state)
{
    state.status = facts.status;
    state.isPaused = facts.isPaused;
    state.cancelRequested = facts.cancelRequested;
    state.sdkName = facts.sdkName;
    state.sdkVersion = facts.sdkVersion;
    state.buildId = facts.buildId;
    state.deployment = facts.deployment;
    state.failedWorkflowTasks = facts.failedWorkflowTasks;
}

} // namespace

StateIndex::StateIndex() : m_data(std::make_unique<StateData>())
{
}

StateIndex::~StateIndex() = default;

std::shared_ptr<const StateIndex> StateIndex::build(std::shared_ptr<const EventGroups> groups,
                                                    const CancellationToken& token)
{
    const std::shared_ptr<StateIndex> index(new StateIndex);
    index->m_data->groups = std::move(groups);
    if (!StateIndexBuilder(*index->m_data).build(token))
        return nullptr;
    return index;
}

const EventGroups& StateIndex::groups() const
{
    return *m_data->groups;
}

RunState StateIndex::initialState() const
{
    return {};
}

RunState StateIndex::stateAfter(EventIndex event) const
{
    RunState state;
    if (!event.isValid())
        return state;
    const auto openItems = [&](ItemList list) {
        return m_data->items[static_cast<std::size_t>(list)].openAfter(event);
    };
    const auto events = [&](EventList list) {
        return eventsUpTo(m_data->events[static_cast<std::size_t>(list)], event);
    };
    state.event = event;
    if (const RunFacts* facts = valueAfter(m_data->facts, event))
        applyFacts(*facts, state);
    state.activities = openItems(ItemList::Activities);
    state.timers = openItems(ItemList::Timers);
    state.childWorkflows = openItems(ItemList::ChildWorkflows);
    state.nexusOperations = openItems(ItemList::NexusOperations);
    state.updates = openItems(ItemList::Updates);
    state.signalsSent = openItems(ItemList::SignalsSent);
    state.cancelsSent = openItems(ItemList::CancelsSent);
    if (const OpenItem* task = valueAfter(m_data->workflowTasks, event))
        state.workflowTask = *task;
    state.signalsReceived = events(EventList::SignalsReceived);
    state.updatesCompleted = events(EventList::UpdatesCompleted);
    state.localActivities = events(EventList::LocalActivities);
    state.sideEffects = events(EventList::SideEffects);
    state.otherMarkers = events(EventList::OtherMarkers);
    state.optionsUpdated = events(EventList::OptionsUpdated);
    state.closedItems = events(EventList::ClosedItems);
    state.searchAttributes = m_data->searchAttributes.after(event);
    state.memo = m_data->memo.after(event);
    state.versions = m_data->versions.after(event);
    state.coreFlags = flagsUpTo(m_data->coreFlags, event);
    state.languageFlags = flagsUpTo(m_data->languageFlags, event);
    state.eventCount = std::int64_t{event.value} + 1;
    state.historyBytes = m_data->historyBytes[event.value];
    return state;
}

} // namespace chronoscope
