// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsonbuilder.h"

#include "models/formats/base64.h"
#include "models/formats/jsonstring.h"
#include "models/formats/jsontext.h"

namespace chronoscope {

void JsonBuilder::begin(char bracket)
{
    m_text += bracket;
    m_hasItems.push_back(false);
}

void JsonBuilder::end(char bracket)
{
    const bool hadItems = m_hasItems.back();
    m_hasItems.pop_back();
    if (hadItems)
        breakLine();
    m_text += bracket;
}

void JsonBuilder::breakLine()
{
    if (m_style == JsonStyle::Compact)
        return;
    m_text += '\n';
    m_text.append((m_level + m_hasItems.size()) * 2, ' ');
}

void JsonBuilder::nextItem()
{
    if (m_hasItems.back())
        m_text += ',';
    m_hasItems.back() = true;
    breakLine();
}

void JsonBuilder::key(std::string_view name)
{
    nextItem();
    jsontext::appendQuoted(m_text, name);
    m_text += m_style == JsonStyle::Compact ? ":" : ": ";
}

void JsonBuilder::element()
{
    nextItem();
}

void JsonBuilder::string(std::string_view utf8)
{
    jsontext::appendQuoted(m_text, utf8);
}

void JsonBuilder::bytes(std::string_view value)
{
    m_text += '"';
    appendBase64(m_text, value);
    m_text += '"';
}

void JsonBuilder::raw(std::string_view json)
{
    if (m_style == JsonStyle::Indented)
        jsontext::appendIndented(m_text, json, static_cast<int>(m_level + m_hasItems.size()));
    else
        jsontext::appendCompact(m_text, json);
}

} // namespace chronoscope
