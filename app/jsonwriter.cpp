// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jsonwriter.h"

#include "app/consoleoutput.h"
#include "models/core/format.h"

#include <QString>

#include <array>
#include <charconv>

namespace chronoscope {

namespace {

void appendEscape(QByteArray& text, char16_t code)
{
    static constexpr char Digits[] = "0123456789abcdef";
    text.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4)
        text.append(Digits[(code >> shift) & 0xF]);
}

/// Escaped although JSON would allow them as they are: on a terminal they could move the cursor, start a control
/// sequence or turn the direction of writing. An escape loses nothing.
bool isUnfitForTerminal(char16_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x200E || code == 0x200F ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

void appendCodeUnit(QByteArray& text, char16_t code)
{
    switch (code) {
    case u'"':
        text.append("\\\"");
        return;
    case u'\\':
        text.append("\\\\");
        return;
    case u'\n':
        text.append("\\n");
        return;
    case u'\t':
        text.append("\\t");
        return;
    case u'\r':
        text.append("\\r");
        return;
    default:
        appendEscape(text, code);
    }
}

bool isPlain(char16_t code)
{
    return code != u'"' && code != u'\\' && !isUnfitForTerminal(code);
}

} // namespace

JsonWriter::JsonWriter(ConsoleOutput& output) : m_output(output)
{
}

void JsonWriter::key(QByteArrayView name)
{
    beforeValue();
    m_output.write("\"");
    m_output.write(name);
    m_output.write("\": ");
    m_isAfterKey = true;
}

void JsonWriter::textKey(QStringView name)
{
    string(name);
    m_output.write(": ");
    m_isAfterKey = true;
}

void JsonWriter::string(QStringView text)
{
    beforeValue();
    m_scratch.resize(0);
    m_scratch.append('"');
    // Runs of plain text are converted at once; QString's conversion also mends lone surrogates.
    qsizetype runStart = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t code = text[i].unicode();
        if (isPlain(code))
            continue;
        m_scratch.append(text.sliced(runStart, i - runStart).toUtf8());
        appendCodeUnit(m_scratch, code);
        runStart = i + 1;
    }
    m_scratch.append(text.sliced(runStart).toUtf8());
    m_scratch.append('"');
    m_output.write(m_scratch);
}

void JsonWriter::number(std::int64_t value)
{
    beforeValue();
    std::array<char, 24> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    m_output.write(QByteArrayView(digits.data(), written.ptr - digits.data()));
}

void JsonWriter::boolean(bool value)
{
    raw(value ? QByteArrayView("true") : QByteArrayView("false"));
}

void JsonWriter::null()
{
    raw("null");
}

void JsonWriter::raw(QByteArrayView json)
{
    beforeValue();
    m_output.write(json);
}

void JsonWriter::foreign(std::string_view json)
{
    const QString text = QString::fromUtf8(json.data(), static_cast<qsizetype>(json.size()));
    QByteArray safe;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t code = text[i].unicode();
        // Below 0x20 only white space between values is possible, which may stay.
        if (code >= 0x20 && isUnfitForTerminal(code))
            appendEscape(safe, code);
        else if (QChar::isHighSurrogate(code) && i + 1 < text.size())
            safe.append(text.sliced(i++, 2).toUtf8());
        else
            safe.append(text.sliced(i, 1).toUtf8());
    }
    raw(safe);
}

void JsonWriter::time(Instant instant)
{
    if (instant.isValid())
        string(formatRfc3339(instant));
    else
        null();
}

void JsonWriter::member(QByteArrayView name, QStringView text)
{
    key(name);
    string(text);
}

void JsonWriter::member(QByteArrayView name, std::int64_t value)
{
    key(name);
    number(value);
}

void JsonWriter::member(QByteArrayView name, Instant instant)
{
    key(name);
    time(instant);
}

void JsonWriter::booleanMember(QByteArrayView name, bool value)
{
    key(name);
    boolean(value);
}

void JsonWriter::finish()
{
    m_output.write("\n");
}

void JsonWriter::begin(char bracket, Layout layout)
{
    beforeValue();
    m_output.write(QByteArrayView(&bracket, 1));
    // What stands inside an inline list stays on its line.
    if (!m_levels.empty() && m_levels.back().layout == Layout::Inline)
        layout = Layout::Inline;
    m_levels.push_back({layout});
}

void JsonWriter::end(char bracket)
{
    const Level level = m_levels.back();
    m_levels.pop_back();
    if (level.hasMembers && level.layout == Layout::Lines)
        lineBreak();
    m_output.write(QByteArrayView(&bracket, 1));
}

void JsonWriter::beforeValue()
{
    if (m_isAfterKey) {
        m_isAfterKey = false;
        return;
    }
    if (m_levels.empty())
        return;
    Level& level = m_levels.back();
    if (level.hasMembers)
        m_output.write(level.layout == Layout::Inline ? QByteArrayView(", ") : QByteArrayView(","));
    if (level.layout == Layout::Lines)
        lineBreak();
    level.hasMembers = true;
}

void JsonWriter::lineBreak()
{
    static constexpr char Spaces[] = "\n                                ";
    const std::size_t indentation = std::min<std::size_t>(2 * m_levels.size(), sizeof(Spaces) - 2);
    m_output.write(QByteArrayView(Spaces, static_cast<qsizetype>(indentation) + 1));
}

} // namespace chronoscope
