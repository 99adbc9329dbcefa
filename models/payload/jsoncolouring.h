// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace chronoscope {

/// What a part of JSON text is, for colouring.
enum class JsonPart : std::uint8_t { Punctuation, Key, String, Number, Literal };

struct ColouredRun {
    std::uint32_t start = 0; ///< byte in the line
    std::uint32_t length = 0;
    JsonPart part = JsonPart::Punctuation;

    friend bool operator==(const ColouredRun&, const ColouredRun&) = default;
};

/// Colours one visual line on its own, so that only what is on the screen costs anything. A line may begin inside a string
/// (see TextLineIndex::startsInsideString) and be cut anywhere. What follows the line decides whether a string at its end
/// is a key; the beginning of it is enough. White space has no run. Pure.
[[nodiscard]] std::vector<ColouredRun> colourJsonLine(std::string_view line, bool startsInsideString,
                                                      std::string_view following = {});

} // namespace chronoscope
