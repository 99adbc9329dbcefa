// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// JSON as text: finding where values end, quoting, checking. Knows nothing of Temporal. Never reads beyond its text and
/// never recurses, however deep the text nests.
namespace chronoscope::jsontext {

constexpr std::size_t NotFound = std::string_view::npos;
/// Deeper nesting is refused everywhere, so that no later reader runs out of stack.
constexpr std::size_t MaximumDepth = 1000;

[[nodiscard]] constexpr bool isSpace(char letter)
{
    return letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
}

/// First position from "at" on that is no white space; the size of the text when there is none.
[[nodiscard]] std::size_t skipSpace(std::string_view text, std::size_t at);
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// "at" is an opening quote. Returns the position behind the closing one, or NotFound.
[[nodiscard]] std::size_t skipString(std::string_view text, std::size_t at);

/// Why skipValue() found no end.
enum class SkipFailure { None, Cut, Mismatch };
/// Position behind the value that starts at "at", looking only at quotes and brackets; NotFound when it has no end.
[[nodiscard]] std::size_t skipValue(std::string_view text, std::size_t at, SkipFailure* failure = nullptr);

/// True when the text is exactly one JSON value, white space around it allowed. Bytes that are not UTF-8 and control
/// characters inside of strings pass: those can be repaired.
[[nodiscard]] bool isWellFormed(std::string_view text);

/// Appends a well-formed value with two spaces for each level, the first line standing at the given level.
void appendIndented(std::string& target, std::string_view json, int level);

/// Appends a well-formed value without white space.
void appendCompact(std::string& target, std::string_view json);

} // namespace chronoscope::jsontext
