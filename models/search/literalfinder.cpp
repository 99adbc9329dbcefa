// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/search/literalfinder.h"

#include <QLatin1String>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace chronoscope {

namespace {

constexpr qsizetype FewestLetters = 3;
/// Of a character in UTF-8, whatever case it has.
constexpr std::size_t MostBytesOfCharacter = 4;
/// Tells upper from lower case; signs become other signs, so that what is found is looked at again.
constexpr unsigned char CaseBit = 0x20;

/// Sixteen bytes that are compared at once.
using Bytes [[gnu::vector_size(16)]] = unsigned char;

Bytes load(const char* text)
{
    Bytes bytes;
    std::memcpy(&bytes, text, sizeof bytes);
    return bytes;
}

bool isAnySet(Bytes bytes)
{
    std::array<std::uint64_t, 2> halves{};
    std::memcpy(halves.data(), &bytes, sizeof bytes);
    return (halves[0] | halves[1]) != 0;
}

unsigned char folded(char letter)
{
    return static_cast<unsigned char>(letter) | CaseBit;
}

bool isLetter(char letter)
{
    return folded(letter) >= 'a' && folded(letter) <= 'z';
}

bool isUsable(QChar character)
{
    const char16_t code = character.unicode();
    return code >= 0x20 && code < 0x7f && !QLatin1String("kKsS").contains(character);
}

/// What a pattern stands for when it has no operators but anchors to its lines at both ends.
std::optional<QString> plainText(QString pattern)
{
    if (pattern.startsWith(QLatin1Char('^')))
        pattern.remove(0, 1);
    if (pattern.endsWith(QLatin1Char('$')))
        pattern.chop(1);
    const bool hasOperator = std::any_of(pattern.begin(), pattern.end(), [](QChar character) {
        return QLatin1String("\\^$.|?*+()[]{}").contains(character);
    });
    return hasOperator ? std::nullopt : std::optional(pattern);
}

} // namespace

std::optional<LiteralFinder> LiteralFinder::of(const SearchQuery& query)
{
    if (query.isCaseSensitive || query.mode == SearchMode::Jq)
        return std::nullopt;
    const std::optional<QString> text = query.mode == SearchMode::Text ? query.text : plainText(query.text);
    if (!text)
        return std::nullopt;
    qsizetype longestStart = 0;
    qsizetype longest = 0;
    for (qsizetype start = 0; start < text->size();) {
        qsizetype end = start;
        while (end < text->size() && isUsable(text->at(end)))
            ++end;
        if (end - start > longest) {
            longestStart = start;
            longest = end - start;
        }
        start = end + 1;
    }
    if (longest < FewestLetters)
        return std::nullopt;
    LiteralFinder finder;
    finder.m_letters = text->mid(longestStart, longest).toLower().toStdString();
    finder.m_mostBytesBefore = static_cast<std::size_t>(longestStart) * MostBytesOfCharacter;
    finder.m_mostBytesToEnd = static_cast<std::size_t>(text->size() - longestStart) * MostBytesOfCharacter;
    return finder;
}

bool LiteralFinder::isAt(const char* text) const
{
    return std::equal(m_letters.begin(), m_letters.end(), text, [](char letter, char found) {
        return isLetter(letter) ? static_cast<unsigned char>(letter) == folded(found) && isLetter(found)
                                : letter == found;
    });
}

std::optional<std::size_t> LiteralFinder::find(std::string_view text, std::size_t from) const
{
    const std::size_t size = m_letters.size();
    if (text.size() < size || from > text.size() - size)
        return std::nullopt;
    const std::size_t end = text.size() - size + 1; // behind the last place where they can be
    const Bytes caseBits = Bytes{} + CaseBit;
    const Bytes first = Bytes{} + folded(m_letters.front());
    const Bytes last = Bytes{} + folded(m_letters.back());
    std::size_t at = from;
    for (; at + sizeof(Bytes) <= end; at += sizeof(Bytes)) {
        const char* const place = text.data() + at;
        const auto isCandidate = ((load(place) | caseBits) == first) & ((load(place + size - 1) | caseBits) == last);
        if (!isAnySet(Bytes(isCandidate)))
            continue;
        for (std::size_t offset = 0; offset < sizeof(Bytes); ++offset) {
            if (isAt(place + offset))
                return at + offset;
        }
    }
    for (; at < end; ++at) {
        if (isAt(text.data() + at))
            return at;
    }
    return std::nullopt;
}

} // namespace chronoscope
