// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"

#include <cstdint>
#include <vector>

namespace chronoscope {

/// One group of events as the timeline draws it. All times are nanoseconds since 1970 UTC and start <= started <= end.
struct TimelineBar {
    static constexpr std::uint32_t NotClosed = ~std::uint32_t{0};

    std::int64_t start = 0;
    std::int64_t started = 0;   ///< what lies before it is queue time; equal to start where there is none to tell apart
    std::int64_t end = 0;       ///< of open groups: the end of the run
    std::uint32_t group = 0;    ///< position in EventGroups, or whatever number the maker of the bars uses
    std::uint32_t openedBy = 0; ///< position in the history of the group's first event
    std::uint32_t closedBy = NotClosed; ///< position in the history of the event that closed it
    GroupKind kind = GroupKind::Marker;
    Status status = Status::Instant;
    bool isRetried = false;         ///< there was an earlier attempt
    bool hasAttemptFailure = false; ///< and its failure is recorded

    [[nodiscard]] bool isOpen() const { return status == Status::Scheduled || status == Status::Running; }
};

/// The bars of a run in the order of the groups' first events, and the time that they cover.
struct TimelineBars {
    std::vector<TimelineBar> bars;
    std::int64_t runStart = 0; ///< earliest start, ns since 1970 UTC
    std::int64_t runEnd = 0;   ///< latest end; open bars reach to it
};

/// Makes one bar of every group. Missing times become the time of the group before, times that run back are
/// straightened, so that every group has a place. Linear; any thread.
[[nodiscard]] TimelineBars timelineBars(const EventGroups& groups);

} // namespace chronoscope
