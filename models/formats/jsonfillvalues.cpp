// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Single values of JsonFiller: numbers, texts, enums, times.
#include "models/formats/base64.h"
#include "models/formats/jsonfill.h"
#include "models/formats/jsonscalars.h"
#include "models/formats/jsonstring.h"
#include "models/formats/jsontext.h"

#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/util/json_util.h>

#include <limits>

namespace chronoscope {

namespace protobuf = google::protobuf;

namespace {

/// Text of a scalar without its quotes: proto JSON allows numbers and strings of numbers alike.
std::string_view withoutQuotes(const JsonValue& json)
{
    const std::string_view token = json.token;
    return json.isString() && token.size() >= 2 && token.back() == '"' ? token.substr(1, token.size() - 2) : token;
}

bool isScalar(const JsonValue& json)
{
    return !json.isObject() && !json.isArray();
}

std::optional<bool> boolean(std::string_view text)
{
    if (text == "true")
        return true;
    if (text == "false")
        return false;
    return std::nullopt;
}

/// Sets or adds, as the field wants it.
template <typename Value, typename Set, typename Add>
void store(protobuf::Message& message, const FieldEntry& field, const protobuf::Reflection& reflection, Value value,
           Set set, Add add)
{
    if (field.isRepeated)
        (reflection.*add)(&message, field.descriptor, std::move(value));
    else
        (reflection.*set)(&message, field.descriptor, std::move(value));
}

/// Stores a number; false when the text is none that the field can hold.
bool storeNumber(protobuf::Message& message, const FieldEntry& field, const protobuf::Reflection& reflection,
                 std::string_view text)
{
    using protobuf::Reflection;
    const auto signedValue = jsonscalars::signedInteger(text);
    switch (field.form) {
    case FieldForm::Int64:
        if (signedValue)
            store(message, field, reflection, *signedValue, &Reflection::SetInt64, &Reflection::AddInt64);
        return signedValue.has_value();
    case FieldForm::Int32:
        if (!signedValue || *signedValue != static_cast<std::int32_t>(*signedValue))
            return false;
        store(message, field, reflection, static_cast<std::int32_t>(*signedValue), &Reflection::SetInt32,
              &Reflection::AddInt32);
        return true;
    case FieldForm::UInt32:
        if (!signedValue || *signedValue != static_cast<std::uint32_t>(*signedValue))
            return false;
        store(message, field, reflection, static_cast<std::uint32_t>(*signedValue), &Reflection::SetUInt32,
              &Reflection::AddUInt32);
        return true;
    case FieldForm::UInt64: {
        const auto value = jsonscalars::unsignedInteger(text);
        if (value)
            store(message, field, reflection, *value, &Reflection::SetUInt64, &Reflection::AddUInt64);
        return value.has_value();
    }
    case FieldForm::Float:
    case FieldForm::Double: {
        const auto value = jsonscalars::real(text);
        if (!value)
            return false;
        if (field.form == FieldForm::Double)
            store(message, field, reflection, *value, &Reflection::SetDouble, &Reflection::AddDouble);
        else
            store(message, field, reflection, static_cast<float>(*value), &Reflection::SetFloat, &Reflection::AddFloat);
        return true;
    }
    case FieldForm::Bool: {
        const auto value = boolean(text);
        if (value)
            store(message, field, reflection, *value, &Reflection::SetBool, &Reflection::AddBool);
        return value.has_value();
    }
    default:
        return false;
    }
}

/// What an element of a list becomes whose value does not fit, so that the elements after it keep their numbers.
void addDefault(protobuf::Message& message, const FieldEntry& field, const protobuf::Reflection& reflection)
{
    switch (field.form) {
    case FieldForm::Int32:
        reflection.AddInt32(&message, field.descriptor, 0);
        break;
    case FieldForm::Int64:
        reflection.AddInt64(&message, field.descriptor, 0);
        break;
    case FieldForm::UInt32:
        reflection.AddUInt32(&message, field.descriptor, 0);
        break;
    case FieldForm::UInt64:
        reflection.AddUInt64(&message, field.descriptor, 0);
        break;
    case FieldForm::Float:
        reflection.AddFloat(&message, field.descriptor, 0);
        break;
    case FieldForm::Double:
        reflection.AddDouble(&message, field.descriptor, 0);
        break;
    case FieldForm::Bool:
        reflection.AddBool(&message, field.descriptor, false);
        break;
    case FieldForm::Enum:
        reflection.AddEnumValue(&message, field.descriptor, 0);
        break;
    case FieldForm::String:
    case FieldForm::Bytes:
        reflection.AddString(&message, field.descriptor, {});
        break;
    case FieldForm::Message:
    case FieldForm::OneofWrapper:
        break;
    }
}

template <typename Time>
void setTime(protobuf::Message& message, jsonscalars::SecondsAndNanos value)
{
    auto& time = static_cast<Time&>(message);
    time.set_seconds(value.seconds);
    time.set_nanos(value.nanos);
}

} // namespace

simdjson::error_code JsonFiller::fillTime(JsonValue json, Message& message, const MessageTable& table,
                                          const EventPath& path, bool& isFilled)
{
    const std::string_view text = withoutQuotes(json);
    if (table.form() == MessageForm::Timestamp && json.isString()) {
        if (const auto time = jsonscalars::timestamp(text)) {
            setTime<protobuf::Timestamp>(message, *time);
            return simdjson::SUCCESS;
        }
    } else if (table.form() == MessageForm::Duration && json.isString()) {
        if (const auto length = jsonscalars::duration(text)) {
            setTime<protobuf::Duration>(message, *length);
            return simdjson::SUCCESS;
        }
    } else if (table.form() == MessageForm::Duration && isScalar(json)) {
        // Go's encoding/json of a time.Duration: a bare number of nanoseconds.
        if (const auto nanoseconds = jsonscalars::signedInteger(text)) {
            setTime<protobuf::Duration>(message, jsonscalars::durationFromNanoseconds(*nanoseconds));
            return simdjson::SUCCESS;
        }
    }
    isFilled = false;
    return keep(json, path, Finding::Kind::InvalidValue);
}

/// Messages with a JSON form of their own that histories hardly ever hold.
simdjson::error_code JsonFiller::fillOther(JsonValue json, Message& message, const EventPath& path, bool& isFilled)
{
    std::string_view raw;
    if (const Error error = rawText(json, raw))
        return error;
    const auto status = protobuf::util::JsonStringToMessage({raw.data(), raw.size()}, &message);
    if (!status.ok()) {
        isFilled = false;
        message.Clear();
        keepText(raw, path, Finding::Kind::InvalidValue);
    }
    return simdjson::SUCCESS;
}

simdjson::error_code JsonFiller::fillScalar(JsonValue json, Message& message, const MessageTable& table,
                                            const FieldEntry& field, const EventPath& path)
{
    if (isScalar(json) && !json.isNull()) {
        if (field.form == FieldForm::Enum)
            return fillEnum(json, message, table, field, path);
        if (field.form == FieldForm::String || field.form == FieldForm::Bytes)
            return fillText(json, message, table, field, path);
        if (storeNumber(message, field, table.reflection(), withoutQuotes(json)))
            return simdjson::SUCCESS;
    }
    if (field.isRepeated)
        addDefault(message, field, table.reflection());
    return keep(json, path, Finding::Kind::InvalidValue);
}

simdjson::error_code JsonFiller::fillEnum(JsonValue json, Message& message, const MessageTable& table,
                                          const FieldEntry& field, const EventPath& path)
{
    const std::string_view spelling = withoutQuotes(json);
    const bool isEventType = path.parent == nullptr && &table == &historyEventTable();
    const auto unknownKind = isEventType ? Finding::Kind::UnknownEventType : Finding::Kind::UnknownEnumValue;
    const auto set = [&](int number) {
        store(message, field, table.reflection(), number, &protobuf::Reflection::SetEnumValue,
              &protobuf::Reflection::AddEnumValue);
    };
    if (json.isString()) {
        if (const auto number = field.enumeration->find(spelling)) {
            set(*number);
            return simdjson::SUCCESS;
        }
    }
    const auto number = jsonscalars::signedInteger(spelling);
    if (number && *number == static_cast<std::int32_t>(*number)) {
        // A number that the schema lacks stays what it is: nothing is lost, but it is worth a note.
        if (!field.enumeration->hasNumber(static_cast<int>(*number)))
            note(unknownKind, path, json.token);
        set(static_cast<int>(*number));
        return simdjson::SUCCESS;
    }
    if (field.isRepeated)
        addDefault(message, field, table.reflection());
    return keep(json, path, json.isString() ? unknownKind : Finding::Kind::InvalidValue);
}

simdjson::error_code JsonFiller::fillText(JsonValue json, Message& message, const MessageTable& table,
                                          const FieldEntry& field, const EventPath& path)
{
    std::string value;
    if (!json.isString()) {
        // A bare number or truth value where a text belongs: its letters are the best text there is.
        if (!jsontext::isWellFormed(json.token))
            return simdjson::TAPE_ERROR;
        value = json.token;
        keepText(json.token, path, Finding::Kind::InvalidValue);
    } else if (field.form == FieldForm::Bytes) {
        if (const Error error = text(json.token, value))
            return error;
        std::string bytes;
        if (decodeBase64(value, bytes))
            value.swap(bytes);
        else
            keepText(json.token, path, Finding::Kind::InvalidBase64);
    } else {
        bool isExact = true;
        const std::string_view inner = withoutQuotes(json);
        if (inner.find('\\') == std::string_view::npos) {
            if (const Error error = text(json.token, value))
                return error;
        } else {
            value = jsontext::unescaped(inner, &isExact);
        }
        if (!isExact)
            keepText(json.token, path, Finding::Kind::InvalidValue);
    }
    store(message, field, table.reflection(), std::move(value), &protobuf::Reflection::SetString,
          &protobuf::Reflection::AddString);
    return simdjson::SUCCESS;
}

} // namespace chronoscope
