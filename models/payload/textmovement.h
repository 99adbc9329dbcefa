// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

namespace chronoscope {

/// Steps of a text cursor over UTF-8 bytes. All take and give byte offsets at the beginning of a code point. Pure.

[[nodiscard]] std::size_t nextCharacter(std::string_view text, std::size_t position);
[[nodiscard]] std::size_t previousCharacter(std::string_view text, std::size_t position);
/// Beginning of the next or previous word; words are letters, digits and underscores. Looks no further than 64 KB.
[[nodiscard]] std::size_t nextWord(std::string_view text, std::size_t position);
[[nodiscard]] std::size_t previousWord(std::string_view text, std::size_t position);
/// The word at the position, or the single character there: first byte and byte behind it.
[[nodiscard]] std::pair<std::size_t, std::size_t> wordAt(std::string_view text, std::size_t position);

} // namespace chronoscope
