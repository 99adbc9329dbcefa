// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/timescale.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace chronoscope {

namespace {

constexpr std::int64_t Earliest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t Latest = std::numeric_limits<std::int64_t>::max();

} // namespace

TimeScale::TimeScale(std::int64_t start, std::int64_t end, int width, const IdleGaps* gaps)
    : m_start(std::min(start, Latest - 1))
    , m_end(std::max(end, m_start + 1))
    , m_width(std::max(width, 1))
    , m_axis(FoldedAxis::ofRange(m_start, m_end, gaps))
    , m_pixelsPerNanosecond(static_cast<double>(m_width) / m_axis.visibleSpan())
    , m_nanosecondsPerPixel(m_axis.visibleSpan() / static_cast<double>(m_width))
{
}

std::int64_t TimeScale::time(double x) const
{
    if (m_axis.isFolded())
        return m_axis.time(x * m_nanosecondsPerPixel);
    const double offset = std::floor(x * m_nanosecondsPerPixel);
    // Doubles next to the largest 64-bit number round up to 2^63, which does not fit.
    if (offset >= distance(m_start, Latest))
        return Latest;
    if (offset <= -distance(Earliest, m_start))
        return Earliest;
    if (std::abs(offset) < 9.2e18)
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(m_start) +
                                         static_cast<std::uint64_t>(static_cast<std::int64_t>(offset)));
    return offset > 0 ? m_end : m_start;
}

std::int64_t TimeScale::spanOf(double pixels) const
{
    const double span = std::ceil(pixels * m_nanosecondsPerPixel);
    if (span >= 9.2e18)
        return Latest;
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(span));
}

} // namespace chronoscope
