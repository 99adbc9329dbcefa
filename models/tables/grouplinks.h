// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/groupdetails.h"

namespace chronoscope {

/// The events of a group with their offsets from the start of the run; at most MaximumGroupEvents. Pure, any thread.
[[nodiscard]] std::vector<EventLink> memberLinks(const RunSnapshot& snapshot, GroupIndex group);

/// Why a group is there and what came of it: events outside that its own name (the workflow task that asked for it, the
/// activity that it cancels), the workflow task that was told of its end, and of a workflow task what it asked for.
[[nodiscard]] std::vector<EventLink> relatedLinks(const RunSnapshot& snapshot, GroupIndex group);

} // namespace chronoscope
