// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/core/error.h"
#include "models/history/runsnapshot.h"
#include "models/session/breakpoint.h"
#include "models/state/stateindex.h"

#include <span>
#include <vector>

namespace chronoscope {

/// Where breakpoints stop in a run. Each list ascending.
struct BreakpointEvents {
    std::vector<std::vector<EventIndex>> ofEach; ///< by position of the breakpoint; empty for those that are disabled
    std::vector<EventIndex> all;                 ///< of all enabled ones together

    /// The first breakpoint that stops at an event; -1 when none does.
    [[nodiscard]] int breakpointAt(EventIndex event) const;
};

/// Goes through the run once for the state, and once more for each breakpoint that asks of events; milliseconds for the
/// largest history, unless texts are searched. Blocks; meant for the pool. The states must be of the snapshot's groups.
/// Errors: what searchHistory() says of a text, Cancelled.
[[nodiscard]] Result<BreakpointEvents> evaluateBreakpoints(const RunSnapshotPointer& snapshot, const StateIndex& states,
                                                           std::span<const Breakpoint> breakpoints,
                                                           const CancellationToken& cancellation = {});

} // namespace chronoscope
