// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/rangesummary.h"

#include <algorithm>
#include <unordered_map>

namespace chronoscope {

RangeSummary summariseRange(const EventGroups& groups, TimeRange range)
{
    RangeSummary summary;
    summary.range = range;
    const History& history = groups.history();
    std::unordered_map<std::int32_t, std::int64_t> counts;
    for (std::uint32_t index = 0; index < history.size(); ++index) {
        const EventIndex event(index);
        if (!range.contains(history.time(event)))
            continue;
        ++summary.eventCount;
        ++counts[history.type(event)];
    }
    for (const auto& [type, count] : counts)
        summary.types.push_back({type, count});
    std::ranges::sort(summary.types, [](const RangeSummary::TypeCount& a, const RangeSummary::TypeCount& b) {
        return a.count != b.count ? a.count > b.count : a.type < b.type;
    });
    for (const EventGroup& group : groups.groups()) {
        if (group.status == Status::Instant)
            continue;
        summary.groupsStarted += range.contains(group.start) ? 1 : 0;
        if (group.isOpen() || !range.contains(group.end))
            continue;
        ++summary.groupsClosed;
        summary.groupsFailed += isFailure(group.status) ? 1 : 0;
    }
    return summary;
}

} // namespace chronoscope
