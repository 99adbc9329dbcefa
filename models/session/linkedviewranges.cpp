// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/linkedviewranges.h"

#include "models/session/viewrange.h"

namespace chronoscope {

LinkedViewRanges::LinkedViewRanges(QObject* parent) : QObject(parent)
{
}

void LinkedViewRanges::add(ViewRange& range, Instant zero)
{
    const Member member{&range, zero};
    connect(&range, &ViewRange::changed, this, [this, member] { follow(member); });
    m_members.push_back(member);
    if (m_members.front().range)
        follow(m_members.front());
}

void LinkedViewRanges::follow(const Member& leader)
{
    if (m_isFollowing || !leader.range)
        return;
    m_isFollowing = true;
    const Duration start = leader.range->start() - leader.zero;
    const Duration end = leader.range->end() - leader.zero;
    for (const Member& member : m_members)
        if (member.range && member.range != leader.range)
            member.range->show(member.zero + start, member.zero + end);
    m_isFollowing = false;
}

} // namespace chronoscope
