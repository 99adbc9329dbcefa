// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// The inside of JSON strings: escapes and UTF-8.
namespace chronoscope::jsontext {

/// Value of the four hexadecimal digits at the position, or -1.
[[nodiscard]] int hexadecimal(std::string_view text, std::size_t at);

/// Text between the quotes of a JSON string, without escapes. A lone surrogate or a broken escape becomes U+FFFD and
/// clears isExact.
[[nodiscard]] std::string unescaped(std::string_view inner, bool* isExact = nullptr);

/// Appends the text as a JSON string with its quotes; bytes that are not UTF-8 become U+FFFD.
void appendQuoted(std::string& target, std::string_view text);

/// Length of the UTF-8 sequence at this position (1 to 4), or 0 when there is none.
[[nodiscard]] std::size_t utf8SequenceLength(std::string_view text, std::size_t at);

[[nodiscard]] bool isUtf8(std::string_view text);

/// UTF-8 without control characters other than line breaks and tabs: what may stand in JSON as text and come back the same.
[[nodiscard]] bool isPlainText(std::string_view text);

} // namespace chronoscope::jsontext
