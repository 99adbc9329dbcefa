// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statistics/timebins.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace chronoscope {

namespace {

constexpr std::int64_t Minute = 60 * NanosecondsPerSecond;
constexpr std::int64_t Hour = 60 * Minute;
constexpr std::int64_t Day = 24 * Hour;
/// Between tens of seconds and days time is not counted by tens.
constexpr std::array<std::int64_t, 13> ClockWidths{30 * NanosecondsPerSecond,
                                                   Minute,
                                                   2 * Minute,
                                                   5 * Minute,
                                                   10 * Minute,
                                                   15 * Minute,
                                                   30 * Minute,
                                                   Hour,
                                                   2 * Hour,
                                                   3 * Hour,
                                                   6 * Hour,
                                                   12 * Hour,
                                                   Day};

/// The smallest of 1, 2, 5, 10, 20, 50, ... times the unit that is not below the width.
std::int64_t roundedUp(std::int64_t width, std::int64_t unit)
{
    for (std::int64_t decade = unit;; decade *= 10) {
        for (const std::int64_t step : {1, 2, 5}) {
            if (step * decade >= width)
                return step * decade;
        }
    }
}

std::int64_t roundWidth(std::int64_t width)
{
    if (width <= 20 * NanosecondsPerSecond)
        return roundedUp(width, 1);
    const auto* const found = std::ranges::lower_bound(ClockWidths, width);
    return found != ClockWidths.end() ? *found : roundedUp(width, Day);
}

} // namespace

TimeBins::TimeBins(Instant start, Instant end, std::size_t mostBins)
{
    if (!start.isValid() || !end.isValid())
        return;
    m_start = start;
    const std::int64_t span = std::max<std::int64_t>((end - start).nanoseconds, 0);
    const auto most = static_cast<std::int64_t>(std::max<std::size_t>(mostBins, 1));
    // The end itself lies in a bin, too.
    m_width.nanoseconds = roundWidth(span / most + 1);
    m_count = static_cast<std::size_t>(span / m_width.nanoseconds + 1);
}

std::size_t TimeBins::binOf(Instant time) const
{
    if (!time.isValid() || time <= m_start)
        return 0;
    return std::min(static_cast<std::size_t>((time - m_start).nanoseconds / m_width.nanoseconds), m_count - 1);
}

Instant TimeBins::startOf(std::size_t bin) const
{
    return m_start + Duration{static_cast<std::int64_t>(bin) * m_width.nanoseconds};
}

} // namespace chronoscope
