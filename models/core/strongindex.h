// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <limits>

namespace chronoscope {

/// A 32-bit position in one kind of array, so that a position in another kind cannot be passed by mistake.
template <typename Tag>
struct StrongIndex {
    static constexpr std::uint32_t None = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t value = None;

    constexpr StrongIndex() = default;
    constexpr explicit StrongIndex(std::uint32_t position) : value(position) {}
    constexpr explicit StrongIndex(std::size_t position) : value(static_cast<std::uint32_t>(position)) {}

    [[nodiscard]] constexpr bool isValid() const { return value != None; }

    friend constexpr auto operator<=>(StrongIndex, StrongIndex) = default;
};

} // namespace chronoscope

template <typename Tag>
struct std::hash<chronoscope::StrongIndex<Tag>> {
    std::size_t operator()(chronoscope::StrongIndex<Tag> index) const noexcept { return index.value; }
};
