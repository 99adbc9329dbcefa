// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/search/literalfinder.h"
#include "models/search/searchquery.h"

#include <memory>
#include <optional>
#include <string_view>

namespace re2 {
class RE2;
}

namespace chronoscope {

/// Finds the words or the regular expression of a query in UTF-8 text, in linear time (RE2). Cheap to copy; usable from
/// every thread at once.
class TextMatcher {
public:
    struct Match {
        std::size_t start = 0;  ///< bytes
        std::size_t length = 0; ///< bytes
        friend bool operator==(const Match&, const Match&) = default;
    };

    /// Not for SearchMode::Jq. Errors: Schema with the place in the pattern, Limit where it is too long or too large.
    [[nodiscard]] static Result<TextMatcher> compile(const SearchQuery& query);

    /// The first match that begins at the byte or later.
    [[nodiscard]] std::optional<Match> find(std::string_view text, std::size_t from = 0) const;

    /// True when a match inside one of several texts is also one in all of them put together with line breaks between,
    /// so that many short texts can be looked at in one go. Not so for \A and \z.
    [[nodiscard]] bool ignoresSurroundings() const { return m_ignoresSurroundings; }

private:
    /// A match that begins and ends between two places; what is around them still counts for anchors.
    [[nodiscard]] std::optional<Match> findBetween(std::string_view text, std::size_t from, std::size_t end) const;

    std::shared_ptr<const re2::RE2> m_pattern;
    std::optional<LiteralFinder> m_literal; ///< the quick way to where a match can be
    bool m_ignoresSurroundings = true;
};

} // namespace chronoscope
