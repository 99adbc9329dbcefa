// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state/runstate.h"

#include <cstdint>
#include <vector>

namespace chronoscope {

/// The parts of a RunState.
enum class StateSection : std::uint8_t {
    Run, ///< status, paused, cancel requested, failed workflow tasks
    WorkflowTask,
    Activities,
    Timers,
    ChildWorkflows,
    NexusOperations,
    Updates,
    SignalsSent,
    CancelsSent,
    SignalsReceived,
    UpdatesCompleted,
    LocalActivities,
    SideEffects,
    Versions,
    OtherMarkers,
    SearchAttributes,
    Memo,
    OptionsUpdated,
    Sdk, ///< name, version, build, flags
    Limits
};
constexpr std::size_t StateSectionCount = 20;

enum class ChangeKind : std::uint8_t {
    None,
    New,     ///< opened, received or set
    Changed, ///< there before, and something else is known of it now
    Closed   ///< gone: closed, answered or removed
};

/// The things of a state that open and close; null for other sections.
[[nodiscard]] const std::vector<OpenItem>* itemsOf(const RunState& state, StateSection section);
/// The keys of a state; null for other sections.
[[nodiscard]] const std::vector<StateEntry>* entriesOf(const RunState& state, StateSection section);
/// The lists of events that only grow; null for other sections.
[[nodiscard]] const std::span<const EventIndex>* eventsOf(const RunState& state, StateSection section);

struct ItemChange {
    StateSection section = StateSection::Activities;
    ChangeKind kind = ChangeKind::None;
    OpenItem item; ///< of closed ones, as it was before
};

struct EntryChange {
    StateSection section = StateSection::Memo;
    ChangeKind kind = ChangeKind::None;
    StateEntry entry; ///< of removed ones, as it was before
};

struct EventChange {
    StateSection section = StateSection::SignalsReceived;
    ChangeKind kind = ChangeKind::None; ///< New, or Closed on the way back
    EventIndex event;
};

/// Facts of the whole run that are others than before.
struct FactChanges {
    bool status = false;
    bool isPaused = false;
    bool cancelRequested = false;
    bool failedWorkflowTasks = false;
    bool sdk = false;                                    ///< name or version
    bool build = false;                                  ///< build id or deployment
    std::vector<std::uint32_t> coreFlags, languageFlags; ///< in one of the two states only

    friend bool operator==(const FactChanges&, const FactChanges&) = default;
};

/// What is different between two states, in the order of the sections and within them of the states. The number of events
/// and their bytes always are, and are not told.
struct StateChanges {
    std::vector<ItemChange> items; ///< the workflow task is one of them
    std::vector<EntryChange> entries;
    std::vector<EventChange> events;
    FactChanges facts;

    [[nodiscard]] bool isEmpty() const;
};

/// From one state of a run to another, in either direction. Both are of one StateIndex. Linear in what they hold.
[[nodiscard]] StateChanges changesBetween(const RunState& before, const RunState& after);

} // namespace chronoscope
