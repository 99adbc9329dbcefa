// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsonfill.h"

#include "models/formats/jsonstring.h"
#include "models/formats/jsontext.h"

#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace chronoscope {

namespace ondemand = simdjson::ondemand;

namespace {

/// Messages below an event may nest this deep, as in the binary reader: deeper failure chains are kept as text.
constexpr int MaximumMessageDepth = 500;
constexpr std::size_t NoteValueLength = 200;

/// Which fields of an object were there already.
class SeenFields {
public:
    /// True when the field comes a second time.
    bool mark(std::uint8_t position)
    {
        std::uint64_t& word = m_words[position / 64];
        const std::uint64_t bit = std::uint64_t{1} << (position % 64);
        const bool wasThere = (word & bit) != 0;
        word |= bit;
        return wasThere;
    }

private:
    std::array<std::uint64_t, 4> m_words{};
};

} // namespace

simdjson::error_code JsonFiller::fill(ondemand::object object, HistoryEvent& event)
{
    m_unknown.clear();
    m_notes.clear();
    m_depth = 0;
    return fillFields(object, event, historyEventTable(), nullptr);
}

simdjson::error_code JsonFiller::fillFields(ondemand::object object, Message& message, const MessageTable& table,
                                            const EventPath* path)
{
    SeenFields seen;
    JsonMembers members(object);
    while (members.next()) {
        const std::string_view key = members.name();
        const JsonValue& json = members.value();
        const FieldEntry* field = table.find(key);
        Error error = simdjson::SUCCESS;
        if (field == nullptr) {
            error = keep(json, EventPath::field(path, key), Finding::Kind::UnknownField);
        } else if (field->form == FieldForm::OneofWrapper) {
            error = fillWrapper(json, message, table, path, key);
        } else {
            if (json.isNull())
                continue;
            const EventPath below = EventPath::field(path, field->jsonName);
            error =
                seen.mark(field->position) ? keepExtra(json, below) : fillField(json, message, table, *field, below);
        }
        if (error)
            return error;
    }
    return members.error();
}

simdjson::error_code JsonFiller::fillWrapper(JsonValue json, Message& message, const MessageTable& table,
                                             const EventPath* path, std::string_view name)
{
    if (json.isNull())
        return simdjson::SUCCESS;
    if (!json.isObject() || m_depth >= MaximumMessageDepth)
        return keep(json, EventPath::field(path, name), Finding::Kind::UnknownField);
    ondemand::object chosen;
    if (const Error error = json.value.get_object().get(chosen))
        return error;
    ++m_depth;
    const Error error = fillFields(chosen, message, table, path);
    --m_depth;
    return error;
}

simdjson::error_code JsonFiller::fillField(JsonValue json, Message& message, const MessageTable& table,
                                           const FieldEntry& field, const EventPath& path)
{
    if (json.isNull())
        return simdjson::SUCCESS;
    if (field.isMap)
        return fillMap(json, message, table, field, path);
    if (field.isRepeated)
        return fillRepeated(json, message, table, field, path);
    const google::protobuf::Reflection& reflection = table.reflection();
    if (field.oneof != nullptr && reflection.HasOneof(message, field.oneof))
        return keepExtra(json, path);
    if (field.form != FieldForm::Message)
        return fillScalar(json, message, table, field, path);
    bool isFilled = true;
    const Error error =
        fillMessage(json, *reflection.MutableMessage(&message, field.descriptor), *field.message, path, isFilled);
    if (!isFilled)
        reflection.ClearField(&message, field.descriptor);
    return error;
}

simdjson::error_code JsonFiller::fillRepeated(JsonValue json, Message& message, const MessageTable& table,
                                              const FieldEntry& field, const EventPath& path)
{
    if (!json.isArray())
        return keep(json, path, Finding::Kind::InvalidValue);
    ondemand::array array;
    if (const Error error = json.value.get_array().get(array))
        return error;
    std::size_t index = 0;
    JsonElements elements(array);
    while (elements.next()) {
        const JsonValue& element = elements.value();
        const EventPath below = EventPath::element(&path, index++);
        Error error = simdjson::SUCCESS;
        if (field.form == FieldForm::Message) {
            // An element that does not fit leaves an empty message, so that the others keep their numbers.
            bool isFilled = true;
            Message& added = *table.reflection().AddMessage(&message, field.descriptor);
            error = fillMessage(element, added, *field.message, below, isFilled);
        } else {
            error = fillScalar(element, message, table, field, below);
        }
        if (error)
            return error;
    }
    return elements.error();
}

simdjson::error_code JsonFiller::fillMap(JsonValue json, Message& message, const MessageTable& table,
                                         const FieldEntry& field, const EventPath& path)
{
    if (!json.isObject())
        return keep(json, path, Finding::Kind::InvalidValue);
    ondemand::object object;
    if (const Error error = json.value.get_object().get(object))
        return error;
    JsonMembers entries(object);
    while (entries.next()) {
        std::string key(entries.name());
        const EventPath below = EventPath::mapKey(&path, key);
        if (const Error error = fillMapValue(entries.value(), message, table, field, key, below))
            return error;
    }
    return entries.error();
}

