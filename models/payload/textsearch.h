// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace chronoscope {

/// A place in a text, in bytes.
struct TextMatch {
    std::uint32_t start = 0;
    std::uint32_t length = 0;

    friend bool operator==(const TextMatch&, const TextMatch&) = default;
};

struct TextMatches {
    std::vector<TextMatch> matches; ///< ascending, not overlapping
    bool isComplete = true;         ///< false when there are more than were asked for
};

constexpr std::size_t MaximumTextMatches = 100'000;

/// Every place where the words stand, upper and lower case alike (simple Unicode case folding). Linear; meant for the pool
/// above 64 KB. Nothing when cancelled; no match for empty words.
[[nodiscard]] std::optional<TextMatches> findText(std::string_view text, const QString& words,
                                                  const CancellationToken& cancellation = {});

} // namespace chronoscope
