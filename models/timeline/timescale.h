// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/foldedaxis.h"

#include <cstdint>

namespace chronoscope {

/// The mapping between time and pixels of one view. Times are nanoseconds since 1970; positions are device pixels.
/// All arithmetic is on differences from the range's start, since a double cannot tell neighbouring nanoseconds of a
/// date apart. Idle gaps, where there are any, are narrow in it: everything that is drawn or hit goes through this mapping.
class TimeScale {
public:
    /// A range that is empty or turned round becomes one nanosecond long; a width below one becomes one.
    /// Gaps may be null, else they must outlive the scale.
    TimeScale(std::int64_t start, std::int64_t end, int width, const IdleGaps* gaps = nullptr);

    [[nodiscard]] std::int64_t start() const { return m_start; }
    [[nodiscard]] std::int64_t end() const { return m_end; }
    [[nodiscard]] int width() const { return m_width; }
    /// True when gaps are narrow in it.
    [[nodiscard]] bool isFolded() const { return m_axis.isFolded(); }
    /// Of time that is not idle.
    [[nodiscard]] double nanosecondsPerPixel() const { return m_nanosecondsPerPixel; }

    /// The pixel that the time falls into, from 0 to width(); what lies outside of the range goes to its edge.
    [[nodiscard]] int x(std::int64_t time) const
    {
        if (time <= m_start)
            return 0;
        if (time >= m_end)
            return m_width;
        if (m_axis.isFolded())
            return static_cast<int>(m_axis.place(time) * m_pixelsPerNanosecond);
        return static_cast<int>(distance(m_start, time) * m_pixelsPerNanosecond);
    }

    /// The time at the left edge of a pixel; positions outside of the view give times outside of the range, and what
    /// does not fit is clamped.
    [[nodiscard]] std::int64_t time(double x) const;

    /// The shortest time that is at least so many pixels long where nothing is folded, in ns; at least one.
    [[nodiscard]] std::int64_t spanOf(double pixels) const;

    /// later - earlier, without overflow.
    [[nodiscard]] static double distance(std::int64_t earlier, std::int64_t later)
    {
        return static_cast<double>(static_cast<std::uint64_t>(later) - static_cast<std::uint64_t>(earlier));
    }

private:
    std::int64_t m_start;
    std::int64_t m_end;
    int m_width;
    FoldedAxis m_axis;
    double m_pixelsPerNanosecond;
    double m_nanosecondsPerPixel;
};

} // namespace chronoscope
