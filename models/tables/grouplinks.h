// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/groupdetails.h"

namespace chronoscope {

/// The events of a group with their offsets from the start of the run; at most MaximumGroupEvents. Pure, any thread.
[[nodiscard]] std::vector<EventLink> memberLinks(const RunSnapshot& snapshot, GroupIndex group);

/// Why a group is there and what came of it, as Causality tells: one event of each other group that a cause or an effect
/// belongs to. Empty for snapshots without causality.
[[nodiscard]] std::vector<EventLink> relatedLinks(const RunSnapshot& snapshot, GroupIndex group);

} // namespace chronoscope
