// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Payloads of JsonFiller. Beside proto JSON they come decoded: the Web UI's readable download has the metadata as plain
// text and the data as JSON, the server's HTTP API ("shorthand") and older Web UIs put the bare value where the payload
// was. All of these become a payload of encoding json/plain; what stood there is kept beside it, so that nothing is lost.
#include "models/formats/base64.h"
#include "models/formats/eventtext.h"
#include "models/formats/jsonfill.h"
#include "models/formats/jsonstring.h"
#include "models/formats/jsontext.h"

#include <temporal/api/common/v1/message.pb.h>

#include <algorithm>

namespace chronoscope {

namespace ondemand = simdjson::ondemand;
using temporal::api::common::v1::Payload;
using temporal::api::common::v1::Payloads;

namespace {

constexpr std::string_view EncodingKey = "encoding";
constexpr std::string_view JsonPlain = "json/plain";
constexpr std::string_view BinaryNull = "binary/null";

/// Encodings are words such as "json/plain". Their plain text is often base64 by accident: then the bytes are no text.
bool isPrintable(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char letter) {
        return (letter >= 0x20 && letter < 0x7F) || letter == '\n' || letter == '\r' || letter == '\t';
    });
}

/// Text that holds a JSON document was decoded by a codec only; any other is the decoded value itself.
bool isJsonDocument(std::string_view text)
{
    return !text.empty() && (text.front() == '{' || text.front() == '[' || text.front() == '"') &&
           jsontext::isWellFormed(text);
}

/// A decoded object as a payload. The HTTP API puts the type of a proto JSON message in front of its fields:
/// {"_protoMessageType":"orders.v1.Order","id":7}.
void setDecodedObject(Payload& payload, std::string_view raw)
{
    auto& metadata = *payload.mutable_metadata();
    if (eventtext::firstKey(raw, 0) != "_protoMessageType") {
        metadata[std::string(EncodingKey)] = JsonPlain;
        payload.set_data(raw.data(), raw.size());
        return;
    }
    const std::string_view type = eventtext::member(raw, "_protoMessageType", "_protoMessageType");
    const auto typeEnd = static_cast<std::size_t>(type.data() + type.size() - raw.data());
    const std::size_t next = jsontext::skipSpace(raw, typeEnd);
    metadata[std::string(EncodingKey)] = "json/protobuf";
    metadata["messageType"] =
        type.starts_with('"') ? jsontext::unescaped(type.substr(1, type.size() - 2)) : std::string(type);
    payload.set_data("{" + std::string(raw.substr(raw[next] == ',' ? next + 1 : next)));
}

std::string_view innerText(std::string_view token)
{
    return token.substr(1, token.size() - 2);
}

} // namespace

simdjson::error_code JsonFiller::fillPayloads(JsonValue json, Message& message, const MessageTable& table,
                                              const EventPath& path)
{
    if (json.isObject()) {
        ondemand::object object;
        if (const Error error = json.value.get_object().get(object))
            return error;
        return fillFields(object, message, table, &path);
    }
    auto& payloads = static_cast<Payloads&>(message);
    const MessageTable& payloadTable = *table.findNumber(Payloads::kPayloadsFieldNumber)->message;
    if (!json.isArray())
        return storeDecoded(json, *payloads.add_payloads(), path);
    ondemand::array array;
    if (const Error error = json.value.get_array().get(array))
        return error;
    const EventPath list = EventPath::field(&path, "payloads");
    std::size_t index = 0;
    JsonElements elements(array);
    while (elements.next()) {
        const EventPath below = EventPath::element(&list, index++);
        const Error error =
            fillPayload(elements.value(), *payloads.add_payloads(), payloadTable, below, PayloadPlace::DecodedList);
        if (error)
            return error;
    }
    return elements.error();
}

simdjson::error_code JsonFiller::fillPayload(JsonValue json, Message& message, const MessageTable& table,
                                             const EventPath& path, PayloadPlace place)
{
    if (!json.isObject())
        return storeDecoded(json, message, path);
    ondemand::object object;
    if (const Error error = json.value.get_object().get(object))
        return error;
    const std::size_t unknownBefore = m_unknown.size();
    const std::size_t notesBefore = m_notes.size();
    bool isPayload = place == PayloadPlace::Field;
    if (const Error error = fillPayloadObject(object, message, table, path, isPayload))
        return error;
    if (isPayload)
        return simdjson::SUCCESS;
    // It was the decoded value: start again and take it as a whole.
    message.Clear();
    m_unknown.resize(unknownBefore);
    m_notes.resize(notesBefore);
    std::string_view raw;
    if (const Error error = object.reset().error())
        return error;
    if (const Error error = object.raw_json().get(raw))
        return error;
    raw = jsontext::trimmed(raw);
    if (!jsontext::isWellFormed(raw))
        return simdjson::TAPE_ERROR;
    setDecodedObject(static_cast<Payload&>(message), raw);
    keepText(raw, path, Finding::Kind::Other);
    return simdjson::SUCCESS;
}

