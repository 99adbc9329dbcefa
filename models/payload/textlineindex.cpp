// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/textlineindex.h"

#include "models/payload/displaytext.h"

#include <algorithm>
#include <limits>

namespace chronoscope {

namespace {

constexpr int FewestColumns = 8;
constexpr std::size_t LinesBetweenCancellationChecks = 1024;

/// Where the visual line that begins at the offset ends, its line break included. A line that is cut keeps a word whole
/// when the last blank lies in its last quarter.
std::size_t endOfLine(std::string_view text, std::size_t start, int maximumColumns)
{
    int columns = 0;
    std::size_t offset = start;
    std::size_t behindBlank = start;
    int columnsBehindBlank = 0;
    while (offset < text.size()) {
        const auto byte = static_cast<unsigned char>(text[offset]);
        if (byte == '\n')
            return offset + 1;
        const CodePoint codePoint = byte < 0x80 ? CodePoint{byte, 1, true} : decodeUtf8(text, offset);
        columns += columnsOf(codePoint.value);
        if (columns > maximumColumns) {
            // A carriage return or a comma before the line break is not worth a line.
            if ((byte == '\r' || byte == ',') && offset + 1 < text.size() && text[offset + 1] == '\n')
                return offset + 2;
            return columnsBehindBlank * 4 >= maximumColumns * 3 ? behindBlank : offset;
        }
        offset += codePoint.length;
        if (byte == ' ' || byte == ',') {
            behindBlank = offset;
            columnsBehindBlank = columns;
        }
    }
    return text.size();
}

/// Follows the quotes of JSON from one offset to another.
bool isInsideString(std::string_view text, std::size_t from, std::size_t to, bool wasInside, bool& isEscaped)
{
    bool isInside = wasInside;
    for (std::size_t offset = from; offset < to; ++offset) {
        const char character = text[offset];
        if (isEscaped)
            isEscaped = false;
        else if (character == '\\' && isInside)
            isEscaped = true;
        else if (character == '"')
            isInside = !isInside;
        else if (character == '\n')
            isInside = false;
    }
    return isInside;
}

} // namespace

std::optional<TextLineIndex> TextLineIndex::build(std::string_view text, const Options& options,
                                                  const CancellationToken& cancellation)
{
    const int maximumColumns = std::max(options.maximumColumns, FewestColumns);
    TextLineIndex index;
    text = text.substr(0, std::numeric_limits<std::uint32_t>::max());
    index.m_size = text.size();
    bool isInside = false;
    bool isEscaped = false;
    std::size_t start = 0;
    while (start < text.size()) {
        if (index.m_starts.size() % LinesBetweenCancellationChecks == 0 && cancellation.isCancelled())
            return std::nullopt;
        const std::size_t end = endOfLine(text, start, maximumColumns);
        if (options.isJson) {
            isInside = isInsideString(text, start, end, isInside, isEscaped);
            if (isInside)
                index.m_startsInsideString.push_back(static_cast<std::uint32_t>(index.m_starts.size()));
        }
        // A text that ends in a line break has an empty line behind it only for the cursor; it is not shown as one.
        if (end < text.size())
            index.m_starts.push_back(static_cast<std::uint32_t>(end));
        start = end;
    }
    return index;
}

std::size_t TextLineIndex::lineOf(std::size_t byte) const
{
    const auto found = std::upper_bound(m_starts.begin(), m_starts.end(), byte);
    return found == m_starts.begin() ? 0 : static_cast<std::size_t>(found - m_starts.begin()) - 1;
}

bool TextLineIndex::startsInsideString(std::size_t line) const
{
    return std::binary_search(m_startsInsideString.begin(), m_startsInsideString.end(),
                              static_cast<std::uint32_t>(line));
}

} // namespace chronoscope
