// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace chronoscope {

class LaneLayout;

/// A stretch of time in which nothing was open but the run itself and timers. ns since 1970 UTC, start < end.
struct IdleGap {
    std::int64_t start = 0;
    std::int64_t end = 0;
    bool isMargin = false; ///< lies before or after the run: nothing was left out there

    friend bool operator==(const IdleGap&, const IdleGap&) = default;
};

/// The stretches that a folded axis cuts out, earliest first. Immutable; any thread may read it.
class IdleGaps {
public:
    /// Gaps must be in order and apart from each other.
    explicit IdleGaps(std::vector<IdleGap> gaps) : m_gaps(std::move(gaps)) {}

    [[nodiscard]] std::span<const IdleGap> gaps() const { return m_gaps; }
    [[nodiscard]] bool isEmpty() const { return m_gaps.empty(); }
    /// The gap that a time lies in; null outside. Its ends belong to what is not idle.
    [[nodiscard]] const IdleGap* gapAt(std::int64_t time) const;

private:
    std::vector<IdleGap> m_gaps;
};

/// More are not cut out: each takes its part of the axis, and the rest of it must stay readable.
constexpr std::size_t MostIdleGaps = 24;

/// The longest idle stretches between the start and the end of the run that last at least the threshold in ns. What is
/// open still goes on until the end; the workflow's own bar and timers do not count: a run that sleeps for a month does
/// nothing for a month. Costs one walk over the sections' stretches.
[[nodiscard]] std::shared_ptr<const IdleGaps> idleGapsOf(const LaneLayout& layout, std::int64_t threshold);

/// The gaps with what a view shows before and after the run, where that lasts at least the threshold.
[[nodiscard]] std::shared_ptr<const IdleGaps> withMargins(const IdleGaps& gaps, const LaneLayout& layout,
                                                          std::int64_t viewStart, std::int64_t viewEnd,
                                                          std::int64_t threshold);

/// From how long on a stretch is worth folding: a part of what is not idle, so that it gains room, and a second at least.
[[nodiscard]] std::int64_t idleThreshold(const LaneLayout& layout);

} // namespace chronoscope
