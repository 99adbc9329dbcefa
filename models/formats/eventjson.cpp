// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/eventjson.h"

#include "models/formats/eventpath.h"
#include "models/formats/jsonbuilder.h"
#include "models/formats/jsonscalars.h"
#include "models/formats/jsonstring.h"
#include "models/formats/jsontext.h"
#include "models/formats/keptjson.h"
#include "models/formats/scalartext.h"
#include "models/formats/schematables.h"
#include "models/formats/unknownfieldsjson.h"

#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/unknown_field_set.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace chronoscope {

namespace protobuf = google::protobuf;
using temporal::api::common::v1::Payload;

namespace {

class EventWriter {
public:
    EventWriter(std::string& target, std::span<const UnknownJson> unknown, const EventJsonOptions& options)
        : m_json(target, options.style, options.level), m_kept(unknown), m_payloads(options.payloads)
    {
    }

    void write(const HistoryEvent& event) { writeFields(event, historyEventTable()); }

private:
    using Step = KeptJson::Step;

    /// What stood in the file in place of a field; payloads that the file had decoded are none where they shall be encoded.
    const UnknownJson* replacementFor(const FieldEntry& field)
    {
        const bool isPayload = field.message != nullptr && (field.message->form() == MessageForm::Payload ||
                                                            field.message->form() == MessageForm::Payloads);
        return isPayload ? payloadReplacement() : m_kept.replacement();
    }
    /// The only maps of bytes are the metadata of payloads.
    const UnknownJson* replacementInMap(const FieldEntry& valueField)
    {
        return valueField.form == FieldForm::Bytes ? payloadReplacement() : replacementFor(valueField);
    }
    const UnknownJson* payloadReplacement()
    {
        const UnknownJson* original = m_kept.replacement();
        return m_payloads == PayloadStyle::Base64 ? nullptr : original;
    }

    /// What the file had below the present path and the message does not have.
    void writeKept()
    {
        for (const KeptJson::Member* member : m_kept.takeMembers()) {
            m_json.key(member->name);
            m_json.raw(member->item->json);
        }
    }

    void writeFields(const protobuf::Message& message, const MessageTable& table)
    {
        m_json.beginObject();
        // In the order of the .proto file, as Go's protojson and so the command line of Temporal write them.
        const std::size_t first = m_present.size();
        table.appendPresent(message, m_present);
        const std::size_t end = m_present.size();
        for (std::size_t position = first; position < end; ++position)
            writeField(message, table, *m_present[position]);
        m_present.resize(first);
        writeRest(message, table);
        m_json.endObject();
    }

    void writeField(const protobuf::Message& message, const MessageTable& table, const FieldEntry& field)
    {
        const Step step(m_kept, EventPath::field(nullptr, field.jsonName));
        m_json.key(field.jsonName);
        if (const UnknownJson* original = replacementFor(field))
            m_json.raw(original->json);
        else if (field.isMap)
            writeMap(message, table, field);
        else if (field.isRepeated)
            writeList(message, table, field);
        else
            writeValue(message, table, field, -1);
    }

    /// What the schema lacks of an object.
    void writeRest(const protobuf::Message& message, const MessageTable& table)
    {
        writeKept();
        const protobuf::UnknownFieldSet& unknown = table.reflection().GetUnknownFields(message);
        if (!unknown.empty())
            writeUnknownFields(m_json, unknown);
    }

    void writeList(const protobuf::Message& message, const MessageTable& table, const FieldEntry& field)
    {
        m_json.beginArray();
        const int count = table.reflection().FieldSize(message, field.descriptor);
        for (int index = 0; index < count; ++index) {
            const Step step(m_kept, EventPath::element(nullptr, static_cast<std::size_t>(index)));
            m_json.element();
            if (const UnknownJson* original = replacementFor(field))
                m_json.raw(original->json);
            else
                writeValue(message, table, field, index);
        }
        m_json.endArray();
    }

    /// Sorted by key, since protobuf keeps maps in no order.
    void writeMap(const protobuf::Message& message, const MessageTable& table, const FieldEntry& field)
    {
        if (field.map.entries == nullptr) {
            writeForeignMap(message, table, field);
            return;
        }
        const FieldEntry& valueField = *field.message->findNumber(2);
        std::vector<MapEntry> entries = field.map.entries(message);
        std::sort(entries.begin(), entries.end(), [](const MapEntry& a, const MapEntry& b) { return *a.key < *b.key; });
        m_json.beginObject();
        for (const MapEntry& entry : entries) {
            const Step step(m_kept, EventPath::mapKey(nullptr, *entry.key));
            m_json.key(*entry.key);
            if (const UnknownJson* original = replacementInMap(valueField))
                m_json.raw(original->json);
            else if (entry.message != nullptr)
                writeMessage(*entry.message, *valueField.message);
            else
                writeMapText(*entry.text, valueField);
        }
        writeKept();
        m_json.endObject();
    }

    /// Bytes are the metadata of a payload.
    void writeMapText(const std::string& text, const FieldEntry& field)
    {
        const bool isReadable = m_payloads == PayloadStyle::Readable && jsontext::isPlainText(text);
        if (field.form == FieldForm::Bytes && !isReadable)
            m_json.bytes(text);
        else
            m_json.string(text);
    }

