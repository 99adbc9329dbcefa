// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/search/hitreader.h"

#include "models/core/format.h"

#include <algorithm>

namespace chronoscope {

namespace {

constexpr std::size_t BytesBefore = 48;
constexpr std::size_t BytesOfMatch = 160;
constexpr int LongestField = 400;

bool isInsideCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The nearest beginning of a character at or behind the byte.
std::size_t characterFrom(std::string_view text, std::size_t at)
{
    while (at < text.size() && isInsideCharacter(text[at]))
        ++at;
    return at;
}

QString shown(std::string_view text)
{
    return singleLine(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())),
                      static_cast<int>(text.size()) + 1);
}

void cutOut(std::string_view text, const SearchHit& hit, HitDescription& description)
{
    const std::size_t start = std::min<std::size_t>(hit.start, text.size());
    const std::size_t end = std::min<std::size_t>(start + hit.length, text.size());
    const std::size_t lineBreak = start == 0 ? std::string_view::npos : text.rfind('\n', start - 1);
    std::size_t lineStart = lineBreak == std::string_view::npos ? 0 : lineBreak + 1;
    // Stack traces are indented; an excerpt need not be.
    while (lineStart < start && text[lineStart] == ' ')
        ++lineStart;
    const std::size_t lineEnd = std::min(text.find('\n', end), text.size());

    const bool isCutBefore = start - lineStart > BytesBefore;
    const std::size_t from = isCutBefore ? characterFrom(text, start - BytesBefore) : lineStart;
    const auto longest = static_cast<std::size_t>(HitReader::ExcerptCharacters);
    const std::size_t matchEnd = characterFrom(text, std::min(end, start + BytesOfMatch));
    const std::size_t wanted = std::max(from + longest, matchEnd);
    const bool isCutBehind = wanted < lineEnd;
    const std::size_t to = isCutBehind ? characterFrom(text, wanted) : lineEnd;

    const QString before = (isCutBefore ? QStringLiteral("…") : QString()) + shown(text.substr(from, start - from));
    const QString match = shown(text.substr(start, matchEnd - start));
    description.matchStart = static_cast<int>(before.size());
    description.matchLength = static_cast<int>(match.size());
    description.excerpt = before + match + shown(text.substr(matchEnd, std::max(to, matchEnd) - matchEnd));
    if (isCutBehind)
        description.excerpt += QStringLiteral("…");
}

/// Waits for one text of the event.
class Finder : public EventTextSink {
public:
    Finder(const SearchHit& hit, HitDescription& description) : m_hit(hit), m_description(description) {}

    void take(const EventText& text) override
    {
        if (text.number != m_hit.text)
            return;
        m_description.field = singleLine(QString::fromStdString(text.path->toText()), LongestField);
        if (!m_description.isJqValue)
            cutOut(text.text, m_hit, m_description);
    }

private:
    const SearchHit& m_hit;
    HitDescription& m_description;
};

} // namespace

HitDescription HitReader::describe(const History& history, const SearchHit& hit, const SearchHits& hits)
{
    return describe(history, hit, hits.values.empty() ? QString() : hits.values[hit.start]);
}

HitDescription HitReader::describe(const History& history, const SearchHit& hit, const QString& jqValue)
{
    HitDescription description;
    description.isJqValue = !jqValue.isNull();
    description.excerpt = jqValue;
    Finder finder(hit, description);
    m_reader.read(history, hit.event, finder);
    return description;
}

} // namespace chronoscope
