// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace chronoscope {

/// How the words of a search are to be read.
enum class SearchMode : std::uint8_t {
    Text,  ///< as they stand
    Regex, ///< RE2 syntax, which finds everything in linear time; ^ and $ match at the lines of a text
    Jq     ///< a filter of jq 1.6 for each JSON payload: a hit where it yields anything but null and false
};

/// What is looked for. A value; any thread.
struct SearchQuery {
    QString text;
    SearchMode mode = SearchMode::Text;
    bool isCaseSensitive = false; ///< means nothing to jq

    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
    friend bool operator==(const SearchQuery&, const SearchQuery&) = default;
};

/// Longer ones are refused, in characters.
constexpr qsizetype LongestQuery = 10'000;

} // namespace chronoscope
