// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/search/searchquery.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace chronoscope {

/// Letters that every match of a query without case has in it, and the quick way to where they are: the automaton of a
/// regular expression looks at each byte, this at sixteen. For ASCII letters, digits and signs; K and S are left out,
/// which Unicode folds to letters beyond ASCII. A value; any thread.
class LiteralFinder {
public:
    /// Nothing where there is no such run of at least three letters: patterns with operators, and queries with case, for
    /// which RE2 has a quick way itself.
    [[nodiscard]] static std::optional<LiteralFinder> of(const SearchQuery& query);

    /// The first place of the letters at or after "from".
    [[nodiscard]] std::optional<std::size_t> find(std::string_view text, std::size_t from) const;

    /// A match that has them there begins at most so many bytes before them, and ends at most so many behind their begin.
    [[nodiscard]] std::size_t mostBytesBefore() const { return m_mostBytesBefore; }
    [[nodiscard]] std::size_t mostBytesToEnd() const { return m_mostBytesToEnd; }

    /// The letters, in lower case.
    [[nodiscard]] const std::string& letters() const { return m_letters; }

private:
    [[nodiscard]] bool isAt(const char* text) const;

    std::string m_letters;
    std::size_t m_mostBytesBefore = 0;
    std::size_t m_mostBytesToEnd = 0;
};

} // namespace chronoscope
