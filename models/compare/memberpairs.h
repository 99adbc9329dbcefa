// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"

#include <unordered_map>

namespace chronoscope {

/// Pairs the events of two groups: the first of a type with the first of that type, and so on. Linear. Keeps its buffer
/// between groups; one thread at a time.
class MemberPairs {
public:
    template <typename Visit>
    void pair(const EventGroups& a, GroupIndex groupInA, const EventGroups& b, GroupIndex groupInB, const Visit& visit)
    {
        const auto membersOfA = a.members(groupInA);
        const auto membersOfB = b.members(groupInB);
        m_searchedFrom.clear();
        for (const EventIndex member : membersOfA) {
            const std::int32_t type = a.history().type(member);
            // Each type walks through b once.
            std::size_t& position = m_searchedFrom[type];
            while (position < membersOfB.size() && b.history().type(membersOfB[position]) != type)
                ++position;
            if (position < membersOfB.size())
                visit(member, membersOfB[position++]);
        }
    }

private:
    std::unordered_map<std::int32_t, std::size_t> m_searchedFrom;
};

} // namespace chronoscope
