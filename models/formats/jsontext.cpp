// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsontext.h"

#include "models/formats/jsonstring.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <cstring>
#include <vector>

namespace chronoscope::jsontext {

namespace {

enum class Letter : std::uint8_t { Plain, Quote, Open, Close };

constexpr auto Letters = [] {
    std::array<Letter, 256> table{};
    table['"'] = Letter::Quote;
    table['{'] = table['['] = Letter::Open;
    table['}'] = table[']'] = Letter::Close;
    return table;
}();

Letter letterAt(std::string_view text, std::size_t at)
{
    return Letters[static_cast<unsigned char>(text[at])];
}

constexpr char closing(char open)
{
    return open == '{' ? '}' : ']';
}

/// The brackets that are open, outermost first. One bit each: true is an object.
class Nesting {
public:
    [[nodiscard]] bool push(char open)
    {
        if (m_depth == MaximumDepth)
            return false;
        m_isObject[m_depth++] = open == '{';
        return true;
    }
    [[nodiscard]] bool pop(char close)
    {
        if (m_depth == 0 || m_isObject[m_depth - 1] != (close == '}'))
            return false;
        --m_depth;
        return true;
    }
    [[nodiscard]] bool isEmpty() const { return m_depth == 0; }
    [[nodiscard]] bool isInObject() const { return m_depth > 0 && m_isObject[m_depth - 1]; }

private:
    std::bitset<MaximumDepth> m_isObject;
    std::size_t m_depth = 0;
};

std::size_t scalarEnd(std::string_view text, std::size_t at)
{
    while (at < text.size() && !isSpace(text[at]) && text[at] != ',' && text[at] != ':' &&
           letterAt(text, at) != Letter::Close)
        ++at;
    return at;
}

bool hasGoodEscapes(std::string_view inner)
{
    for (std::size_t at = inner.find('\\'); at != NotFound; at = inner.find('\\', at)) {
        if (at + 1 == inner.size())
            return false;
        const char escape = inner[at + 1];
        if (escape == 'u' ? hexadecimal(inner, at + 2) < 0 : std::strchr("\"\\/bfnrt", escape) == nullptr)
            return false;
        at += escape == 'u' ? 6 : 2;
    }
    return true;
}

std::size_t skipDigits(std::string_view text, std::size_t at)
{
    while (at < text.size() && text[at] >= '0' && text[at] <= '9')
        ++at;
    return at;
}

bool isNumber(std::string_view text)
{
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const std::size_t integer = skipDigits(text, at);
    if (integer == at || (text[at] == '0' && integer > at + 1))
        return false;
    at = integer;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = skipDigits(text, at + 1);
        if (fraction == at + 1)
            return false;
        at = fraction;
    }
    if (at < text.size() && (text[at] | 0x20) == 'e') {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        const std::size_t exponent = skipDigits(text, at);
        if (exponent == at)
            return false;
        at = exponent;
    }
    return at == text.size();
}

/// Reads one value after the other and keeps what may follow.
class Validator {
public:
    explicit Validator(std::string_view text) : m_text(text) {}

    bool isOneValue()
    {
        if (!readValue())
            return false;
        while (!m_nesting.isEmpty()) {
            if (!readNext())
                return false;
        }
        return skipSpace(m_text, m_at) == m_text.size();
    }

private:
    /// A whole scalar, or the opening of a container together with its first key.
    bool readValue()
    {
        m_at = skipSpace(m_text, m_at);
        if (m_at == m_text.size())
            return false;
        const char letter = m_text[m_at];
        if (letter == '"')
            return readString();
        if (letter == '{' || letter == '[') {
            ++m_at;
            m_isFirst = true;
            return m_nesting.push(letter);
        }
        const std::size_t end = scalarEnd(m_text, m_at);
        const std::string_view scalar = m_text.substr(m_at, end - m_at);
        m_at = end;
        return scalar == "true" || scalar == "false" || scalar == "null" || isNumber(scalar);
    }

