// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/search/textblock.h"

#include <algorithm>

namespace chronoscope {

namespace {

SearchHit hitOf(EventIndex event, std::uint32_t number, const TextMatcher::Match& match)
{
    // Messages of protobuf are smaller than 2 GB.
    return {event, number, static_cast<std::uint32_t>(match.start), static_cast<std::uint32_t>(match.length)};
}

} // namespace

void TextBlock::append(EventIndex event, std::uint32_t number, std::string_view text)
{
    const std::size_t start = m_text.size();
    m_text.append(text);
    m_pieces.push_back({event, number, start, m_text.size()});
    m_text.push_back('\n');
}

void TextBlock::search(EventIndex event, std::uint32_t number, std::string_view text,
                       std::vector<SearchHit>& hits) const
{
    if (const auto match = m_matcher.find(text))
        hits.push_back(hitOf(event, number, *match));
}

void TextBlock::search(std::vector<SearchHit>& hits)
{
    std::size_t searched = m_matcher.ignoresSurroundings() ? searchTogether(hits) : 0;
    for (; searched < m_pieces.size(); ++searched) {
        const Piece& piece = m_pieces[searched];
        search(piece.event, piece.number, textOf(piece), hits);
    }
    m_text.clear();
    m_pieces.clear();
}

std::size_t TextBlock::searchTogether(std::vector<SearchHit>& hits) const
{
    // Patterns that run over the ends of texts, as [^x]*, would be matched against the rest again and again.
    constexpr int MostOverruns = 16;
    int overruns = 0;
    std::size_t searched = 0;
    while (searched < m_pieces.size() && overruns < MostOverruns) {
        const auto match = m_matcher.find(m_text, m_pieces[searched].start);
        if (!match)
            return m_pieces.size();
        // No piece before the one in which the first match begins can hold one of its own.
        const auto behind =
            std::upper_bound(m_pieces.begin() + static_cast<std::ptrdiff_t>(searched), m_pieces.end(), match->start,
                             [](std::size_t at, const Piece& candidate) { return at < candidate.start; });
        const Piece& piece = *(behind - 1);
        searched = static_cast<std::size_t>(behind - m_pieces.begin());
        std::optional<TextMatcher::Match> own;
        if (match->start + match->length <= piece.end) {
            own = {match->start - piece.start, match->length};
        } else {
            own = m_matcher.find(textOf(piece));
            ++overruns;
        }
        if (own)
            hits.push_back(hitOf(piece.event, piece.number, *own));
    }
    return searched;
}

} // namespace chronoscope
