// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/sectionkeys.h"

#include "views/timeline/timelinescene.h"

#include <algorithm>

namespace chronoscope {

std::uint32_t SectionKeys::current() const
{
    if (const std::uint32_t focused = m_scene.focusedSection(); focused != LaneLayout::None)
        return focused;
    const std::uint32_t selected = m_scene.selectedPosition();
    return selected == LaneLayout::None ? LaneLayout::None
                                        : m_scene.layout().sectionOfLane(m_scene.layout().laneOf(selected));
}

void SectionKeys::toggleCollapsed()
{
    const std::span<const LaneSection> sections = m_scene.layout().sections();
    std::uint32_t section = current();
    if (section == LaneLayout::None) {
        const auto first = std::ranges::find(sections, false, &LaneSection::isTrack);
        section = static_cast<std::uint32_t>(first - sections.begin());
    }
    if (section < sections.size())
        m_scene.toggleSection(section);
}

void SectionKeys::toggleAllCollapsed()
{
    const std::span<const LaneSection> sections = m_scene.layout().sections();
    const bool isAnyOpen = std::ranges::any_of(sections, [this](const LaneSection& section) {
        return !section.isTrack && !m_scene.arrangement().isCollapsed(section.key);
    });
    SectionArrangement arrangement = m_scene.arrangement();
    for (const LaneSection& section : sections)
        arrangement.setCollapsed(section.key, isAnyOpen);
    m_scene.setArrangement(arrangement);
}

void SectionKeys::togglePinned()
{
    const std::uint32_t section = current();
    if (section == LaneLayout::None)
        return;
    SectionArrangement arrangement = m_scene.arrangement();
    const std::uint64_t key = m_scene.layout().sections()[section].key;
    arrangement.setPinned(key, !arrangement.isPinned(key));
    m_scene.setArrangement(arrangement);
    m_scene.focusSection(section);
}

void SectionKeys::hide()
{
    const std::uint32_t section = current();
    if (section == LaneLayout::None)
        return;
    SectionArrangement arrangement = m_scene.arrangement();
    // Something must be left to see, and to come back from.
    const std::vector<std::uint32_t> shown = arrangement.shownSections(m_scene.layout());
    if (shown.size() < 2)
        return;
    const auto here = std::ranges::find(shown, section);
    arrangement.setHidden(m_scene.layout().sections()[section].key, true);
    m_scene.setArrangement(arrangement);
    // The next one has the focus, so that several can be hidden one after the other.
    if (here != shown.end())
        m_scene.focusSection(here + 1 == shown.end() ? *(here - 1) : *(here + 1));
}

void SectionKeys::showAll()
{
    SectionArrangement arrangement = m_scene.arrangement();
    arrangement.showAll();
    m_scene.setArrangement(arrangement);
}

void SectionKeys::move(int steps)
{
    const std::uint32_t section = current();
    if (section == LaneLayout::None)
        return;
    SectionArrangement arrangement = m_scene.arrangement();
    if (arrangement.move(m_scene.layout(), section, steps))
        m_scene.setArrangement(arrangement);
    m_scene.focusSection(section);
}

} // namespace chronoscope
