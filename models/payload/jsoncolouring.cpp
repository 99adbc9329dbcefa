// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/jsoncolouring.h"

namespace chronoscope {

namespace {

/// How far behind a string to look for the colon that makes it a key.
constexpr std::size_t ColonSearchBytes = 64;

bool isBlank(char character)
{
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
}

bool isPunctuation(char character)
{
    return character == '{' || character == '}' || character == '[' || character == ']' || character == ',' ||
           character == ':';
}

/// Behind the closing quote, or the end of the line for a string that goes on.
std::size_t endOfString(std::string_view line, std::size_t position, bool& isClosed)
{
    while (position < line.size()) {
        const char character = line[position++];
        if (character == '\\')
            ++position;
        else if (character == '"') {
            isClosed = true;
            return position;
        }
    }
    isClosed = false;
    return line.size();
}

bool isColonNext(std::string_view line, std::size_t position, std::string_view following)
{
    for (; position < line.size(); ++position) {
        if (!isBlank(line[position]))
            return line[position] == ':';
    }
    for (const char character : following.substr(0, ColonSearchBytes)) {
        if (!isBlank(character))
            return character == ':';
    }
    return false;
}

} // namespace

std::vector<ColouredRun> colourJsonLine(std::string_view line, bool startsInsideString, std::string_view following)
{
    std::vector<ColouredRun> runs;
    const auto add = [&runs](std::size_t start, std::size_t end, JsonPart part) {
        if (end > start)
            runs.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end - start), part});
    };
    std::size_t position = 0;
    if (startsInsideString) {
        bool isClosed = false;
        position = endOfString(line, 0, isClosed);
        const bool isKey = isClosed && isColonNext(line, position, following);
        add(0, position, isKey ? JsonPart::Key : JsonPart::String);
    }
    while (position < line.size()) {
        const char character = line[position];
        const std::size_t start = position;
        if (isBlank(character)) {
            ++position;
        } else if (isPunctuation(character)) {
            while (position < line.size() && isPunctuation(line[position]))
                ++position;
            add(start, position, JsonPart::Punctuation);
        } else if (character == '"') {
            bool isClosed = false;
            position = endOfString(line, position + 1, isClosed);
            const bool isKey = isClosed && isColonNext(line, position, following);
            add(start, position, isKey ? JsonPart::Key : JsonPart::String);
        } else {
            while (position < line.size() && !isBlank(line[position]) && !isPunctuation(line[position]) &&
                   line[position] != '"')
                ++position;
            const bool isNumber = character == '-' || (character >= '0' && character <= '9');
            add(start, position, isNumber ? JsonPart::Number : JsonPart::Literal);
        }
    }
    return runs;
}

} // namespace chronoscope
