// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redaction/jsonwalk.h"

#include "models/formats/jsonstring.h"
#include "models/formats/jsontext.h"

#include <QCoreApplication>

#include <algorithm>

namespace chronoscope {

TextRedactor::JsonWalk::JsonWalk(const TextRedactor& redactor, std::string_view json, RuleNames& hits, int depth,
                                 bool payloadData)
    : m_redactor(redactor), m_json(json), m_hits(hits), m_depth(depth), m_payloadData(payloadData)
{
    m_out.reserve(json.size());
}

std::optional<std::string> TextRedactor::JsonWalk::run()
{
    space();
    value();
    m_out.append(m_json.substr(std::min(m_at, m_json.size())));
    return m_isChanged ? std::optional(std::move(m_out)) : std::nullopt;
}

void TextRedactor::JsonWalk::space()
{
    const std::size_t end = jsontext::skipSpace(m_json, m_at);
    m_out.append(m_json.substr(m_at, end - m_at));
    m_at = end;
}

void TextRedactor::JsonWalk::value()
{
    switch (m_json[m_at]) {
    case '{':
        object();
        break;
    case '[':
        array();
        break;
    case '"':
        string();
        break;
    default:
        literal();
    }
}

std::string TextRedactor::JsonWalk::stringText()
{
    const std::size_t end = jsontext::skipString(m_json, m_at);
    const std::string_view quoted = m_json.substr(m_at, end - m_at);
    m_at = end;
    std::string text = jsontext::unescaped(quoted.substr(1, quoted.size() - 2));
    if (const auto changed = m_redactor.redactedAt(text, m_hits, m_depth)) {
        jsontext::appendQuoted(m_out, *changed);
        m_isChanged = true;
    } else {
        m_out.append(quoted);
    }
    return text;
}

void TextRedactor::JsonWalk::string()
{
    stringText();
}

bool TextRedactor::JsonWalk::looksLikePayload() const
{
    bool hasMetadata = false;
    bool hasData = false;
    std::size_t at = jsontext::skipSpace(m_json, m_at + 1);
    while (m_json[at] == '"') {
        const std::size_t end = jsontext::skipString(m_json, at);
        const std::string_view key = m_json.substr(at + 1, end - at - 2);
        hasMetadata = hasMetadata || key == "metadata";
        hasData = hasData || key == "data";
        at = jsontext::skipSpace(m_json, jsontext::skipSpace(m_json, end) + 1);
        at = jsontext::skipSpace(m_json, jsontext::skipValue(m_json, at));
        if (m_json[at] == ',')
            at = jsontext::skipSpace(m_json, at + 1);
    }
    return hasMetadata && hasData;
}

void TextRedactor::JsonWalk::object()
{
    const bool isPayload = m_payloadData && looksLikePayload();
    m_out += m_json[m_at++];
    space();
    while (m_json[m_at] != '}') {
        member(isPayload);
        space();
        if (m_json[m_at] == ',') {
            m_out += m_json[m_at++];
            space();
        }
    }
    m_out += m_json[m_at++];
}

void TextRedactor::JsonWalk::member(bool isPayload)
{
    const std::string key = stringText();
    space();
    m_out += m_json[m_at++]; // the colon
    space();
    if (const auto rule = m_redactor.ruleOfKey(key))
        replaceValue(*rule);
    else if (isPayload && key == "data")
        replaceValue(QCoreApplication::translate("TextRedactor", "payload"));
    else
        value();
}

void TextRedactor::JsonWalk::array()
{
    m_out += m_json[m_at++];
    space();
    while (m_json[m_at] != ']') {
        value();
        space();
        if (m_json[m_at] == ',') {
            m_out += m_json[m_at++];
            space();
        }
    }
    m_out += m_json[m_at++];
}

void TextRedactor::JsonWalk::literal()
{
    const std::size_t end = std::min(m_json.find_first_of(",]} \t\r\n", m_at), m_json.size());
    const std::string_view text = m_json.substr(m_at, end - m_at);
    m_at = end;
    const bool isNumber = !text.empty() && (text.front() == '-' || (text.front() >= '0' && text.front() <= '9'));
    const auto changed = isNumber ? m_redactor.plainRedacted(text, m_hits) : std::nullopt;
    if (changed) {
        jsontext::appendQuoted(m_out, *changed);
        m_isChanged = true;
    } else {
        m_out.append(text);
    }
}

void TextRedactor::JsonWalk::replaceValue(const QString& rule)
{
    const std::size_t end = jsontext::skipValue(m_json, m_at);
    const std::string_view text = m_json.substr(m_at, end - m_at);
    m_at = end;
    if (text == "null") {
        m_out.append(text);
        return;
    }
    jsontext::appendQuoted(m_out, m_redactor.replacement());
    m_isChanged = true;
    if (std::find(m_hits.begin(), m_hits.end(), rule) == m_hits.end())
        m_hits.push_back(rule);
}

} // namespace chronoscope
