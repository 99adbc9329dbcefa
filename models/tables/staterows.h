// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state/statechange.h"
#include "models/state/stateindex.h"

#include <memory>
#include <vector>

namespace chronoscope {

/// A state to be shown, and in what it differs from the one before the step.
struct ShownState {
    std::shared_ptr<const StateIndex> index; ///< keeps the texts of the state alive
    RunState state;
    StateChanges changes;
};

/// What a row tells of the run as a whole, or of a thing that is open. In the order of the rows.
enum class StateFact : std::uint8_t {
    // Of the run.
    Status,
    Paused,
    CancelRequested,
    WorkflowTask,
    FailedWorkflowTasks,
    ClosedItems,
    // Of the SDK.
    Sdk,
    Deployment,
    Build,
    CoreFlag,
    LanguageFlag,
    // Of the limits.
    Events,
    Bytes,
    OpenActivities,
    OpenChildWorkflows,
    OpenSignals,
    OpenCancels,
    Signals,
    Updates,
    // Of a thing that is open.
    Id,
    Opened,
    Started,
    Attempt,
    LastFailure,
    ItemCancelRequested,
    Due
};

/// One row of the tree of a state. Rows of one parent have an order, by which the same row is found again in the state
/// after.
struct StateRow {
    enum class Kind : std::uint8_t {
        Section,
        More, ///< how many rows of the section are not shown; stands before them
        Item,
        Entry,
        Event,
        Fact
    };

    Kind kind = Kind::Section;
    StateSection section = StateSection::Run;
    ChangeKind change = ChangeKind::None; ///< of a section: None or Changed
    StateFact fact = StateFact::Status;
    std::uint32_t number = 0; ///< of a flag
    std::size_t count = 0;    ///< of a section: what it holds. More: what is not shown of it
    std::size_t closed = 0;   ///< More: closed in this step, and not shown
    OpenItem item;            ///< of items and their facts
    StateEntry entry;
    EventIndex event; ///< behind the row; not valid where there is none

    /// The same place in the tree.
    [[nodiscard]] bool isSameRow(const StateRow& other) const;
    /// Comes before the other, a child of the same parent.
    [[nodiscard]] bool isBefore(const StateRow& other) const;
};

/// Rows of one section, without and with the newest of what it holds when there is more. What changed in this step is among
/// them wherever it stands, up to as many again.
constexpr std::size_t MaximumStateRows = 200;

/// The sections that have something, in their order, each with its rows.
struct StateSectionRows {
    StateRow row;
    std::vector<StateRow> children;
};
[[nodiscard]] std::vector<StateSectionRows> stateRows(const ShownState& shown);

/// What is known of a thing that is open.
[[nodiscard]] std::vector<StateRow> factsOfItem(const StateRow& itemRow);

} // namespace chronoscope
