// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace chronoscope {

/// What the elements of a sequence are, a number each: equal numbers, equal elements.
using Symbols = std::vector<std::uint64_t>;

/// Which element of one sequence is which of another.
struct SequencePairs {
    static constexpr std::uint32_t None = std::numeric_limits<std::uint32_t>::max();

    std::vector<std::uint32_t> inB; ///< for each element of a its position in b, or None
    std::vector<std::uint32_t> inA; ///< the other way round
};

/// Pairs the elements of two sequences. Each is given by levels of symbols, of the same number and from the most
/// particular to the most general: an element is paired with one that is most like it. Both have the same levels.
///
/// At each level elements that are alone of their symbol are paired first, then their neighbours, then what lies between
/// pairs is aligned by few edits; at last what remains is paired in order of occurrence. Pairs may cross. Linear but for
/// sorting, whatever the sequences are. Ends early, with what it has, when cancelled.
[[nodiscard]] SequencePairs alignSequences(std::span<const Symbols> a, std::span<const Symbols> b,
                                           const CancellationToken& cancellation);

/// For each number whether it belongs to a longest increasing subsequence: what doesn't was moved. None belongs to none.
[[nodiscard]] std::vector<bool> longestIncreasing(std::span<const std::uint32_t> numbers);

} // namespace chronoscope
