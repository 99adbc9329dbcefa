// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"

#include <vector>

namespace chronoscope {

/// An arrow between two groups of a run.
struct GroupFlow {
    enum class Kind {
        Command, ///< from the workflow task that asked for something to what it asked for
        Outcome  ///< from something that ended or arrived to the workflow task that heard of it
    };
    GroupIndex from;
    GroupIndex to;
    Kind kind = Kind::Command;
};

/// All arrows of a run, by the order of the events that they lead from. Commands are told by workflowTaskCompletedEventId;
/// an outcome is heard of by the first workflow task that starts after it, as the server hands events over.
[[nodiscard]] std::vector<GroupFlow> groupFlows(const EventGroups& groups);

} // namespace chronoscope
