// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/sectionarrangement.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace chronoscope {

void SectionArrangement::set(std::unordered_set<std::uint64_t>& keys, std::uint64_t key, bool isIn)
{
    if (isIn)
        keys.insert(key);
    else
        keys.erase(key);
}

std::vector<std::uint32_t> SectionArrangement::ordered(const LaneLayout& layout) const
{
    const auto sections = layout.sections();
    std::vector<std::uint32_t> order(sections.size());
    std::iota(order.begin(), order.end(), 0U);
    if (!m_order.empty()) {
        std::unordered_map<std::uint64_t, std::size_t> rankOfKey;
        for (const std::uint64_t key : m_order)
            rankOfKey.emplace(key, rankOfKey.size() + 1);
        // What the user never moved goes with the section that stands before it in the layout.
        std::vector<std::size_t> ranks(sections.size());
        std::size_t before = 0;
        for (std::size_t index = 0; index < sections.size(); ++index) {
            const auto known = rankOfKey.find(sections[index].key);
            ranks[index] = known == rankOfKey.end() ? before : known->second;
            before = ranks[index];
        }
        std::ranges::stable_sort(order, {}, [&](std::uint32_t section) { return ranks[section]; });
    }
    std::ranges::stable_partition(order, [&](std::uint32_t section) { return isPinned(sections[section].key); });
    return order;
}

std::vector<std::uint32_t> SectionArrangement::shownSections(const LaneLayout& layout) const
{
    std::vector<std::uint32_t> order = ordered(layout);
    std::erase_if(order, [&](std::uint32_t section) { return isHidden(layout.sections()[section].key); });
    return order;
}

std::uint32_t SectionArrangement::hiddenCount(const LaneLayout& layout) const
{
    return static_cast<std::uint32_t>(
        std::ranges::count_if(layout.sections(), [this](const LaneSection& section) { return isHidden(section.key); }));
}

void SectionArrangement::adoptOrder(const LaneLayout& layout, const std::vector<std::uint32_t>& order)
{
    // Keys of sections that this layout lacks keep their places at the end: they may come back.
    std::vector<std::uint64_t> keys;
    keys.reserve(order.size() + m_order.size());
    for (const std::uint32_t section : order)
        keys.push_back(layout.sections()[section].key);
    for (const std::uint64_t key : m_order) {
        if (std::ranges::find(keys, key) == keys.end())
            keys.push_back(key);
    }
    m_order = std::move(keys);
}

bool SectionArrangement::move(const LaneLayout& layout, std::uint32_t section, int steps)
{
    const std::vector<std::uint32_t> shown = shownSections(layout);
    const auto here = std::ranges::find(shown, section);
    if (here == shown.end())
        return false;
    const auto to = std::clamp<std::ptrdiff_t>(here - shown.begin() + steps, 0, std::ssize(shown) - 1);
    const std::ptrdiff_t next = steps > 0 ? to + 1 : to;
    return moveBefore(layout, section,
                      next < std::ssize(shown) ? shown[static_cast<std::size_t>(next)] : LaneLayout::None);
}

bool SectionArrangement::moveBefore(const LaneLayout& layout, std::uint32_t section, std::uint32_t before)
{
    if (section == before)
        return false;
    std::vector<std::uint32_t> order = ordered(layout);
    const std::vector<std::uint32_t> orderBefore = order;
    std::erase(order, section);
    order.insert(std::ranges::find(order, before), section);
    std::ranges::stable_partition(order, [&](std::uint32_t each) { return isPinned(layout.sections()[each].key); });
    if (order == orderBefore)
        return false;
    adoptOrder(layout, order);
    return true;
}

} // namespace chronoscope
