// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/lanelayout.h"

#include "models/timeline/gallop.h"

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

std::uint32_t LaneLayout::firstStartingAt(std::int64_t time, std::uint32_t from, std::uint32_t last) const
{
    // First among the samples that lie in the lane, which costs no trip to the main memory, then between two of them.
    const std::uint32_t firstSample = (from + SampleStep - 1) / SampleStep;
    const std::uint32_t lastSample = std::max(firstSample, (last + SampleStep - 1) / SampleStep);
    const std::uint32_t sample =
        gallop(firstSample, lastSample, time, [this](std::uint32_t index) { return m_sampledStarts[index]; });
    const std::uint32_t low = sample == firstSample ? from : (sample - 1) * SampleStep + 1;
    const std::uint32_t high = sample == lastSample ? last : sample * SampleStep;
    return gallop(std::min(low, last), std::min(high, last), time,
                  [this](std::uint32_t position) { return m_starts[position]; });
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
