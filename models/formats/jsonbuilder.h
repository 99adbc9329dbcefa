// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/eventjson.h"

#include <string>
#include <string_view>
#include <vector>

namespace chronoscope {

/// Puts JSON text together: commas, line breaks and indentation.
class JsonBuilder {
public:
    /// Appends to the target, which must outlive the builder; the value stands at this level of a larger document.
    JsonBuilder(std::string& target, JsonStyle style, int level = 0)
        : m_text(target), m_style(style), m_level(static_cast<std::size_t>(level))
    {
    }

    void beginObject() { begin('{'); }
    void endObject() { end('}'); }
    void beginArray() { begin('['); }
    void endArray() { end(']'); }
    /// Before the value of a member.
    void key(std::string_view name);
    /// Before an element of an array.
    void element();

    void string(std::string_view utf8);
    /// Base64 in quotes.
    void bytes(std::string_view value);
    /// A number, true, false: text that needs no quotes and no breaks.
    void literal(std::string_view text) { m_text += text; }
    /// Well-formed JSON from elsewhere, laid out like the rest.
    void raw(std::string_view json);

private:
    void begin(char bracket);
    void end(char bracket);
    void nextItem();
    void breakLine();

    std::string& m_text;
    JsonStyle m_style;
    std::size_t m_level;
    std::vector<bool> m_hasItems; ///< of the containers that are open
};

} // namespace chronoscope
