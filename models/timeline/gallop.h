// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>

namespace chronoscope {

/// First index in [from, last) whose projected value is not less than the value; last when there is none. Like
/// std::lower_bound, but the cost grows with the logarithm of how far the answer is away, and what it reads lies close
/// together: for walking through a sorted array in steps of unknown length.
template <typename Index, typename Value, typename Projection>
[[nodiscard]] Index gallop(Index from, Index last, const Value& value, Projection projection)
{
    Index step = 1;
    Index low = from;
    Index high = from;
    while (high < last && projection(high) < value) {
        low = high + 1;
        high = static_cast<Index>(last - high > step ? high + step : last);
        step = static_cast<Index>(step * 2);
    }
    while (low < high) {
        const auto middle = static_cast<Index>(low + (high - low) / 2);
        if (projection(middle) < value)
            low = static_cast<Index>(middle + 1);
        else
            high = middle;
    }
    return low;
}

} // namespace chronoscope
