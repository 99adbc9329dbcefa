// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/wholejson.h"

#include "models/payload/jsonscanner.h"

#include <cstdint>
#include <vector>

namespace chronoscope {

namespace {

/// Follows the tokens of a text and knows what may come next.
class GrammarCheck {
public:
    [[nodiscard]] bool accept(const JsonToken& token)
    {
        using Kind = JsonToken::Kind;
        switch (token.kind) {
        case Kind::ObjectOpen:
        case Kind::ArrayOpen:
            return open(token.kind == Kind::ObjectOpen);
        case Kind::ObjectClose:
        case Kind::ArrayClose:
            return close(token.kind == Kind::ObjectClose);
        case Kind::Colon:
            return move(Next::Colon, Next::Value);
        case Kind::Comma:
            return !m_isObject.empty() && move(Next::Separator, m_isObject.back() ? Next::Key : Next::Value);
        case Kind::String:
            if (m_next == Next::Key || m_next == Next::FirstKey) {
                m_next = Next::Colon;
                return true;
            }
            return takeValue();
        case Kind::Number:
        case Kind::Literal:
            return takeValue();
        case Kind::End:
        case Kind::Invalid:
            break;
        }
        return false;
    }

    [[nodiscard]] bool isWhole() const { return m_isObject.empty() && m_next == Next::Separator; }

private:
    enum class Next : std::uint8_t {
        Value,
        FirstValue, ///< or the end of the array
        Key,
        FirstKey, ///< or the end of the object
        Colon,
        Separator ///< or the end
    };

    bool move(Next from, Next to)
    {
        const bool isExpected = m_next == from;
        m_next = to;
        return isExpected;
    }

    bool takeValue()
    {
        const bool isExpected = m_next == Next::Value || m_next == Next::FirstValue;
        m_next = Next::Separator;
        return isExpected;
    }

    bool open(bool isObject)
    {
        if (!takeValue())
            return false;
        m_isObject.push_back(isObject);
        m_next = isObject ? Next::FirstKey : Next::FirstValue;
        return true;
    }

    bool close(bool isObject)
    {
        const Next empty = isObject ? Next::FirstKey : Next::FirstValue;
        if (m_isObject.empty() || m_isObject.back() != isObject || (m_next != empty && m_next != Next::Separator))
            return false;
        m_isObject.pop_back();
        m_next = Next::Separator;
        return true;
    }

    std::vector<bool> m_isObject; ///< what is open, outermost first
    Next m_next = Next::Value;
};

} // namespace

bool isWholeJson(std::string_view text)
{
    JsonScanner scanner(text);
    GrammarCheck grammar;
    for (JsonToken token = scanner.next(); token.kind != JsonToken::Kind::End; token = scanner.next()) {
        if (!grammar.accept(token))
            return false;
    }
    return grammar.isWhole();
}

} // namespace chronoscope
