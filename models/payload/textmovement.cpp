// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/textmovement.h"

#include "models/payload/displaytext.h"

#include <QChar>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr std::size_t LongestStep = 64 * 1024;

bool isWordCharacter(std::string_view text, std::size_t position)
{
    if (position >= text.size())
        return false;
    const CodePoint codePoint = decodeUtf8(text, position);
    return codePoint.isValid && (codePoint.value == U'_' || QChar::isLetterOrNumber(codePoint.value));
}

} // namespace

std::size_t nextCharacter(std::string_view text, std::size_t position)
{
    return position >= text.size() ? text.size() : position + decodeUtf8(text, position).length;
}

std::size_t previousCharacter(std::string_view text, std::size_t position)
{
    position = std::min(position, text.size());
    if (position == 0)
        return 0;
    // A broken sequence is stepped over byte by byte, as it is when going forward.
    for (std::size_t length = std::min<std::size_t>(4, position); length > 1; --length) {
        if (decodeUtf8(text, position - length).length == length)
            return position - length;
    }
    return position - 1;
}

std::size_t nextWord(std::string_view text, std::size_t position)
{
    const std::size_t limit = std::min(text.size(), position + LongestStep);
    while (position < limit && isWordCharacter(text, position))
        position = nextCharacter(text, position);
    while (position < limit && !isWordCharacter(text, position))
        position = nextCharacter(text, position);
    return position;
}

std::size_t previousWord(std::string_view text, std::size_t position)
{
    const std::size_t limit = position > LongestStep ? position - LongestStep : 0;
    while (position > limit && !isWordCharacter(text, previousCharacter(text, position)))
        position = previousCharacter(text, position);
    while (position > limit && isWordCharacter(text, previousCharacter(text, position)))
        position = previousCharacter(text, position);
    return position;
}

std::pair<std::size_t, std::size_t> wordAt(std::string_view text, std::size_t position)
{
    if (!isWordCharacter(text, position))
        return {position, nextCharacter(text, position)};
    const std::size_t lowest = position > LongestStep ? position - LongestStep : 0;
    const std::size_t highest = std::min(text.size(), position + LongestStep);
    std::size_t first = position;
    while (first > lowest && isWordCharacter(text, previousCharacter(text, first)))
        first = previousCharacter(text, first);
    std::size_t end = position;
    while (end < highest && isWordCharacter(text, end))
        end = nextCharacter(text, end);
    return {first, end};
}

} // namespace chronoscope