    /// What stands behind a value or an opening bracket inside of the innermost container.
    bool readNext()
    {
        m_at = skipSpace(m_text, m_at);
        if (m_at == m_text.size())
            return false;
        if (letterAt(m_text, m_at) == Letter::Close) {
            m_isFirst = false;
            return m_nesting.pop(m_text[m_at++]);
        }
        if (!m_isFirst && !skip(','))
            return false;
        m_isFirst = false;
        if (!m_nesting.isInObject())
            return readValue();
        m_at = skipSpace(m_text, m_at);
        if (m_at == m_text.size() || m_text[m_at] != '"' || !readString())
            return false;
        m_at = skipSpace(m_text, m_at);
        return skip(':') && readValue();
    }

    bool skip(char letter)
    {
        if (m_at == m_text.size() || m_text[m_at] != letter)
            return false;
        ++m_at;
        return true;
    }

    bool readString()
    {
        const std::size_t end = skipString(m_text, m_at);
        if (end == NotFound)
            return false;
        const std::string_view inner = m_text.substr(m_at + 1, end - m_at - 2);
        m_at = end;
        return hasGoodEscapes(inner);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_isFirst = false;
    Nesting m_nesting;
};

void startLine(std::string& target, int level)
{
    target += '\n';
    target.append(static_cast<std::size_t>(level) * 2, ' ');
}

} // namespace

std::size_t skipSpace(std::string_view text, std::size_t at)
{
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at;
}

std::string_view trimmed(std::string_view text)
{
    text.remove_prefix(skipSpace(text, 0));
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

std::size_t skipString(std::string_view text, std::size_t at)
{
    const std::size_t begin = at + 1;
    for (std::size_t quote = text.find('"', begin); quote != NotFound; quote = text.find('"', quote + 1)) {
        std::size_t backslashes = 0;
        while (quote - backslashes > begin && text[quote - backslashes - 1] == '\\')
            ++backslashes;
        if (backslashes % 2 == 0)
            return quote + 1;
    }
    return NotFound;
}

std::size_t skipValue(std::string_view text, std::size_t at, SkipFailure* failure)
{
    const auto fail = [failure](SkipFailure why) {
        if (failure != nullptr)
            *failure = why;
        return NotFound;
    };
    if (at < text.size() && letterAt(text, at) == Letter::Plain) {
        const std::size_t end = scalarEnd(text, at);
        return end == at ? fail(SkipFailure::Mismatch) : end;
    }
    Nesting nesting;
    while (at < text.size()) {
        switch (letterAt(text, at)) {
        case Letter::Plain:
            ++at;
            continue;
        case Letter::Quote:
            at = skipString(text, at);
            if (at == NotFound)
                return fail(SkipFailure::Cut);
            break;
        case Letter::Open:
            if (!nesting.push(text[at++]))
                return fail(SkipFailure::Mismatch);
            break;
        case Letter::Close:
            if (!nesting.pop(text[at++]))
                return fail(SkipFailure::Mismatch);
            break;
        }
        if (nesting.isEmpty())
            return at;
    }
    return fail(SkipFailure::Cut);
}

bool isWellFormed(std::string_view text)
{
    return Validator(text).isOneValue();
}

void appendIndented(std::string& target, std::string_view json, int level)
{
    for (std::size_t at = 0; at < json.size();) {
        const char letter = json[at];
        if (letter == '"') {
            const std::size_t end = std::min(skipString(json, at), json.size());
            target.append(json, at, end - at);
            at = end;
            continue;
        }
        ++at;
        if (isSpace(letter))
            continue;
        if (letter == '{' || letter == '[') {
            target += letter;
            const std::size_t next = skipSpace(json, at);
            if (next < json.size() && json[next] == closing(letter)) {
                target += json[next];
                at = next + 1;
            } else {
                startLine(target, ++level);
            }
        } else if (letter == '}' || letter == ']') {
            startLine(target, --level);
            target += letter;
        } else if (letter == ',') {
            target += letter;
            startLine(target, level);
        } else if (letter == ':') {
            target += ": ";
        } else {
            target += letter;
        }
    }
}

void appendCompact(std::string& target, std::string_view json)
{
    for (std::size_t at = 0; at < json.size();) {
        const std::size_t end = json[at] == '"' ? std::min(skipString(json, at), json.size()) : at + 1;
        if (!isSpace(json[at]))
            target.append(json, at, end - at);
        at = end;
    }
}

} // namespace chronoscope::jsontext
