// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/idlegaps.h"

#include "models/core/instant.h"
#include "models/timeline/lanelayout.h"

#include <algorithm>
#include <utility>

namespace chronoscope {

namespace {

/// One twentieth of the time in which something was open: as much as a folded gap takes of the axis, twice.
constexpr std::uint64_t BusyPartsPerGap = 20;

using Stretch = std::pair<std::int64_t, std::int64_t>;

/// When something but the workflow itself and the timers it slept on was open, in order of time; stretches may overlap.
std::vector<Stretch> openStretches(const LaneLayout& layout)
{
    std::vector<Stretch> stretches;
    for (const LaneSection& section : layout.sections()) {
        // A timer starts and ends with a workflow task; between them it is what the run sleeps on.
        if (section.kind == GroupKind::Workflow || section.kind == GroupKind::Timer)
            continue;
        const auto middle = static_cast<std::ptrdiff_t>(stretches.size());
        for (const CoveredStretch& stretch : section.stretches)
            stretches.emplace_back(stretch.start, stretch.end);
        std::ranges::inplace_merge(stretches, stretches.begin() + middle);
    }
    return stretches;
}

std::uint64_t length(std::int64_t start, std::int64_t end)
{
    return static_cast<std::uint64_t>(end) - static_cast<std::uint64_t>(start);
}

} // namespace

const IdleGap* IdleGaps::gapAt(std::int64_t time) const
{
    const auto gap = std::ranges::upper_bound(m_gaps, time, {}, &IdleGap::end);
    return gap != m_gaps.end() && time > gap->start ? &*gap : nullptr;
}

std::shared_ptr<const IdleGaps> idleGapsOf(const LaneLayout& layout, std::int64_t threshold)
{
    std::vector<IdleGap> gaps;
    std::int64_t openUntil = layout.runStart();
    const auto add = [&](std::int64_t until) {
        if (until > openUntil &&
            length(openUntil, until) >= static_cast<std::uint64_t>(std::max<std::int64_t>(threshold, 1)))
            gaps.push_back({openUntil, until});
    };
    const std::vector<Stretch> stretches = openStretches(layout);
    // A run in which nothing is ever open has nothing to fold its idle time beside.
    if (stretches.empty())
        return std::make_shared<IdleGaps>(std::move(gaps));
    for (const auto& [start, end] : stretches) {
        add(start);
        openUntil = std::max(openUntil, end);
    }
    add(layout.runEnd());
    if (gaps.size() > MostIdleGaps) {
        std::ranges::nth_element(gaps, gaps.begin() + MostIdleGaps, std::ranges::greater(),
                                 [](const IdleGap& gap) { return length(gap.start, gap.end); });
        gaps.resize(MostIdleGaps);
        std::ranges::sort(gaps, {}, &IdleGap::start);
    }
    return std::make_shared<IdleGaps>(std::move(gaps));
}

std::shared_ptr<const IdleGaps> withMargins(const IdleGaps& gaps, const LaneLayout& layout, std::int64_t viewStart,
                                            std::int64_t viewEnd, std::int64_t threshold)
{
    std::vector<IdleGap> all;
    if (viewStart < layout.runStart() && length(viewStart, layout.runStart()) >= static_cast<std::uint64_t>(threshold))
        all.push_back({viewStart, layout.runStart(), true});
    all.insert(all.end(), gaps.gaps().begin(), gaps.gaps().end());
    if (layout.runEnd() < viewEnd && length(layout.runEnd(), viewEnd) >= static_cast<std::uint64_t>(threshold))
        all.push_back({layout.runEnd(), viewEnd, true});
    return std::make_shared<IdleGaps>(std::move(all));
}

std::int64_t idleThreshold(const LaneLayout& layout)
{
    std::uint64_t busy = 0;
    std::int64_t openUntil = layout.runStart();
    for (const auto& [start, end] : openStretches(layout)) {
        if (end > openUntil)
            busy += length(std::max(start, openUntil), end);
        openUntil = std::max(openUntil, end);
    }
    return std::max(NanosecondsPerSecond, static_cast<std::int64_t>(busy / BusyPartsPerGap));
}

} // namespace chronoscope
