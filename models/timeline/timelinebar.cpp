// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/timelinebar.h"

#include <algorithm>

namespace chronoscope {

namespace {

/// The last event that bears the group's closing time. Events that are put into a group after it closed (a late start,
/// a second cancel request) do not move the close, and so never move another group to another lane.
std::uint32_t closingEvent(const EventGroups& groups, GroupIndex index)
{
    const EventGroup& group = groups.group(index);
    if (group.isOpen())
        return TimelineBar::NotClosed;
    const std::span<const EventIndex> members = groups.members(index);
    const auto closes = [&](EventIndex member) { return groups.history().time(member) == group.end; };
    const auto last = std::find_if(members.rbegin(), members.rend(), closes);
    if (last != members.rend())
        return last->value;
    return members.empty() ? group.firstEvent.value : members.back().value;
}

} // namespace

TimelineBars timelineBars(const EventGroups& groups)
{
    TimelineBars result;
    const History& history = groups.history();
    result.runStart = history.earliest().isValid() ? history.earliest().nanoseconds() : 0;
    result.runEnd = history.latest().isValid() ? history.latest().nanoseconds() : result.runStart;
    result.bars.reserve(groups.size());
    std::int64_t previousStart = result.runStart;
    for (std::uint32_t position = 0; position < groups.size(); ++position) {
        const EventGroup& group = groups.group(GroupIndex(position));
        TimelineBar bar;
        bar.start = group.start.isValid() ? group.start.nanoseconds() : previousStart;
        const std::int64_t end = group.end.isValid() ? group.end.nanoseconds() : bar.start;
        bar.end = std::max(bar.start, group.isOpen() ? result.runEnd : end);
        // A scheduled group has been waiting all the time: its whole bar is queue time.
        const std::int64_t notStarted =
            group.status == Status::Scheduled && group.kind != GroupKind::Timer ? bar.end : bar.start;
        bar.started =
            group.started.isValid() ? std::clamp(group.started.nanoseconds(), bar.start, bar.end) : notStarted;
        bar.group = position;
        bar.openedBy = group.firstEvent.value;
        bar.closedBy = closingEvent(groups, GroupIndex(position));
        bar.kind = group.kind;
        bar.status = group.status;
        bar.isRetried = group.attempts > 1;
        bar.hasAttemptFailure = group.hasAttemptFailure;
        previousStart = bar.start;
        result.bars.push_back(bar);
    }
    return result;
}

} // namespace chronoscope
