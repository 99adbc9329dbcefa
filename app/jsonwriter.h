// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

#include <cstdint>
#include <string_view>
#include <vector>

namespace chronoscope {

class ConsoleOutput;

/// Writes one JSON document piece by piece, indented, so that a large run never stands in memory as text.
/// Commas, line breaks and escapes are its own; the caller opens and closes in pairs.
class JsonWriter {
public:
    explicit JsonWriter(ConsoleOutput& output);

    /// How the members of an object or array are laid out.
    enum class Layout {
        Lines, ///< one a line
        Inline ///< all on one line, for short lists
    };

    void beginObject(Layout layout = Layout::Lines) { begin('{', layout); }
    void endObject() { end('}'); }
    void beginArray(Layout layout = Layout::Lines) { begin('[', layout); }
    void endArray() { end(']'); }

    /// The name of the next value; an ASCII word of ours.
    void key(QByteArrayView name);
    /// The same for a name out of a history.
    void textKey(QStringView name);

    void string(QStringView text);
    void number(std::int64_t value);
    void number(double value) = delete;
    void boolean(bool value);
    void null();
    /// JSON text that is already whole; written as it is, so that no number or escape in it changes.
    void raw(QByteArrayView json);
    /// JSON text out of a history, whole: as it is, but for characters that could play tricks on a terminal, which become
    /// escapes.
    void foreign(std::string_view json);
    /// RFC 3339 in UTC, or null when not recorded.
    void time(Instant instant);

    void member(QByteArrayView name, QStringView text);
    void member(QByteArrayView name, std::int64_t value);
    void member(QByteArrayView name, Instant instant);
    void booleanMember(QByteArrayView name, bool value);

    /// Ends the document with a line break.
    void finish();

private:
    struct Level {
        Layout layout;
        bool hasMembers = false;
    };

    void begin(char bracket, Layout layout);
    void end(char bracket);
    void beforeValue();
    void lineBreak();

    ConsoleOutput& m_output;
    std::vector<Level> m_levels;
    QByteArray m_scratch;
    bool m_isAfterKey = false;
};

} // namespace chronoscope
