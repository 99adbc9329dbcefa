// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

namespace chronoscope {

/// A stretch of time with both of its ends, start <= end. Of one instant when they are equal.
struct TimeRange {
    Instant start;
    Instant end;

    [[nodiscard]] constexpr Duration span() const { return end - start; }
    /// Both ends belong to it. What has no time recorded lies in no range.
    [[nodiscard]] constexpr bool contains(Instant instant) const
    {
        return instant.isValid() && instant >= start && instant <= end;
    }
    friend constexpr bool operator==(const TimeRange&, const TimeRange&) = default;
};

} // namespace chronoscope
