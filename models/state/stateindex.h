// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/history/eventgroup.h"
#include "models/state/runstate.h"

#include <memory>

namespace chronoscope {

struct StateData;

/// What a workflow's state was after each event of its history, ready to be asked for at any event. Immutable; any thread
/// may ask. Keeps its groups and history alive. Memory is linear in the number of events, however many things are open.
class StateIndex {
public:
    /// Linear; meant for the pool. Null when cancelled.
    [[nodiscard]] static std::shared_ptr<const StateIndex> build(std::shared_ptr<const EventGroups> groups,
                                                                 const CancellationToken& token = {});
    ~StateIndex();

    [[nodiscard]] const EventGroups& groups() const;
    /// The state right after this event; p99 within 1 ms in the largest history.
    [[nodiscard]] RunState stateAfter(EventIndex event) const;
    /// The state before the first event: empty.
    [[nodiscard]] RunState initialState() const;

private:
    StateIndex();
    std::unique_ptr<StateData> m_data;
};

} // namespace chronoscope
