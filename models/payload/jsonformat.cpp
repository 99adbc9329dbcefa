// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/jsonformat.h"

#include "models/core/format.h"
#include "models/payload/jsonscanner.h"

#include <QCoreApplication>

#include <optional>
#include <vector>

namespace chronoscope {

namespace {

constexpr std::size_t SpacesPerLevel = 2;
constexpr std::size_t DeepestIndentedLevel = 32;
constexpr std::size_t LongestInlineList = 72;
/// White space may take this many times the bytes of the text.
constexpr std::size_t WhiteSpaceFactor = 4;
constexpr std::size_t LeastWhiteSpaceBudget = 64 * 1024;
constexpr std::size_t TokensBetweenCancellationChecks = 4096;

/// "[1, 2, 3]" when the list that begins here is short and holds only plain values.
std::optional<std::string> inlineList(std::string_view json, std::size_t openOffset, std::size_t& endOffset)
{
    JsonScanner scanner(json.substr(0, openOffset + LongestInlineList), openOffset + 1);
    std::string text = "[";
    bool wantsValue = true;
    while (text.size() <= LongestInlineList) {
        const JsonToken token = scanner.next();
        if (token.kind == JsonToken::Kind::ArrayClose && (!wantsValue || text.size() == 1)) {
            endOffset = scanner.offset();
            return text + ']';
        }
        if (wantsValue != token.isScalar() || (!wantsValue && token.kind != JsonToken::Kind::Comma))
            return std::nullopt;
        if (!wantsValue)
            text += ", ";
        else if (token.kind == JsonToken::Kind::String)
            appendReadableString(text, scanner.text(token));
        else
            text += scanner.text(token);
        wantsValue = !wantsValue;
    }
    return std::nullopt;
}

class JsonFormatter {
public:
    JsonFormatter(std::string_view json, const CancellationToken& cancellation)
        : m_json(json)
        , m_scanner(json)
        , m_cancellation(cancellation)
        , m_whiteSpaceBudget(std::max(LeastWhiteSpaceBudget, json.size() * WhiteSpaceFactor))
    {
    }

    Result<std::string> run()
    {
        m_output.reserve(m_json.size() + m_json.size() / 2);
        for (std::size_t count = 0; true; ++count) {
            if (count % TokensBetweenCancellationChecks == 0 && m_cancellation.isCancelled())
                return tl::unexpected(Error::cancelled());
            const JsonToken token = m_scanner.next();
            if (token.kind == JsonToken::Kind::End && m_expected == Expected::End)
                return std::move(m_output);
            if (!take(token))
                return tl::unexpected(errorAt(token));
        }
    }

private:
    /// What the grammar allows next.
    enum class Expected { Value, ValueOrClose, KeyOrClose, Key, Colon, CommaOrClose, End };

    bool take(const JsonToken& token)
    {
        switch (token.kind) {
        case JsonToken::Kind::ObjectOpen:
        case JsonToken::Kind::ArrayOpen:
            return takeOpen(token);
        case JsonToken::Kind::ObjectClose:
            return takeClose('{', '}');
        case JsonToken::Kind::ArrayClose:
            return takeClose('[', ']');
        case JsonToken::Kind::Colon:
            return takeColon();
        case JsonToken::Kind::Comma:
            return takeComma();
        case JsonToken::Kind::String:
        case JsonToken::Kind::Number:
        case JsonToken::Kind::Literal:
            return takeScalar(token);
        case JsonToken::Kind::End:
        case JsonToken::Kind::Invalid:
            return false;
        }
        return false;
    }

    [[nodiscard]] bool expectsValue() const
    {
        return m_expected == Expected::Value || m_expected == Expected::ValueOrClose;
    }

    /// A line of its own for every element; the value of a key stays behind it.
    void beginElement()
    {
        if (!m_open.empty() && !m_isAfterColon)
            breakLine(m_open.size());
        m_isAfterColon = false;
    }

    void endValue() { m_expected = m_open.empty() ? Expected::End : Expected::CommaOrClose; }

