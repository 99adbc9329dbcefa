// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/search/hitportions.h"
#include "models/search/textmatcher.h"

#include <string>
#include <vector>

namespace chronoscope {

/// Many short texts put together, so that the matcher is started once for all of them: starting it costs more than
/// reading a short text. Finds exactly what looking at each text alone would find.
class TextBlock {
public:
    TextBlock(const TextMatcher& matcher, HitPortions& hits) : m_matcher(matcher), m_hits(hits) {}

    [[nodiscard]] std::size_t size() const { return m_text.size(); }
    void append(EventIndex event, std::uint32_t number, std::string_view text);

    /// Looks for hits and empties the block. False when no more hits are wanted.
    bool search();
    /// Looks into one text that is too long to be copied; the block must be empty, to keep the order of hits.
    bool search(EventIndex event, std::uint32_t number, std::string_view text);

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
    /// Counts up the pieces that are done with; stops early when looking at the rest one by one is cheaper.
    bool searchTogether(std::size_t& searched);

    const TextMatcher& m_matcher;
    HitPortions& m_hits;
    std::string m_text;
    std::vector<Piece> m_pieces;
};

} // namespace chronoscope
