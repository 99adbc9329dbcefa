// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/timerange.h"
#include "models/history/eventgroup.h"

#include <cstdint>
#include <vector>

namespace chronoscope {

/// What happened in a range of time.
struct RangeSummary {
    struct TypeCount {
        std::int32_t type = 0; ///< temporal.api.enums.v1.EventType
        std::int64_t count = 0;

        friend bool operator==(const TypeCount&, const TypeCount&) = default;
    };

    TimeRange range;
    std::int64_t eventCount = 0;
    std::vector<TypeCount> types; ///< the most frequent first, equally frequent ones by number
    std::int64_t groupsStarted = 0;
    std::int64_t groupsClosed = 0; ///< failed ones included; instants start and close at once and count as neither
    std::int64_t groupsFailed = 0; ///< closed by failure, timeout or termination
};

/// Counts the events whose time lies in the range, both ends included, and the groups that began or closed in it.
/// Linear in events and groups; any thread.
[[nodiscard]] RangeSummary summariseRange(const EventGroups& groups, TimeRange range);

} // namespace chronoscope