    bool takeOpen(const JsonToken& token)
    {
        if (!expectsValue())
            return false;
        beginElement();
        const bool isArray = token.kind == JsonToken::Kind::ArrayOpen;
        std::size_t end = 0;
        if (isArray) {
            if (const std::optional<std::string> list = inlineList(m_json, token.offset, end)) {
                m_output += *list;
                m_scanner = JsonScanner(m_json, end);
                endValue();
                return true;
            }
        }
        m_output += isArray ? '[' : '{';
        m_open.push_back(isArray ? '[' : '{');
        m_expected = isArray ? Expected::ValueOrClose : Expected::KeyOrClose;
        return true;
    }

    bool takeClose(char open, char close)
    {
        const bool isEmpty = m_expected == Expected::ValueOrClose || m_expected == Expected::KeyOrClose;
        const bool mayClose = isEmpty || m_expected == Expected::CommaOrClose;
        if (!mayClose || m_open.empty() || m_open.back() != open)
            return false;
        m_open.pop_back();
        if (!isEmpty)
            breakLine(m_open.size());
        m_output += close;
        endValue();
        return true;
    }

    bool takeColon()
    {
        if (m_expected != Expected::Colon)
            return false;
        m_output += ": ";
        m_isAfterColon = true;
        m_expected = Expected::Value;
        return true;
    }

    bool takeComma()
    {
        if (m_expected != Expected::CommaOrClose)
            return false;
        m_output += ',';
        m_expected = m_open.back() == '[' ? Expected::Value : Expected::Key;
        return true;
    }

    bool takeScalar(const JsonToken& token)
    {
        const bool isKey = m_expected == Expected::Key || m_expected == Expected::KeyOrClose;
        if (isKey ? token.kind != JsonToken::Kind::String : !expectsValue())
            return false;
        beginElement();
        if (token.kind == JsonToken::Kind::String)
            appendReadableString(m_output, m_scanner.text(token));
        else
            m_output += m_scanner.text(token);
        if (isKey)
            m_expected = Expected::Colon;
        else
            endValue();
        return true;
    }

    void breakLine(std::size_t depth)
    {
        const std::size_t needed = 1 + SpacesPerLevel * std::min(depth, DeepestIndentedLevel);
        if (needed > m_whiteSpaceBudget)
            return;
        m_whiteSpaceBudget -= needed;
        m_output += '\n';
        m_output.append(needed - 1, ' ');
    }

    [[nodiscard]] static Error errorAt(const JsonToken& token)
    {
        Error error;
        error.code = Error::Code::Parse;
        error.message = token.kind == JsonToken::Kind::End
                            ? QCoreApplication::translate("chronoscope::JsonFormat", "The JSON ends too early.")
                            : QCoreApplication::translate("chronoscope::JsonFormat", "This is not valid JSON.");
        error.place = QCoreApplication::translate("chronoscope::JsonFormat", "byte %1").arg(token.offset);
        return error;
    }

    std::string_view m_json;
    JsonScanner m_scanner;
    const CancellationToken& m_cancellation;
    std::size_t m_whiteSpaceBudget;
    std::string m_output;
    std::vector<char> m_open; ///< '{' and '[' that are not closed yet
    Expected m_expected = Expected::Value;
    bool m_isAfterColon = false;
};

} // namespace

Result<std::string> formatJson(std::string_view json, const CancellationToken& cancellation)
{
    return JsonFormatter(json, cancellation).run();
}

QString compactJson(std::string_view json, int maximumCharacters)
{
    const auto limit = static_cast<std::size_t>(std::max(maximumCharacters, 1));
    // A character has at most four bytes, so that this beginning is enough in any case.
    const std::string_view beginning = json.substr(0, limit * 4);
    JsonScanner scanner(beginning);
    std::string line;
    while (line.size() <= limit * 4) {
        const JsonToken token = scanner.next();
        if (token.kind == JsonToken::Kind::End)
            break;
        if (token.kind == JsonToken::Kind::Invalid) {
            line += beginning.substr(token.offset);
            break;
        }
        if (token.kind == JsonToken::Kind::String)
            appendReadableString(line, scanner.text(token));
        else
            line += scanner.text(token);
        if (token.kind == JsonToken::Kind::Comma || token.kind == JsonToken::Kind::Colon)
            line += ' ';
    }
    QString text = QString::fromStdString(line);
    if (beginning.size() < json.size())
        text += QChar(0x2026);
    return singleLine(text, maximumCharacters);
}

} // namespace chronoscope
