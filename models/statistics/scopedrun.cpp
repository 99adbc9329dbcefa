// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statistics/scopedrun.h"

#include <algorithm>
#include <utility>

namespace chronoscope {

ScopedRun::ScopedRun(const RunSnapshot& snapshot, StatisticsScope scope)
    : m_snapshot(snapshot), m_scope(std::move(scope)), m_runEnd(snapshot.history->latest())
{
    const Instant earliest = snapshot.history->earliest();
    m_runStart = snapshot.summary.start.isValid() ? snapshot.summary.start : earliest;
    m_start = m_scope.hasRange() ? std::min(m_scope.from, m_scope.to) : earliest;
    m_end = m_scope.hasRange() ? std::max(m_scope.from, m_scope.to) : m_runEnd;
}

bool ScopedRun::includes(GroupIndex group) const
{
    if (!isLookedAt(group))
        return false;
    if (!m_scope.hasRange())
        return true;
    const EventGroup& entry = groups().group(group);
    if (!entry.start.isValid())
        return false;
    const Instant end = entry.end.isValid() ? entry.end : m_runEnd;
    // Where times run back a group may end before it starts.
    return std::min(entry.start, end) <= m_end && std::max(entry.start, end) >= m_start;
}

bool ScopedRun::includes(EventIndex event) const
{
    if (!isLookedAt(groups().groupOf(event)))
        return false;
    if (!m_scope.hasRange())
        return true;
    const Instant time = history().time(event);
    return time.isValid() && time >= m_start && time <= m_end;
}

bool ScopedRun::isLookedAt(GroupIndex group) const
{
    return !m_scope.groups || (group.value < m_scope.groups->size() && (*m_scope.groups)[group.value]);
}

} // namespace chronoscope
