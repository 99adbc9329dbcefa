// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/lanelayout.h"

#include <algorithm>
#include <array>

namespace chronoscope {

namespace {

/// More rows than this are scrolled through, not read.
constexpr std::int64_t MostGroupsWithOwnRow = 400;

/// The worst first.
constexpr std::array<Status, LaneLayout::SeverityCount> Failures{Status::Failed, Status::TimedOut, Status::Terminated};

} // namespace

Density automaticDensity(std::int64_t estimatedGroupCount)
{
    return estimatedGroupCount <= MostGroupsWithOwnRow ? Density::RowPerGroup : Density::Packed;
}

std::uint32_t LaneLayout::laneOf(std::uint32_t position) const
{
    const auto next = std::upper_bound(m_firstOfLane.begin(), m_firstOfLane.end(), position);
    return static_cast<std::uint32_t>(next - m_firstOfLane.begin()) - 1;
}

std::uint32_t LaneLayout::sectionOfLane(std::uint32_t lane) const
{
    const auto next =
        std::upper_bound(m_sections.begin(), m_sections.end(), lane,
                         [](std::uint32_t value, const LaneSection& section) { return value < section.firstLane; });
    return static_cast<std::uint32_t>(next - m_sections.begin()) - 1;
}

std::uint32_t LaneLayout::positionOfGroup(std::uint32_t group) const
{
    return group < m_positionOfGroup.size() ? m_positionOfGroup[group] : None;
}

Status LaneLayout::failureOf(std::size_t severity)
{
    return Failures[severity];
}

bool LaneLayout::isWorse(Status a, Status b)
{
    return std::ranges::find(Failures, a) < std::ranges::find(Failures, b);
}

} // namespace chronoscope