/// Fills an object that has the look of a payload. Clears isPayload when it is a decoded value instead: it has members
/// that no payload has and no metadata before them. An empty object is what the place makes of it.
simdjson::error_code JsonFiller::fillPayloadObject(ondemand::object object, Message& message, const MessageTable& table,
                                                   const EventPath& path, bool& isPayload)
{
    m_metadata.clear();
    std::string_view data;
    bool hasMetadata = false;
    bool hasMembers = false;
    JsonMembers members(object);
    while (members.next()) {
        const std::string_view key = members.name();
        const JsonValue& json = members.value();
        const FieldEntry* field = table.find(key);
        Error error = simdjson::SUCCESS;
        if (field == nullptr && !hasMetadata) {
            isPayload = false;
            return simdjson::SUCCESS;
        }
        hasMembers = true;
        if (field != nullptr && field->number == Payload::kMetadataFieldNumber && json.isObject() && !hasMetadata) {
            hasMetadata = true;
            error = collectMetadata(json, path);
        } else if (field != nullptr && field->number == Payload::kDataFieldNumber && data.empty()) {
            if (json.isString())
                data = json.token;
            error = json.isString() ? checkString(data) : rawText(json, data);
        } else if (field != nullptr && field->number > Payload::kDataFieldNumber) {
            error = fillField(json, message, table, *field, EventPath::field(&path, field->jsonName));
        } else if (!json.isNull()) {
            error = keep(json, EventPath::field(&path, field != nullptr ? field->jsonName : key),
                         field != nullptr ? Finding::Kind::InvalidValue : Finding::Kind::UnknownField);
        }
        if (error)
            return error;
    }
    if (members.error())
        return members.error();
    isPayload = hasMembers || isPayload;
    const bool isPlain = storeMetadata(message, path);
    return data.empty() ? simdjson::SUCCESS : storeData(data, isPlain, message, path);
}

simdjson::error_code JsonFiller::collectMetadata(JsonValue json, const EventPath& path)
{
    ondemand::object object;
    if (const Error error = json.value.get_object().get(object))
        return error;
    const EventPath metadata = EventPath::field(&path, "metadata");
    JsonMembers entries(object);
    while (entries.next()) {
        Metadata entry;
        entry.key = entries.name();
        const JsonValue& value = entries.value();
        if (!value.isString()) {
            const EventPath below = EventPath::mapKey(&metadata, entry.key);
            if (const Error error = keep(value, below, Finding::Kind::InvalidValue))
                return error;
            continue;
        }
        entry.raw = value.token;
        if (const Error error = checkString(entry.raw))
            return error;
        if (entry.raw.find('\\') != std::string_view::npos)
            entry.unescaped = jsontext::unescaped(innerText(entry.raw));
        m_metadata.push_back(std::move(entry));
    }
    return entries.error();
}

/// Metadata is plain text throughout when the encoding is.
bool JsonFiller::storeMetadata(Message& message, const EventPath& path)
{
    auto& metadata = *static_cast<Payload&>(message).mutable_metadata();
    const auto found = std::find_if(m_metadata.begin(), m_metadata.end(),
                                    [](const Metadata& entry) { return entry.key == EncodingKey; });
    const Metadata* encoding = found == m_metadata.end() ? nullptr : &*found;
    std::string decoded;
    const bool isEncoded = encoding != nullptr && decodeBase64(encoding->text(), decoded) && isPrintable(decoded);
    const bool isPlain = encoding != nullptr && !isEncoded && isPrintable(encoding->text());
    const EventPath metadataPath = EventPath::field(&path, "metadata");
    for (Metadata& entry : m_metadata) {
        const auto [position, isNew] = metadata.try_emplace(entry.key);
        if (!isNew) {
            keepText(entry.raw, EventPath::mapKey(&metadataPath, entry.key), Finding::Kind::InvalidValue);
            m_unknown.back().isValue = false;
            continue;
        }
        std::string& value = position->second;
        if (isEncoded && &entry == encoding) {
            value = decoded;
        } else if (isPlain || !decodeBase64(entry.text(), value)) {
            value = entry.text();
            keepText(entry.raw, EventPath::mapKey(&metadataPath, entry.key),
                     isPlain ? Finding::Kind::Other : Finding::Kind::InvalidBase64);
        }
    }
    return isPlain;
}

simdjson::error_code JsonFiller::storeData(std::string_view raw, bool isPlain, Message& message, const EventPath& path)
{
    auto& payload = static_cast<Payload&>(message);
    const EventPath dataPath = EventPath::field(&path, "data");
    if (raw.front() != '"') {
        if (raw == "null" && !isPlain)
            return simdjson::SUCCESS;
        payload.set_data(raw.data(), raw.size());
        keepText(raw, dataPath, Finding::Kind::Other);
        return simdjson::SUCCESS;
    }
    std::string& data = *payload.mutable_data();
    const std::string_view inner = innerText(raw);
    if (!isPlain && decodeBase64(inner, data))
        return simdjson::SUCCESS;
    const std::string unescaped = jsontext::unescaped(inner);
    if (!isPlain && unescaped.size() != inner.size() && decodeBase64(unescaped, data))
        return simdjson::SUCCESS;
    const auto encoding = payload.metadata().find(std::string(EncodingKey));
    const bool isJson = encoding != payload.metadata().end() && encoding->second.starts_with("json/");
    if (isPlain ? !isJson : !isJson || isJsonDocument(unescaped))
        data = unescaped;
    else
        data.assign(raw);
    keepText(raw, dataPath, isPlain ? Finding::Kind::Other : Finding::Kind::InvalidBase64);
    return simdjson::SUCCESS;
}

/// The bare value in place of a payload.
simdjson::error_code JsonFiller::storeDecoded(JsonValue json, Message& message, const EventPath& path)
{
    std::string_view raw;
    if (const Error error = rawText(json, raw))
        return error;
    auto& payload = static_cast<Payload&>(message);
    auto& encoding = (*payload.mutable_metadata())[std::string(EncodingKey)];
    if (json.isNull()) {
        encoding = BinaryNull;
    } else {
        encoding = JsonPlain;
        payload.set_data(raw.data(), raw.size());
    }
    keepText(raw, path, Finding::Kind::Other);
    return simdjson::SUCCESS;
}

} // namespace chronoscope