    /// A map that nobody wrote direct access for. Reflection turns maps into lists inside of the message it looks at, for
    /// good; the history stays as it is, so a copy is looked at.
    void writeForeignMap(const protobuf::Message& original, const MessageTable& table, const FieldEntry& field)
    {
        const std::unique_ptr<protobuf::Message> copy(original.New());
        copy->CopyFrom(original);
        const protobuf::Message& message = *copy;
        const MessageTable& entryTable = *field.message;
        const FieldEntry& keyField = *entryTable.findNumber(1);
        const FieldEntry& valueField = *entryTable.findNumber(2);
        std::map<std::string, const protobuf::Message*> entries;
        const int count = table.reflection().FieldSize(message, field.descriptor);
        for (int index = 0; index < count; ++index) {
            const protobuf::Message& entry = table.reflection().GetRepeatedMessage(message, field.descriptor, index);
            entries.emplace(scalarText(entry, entryTable, keyField, -1), &entry);
        }
        m_json.beginObject();
        for (const auto& [key, entry] : entries) {
            const Step step(m_kept, EventPath::mapKey(nullptr, key));
            m_json.key(key);
            if (const UnknownJson* kept = replacementFor(valueField))
                m_json.raw(kept->json);
            else
                writeValue(*entry, entryTable, valueField, -1);
        }
        writeKept();
        m_json.endObject();
    }

    /// Index -1 for fields that are no list.
    void writeValue(const protobuf::Message& message, const MessageTable& table, const FieldEntry& field, int index)
    {
        const protobuf::Reflection& reflection = table.reflection();
        if (field.form == FieldForm::Message) {
            writeMessage(index < 0 ? reflection.GetMessage(message, field.descriptor)
                                   : reflection.GetRepeatedMessage(message, field.descriptor, index),
                         *field.message);
            return;
        }
        const std::string text = scalarText(message, table, field, index);
        switch (field.form) {
        case FieldForm::Int64:
        case FieldForm::UInt64:
        case FieldForm::String:
            m_json.string(text);
            break;
        case FieldForm::Bytes:
            m_json.bytes(text);
            break;
        case FieldForm::Enum:
            if (!text.empty() && (text.front() == '-' || (text.front() >= '0' && text.front() <= '9')))
                m_json.literal(text);
            else
                m_json.string(text);
            break;
        default:
            m_json.literal(text);
        }
    }

    void writeMessage(const protobuf::Message& message, const MessageTable& table)
    {
        if (table.form() == MessageForm::Timestamp &&
            writeTime<protobuf::Timestamp>(message, jsonscalars::timestampText))
            return;
        if (table.form() == MessageForm::Duration && writeTime<protobuf::Duration>(message, jsonscalars::durationText))
            return;
        if (table.form() == MessageForm::Payload) {
            writePayload(static_cast<const Payload&>(message), table);
            return;
        }
        if (table.form() == MessageForm::Wrapper) {
            writeValue(message, table, *table.findNumber(1), -1);
            return;
        }
        if (table.form() == MessageForm::Other) {
            std::string text;
            if (protobuf::util::MessageToJsonString(message, &text).ok()) {
                m_json.raw(text);
                return;
            }
        }
        writeFields(message, table);
    }

    /// Payloads are most of a history: their metadata is read from the map itself and not by reflection.
    void writePayload(const Payload& payload, const MessageTable& table)
    {
        const auto encoding = payload.metadata().find("encoding");
        const std::string_view encodingText =
            encoding == payload.metadata().end() ? std::string_view() : std::string_view(encoding->second);
        m_json.beginObject();
        if (!payload.metadata().empty())
            writePayloadField("metadata",
                              [&] { writeMap(payload, table, *table.findNumber(Payload::kMetadataFieldNumber)); });
        if (!payload.data().empty() || (m_payloads == PayloadStyle::Readable && encodingText == "binary/null"))
            writePayloadField("data", [&] { writeData(payload.data(), encodingText); });
        const std::size_t first = m_present.size();
        table.appendPresent(payload, m_present);
        const std::size_t end = m_present.size();
        for (std::size_t position = first; position < end; ++position) {
            const FieldEntry& field = *m_present[position];
            if (field.number > Payload::kDataFieldNumber)
                writeField(payload, table, field);
        }
        m_present.resize(first);
        writeRest(payload, table);
        m_json.endObject();
    }

    template <typename Write>
    void writePayloadField(std::string_view name, Write write)
    {
        const Step step(m_kept, EventPath::field(nullptr, name));
        m_json.key(name);
        // What a file had inline is readable as it is.
        if (const UnknownJson* original = payloadReplacement())
            m_json.raw(original->json);
        else
            write();
    }

    void writeData(std::string_view data, std::string_view encoding)
    {
        const bool isReadable = m_payloads == PayloadStyle::Readable;
        if (isReadable && encoding == "binary/null")
            m_json.literal("null");
        else if (isReadable && encoding.starts_with("json/") && jsontext::isWellFormed(data) && jsontext::isUtf8(data))
            m_json.raw(jsontext::trimmed(data));
        else if (isReadable && encoding == "binary/plain" && jsontext::isPlainText(data))
            m_json.string(data);
        else
            m_json.bytes(data);
    }

    /// False for times that proto JSON cannot express: their numbers are written instead.
    template <typename Time>
    bool writeTime(const protobuf::Message& message, std::string (*textOf)(jsonscalars::SecondsAndNanos))
    {
        const auto& time = static_cast<const Time&>(message);
        const std::string text = textOf({time.seconds(), time.nanos()});
        if (!text.empty())
            m_json.string(text);
        return !text.empty();
    }

    JsonBuilder m_json;
    KeptJson m_kept;
    PayloadStyle m_payloads;
    std::vector<const FieldEntry*> m_present; ///< fields of the messages that are being written, the outermost first
};

} // namespace

void appendEventJson(std::string& target, const History& history, EventIndex index, const EventJsonOptions& options)
{
    EventWriter(target, history.unknownJson(index), options).write(history.event(index));
}

QByteArray eventToJson(const History& history, EventIndex index, JsonStyle style)
{
    std::string text;
    appendEventJson(text, history, index, {style, PayloadStyle::AsRead, 0});
    return QByteArray::fromStdString(text);
}

} // namespace chronoscope
