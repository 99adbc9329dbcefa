// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <type_traits>

namespace chronoscope {

/// Shortest text that reads back as the same number, as JSON; what is no number comes in quotes.
template <typename Number>
std::string numberText(Number number)
{
    if constexpr (std::is_floating_point_v<Number>) {
        if (std::isnan(number))
            return "\"NaN\"";
        if (std::isinf(number))
            return number > 0 ? "\"Infinity\"" : "\"-Infinity\"";
    }
    std::array<char, 64> text{};
    const auto result = std::to_chars(text.data(), text.data() + text.size(), number);
    return {text.data(), result.ptr};
}

} // namespace chronoscope
