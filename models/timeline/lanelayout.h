// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/bartexts.h"
#include "models/timeline/timelinebar.h"

#include <QString>

#include <memory>
#include <span>
#include <vector>

namespace chronoscope {

/// How many bars share a lane.
enum class Density {
    RowPerGroup, ///< each group has a labelled row of its own
    Packed       ///< groups share lanes as long as they do not overlap
};

/// The choice that fits a run of this many groups. Decide it once and keep it while events arrive.
[[nodiscard]] Density automaticDensity(std::int64_t estimatedGroupCount);

/// A stretch of a lane that is covered without a gap, where bars may overlap.
struct CoveredStretch {
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::uint32_t firstOrdinal = 0; ///< into LaneSection::byStart
};

/// What folding reads of a bar, close together in memory.
struct BarEdge {
    std::int64_t end = 0;
    std::uint64_t busyBefore = 0; ///< sum of the durations of all bars before it, modulo 2^64
    GroupKind kind = GroupKind::Marker;
    Status status = Status::Instant;
    bool isRetried = false;
};

/// Lanes under one title.
struct LaneSection {
    std::uint64_t key = 0;              ///< stays the same when events arrive
    QString title;                      ///< plain text on one line
    GroupKind kind = GroupKind::Marker; ///< gives the section its hue
    bool isTrack = false;               ///< one labelled lane without a header above it
    std::uint32_t firstLane = 0;
    std::uint32_t laneCount = 0;
    std::uint32_t barCount = 0;
    std::uint32_t failedCount = 0;
    std::vector<std::uint32_t> byStart;       ///< positions of all its bars, earliest first
    std::vector<std::uint32_t> failuresByEnd; ///< positions of its failed bars, by the time they failed
    std::vector<std::int64_t>
        earliestFailureStart;              ///< by place in failuresByEnd: earliest start from there to the last
    std::vector<CoveredStretch> stretches; ///< the union of its bars: what a collapsed section draws
};

/// Where every bar is: sections, lanes in them, and the bars of each lane sorted by time. Bars of a lane never overlap.
/// A position is a bar's place in the order of lanes. Immutable; any thread may read it.
class LaneLayout {
public:
    static constexpr std::uint32_t None = ~std::uint32_t{0};

    [[nodiscard]] std::span<const LaneSection> sections() const { return m_sections; }
    [[nodiscard]] std::uint32_t laneCount() const { return static_cast<std::uint32_t>(m_firstOfLane.size() - 1); }
    [[nodiscard]] std::uint32_t barCount() const { return static_cast<std::uint32_t>(m_bars.size()); }
    [[nodiscard]] const TimelineBar& bar(std::uint32_t position) const { return m_bars[position]; }
    /// Positions [first, last) of the lane's bars.
    [[nodiscard]] std::uint32_t firstOfLane(std::uint32_t lane) const { return m_firstOfLane[lane]; }
    [[nodiscard]] std::uint32_t lastOfLane(std::uint32_t lane) const { return m_firstOfLane[lane + 1]; }
    [[nodiscard]] std::uint32_t laneOf(std::uint32_t position) const;
    [[nodiscard]] std::uint32_t sectionOfLane(std::uint32_t lane) const;
    /// None for a group that has no bar.
    [[nodiscard]] std::uint32_t positionOfGroup(std::uint32_t group) const;

    /// Start times of all bars by position, for fast searches.
    [[nodiscard]] std::span<const std::int64_t> starts() const { return m_starts; }
    [[nodiscard]] const BarEdge& edge(std::uint32_t position) const { return m_edges[position]; }
    /// First position in [from, last), all of one lane, that begins at or after the time; last when none does.
    [[nodiscard]] std::uint32_t firstStartingAt(std::int64_t time, std::uint32_t from, std::uint32_t last) const;
    /// Positions of failed, timed out and terminated bars, in this order, each ascending.
    [[nodiscard]] std::span<const std::uint32_t> failures(std::size_t severity) const { return m_failures[severity]; }
    [[nodiscard]] static Status failureOf(std::size_t severity);
    static constexpr std::size_t SeverityCount = 3;
    /// True when the first is the failure that must be shown where only one can be.
    [[nodiscard]] static bool isWorse(Status a, Status b);
    /// All failed bars, by start time: the order in which "next failure" walks.
    [[nodiscard]] std::span<const std::uint32_t> failuresByStart() const { return m_failuresByStart; }

    [[nodiscard]] std::int64_t runStart() const { return m_runStart; }
    [[nodiscard]] std::int64_t runEnd() const { return m_runEnd; }
    [[nodiscard]] Density density() const { return m_density; }
    [[nodiscard]] Grouping grouping() const { return m_grouping; }
    /// May be null, where the bars have no texts.
    [[nodiscard]] const BarTexts* texts() const { return m_texts.get(); }

private:
    friend class LaneLayoutBuilder;
    LaneLayout() = default;
    static constexpr std::uint32_t SampleStep = 16;

    std::vector<LaneSection> m_sections;
    std::vector<TimelineBar> m_bars;
    std::vector<std::int64_t> m_starts;
    std::vector<std::int64_t> m_sampledStarts; ///< every SampleStep-th of m_starts: few enough to stay in the cache
    std::vector<BarEdge> m_edges;
    std::vector<std::uint32_t> m_firstOfLane{0};
    std::vector<std::uint32_t> m_positionOfGroup;
    std::vector<std::uint32_t> m_failures[SeverityCount];
    std::vector<std::uint32_t> m_failuresByStart;
    std::int64_t m_runStart = 0;
    std::int64_t m_runEnd = 0;
    Density m_density = Density::Packed;
    Grouping m_grouping = Grouping::Category;
    std::shared_ptr<const BarTexts> m_texts;
};

/// How to lay out.
struct LaneLayoutOptions {
    Grouping grouping = Grouping::Category;
    Density density = Density::Packed;
};

/// Puts bars into sections and lanes. A bar's section and lane depend only on what the history had recorded when the bar
/// began (and, for workers, on who took it), so that bars stay where they are while events arrive. Takes about
/// n log(lanes); meant for the pool when there are many. Without texts every grouping is by category.
[[nodiscard]] std::shared_ptr<const LaneLayout> layOutLanes(TimelineBars bars, const LaneLayoutOptions& options,
                                                            std::shared_ptr<const BarTexts> texts);

} // namespace chronoscope
