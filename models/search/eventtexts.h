// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace chronoscope {

class TextFields;

/// One step of the way from an event to a text in it. Stands on the stack of whoever walks the event, and costs nothing
/// until somebody asks for its text.
struct TextPath {
    enum class Kind : std::uint8_t { Field, Element, Key };

    const TextPath* parent = nullptr;
    Kind kind = Kind::Field;
    std::string_view name; ///< of a field, or key of a map
    int position = 0;      ///< of an element

    /// JSON names as everywhere: "input.payloads[0]", "details[\"data\"].payloads[1]".
    [[nodiscard]] std::string toText() const;
};

/// One text of an event that a search looks at.
struct EventText {
    enum class Kind : std::uint8_t {
        Plain,
        Json ///< data of a JSON payload
    };

    std::uint32_t number = 0; ///< in its event, from 0; the same every time the event is read
    Kind kind = Kind::Plain;
    std::string_view
        text;             ///< UTF-8 as a person reads it: escapes of letters in JSON are the letters; gone after take()
    std::string_view raw; ///< of JSON: as it stands in the history, and as long as that; else the text
    const TextPath* path = nullptr; ///< gone after take()
};

/// Takes the texts of an event, one after the other.
class EventTextSink {
public:
    virtual ~EventTextSink() = default;
    virtual void take(const EventText& text) = 0;
};

/// The one definition of what a search looks at in an event, by reflection, so that fields of newer schemas are found too:
///
/// * the event's type, by its name in Temporal's documentation and, in a second line, by its name for people;
/// * every field that is text (names, ids, identities, failure messages, stack traces), and every enum value by name,
///   save the kind of a task queue, which would match nearly everywhere;
/// * payloads as what they are: JSON and text; bytes that are neither (encrypted, compressed) have no text. Of their
///   metadata everything but the encoding. The summary of a group is a payload of the event that began it;
/// * keys of maps (header, memo, search attributes, details of markers);
/// * what the schema lacks: JSON of the file as it stood, and binary fields that read as text.
///
/// One object for one thread; make it once and read many events, it learns the schema on the way.
class EventTextReader {
public:
    EventTextReader();
    ~EventTextReader();
    EventTextReader(const EventTextReader&) = delete;
    EventTextReader& operator=(const EventTextReader&) = delete;

    void read(const History& history, EventIndex event, EventTextSink& sink);

private:
    class Walk;

    [[nodiscard]] std::string_view typeText(const History& history, EventIndex event);

    std::unique_ptr<TextFields> m_fields;
    std::array<std::string, 64> m_typeTexts; ///< of the types that the schema has
    std::string m_unknownTypeText;
    std::string m_readable;
};

} // namespace chronoscope
