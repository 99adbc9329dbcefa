// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redaction/textredactor.h"

#include "models/formats/base64.h"
#include "models/formats/jsonstring.h"
#include "models/formats/jsontext.h"
#include "models/redaction/jsonwalk.h"

#include <QCoreApplication>

#include <re2/re2.h>

#include <algorithm>

namespace chronoscope {

namespace {

using re2::RE2;
using re2::StringPiece;

constexpr qsizetype MostRules = 500;
constexpr qsizetype LongestPattern = 10'000;
/// JSON or base64 inside of JSON or base64.
constexpr int MostNesting = 6;
/// Shorter texts are base64 of hardly anything, and many words look like it.
constexpr std::size_t LeastBase64 = 8;
/// Shorter names are found only where they stand alone: "web" is no part of "webhook".
constexpr std::size_t LeastAnywhere = 6;
/// For thousands of names; RE2 works on without tables when they would need more.
constexpr std::int64_t MostExpressionBytes = std::int64_t{64} << 20;

/// The host in a URL, whatever the scheme; the part between the slashes and the port.
constexpr const char* UrlHost =
    R"([A-Za-z][A-Za-z0-9+.-]*://(?:[^/\s@"'<>\\]*@)?(\[[0-9A-Fa-f:.]+\]|[^/:?#\s"'<>\\\[\]]+))";
constexpr const char* Ipv4 = R"(\b(?:[0-9]{1,3}\.){3}[0-9]{1,3}\b)";

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(TextRedactor)
};

RE2::Options quietOptions()
{
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(MostExpressionBytes);
    return options;
}

StringPiece piece(std::string_view text)
{
    return {text.data(), text.size()};
}

bool isWordLetter(char letter)
{
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           letter == '_';
}

/// A name as an expression.
std::string nameExpression(const std::string& name)
{
    std::string expression = RE2::QuoteMeta(name);
    if (name.size() >= LeastAnywhere)
        return expression;
    if (isWordLetter(name.front()))
        expression.insert(0, "\\b");
    if (isWordLetter(name.back()))
        expression += "\\b";
    return expression;
}

/// "*token*" as an expression for a whole key.
std::string keyExpression(const QString& key)
{
    std::string expression = "(?is)\\A";
    const QStringList parts = key.split(QLatin1Char('*'));
    for (qsizetype index = 0; index < parts.size(); ++index) {
        if (index > 0)
            expression += ".*";
        expression += RE2::QuoteMeta(parts[index].toStdString());
    }
    return expression + "\\z";
}

Error patternError(qsizetype position, const QString& pattern, const std::string& reason)
{
    Error error;
    error.code = Error::Code::Schema;
    error.place = Texts::tr("Rule \"patterns\", number %1, \"%2\"").arg(position + 1).arg(pattern);
    error.message = Texts::tr("The pattern is not understood.");
    error.remedy = Texts::tr("Correct the pattern: it is a regular expression as RE2 takes it.");
    error.detail = QString::fromStdString(reason);
    return error;
}

Error tooMany()
{
    Error error;
    error.code = Error::Code::Limit;
    error.message = Texts::tr("There may be %1 keys, patterns and host names each, of %2 letters.")
                        .arg(MostRules)
                        .arg(LongestPattern);
    error.remedy = Texts::tr("Use fewer, more general rules.");
    return error;
}

bool isWithinLimits(const QStringList& list)
{
    return list.size() <= MostRules &&
           std::all_of(list.begin(), list.end(), [](const QString& text) { return text.size() <= LongestPattern; });
}

void addHit(RuleNames& hits, const QString& rule)
{
    if (std::find(hits.begin(), hits.end(), rule) == hits.end())
        hits.push_back(rule);
}

} // namespace

TextRedactor::TextRedactor() = default;
TextRedactor::~TextRedactor() = default;
TextRedactor::TextRedactor(TextRedactor&&) noexcept = default;
TextRedactor& TextRedactor::operator=(TextRedactor&&) noexcept = default;

