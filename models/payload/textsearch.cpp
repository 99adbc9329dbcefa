// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/textsearch.h"

#include "models/payload/displaytext.h"

#include <QList>

#include <limits>

namespace chronoscope {

namespace {

constexpr std::size_t BytesBetweenCancellationChecks = 256 * 1024;

char32_t folded(char32_t codePoint)
{
    if (codePoint < 0x80)
        return codePoint >= U'A' && codePoint <= U'Z' ? codePoint + 32 : codePoint;
    return QChar::toCaseFolded(codePoint);
}

/// Bytes that match the words from the offset on; 0 when they don't.
std::uint32_t matchLength(std::string_view text, std::size_t offset, const std::vector<char32_t>& words)
{
    const std::size_t start = offset;
    for (const char32_t wanted : words) {
        if (offset >= text.size())
            return 0;
        const CodePoint codePoint = decodeUtf8(text, offset);
        if (!codePoint.isValid || folded(codePoint.value) != wanted)
            return 0;
        offset += codePoint.length;
    }
    return static_cast<std::uint32_t>(offset - start);
}

} // namespace

std::optional<TextMatches> findText(std::string_view text, const QString& words, const CancellationToken& cancellation)
{
    std::vector<char32_t> wanted;
    for (const uint codePoint : words.toUcs4())
        wanted.push_back(folded(codePoint));
    TextMatches result;
    if (wanted.empty())
        return result;
    text = text.substr(0, std::numeric_limits<std::uint32_t>::max());
    std::size_t nextCheck = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        if (offset >= nextCheck) {
            if (cancellation.isCancelled())
                return std::nullopt;
            nextCheck = offset + BytesBetweenCancellationChecks;
        }
        const std::uint32_t length = matchLength(text, offset, wanted);
        if (length == 0) {
            offset += decodeUtf8(text, offset).length;
            continue;
        }
        if (result.matches.size() == MaximumTextMatches) {
            result.isComplete = false;
            break;
        }
        result.matches.push_back({static_cast<std::uint32_t>(offset), length});
        offset += length;
    }
    return result;
}

} // namespace chronoscope
