// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/sequencealignment.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace chronoscope {

/// Pairs positions of two sequences so that the fewest have to be inserted and removed to make one into the other (Myers'
/// algorithm). Positions are indices into the symbols. Gives up, with no pair at all, where more than MostEdits would be
/// needed, so that the cost stays linear.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> shortestEdits(std::span<const std::uint32_t> a,
                                                                                 const Symbols& symbolsOfA,
                                                                                 std::span<const std::uint32_t> b,
                                                                                 const Symbols& symbolsOfB);

constexpr int MostEdits = 64;

} // namespace chronoscope