Result<TextRedactor> TextRedactor::compile(const RedactionRules& rules, const KnownNames& names)
{
    if (!isWithinLimits(rules.keys) || !isWithinLimits(rules.patterns) || !isWithinLimits(rules.hostNames))
        return tl::unexpected(tooMany());
    TextRedactor redactor;
    redactor.m_replacement = rules.replacement.toStdString();
    for (const QString& key : rules.keys)
        redactor.m_keys.push_back(
            {std::make_unique<RE2>(keyExpression(key), quietOptions()), Texts::tr("key \"%1\"").arg(key)});
    for (qsizetype index = 0; index < rules.patterns.size(); ++index) {
        const QString& text = rules.patterns[index];
        auto expression = std::make_unique<RE2>(text.toStdString(), quietOptions());
        if (!expression->ok())
            return tl::unexpected(patternError(index, text, expression->error()));
        redactor.m_patterns.push_back({std::move(expression), Texts::tr("pattern \"%1\"").arg(text)});
    }
    redactor.m_userPatternCount = redactor.m_patterns.size();
    redactor.compileNames(rules, names);
    return redactor;
}

void TextRedactor::compileNames(const RedactionRules& rules, const KnownNames& names)
{
    if (rules.identities) {
        for (const auto& [identity, replacement] : names.identities)
            m_names.insert({identity, {replacement, Texts::tr("identity")}});
    }
    if (rules.hosts) {
        std::size_t number = names.hosts.size();
        for (const auto& [host, replacement] : names.hosts)
            m_names.insert({host, {replacement, Texts::tr("host name")}});
        for (const QString& host : rules.hostNames)
            m_names.insert({host.toStdString(), {"host-" + std::to_string(++number), Texts::tr("host name")}});
        m_patterns.push_back({std::make_unique<RE2>(UrlHost, quietOptions()), Texts::tr("host name"), 1});
        m_patterns.push_back({std::make_unique<RE2>(Ipv4, quietOptions()), Texts::tr("host name")});
    }
    m_standIns.insert(m_replacement);
    std::vector<std::string> expressions;
    for (const auto& [name, standIn] : m_names) {
        m_standIns.insert(standIn.replacement);
        // A single letter in the middle of a text is no name.
        if (name.size() > 1)
            expressions.push_back(nameExpression(name));
    }
    if (expressions.empty())
        return;
    // The longest first: "web-31" is not "web-3" and a 1.
    std::sort(expressions.begin(), expressions.end(),
              [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    std::string all;
    for (const std::string& expression : expressions)
        all += (all.empty() ? "" : "|") + expression;
    m_nameExpression = std::make_unique<RE2>(all, quietOptions());
}

std::optional<QString> TextRedactor::ruleOfKey(std::string_view key) const
{
    for (const Pattern& rule : m_keys) {
        if (RE2::PartialMatch(piece(key), *rule.expression))
            return rule.rule;
    }
    return std::nullopt;
}

std::optional<std::string> TextRedactor::redacted(std::string_view text, RuleNames& hits) const
{
    return redactedAt(text, hits, 0);
}

std::optional<std::string> TextRedactor::redactedJson(std::string_view json, RuleNames& hits, bool payloadData) const
{
    auto changed = JsonWalk(*this, json, hits, 0, payloadData).run();
    if (!stillMatches(changed ? std::string_view(*changed) : json, hits))
        return changed;
    std::string whole;
    jsontext::appendQuoted(whole, m_replacement);
    return whole;
}

bool TextRedactor::stillMatches(std::string_view json, RuleNames& hits) const
{
    if (m_userPatternCount == 0)
        return false;
    std::string rest;
    for (std::size_t at = 0; at < json.size();) {
        const std::size_t next = m_replacement.empty() ? json.npos : json.find(m_replacement, at);
        rest.append(json.substr(at, next - at));
        at = next == json.npos ? json.size() : next + m_replacement.size();
    }
    bool isFound = false;
    for (std::size_t index = 0; index < m_userPatternCount; ++index) {
        if (replacedMatches(m_patterns[index], rest)) {
            addHit(hits, m_patterns[index].rule);
            isFound = true;
        }
    }
    return isFound;
}

std::optional<std::string> TextRedactor::redactedAt(std::string_view text, RuleNames& hits, int depth) const
{
    const std::size_t first = jsontext::skipSpace(text, 0);
    const bool mayBeJson = first < text.size() && (text[first] == '{' || text[first] == '[' || text[first] == '"');
    if (mayBeJson && jsontext::isWellFormed(text)) {
        if (depth < MostNesting)
            return JsonWalk(*this, text, hits, depth + 1, false).run();
        return matches(text, hits) ? std::optional(m_replacement) : std::nullopt;
    }
    if (auto changed = redactedBase64(text, hits, depth))
        return changed;
    return plainRedacted(text, hits);
}

std::optional<std::string> TextRedactor::redactedBase64(std::string_view text, RuleNames& hits, int depth) const
{
    std::string decoded;
    if (text.size() < LeastBase64 || !decodeBase64(text, decoded))
        return std::nullopt;
    if (jsontext::isPlainText(decoded) && depth < MostNesting) {
        const auto inner = redactedAt(decoded, hits, depth + 1);
        return inner ? std::optional(encodeBase64(*inner)) : std::nullopt;
    }
    return matches(decoded, hits) ? std::optional(m_replacement) : std::nullopt;
}

bool TextRedactor::matches(std::string_view bytes, RuleNames& hits) const
{
    RuleNames found;
    if (!plainRedacted(bytes, found))
        return false;
    for (const QString& rule : found)
        addHit(hits, rule);
    return true;
}

std::optional<std::string> TextRedactor::plainRedacted(std::string_view text, RuleNames& hits) const
{
    std::optional<std::string> result = replacedNames(text, hits);
    for (const Pattern& pattern : m_patterns) {
        auto changed = replacedMatches(pattern, result ? std::string_view(*result) : text);
        if (!changed)
            continue;
        addHit(hits, pattern.rule);
        result = std::move(changed);
    }
    return result;
}

std::optional<std::string> TextRedactor::replacedNames(std::string_view text, RuleNames& hits) const
{
    if (const auto whole = m_names.find(text); whole != m_names.end()) {
        addHit(hits, whole->second.rule);
        return whole->second.replacement;
    }
    if (!m_nameExpression)
        return std::nullopt;
    std::optional<std::string> result;
    std::size_t copied = 0;
    StringPiece match;
    for (std::size_t at = 0;
         m_nameExpression->Match(piece(text), at, text.size(), RE2::UNANCHORED, &match, 1) && !match.empty();) {
        const auto start = static_cast<std::size_t>(match.data() - text.data());
        const Name& name = m_names.find(std::string_view(match.data(), match.size()))->second;
        result = result.value_or(std::string());
        result->append(text.substr(copied, start - copied)).append(name.replacement);
        addHit(hits, name.rule);
        at = copied = start + match.size();
    }
    if (result)
        result->append(text.substr(copied));
    return result;
}

std::optional<std::string> TextRedactor::replacedMatches(const Pattern& pattern, std::string_view text) const
{
    std::optional<std::string> result;
    std::size_t copied = 0;
    StringPiece match[2];
    for (std::size_t at = 0;
         at <= text.size() &&
         pattern.expression->Match(piece(text), at, text.size(), RE2::UNANCHORED, match, pattern.group + 1);) {
        const StringPiece& found = match[pattern.group];
        // The text lives as long as the call; cppcheck thinks of a caller's that is gone.
        // cppcheck-suppress invalidLifetime
        const auto start = static_cast<std::size_t>(found.data() - text.data());
        if (found.empty()) {
            at = std::max(at, static_cast<std::size_t>(match[0].data() - text.data())) + 1;
            continue;
        }
        if (!m_standIns.contains(std::string_view(found.data(), found.size()))) {
            result = result.value_or(std::string());
            result->append(text.substr(copied, start - copied)).append(m_replacement);
            copied = start + found.size();
        }
        at = start + found.size();
    }
    if (result)
        result->append(text.substr(copied));
    return result;
}

} // namespace chronoscope
