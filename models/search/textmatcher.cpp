// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/search/textmatcher.h"

#include <QCoreApplication>

#include <re2/re2.h>

#include <algorithm>

namespace chronoscope {

namespace {

/// Tables of the automaton, in bytes. RE2 works on without them when they would need more, only slower.
constexpr std::int64_t MostTableBytes = std::int64_t{32} << 20;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::TextMatcher)
};

Error tooLong()
{
    Error error;
    error.code = Error::Code::Limit;
    error.message = Texts::tr("The search text is longer than %1 characters.").arg(LongestQuery);
    error.remedy = Texts::tr("Search for a part of it.");
    return error;
}

QString explain(re2::RE2::ErrorCode code)
{
    switch (code) {
    case re2::RE2::ErrorMissingParen:
        return Texts::tr("A parenthesis is not closed.");
    case re2::RE2::ErrorUnexpectedParen:
        return Texts::tr("A parenthesis is closed that was never opened.");
    case re2::RE2::ErrorMissingBracket:
        return Texts::tr("A bracket is not closed.");
    case re2::RE2::ErrorRepeatArgument:
        return Texts::tr("There is nothing to repeat here.");
    case re2::RE2::ErrorRepeatSize:
        return Texts::tr("This repeats too often; 1000 times is the most.");
    case re2::RE2::ErrorRepeatOp:
        return Texts::tr("These repeat signs cannot follow each other.");
    case re2::RE2::ErrorBadEscape:
        return Texts::tr("This escape is not known.");
    case re2::RE2::ErrorTrailingBackslash:
        return Texts::tr("The pattern ends in a backslash.");
    case re2::RE2::ErrorBadCharClass:
    case re2::RE2::ErrorBadCharRange:
        return Texts::tr("This is no valid set of characters.");
    case re2::RE2::ErrorBadPerlOp:
    case re2::RE2::ErrorBadNamedCapture:
        return Texts::tr("This kind of group is not known.");
    case re2::RE2::ErrorPatternTooLarge:
        return Texts::tr("The pattern needs too much memory.");
    case re2::RE2::ErrorBadUTF8:
    case re2::RE2::ErrorInternal:
    case re2::RE2::NoError:
        break;
    }
    return Texts::tr("The pattern is not understood.");
}

Error patternError(const re2::RE2& compiled, const QString& pattern)
{
    Error error;
    error.code = compiled.error_code() == re2::RE2::ErrorPatternTooLarge ? Error::Code::Limit : Error::Code::Schema;
    error.message = explain(compiled.error_code());
    error.detail = QString::fromStdString(compiled.error());
    const QString fragment = QString::fromStdString(compiled.error_arg());
    const qsizetype at = fragment.isEmpty() ? -1 : pattern.lastIndexOf(fragment);
    if (compiled.error_code() == re2::RE2::ErrorTrailingBackslash)
        error.place = Texts::tr("Pattern, character %1").arg(pattern.size());
    else if (at >= 0 && fragment != pattern)
        error.place = Texts::tr("Pattern, character %1, \"%2\"").arg(at + 1).arg(fragment);
    else
        error.place = Texts::tr("Pattern \"%1\"").arg(pattern);
    error.remedy = Texts::tr("Correct the pattern, or search for plain text.");
    return error;
}

/// Anchors to the text as a whole, or a flag switched off, which may be the one for lines.
bool looksAtSurroundings(const QString& pattern)
{
    const bool hasTextAnchor = pattern.contains(QLatin1String("\\A")) || pattern.contains(QLatin1String("\\z"));
    return hasTextAnchor || (pattern.contains(QLatin1String("(?")) && pattern.contains(QLatin1Char('-')));
}

} // namespace

Result<TextMatcher> TextMatcher::compile(const SearchQuery& query)
{
    if (query.text.size() > LongestQuery)
        return tl::unexpected(tooLong());
    const bool isLiteral = query.mode == SearchMode::Text;
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_literal(isLiteral);
    options.set_case_sensitive(query.isCaseSensitive);
    options.set_max_mem(MostTableBytes);
    const std::string pattern = (isLiteral ? "" : "(?m)") + query.text.toStdString();
    auto compiled = std::make_shared<const re2::RE2>(pattern, options);
    if (!compiled->ok())
        return tl::unexpected(patternError(*compiled, query.text));
    TextMatcher matcher;
    matcher.m_pattern = std::move(compiled);
    matcher.m_literal = LiteralFinder::of(query);
    matcher.m_ignoresSurroundings = isLiteral || !looksAtSurroundings(query.text);
    return matcher;
}

std::optional<TextMatcher::Match> TextMatcher::find(std::string_view text, std::size_t from) const
{
    if (!m_literal)
        return findBetween(text, from, text.size());
    // Texts that have the letters all over must not be looked at again and again.
    constexpr int MostTries = 16;
    std::size_t next = from;
    for (int tries = 0; tries < MostTries; ++tries) {
        const std::optional<std::size_t> place = m_literal->find(text, next);
        if (!place)
            return std::nullopt;
        const std::size_t start = std::max(from, *place - std::min(*place, m_literal->mostBytesBefore()));
        const std::size_t end = std::min(text.size(), *place + m_literal->mostBytesToEnd());
        // One that begins behind the letters has others, which are next.
        if (const auto match = findBetween(text, start, end); match && match->start <= *place)
            return match;
        next = *place + 1;
    }
    return findBetween(text, std::max(from, next - std::min(next, m_literal->mostBytesBefore())), text.size());
}

std::optional<TextMatcher::Match> TextMatcher::findBetween(std::string_view text, std::size_t from,
                                                           std::size_t end) const
{
    re2::StringPiece match;
    const re2::StringPiece piece(text.data(), text.size());
    if (!m_pattern->Match(piece, from, end, re2::RE2::UNANCHORED, &match, 1))
        return std::nullopt;
    return Match{static_cast<std::size_t>(match.data() - text.data()), match.size()};
}

} // namespace chronoscope
