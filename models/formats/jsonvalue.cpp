// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every name and every value of a file passes here: what is not inlined shows in the time it takes to open one.
#include "models/formats/jsonvalue.h"

#include "models/formats/jsontext.h"

#include <cstring>

namespace chronoscope {

namespace ondemand = simdjson::ondemand;

namespace {

/// Nearly all names are shorter than this and have no escapes: they are taken as they stand.
constexpr std::size_t ShortName = 200;

/// Steps to the next item, from the second call on; false when there is none.
template <typename Iterator>
bool step(Iterator& at, const Iterator& end, bool& isBegun)
{
    if (isBegun)
        ++at;
    isBegun = true;
    return at != end;
}

inline JsonValue valueOf(ondemand::value unread)
{
    JsonValue json{unread, unread.raw_json_token()};
    while (!json.token.empty() && jsontext::isSpace(json.token.back()))
        json.token.remove_suffix(1);
    // A text is taken at once: what simdjson passes over by itself may be followed by a colon, as a key.
    if (json.isString() && json.value.get_raw_json_string().error())
        json.token = {};
    return json;
}

inline simdjson::error_code takeName(ondemand::field& member, std::string_view& name)
{
    const char* begin = member.key().raw();
    // The text is JSON up to here: a key has its closing quote.
    const char* end = static_cast<const char*>(std::memchr(begin, '"', ShortName));
    name = end != nullptr ? std::string_view(begin, static_cast<std::size_t>(end - begin)) : std::string_view();
    if (end != nullptr && name.find('\\') == std::string_view::npos)
        return simdjson::SUCCESS;
    return member.unescaped_key().get(name);
}

} // namespace

bool JsonMembers::next()
{
    if (!step(m_at, m_end, m_isBegun))
        return false;
    ondemand::field member;
    m_error = (*m_at).get(member);
    if (!m_error)
        m_error = takeName(member, m_name);
    if (!m_error)
        m_value = valueOf(member.value());
    return !m_error;
}

bool JsonElements::next()
{
    if (!step(m_at, m_end, m_isBegun))
        return false;
    ondemand::value element;
    m_error = (*m_at).get(element);
    if (!m_error)
        m_value = valueOf(element);
    return !m_error;
}

} // namespace chronoscope
