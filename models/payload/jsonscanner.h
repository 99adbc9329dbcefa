// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chronoscope {

/// One token of JSON text, by its place: the spelling of numbers and strings is never touched.
struct JsonToken {
    enum class Kind : std::uint8_t {
        ObjectOpen,
        ObjectClose,
        ArrayOpen,
        ArrayClose,
        Colon,
        Comma,
        String, ///< with its quotes
        Number,
        Literal, ///< true, false, null, and Python's NaN, Infinity and -Infinity
        End,     ///< nothing but white space is left
        Invalid  ///< no token of JSON begins here, or the text ends inside it
    };
    Kind kind = Kind::End;
    std::size_t offset = 0; ///< bytes from the start of the text
    std::size_t length = 0; ///< bytes

    [[nodiscard]] bool isScalar() const
    {
        return kind == Kind::String || kind == Kind::Number || kind == Kind::Literal;
    }
};

/// Splits JSON text into tokens from front to back. It checks tokens, not grammar. Pure; one thread at a time.
class JsonScanner {
public:
    explicit JsonScanner(std::string_view text, std::size_t offset = 0) : m_text(text), m_offset(offset) {}

    [[nodiscard]] JsonToken next();
    [[nodiscard]] std::size_t offset() const { return m_offset; }
    [[nodiscard]] std::string_view text(const JsonToken& token) const
    {
        return m_text.substr(token.offset, token.length);
    }

private:
    JsonToken take(JsonToken::Kind kind, std::size_t length);
    JsonToken takeString();
    JsonToken takeWord();

    std::string_view m_text;
    std::size_t m_offset = 0;
};

/// One member of an object, or one element of an array.
struct JsonMember {
    std::string_view key;   ///< string token with its quotes; empty for elements of an array
    std::string_view value; ///< text of the value
};

/// The members of the object or array that the text is; empty for scalars. Ends early where the text is not JSON.
/// Linear in the length of the text, without recursion.
[[nodiscard]] std::vector<JsonMember> jsonMembers(std::string_view value, std::size_t maximumCount);

/// True for text that begins as an object or array.
[[nodiscard]] bool isJsonContainer(std::string_view value);

/// Appends a string token with its quotes. Escapes of printable characters beyond ASCII become the characters themselves,
/// since some SDKs escape all of them and nobody can read that; the value stays the same. Every other escape is kept.
void appendReadableString(std::string& target, std::string_view token);

/// What a string token means: quotes gone, escapes resolved, lone surrogates replaced. Reads at most maximumBytes of it.
[[nodiscard]] QString unescapeJsonString(std::string_view token, std::size_t maximumBytes = std::string_view::npos);

} // namespace chronoscope
