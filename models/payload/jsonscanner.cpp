// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/jsonscanner.h"

#include <QByteArray>

#include <array>
#include <optional>

namespace chronoscope {

namespace {

constexpr std::array<std::string_view, 6> Literals{"true", "false", "null", "NaN", "Infinity", "-Infinity"};

bool isWhiteSpace(char character)
{
    return character == ' ' || character == '\n' || character == '\r' || character == '\t';
}

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

bool isWordCharacter(char character)
{
    return isDigit(character) || (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           character == '+' || character == '-' || character == '.';
}

/// -?digits(.digits)?([eE][+-]?digits)?, with leading zeros allowed: they are the author's spelling.
bool isNumber(std::string_view word)
{
    std::size_t position = 0;
    const auto skipDigits = [&] {
        const std::size_t first = position;
        while (position < word.size() && isDigit(word[position]))
            ++position;
        return position > first;
    };
    if (position < word.size() && word[position] == '-')
        ++position;
    if (!skipDigits())
        return false;
    if (position < word.size() && word[position] == '.') {
        ++position;
        if (!skipDigits())
            return false;
    }
    if (position < word.size() && (word[position] == 'e' || word[position] == 'E')) {
        ++position;
        if (position < word.size() && (word[position] == '+' || word[position] == '-'))
            ++position;
        if (!skipDigits())
            return false;
    }
    return position == word.size();
}

std::optional<char16_t> hexUnit(std::string_view text, std::size_t offset)
{
    if (offset + 4 > text.size())
        return std::nullopt;
    bool isHex = false;
    const uint unit = QByteArray(text.data() + offset, 4).toUInt(&isHex, 16);
    return isHex ? std::optional(static_cast<char16_t>(unit)) : std::nullopt;
}

QChar simpleEscape(char letter)
{
    switch (letter) {
    case 'b':
        return QLatin1Char('\b');
    case 'f':
        return QLatin1Char('\f');
    case 'n':
        return QLatin1Char('\n');
    case 'r':
        return QLatin1Char('\r');
    case 't':
        return QLatin1Char('\t');
    default:
        return QLatin1Char(letter);
    }
}

void replaceLoneSurrogates(QString& text)
{
    for (qsizetype position = 0; position < text.size(); ++position) {
        if (!text[position].isSurrogate())
            continue;
        const bool isPair =
            text[position].isHighSurrogate() && position + 1 < text.size() && text[position + 1].isLowSurrogate();
        if (isPair)
            ++position;
        else
            text[position] = QChar::ReplacementCharacter;
    }
}

} // namespace

JsonToken JsonScanner::take(JsonToken::Kind kind, std::size_t length)
{
    const JsonToken token{kind, m_offset, length};
    m_offset += length;
    return token;
}

JsonToken JsonScanner::next()
{
    while (m_offset < m_text.size() && isWhiteSpace(m_text[m_offset]))
        ++m_offset;
    if (m_offset >= m_text.size())
        return {JsonToken::Kind::End, m_text.size(), 0};
    switch (m_text[m_offset]) {
    case '{':
        return take(JsonToken::Kind::ObjectOpen, 1);
    case '}':
        return take(JsonToken::Kind::ObjectClose, 1);
    case '[':
        return take(JsonToken::Kind::ArrayOpen, 1);
    case ']':
        return take(JsonToken::Kind::ArrayClose, 1);
    case ':':
        return take(JsonToken::Kind::Colon, 1);
    case ',':
        return take(JsonToken::Kind::Comma, 1);
    case '"':
        return takeString();
    default:
        return takeWord();
    }
}

JsonToken JsonScanner::takeString()
{
    for (std::size_t position = m_offset + 1; position < m_text.size(); ++position) {
        const char character = m_text[position];
        if (character == '"')
            return take(JsonToken::Kind::String, position + 1 - m_offset);
        if (character == '\\')
            ++position;
        else if (static_cast<unsigned char>(character) < 0x20)
            return take(JsonToken::Kind::Invalid, position - m_offset);
    }
    return take(JsonToken::Kind::Invalid, m_text.size() - m_offset);
}

JsonToken JsonScanner::takeWord()
{
    std::size_t end = m_offset;
    while (end < m_text.size() && isWordCharacter(m_text[end]))
        ++end;
    const std::string_view word = m_text.substr(m_offset, end - m_offset);
    if (isNumber(word))
        return take(JsonToken::Kind::Number, word.size());
    for (const std::string_view literal : Literals) {
        if (word == literal)
            return take(JsonToken::Kind::Literal, word.size());
    }
    return take(JsonToken::Kind::Invalid, std::max<std::size_t>(word.size(), 1));
}

bool isJsonContainer(std::string_view value)
{
    const JsonToken token = JsonScanner(value).next();
    return token.kind == JsonToken::Kind::ObjectOpen || token.kind == JsonToken::Kind::ArrayOpen;
}

namespace {

/// Offset behind the value that begins with the token; npos when the text ends or breaks inside it.
std::size_t endOfValue(JsonScanner& scanner, JsonToken token)
{
    std::size_t depth = 0;
    while (true) {
        switch (token.kind) {
        case JsonToken::Kind::ObjectOpen:
        case JsonToken::Kind::ArrayOpen:
            ++depth;
            break;
        case JsonToken::Kind::ObjectClose:
        case JsonToken::Kind::ArrayClose:
            if (depth == 0)
                return std::string_view::npos;
            --depth;
            break;
        case JsonToken::Kind::End:
        case JsonToken::Kind::Invalid:
            return std::string_view::npos;
        default:
            break;
        }
        if (depth == 0)
            return scanner.offset();
        token = scanner.next();
    }
}

} // namespace

std::vector<JsonMember> jsonMembers(std::string_view value, std::size_t maximumCount)
{
    std::vector<JsonMember> members;
    JsonScanner scanner(value);
    const JsonToken::Kind open = scanner.next().kind;
    if (open != JsonToken::Kind::ObjectOpen && open != JsonToken::Kind::ArrayOpen)
        return members;
    while (members.size() < maximumCount) {
        JsonToken token = scanner.next();
        std::string_view key;
        if (open == JsonToken::Kind::ObjectOpen) {
            if (token.kind != JsonToken::Kind::String)
                break;
            key = scanner.text(token);
            if (scanner.next().kind != JsonToken::Kind::Colon)
                break;
            token = scanner.next();
        }
        const std::size_t end = endOfValue(scanner, token);
        if (end == std::string_view::npos)
            break;
        members.push_back({key, value.substr(token.offset, end - token.offset)});
        if (scanner.next().kind != JsonToken::Kind::Comma)
            break;
    }
    return members;
}

namespace {

/// Characters that show themselves: no controls, no marks of direction, nothing invisible.
bool isReadable(char32_t codePoint)
{
    if (codePoint < 0xA0 || !QChar::isPrint(codePoint) || QChar::isSpace(codePoint))
        return false;
    const QChar::Category category = QChar::category(codePoint);
    return category != QChar::Other_Format && category != QChar::Other_PrivateUse;
}

/// The code point that an escape at the offset stands for, and its length in bytes; nothing for a broken one.
std::optional<std::pair<char32_t, std::size_t>> unicodeEscape(std::string_view token, std::size_t offset)
{
    constexpr std::size_t EscapeLength = 6;
    if (token.substr(offset, 2) != "\\u")
        return std::nullopt;
    const std::optional<char16_t> first = hexUnit(token, offset + 2);
    if (!first || QChar::isLowSurrogate(*first))
        return std::nullopt;
    if (!QChar::isHighSurrogate(*first))
        return std::pair(char32_t{*first}, EscapeLength);
    if (token.substr(offset + EscapeLength, 2) != "\\u")
        return std::nullopt;
    const std::optional<char16_t> second = hexUnit(token, offset + EscapeLength + 2);
    if (!second || !QChar::isLowSurrogate(*second))
        return std::nullopt;
    return std::pair(QChar::surrogateToUcs4(*first, *second), 2 * EscapeLength);
}

} // namespace

void appendReadableString(std::string& target, std::string_view token)
{
    std::size_t position = 0;
    while (position < token.size()) {
        const std::size_t escape = std::min(token.find('\\', position), token.size());
        target += token.substr(position, escape - position);
        position = escape;
        if (position == token.size())
            return;
        const auto decoded = unicodeEscape(token, position);
        if (decoded && isReadable(decoded->first)) {
            const char32_t codePoint = decoded->first;
            target += QString::fromUcs4(&codePoint, 1).toStdString();
            position += decoded->second;
        } else {
            // The character behind the backslash belongs to it, so that an escaped backslash begins nothing new.
            target += token.substr(position, 2);
            position += 2;
        }
    }
}

QString unescapeJsonString(std::string_view token, std::size_t maximumBytes)
{
    if (token.size() >= 2 && token.front() == '"' && token.back() == '"')
        token = token.substr(1, token.size() - 2);
    token = token.substr(0, maximumBytes);
    QString text;
    text.reserve(static_cast<qsizetype>(token.size()));
    std::size_t position = 0;
    while (position < token.size()) {
        const std::size_t escape = std::min(token.find('\\', position), token.size());
        text += QString::fromUtf8(token.data() + position, static_cast<qsizetype>(escape - position));
        position = escape + 1;
        if (position >= token.size())
            break;
        const char letter = token[position++];
        if (letter != 'u') {
            text += simpleEscape(letter);
        } else if (const std::optional<char16_t> unit = hexUnit(token, position)) {
            text += QChar(*unit);
            position += 4;
        } else {
            text += QChar(QChar::ReplacementCharacter);
        }
    }
    replaceLoneSurrogates(text);
    return text;
}

} // namespace chronoscope
