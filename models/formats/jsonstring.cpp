// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsonstring.h"

#include <algorithm>
#include <cstdint>

namespace chronoscope::jsontext {

namespace {

bool isHexDigit(char letter)
{
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f') || (letter >= 'A' && letter <= 'F');
}

void appendUtf8(std::string& target, std::uint32_t point)
{
    if (point < 0x80) {
        target += static_cast<char>(point);
    } else if (point < 0x800) {
        target += static_cast<char>(0xC0 | point >> 6);
        target += static_cast<char>(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        target += static_cast<char>(0xE0 | point >> 12);
        target += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        target += static_cast<char>(0x80 | (point & 0x3F));
    } else {
        target += static_cast<char>(0xF0 | point >> 18);
        target += static_cast<char>(0x80 | (point >> 12 & 0x3F));
        target += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        target += static_cast<char>(0x80 | (point & 0x3F));
    }
}

constexpr std::uint32_t ReplacementCharacter = 0xFFFD;

/// The code point of \uXXXX at the position of its digits, both halves of a surrogate pair taken together.
std::uint32_t escapedPoint(std::string_view inner, std::size_t& at, bool& isExact)
{
    const int unit = hexadecimal(inner, at);
    if (unit < 0) {
        isExact = false;
        return ReplacementCharacter;
    }
    at += 4;
    if (unit < 0xD800 || unit > 0xDFFF)
        return static_cast<std::uint32_t>(unit);
    if (unit < 0xDC00 && inner.substr(at, 2) == "\\u") {
        const int low = hexadecimal(inner, at + 2);
        if (low >= 0xDC00 && low <= 0xDFFF) {
            at += 6;
            return 0x10000U + (static_cast<std::uint32_t>(unit - 0xD800) << 10) +
                   static_cast<std::uint32_t>(low - 0xDC00);
        }
    }
    isExact = false;
    return ReplacementCharacter;
}

/// ASCII that stands in a JSON string as it is.
bool isPlainLetter(char letter)
{
    const auto code = static_cast<unsigned char>(letter);
    return code >= 0x20 && code < 0x7F && letter != '"' && letter != '\\';
}

} // namespace

int hexadecimal(std::string_view text, std::size_t at)
{
    if (at + 4 > text.size())
        return -1;
    int value = 0;
    for (std::size_t index = at; index < at + 4; ++index) {
        const char letter = text[index];
        if (!isHexDigit(letter))
            return -1;
        value = value * 16 + (letter <= '9' ? letter - '0' : (letter | 0x20) - 'a' + 10);
    }
    return value;
}

std::string unescaped(std::string_view inner, bool* isExact)
{
    bool exact = true;
    std::string result;
    result.reserve(inner.size());
    for (std::size_t at = 0; at < inner.size();) {
        const std::size_t backslash = std::min(inner.find('\\', at), inner.size());
        result.append(inner, at, backslash - at);
        at = backslash + 2;
        if (backslash + 1 >= inner.size()) {
            exact = exact && backslash >= inner.size();
            break;
        }
        switch (inner[backslash + 1]) {
        case 'b':
            result += '\b';
            break;
        case 'f':
            result += '\f';
            break;
        case 'n':
            result += '\n';
            break;
        case 'r':
            result += '\r';
            break;
        case 't':
            result += '\t';
            break;
        case 'u':
            appendUtf8(result, escapedPoint(inner, at, exact));
            break;
        case '"':
        case '/':
        case '\\':
            result += inner[backslash + 1];
            break;
        default:
            exact = false;
            appendUtf8(result, ReplacementCharacter);
        }
    }
    if (isExact != nullptr)
        *isExact = exact;
    return result;
}

std::size_t utf8SequenceLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size())
        return 0;
    for (std::size_t index = at + 1; index < at + length; ++index) {
        if ((byte(index) & 0xC0) != 0x80)
            return 0;
    }
    const unsigned char second = byte(at + 1);
    // Overlong forms, surrogates and what lies beyond U+10FFFF.
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
        (lead == 0xF4 && second > 0x8F))
        return 0;
    return length;
}

bool isUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8SequenceLength(text, at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

bool isPlainText(std::string_view text)
{
    return isUtf8(text) && std::all_of(text.begin(), text.end(), [](char letter) {
               const auto code = static_cast<unsigned char>(letter);
               return (code >= 0x20 && code != 0x7F) || letter == '\n' || letter == '\r' || letter == '\t';
           });
}

void appendQuoted(std::string& target, std::string_view text)
{
    static constexpr char Digits[] = "0123456789abcdef";
    target += '"';
    for (std::size_t at = 0; at < text.size();) {
        // Most text needs no escapes: as much of it as possible goes over in one piece.
        std::size_t plain = at;
        while (plain < text.size() && isPlainLetter(text[plain]))
            ++plain;
        target.append(text, at, plain - at);
        at = plain;
        if (at == text.size())
            break;
        const char letter = text[at];
        const auto code = static_cast<unsigned char>(letter);
        if (code >= 0x80) {
            const std::size_t length = utf8SequenceLength(text, at);
            if (length == 0)
                appendUtf8(target, ReplacementCharacter);
            else
                target.append(text, at, length);
            at += std::max<std::size_t>(length, 1);
            continue;
        }
        ++at;
        switch (letter) {
        case '"':
            target += "\\\"";
            break;
        case '\\':
            target += "\\\\";
            break;
        case '\n':
            target += "\\n";
            break;
        case '\r':
            target += "\\r";
            break;
        case '\t':
            target += "\\t";
            break;
        default:
            target += "\\u00";
            target += Digits[code >> 4];
            target += Digits[code & 15];
        }
    }
    target += '"';
}

} // namespace chronoscope::jsontext
