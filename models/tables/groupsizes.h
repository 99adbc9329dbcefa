// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"

#include <cstdint>
#include <optional>

namespace chronoscope {

/// Bytes of payload data as they stand in the history: encoded, and of what lies in external storage the claim alone.
/// Without a value where the history records no such payload.
struct GroupSizes {
    std::optional<std::int64_t> input;  ///< of the first event of the group that has any
    std::optional<std::int64_t> result; ///< of the last event of the group that has any
};

/// Reads the fields of the group's events, and of no more than 64 of them: some microseconds. Pure, any thread.
[[nodiscard]] GroupSizes groupSizes(const EventGroups& groups, GroupIndex group);

} // namespace chronoscope
