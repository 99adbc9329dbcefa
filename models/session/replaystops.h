// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replay/workflowtasks.h"

#include <span>
#include <vector>

namespace chronoscope {

/// Where the steps through a run end; each list ascending and without repetition. An event that is not valid stands for
/// the place before the first one. Any thread.
struct ReplayStops {
    /// The last event of each workflow task, by TaskIndex: the worker has answered, and nothing of the next one came.
    std::vector<EventIndex> tasks;
    std::vector<EventIndex> commands;
    std::vector<EventIndex> failures; ///< see isFailureEvent()

    /// Linear in the number of events.
    [[nodiscard]] static ReplayStops of(const WorkflowTasks& tasks);

    /// The task that an event leads to or is part of; not valid before the first event and after the last task.
    [[nodiscard]] TaskIndex taskAt(EventIndex event) const;
};

/// The first stop after an event, and the last one before it; not valid when there is none.
[[nodiscard]] EventIndex nextStop(std::span<const EventIndex> stops, EventIndex from);
[[nodiscard]] EventIndex previousStop(std::span<const EventIndex> stops, EventIndex from);

} // namespace chronoscope
