// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/displaytext.h"

#include <algorithm>

namespace chronoscope {

namespace {

constexpr std::size_t SniffedBytes = 64 * 1024;
constexpr int TabColumns = 4;

std::uint32_t sequenceLength(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    if (first >= 0xF0 && first <= 0xF4)
        return 4;
    return 0;
}

bool isBidirectionalControl(char32_t codePoint)
{
    return codePoint == 0x061C || codePoint == 0x200E || codePoint == 0x200F ||
           (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
}

/// What is painted for a code point.
char32_t shownFor(char32_t codePoint)
{
    if (codePoint == U'\t')
        return codePoint;
    if (codePoint < 0x20)
        return 0x2400 + codePoint;
    if (codePoint == 0x7F)
        return 0x2421;
    const bool isUnfit = (codePoint > 0x7F && codePoint < 0xA0) || codePoint == 0x2028 || codePoint == 0x2029 ||
                         isBidirectionalControl(codePoint);
    return isUnfit ? char32_t{0xFFFD} : codePoint;
}

} // namespace

CodePoint decodeUtf8(std::string_view text, std::size_t offset)
{
    constexpr CodePoint Broken{0xFFFD, 1, false};
    const auto first = static_cast<unsigned char>(text[offset]);
    const std::uint32_t length = sequenceLength(first);
    if (length == 1)
        return {first, 1, true};
    if (length == 0 || offset + length > text.size())
        return Broken;
    char32_t value = first & (0x7FU >> length);
    for (std::uint32_t position = 1; position < length; ++position) {
        const auto next = static_cast<unsigned char>(text[offset + position]);
        if ((next & 0xC0U) != 0x80U)
            return Broken;
        value = (value << 6) | (next & 0x3FU);
    }
    const bool isOverlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    const bool isSurrogate = value >= 0xD800 && value <= 0xDFFF;
    if (isOverlong || isSurrogate || value > 0x10FFFF)
        return Broken;
    return {value, length, true};
}

int columnsOf(char32_t codePoint)
{
    if (codePoint == U'\t')
        return TabColumns;
    if (codePoint < 0x1100)
        return 1;
    const bool isWide = codePoint <= 0x115F || (codePoint >= 0x2E80 && codePoint <= 0xA4CF) ||
                        (codePoint >= 0xAC00 && codePoint <= 0xD7A3) || (codePoint >= 0xF900 && codePoint <= 0xFAFF) ||
                        (codePoint >= 0xFE30 && codePoint <= 0xFE6F) || (codePoint >= 0xFF00 && codePoint <= 0xFF60) ||
                        (codePoint >= 0x1F000 && codePoint <= 0x1FAFF) ||
                        (codePoint >= 0x20000 && codePoint <= 0x3FFFD);
    return isWide ? 2 : 1;
}

int DisplayText::positionOf(std::uint32_t byte) const
{
    const auto found = std::upper_bound(byteOf.begin(), byteOf.end(), byte);
    if (found == byteOf.begin())
        return 0;
    // Both halves of a surrogate pair have the same byte: the first of them is meant.
    const auto unit = std::lower_bound(byteOf.begin(), found, *(found - 1));
    return static_cast<int>(unit - byteOf.begin());
}

DisplayText toDisplayText(std::string_view line)
{
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r'))
        line.remove_suffix(1);
    DisplayText result;
    result.text.reserve(static_cast<qsizetype>(line.size()));
    result.byteOf.reserve(line.size() + 1);
    for (std::size_t offset = 0; offset < line.size();) {
        const CodePoint codePoint = decodeUtf8(line, offset);
        const char32_t shown = shownFor(codePoint.value);
        if (QChar::requiresSurrogates(shown)) {
            result.text += QChar(QChar::highSurrogate(shown));
            result.byteOf.push_back(static_cast<std::uint32_t>(offset));
            result.text += QChar(QChar::lowSurrogate(shown));
        } else {
            result.text += QChar(static_cast<char16_t>(shown));
        }
        result.byteOf.push_back(static_cast<std::uint32_t>(offset));
        offset += codePoint.length;
    }
    result.byteOf.push_back(static_cast<std::uint32_t>(line.size()));
    return result;
}

bool looksLikeText(std::string_view bytes)
{
    const std::string_view beginning = bytes.substr(0, SniffedBytes);
    for (std::size_t offset = 0; offset < beginning.size();) {
        // The cut of the sniffed part may go through a character.
        if (beginning.size() < bytes.size() && offset + 4 > beginning.size())
            break;
        const CodePoint codePoint = decodeUtf8(beginning, offset);
        const bool isControl = codePoint.value < 0x20 && codePoint.value != U'\n' && codePoint.value != U'\r' &&
                               codePoint.value != U'\t' && codePoint.value != U'\f';
        if (!codePoint.isValid || isControl || codePoint.value == 0x7F)
            return false;
        offset += codePoint.length;
    }
    return true;
}

} // namespace chronoscope
