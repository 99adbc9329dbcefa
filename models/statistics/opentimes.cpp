// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statistics/opentimes.h"

#include <algorithm>

namespace chronoscope {

OpenTimes::OpenTimes(const EventGroups& groups, Instant runEnd)
{
    std::vector<Stretch> all;
    for (const EventGroup& group : groups.groups()) {
        const Instant end = group.isOpen() ? runEnd : group.end;
        if (group.kind != GroupKind::Workflow && group.start.isValid() && end > group.start)
            all.push_back({group.start, end});
    }
    std::ranges::sort(all, {}, &Stretch::start);
    for (const Stretch& stretch : all) {
        if (m_stretches.empty() || stretch.start > m_stretches.back().end)
            m_stretches.push_back(stretch);
        else
            m_stretches.back().end = std::max(m_stretches.back().end, stretch.end);
    }
}

const OpenTimes::Stretch* OpenTimes::lastBefore(Instant time) const
{
    const auto next = std::ranges::lower_bound(m_stretches, time, {}, &Stretch::start);
    return next == m_stretches.begin() ? nullptr : &*std::prev(next);
}

} // namespace chronoscope
