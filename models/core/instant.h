// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace chronoscope {

/// A length of time in nanoseconds; may be negative.
struct Duration {
    std::int64_t nanoseconds = 0;

    friend constexpr auto operator<=>(Duration, Duration) = default;
    friend constexpr Duration operator+(Duration a, Duration b) { return {a.nanoseconds + b.nanoseconds}; }
    friend constexpr Duration operator-(Duration a, Duration b) { return {a.nanoseconds - b.nanoseconds}; }
};

/// A point in time: nanoseconds since 1970-01-01T00:00:00 UTC, or "not recorded".
/// Readers clamp what lies outside of EarliestSecond to LatestSecond and report it, so that the difference of any two
/// instants, and a margin around it, fits a Duration.
class Instant {
public:
    /// Not recorded.
    constexpr Instant() = default;
    constexpr explicit Instant(std::int64_t nanosecondsSinceEpoch) : m_nanoseconds(nanosecondsSinceEpoch) {}

    [[nodiscard]] constexpr bool isValid() const { return m_nanoseconds != NotRecorded; }
    [[nodiscard]] constexpr std::int64_t nanoseconds() const { return m_nanoseconds; }

    friend constexpr auto operator<=>(Instant, Instant) = default;
    friend constexpr Duration operator-(Instant a, Instant b) { return {a.m_nanoseconds - b.m_nanoseconds}; }
    friend constexpr Instant operator+(Instant a, Duration b) { return Instant(a.m_nanoseconds + b.nanoseconds); }

private:
    static constexpr std::int64_t NotRecorded = std::numeric_limits<std::int64_t>::min();
    std::int64_t m_nanoseconds = NotRecorded;
};

constexpr std::int64_t NanosecondsPerMicrosecond = 1'000;
constexpr std::int64_t NanosecondsPerMillisecond = 1'000'000;
constexpr std::int64_t NanosecondsPerSecond = 1'000'000'000;

/// 1901-12-13 and 2169-08-21: the seconds since 1970 between which instants lie.
constexpr std::int64_t EarliestSecond = -2'147'483'648;
constexpr std::int64_t LatestSecond = 6'300'000'000;

} // namespace chronoscope
