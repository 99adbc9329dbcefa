// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/idlegaps.h"

#include <cstdint>

namespace chronoscope {

/// The mapping between time and places on an axis on which idle gaps are narrow, each as wide as a fixed part of what is
/// visible at once. A place is a number of nanoseconds from the origin, those of gaps left out; it grows with time
/// everywhere, in gaps slower. Without gaps a place is the time since the origin.
class FoldedAxis {
public:
    /// The part of the visible axis that each gap takes.
    static constexpr double GapPart = 0.025;

    /// The axis on which exactly this range is visible, with its start as origin. Gaps may be null, else they must
    /// outlive the axis. A range that is idle all through is not folded: there would be nothing else to see.
    [[nodiscard]] static FoldedAxis ofRange(std::int64_t start, std::int64_t end, const IdleGaps* gaps);
    /// The axis of which so many nanoseconds are visible at once.
    FoldedAxis(std::int64_t origin, double visibleSpan, const IdleGaps* gaps);

    [[nodiscard]] bool isFolded() const { return m_gaps != nullptr; }
    /// What is visible at once, ns.
    [[nodiscard]] double visibleSpan() const { return m_visibleSpan; }

    [[nodiscard]] double place(std::int64_t time) const;
    /// The latest time whose place is not after this one; clamped to what fits.
    [[nodiscard]] std::int64_t time(double place) const;

private:
    [[nodiscard]] double placeAfter(std::int64_t time) const;
    [[nodiscard]] double placeBefore(std::int64_t time) const;
    [[nodiscard]] std::int64_t timeAfter(double place) const;
    [[nodiscard]] std::int64_t timeBefore(double place) const;

    std::int64_t m_origin;
    double m_visibleSpan;
    double m_gapSpan = 0.0; ///< of a whole gap
    const IdleGaps* m_gaps;
};

} // namespace chronoscope
