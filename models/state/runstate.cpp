// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/state/runstate.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace chronoscope {

bool operator==(const RunState& a, const RunState& b)
{
    const auto lists = [](const RunState& state) {
        return std::array{state.signalsReceived, state.updatesCompleted, state.localActivities, state.sideEffects,
                          state.otherMarkers,    state.optionsUpdated,   state.closedItems};
    };
    const auto values = [](const RunState& state) {
        return std::tie(state.event, state.status, state.isPaused, state.cancelRequested, state.activities,
                        state.timers, state.childWorkflows, state.nexusOperations, state.updates, state.signalsSent,
                        state.cancelsSent, state.workflowTask, state.searchAttributes, state.memo, state.versions,
                        state.sdkName, state.sdkVersion, state.buildId, state.deployment, state.coreFlags,
                        state.languageFlags, state.eventCount, state.historyBytes, state.failedWorkflowTasks);
    };
    return values(a) == values(b) && std::ranges::equal(lists(a), lists(b), [](const auto& x, const auto& y) {
               return std::ranges::equal(x, y);
           });
}

} // namespace chronoscope
