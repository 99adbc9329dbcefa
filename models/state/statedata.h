// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state/keyedtimeline.h"
#include "models/state/openitemtimeline.h"

#include <array>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chronoscope {

/// Kinds of things that open and close, each with a timeline of its own.
enum class ItemList : std::uint8_t {
    Activities,
    Timers,
    ChildWorkflows,
    NexusOperations,
    Updates,
    SignalsSent,
    CancelsSent
};
constexpr std::size_t ItemListCount = 7;

/// Lists that events only add to: the state after an event has a beginning of them.
enum class EventList : std::uint8_t {
    SignalsReceived,
    UpdatesCompleted,
    LocalActivities,
    SideEffects,
    OtherMarkers,
    OptionsUpdated,
    ClosedItems
};
constexpr std::size_t EventListCount = 7;

/// What holds for the run as a whole from one event until another one changes it. Texts are views into the events.
struct RunFacts {
    Status status = Status::Running;
    bool isPaused = false;
    EventIndex cancelRequested;
    std::string_view sdkName, sdkVersion, buildId, deployment;
    std::int64_t failedWorkflowTasks = 0;

    friend bool operator==(const RunFacts&, const RunFacts&) = default;
};

/// A value and the event that made it so.
template <typename Value>
struct ValueSince {
    EventIndex event;
    Value value;
};

/// What a StateIndex knows. Filled by StateIndexBuilder, then never changed.
struct StateData {
    std::shared_ptr<const EventGroups> groups;
    std::array<OpenItemTimeline, ItemListCount> items;
    std::array<std::vector<EventIndex>, EventListCount> events;
    KeyedTimeline searchAttributes, memo, versions;
    std::vector<ValueSince<RunFacts>> facts;         ///< one for each change
    std::vector<ValueSince<OpenItem>> workflowTasks; ///< one for each change; group not valid while none is pending
    std::vector<ValueSince<std::uint32_t>> coreFlags, languageFlags; ///< ascending; the event that first had it
    std::vector<std::int64_t> historyBytes;                          ///< after each event
    std::deque<std::string> texts;                                   ///< what markers said; others stand in the events
};

} // namespace chronoscope