simdjson::error_code JsonFiller::fillMapValue(JsonValue json, Message& message, const MessageTable& table,
                                              const FieldEntry& field, std::string key, const EventPath& path)
{
    if (field.map.addMessage != nullptr) {
        Message* value = field.map.addMessage(message, std::move(key));
        if (value == nullptr)
            return keepExtra(json, path);
        bool isFilled = true;
        return fillMessage(json, *value, *field.message->findNumber(2)->message, path, isFilled);
    }
    if (field.map.addText != nullptr && json.isString()) {
        std::string* value = field.map.addText(message, std::move(key));
        return value == nullptr ? keepExtra(json, path) : text(json.token, *value);
    }
    if (field.map.addText != nullptr)
        return keep(json, path, Finding::Kind::InvalidValue);
    return addMapEntry(json, message, table, field, std::move(key), path);
}

/// Any map that mapAccess() does not know, one entry message at a time.
simdjson::error_code JsonFiller::addMapEntry(JsonValue json, Message& message, const MessageTable& table,
                                             const FieldEntry& field, std::string key, const EventPath& path)
{
    const MessageTable& entryTable = *field.message;
    Message& entry = *table.reflection().AddMessage(&message, field.descriptor);
    const FieldEntry& keyField = *entryTable.findNumber(1);
    if (keyField.form != FieldForm::String) {
        // Keys of other kinds stand as strings in JSON; history has no such map today.
        table.reflection().RemoveLast(&message, field.descriptor);
        return keep(json, path, Finding::Kind::InvalidValue);
    }
    entryTable.reflection().SetString(&entry, keyField.descriptor, std::move(key));
    return fillField(json, entry, entryTable, *entryTable.findNumber(2), path);
}

simdjson::error_code JsonFiller::fillMessage(JsonValue json, Message& message, const MessageTable& table,
                                             const EventPath& path, bool& isFilled)
{
    if (m_depth >= MaximumMessageDepth) {
        isFilled = false;
        return keep(json, path, Finding::Kind::InvalidValue);
    }
    ++m_depth;
    const Error error = fillByForm(json, message, table, path, isFilled);
    --m_depth;
    return error;
}

simdjson::error_code JsonFiller::fillByForm(JsonValue json, Message& message, const MessageTable& table,
                                            const EventPath& path, bool& isFilled)
{
    switch (table.form()) {
    case MessageForm::Payload:
        return fillPayload(json, message, table, path, PayloadPlace::Field);
    case MessageForm::Payloads:
        return fillPayloads(json, message, table, path);
    case MessageForm::Other:
        return fillOther(json, message, path, isFilled);
    case MessageForm::Timestamp:
    case MessageForm::Duration:
        if (!json.isObject())
            return fillTime(json, message, table, path, isFilled);
        break;
    case MessageForm::Wrapper:
        if (!json.isObject())
            return fillScalar(json, message, table, *table.findNumber(1), path);
        break;
    case MessageForm::Fields:
        break;
    }
    if (!json.isObject()) {
        isFilled = false;
        return keep(json, path, Finding::Kind::InvalidValue);
    }
    ondemand::object object;
    if (const Error error = json.value.get_object().get(object))
        return error;
    return fillFields(object, message, table, &path);
}

simdjson::error_code JsonFiller::checkString(std::string_view token)
{
    return token.size() < 2 || token.back() != '"' ? simdjson::STRING_ERROR : simdjson::SUCCESS;
}

simdjson::error_code JsonFiller::text(std::string_view token, std::string& target)
{
    if (const Error error = checkString(token))
        return error;
    const std::string_view inner = token.substr(1, token.size() - 2);
    if (std::memchr(inner.data(), '\\', inner.size()) == nullptr)
        target.assign(inner);
    else
        target = jsontext::unescaped(inner);
    return simdjson::SUCCESS;
}

/// Text of the whole value, which is taken by this.
simdjson::error_code JsonFiller::rawText(JsonValue json, std::string_view& target)
{
    target = json.token;
    Error error = simdjson::SUCCESS;
    if (json.isObject()) {
        ondemand::object object;
        error = json.value.get_object().get(object);
        if (!error)
            error = object.raw_json().get(target);
    } else if (json.isArray()) {
        ondemand::array array;
        error = json.value.get_array().get(array);
        if (!error)
            error = array.raw_json().get(target);
    }
    target = jsontext::trimmed(target);
    // What nobody looked into was not checked by simdjson either.
    return error || jsontext::isWellFormed(target) ? error : simdjson::TAPE_ERROR;
}

simdjson::error_code JsonFiller::keep(JsonValue json, const EventPath& path, Finding::Kind kind)
{
    std::string_view raw;
    if (const Error error = rawText(json, raw))
        return error;
    keepText(raw, path, kind);
    return simdjson::SUCCESS;
}

simdjson::error_code JsonFiller::keepExtra(JsonValue json, const EventPath& path)
{
    const std::size_t before = m_unknown.size();
    const Error error = keep(json, path, Finding::Kind::InvalidValue);
    if (m_unknown.size() > before)
        m_unknown.back().isValue = false;
    return error;
}

void JsonFiller::keepText(std::string_view raw, const EventPath& path, Finding::Kind kind)
{
    m_unknown.push_back({toText(path), std::string(raw), kind != Finding::Kind::UnknownField});
    note(kind, path, raw);
}

void JsonFiller::note(Finding::Kind kind, const EventPath& path, std::string_view value)
{
    const char* where = value.data();
    m_notes.push_back({kind, toText(path), std::string(value.substr(0, NoteValueLength)), where});
}

} // namespace chronoscope
