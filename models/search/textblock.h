// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/search/searchhit.h"
#include "models/search/textmatcher.h"

#include <string>
#include <string_view>
#include <vector>

namespace chronoscope {

/// Many short texts put together, so that the matcher is started once for all of them: starting it costs more than
/// reading a short text. Finds exactly what looking at each text alone would find.
class TextBlock {
public:
    explicit TextBlock(const TextMatcher& matcher) : m_matcher(matcher) {}

    [[nodiscard]] std::size_t size() const { return m_text.size(); }
    void append(EventIndex event, std::uint32_t number, std::string_view text);

    /// Appends the hits and empties the block.
    void search(std::vector<SearchHit>& hits);
    /// Looks into one text that is too long to be copied; the block must be empty, to keep the order of hits.
    void search(EventIndex event, std::uint32_t number, std::string_view text, std::vector<SearchHit>& hits) const;

private:
    struct Piece {
        EventIndex event;
        std::uint32_t number;
        std::size_t start;
        std::size_t end;
    };
    [[nodiscard]] std::string_view textOf(const Piece& piece) const
    {
        return std::string_view(m_text).substr(piece.start, piece.end - piece.start);
    }
    /// Returns how many pieces are done with; stops early when looking at the rest one by one is cheaper.
    [[nodiscard]] std::size_t searchTogether(std::vector<SearchHit>& hits) const;

    const TextMatcher& m_matcher;
    std::string m_text;
    std::vector<Piece> m_pieces;
};

} // namespace chronoscope
