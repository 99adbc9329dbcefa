// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronoscope {

/// An activity, timer, child workflow, Nexus operation, signal or cancel request to another workflow, or an update that is
/// open at a moment, with what the history had recorded of it by then.
struct OpenItem {
    GroupIndex group;
    EventIndex opened;  ///< scheduled, started (timers), initiated, admitted or accepted. In fragments that lost
                        ///< this event the first one that tells of it
    EventIndex started; ///< not valid while not recorded; activities that retry are recorded only at their end.
                        ///< Updates: accepted
    EventIndex cancelRequested; ///< not valid while nobody asked
    EventIndex lastFailure;     ///< event with the failure of an earlier attempt; not valid where not recorded
    std::int32_t attempt = 0;   ///< 0 where not recorded
    Instant due;                ///< timers: when it fires by its duration; else not valid

    friend bool operator==(const OpenItem&, const OpenItem&) = default;
};

/// A key and the event that last set it: search attributes, memo, and versions or patches taken. Texts are views into the
/// StateIndex, or the history that it keeps alive.
struct StateEntry {
    std::string_view key;
    EventIndex event;
    std::int32_t position = 0; ///< of the value among those of the event, in the order of their keys
    std::string_view value;    ///< versions: the number, "deprecated" for a deprecated patch; else empty: see the event

    friend bool operator==(const StateEntry&, const StateEntry&) = default;
};

/// What the history tells of a workflow's state after one event. A value; lists of events are spans into the StateIndex
/// that made it, which must outlive it.
struct RunState {
    EventIndex event; ///< after this one; not valid before the first
    Status status = Status::Running;
    bool isPaused = false;
    EventIndex cancelRequested; ///< not valid while nobody asked

    std::vector<OpenItem> activities;
    std::vector<OpenItem> timers;
    std::vector<OpenItem> childWorkflows;
    std::vector<OpenItem> nexusOperations;
    std::vector<OpenItem> updates;
    std::vector<OpenItem> signalsSent; ///< to other workflows, not answered yet
    std::vector<OpenItem> cancelsSent; ///< to other workflows, not answered yet
    OpenItem workflowTask;             ///< group not valid while none is pending

    std::span<const EventIndex> signalsReceived; ///< all up to here, oldest first
    std::span<const EventIndex> updatesCompleted;
    std::span<const EventIndex> localActivities; ///< markers
    std::span<const EventIndex> sideEffects;     ///< markers, mutable ones too
    std::span<const EventIndex> otherMarkers;    ///< and versions whose details cannot be read, as behind a codec
    std::span<const EventIndex> optionsUpdated;  ///< execution options and time skipping
    std::span<const EventIndex> closedItems;     ///< closing events of activities, timers, children, operations so far

    std::vector<StateEntry> searchAttributes; ///< by key
    std::vector<StateEntry> memo;             ///< by key
    std::vector<StateEntry> versions;         ///< versions and patches taken, by key

    std::string sdkName, sdkVersion, buildId, deployment; ///< as the last completed workflow task told; carried forward
    std::vector<std::uint32_t> coreFlags, languageFlags;  ///< all recorded so far, ascending

    std::int64_t eventCount = 0;
    std::int64_t historyBytes = 0; ///< as the server said last, plus what came after it; else of the events as binary
    std::int64_t failedWorkflowTasks = 0; ///< failed or timed out in a row up to here

    friend bool operator==(const RunState& a, const RunState& b);
};

} // namespace chronoscope
