// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/search/eventtexts.h"

#include "models/history/eventtype.h"
#include "models/payload/decodedpayload.h"
#include "models/payload/displaytext.h"
#include "models/payload/jsonscanner.h"
#include "models/search/textfields.h"

#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/unknown_field_set.h>

#include <algorithm>

namespace chronoscope {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using temporal::api::common::v1::Payload;

/// Failures nest as deep as their causes; a hostile file must not exhaust the stack.
constexpr int DeepestMessage = 200;

bool hasEscapedLetters(std::string_view json)
{
    return json.find("\\u") != std::string_view::npos;
}

/// JSON in which escapes of letters are the letters; what is no JSON stays as it is from there on.
void appendReadableJson(std::string& target, std::string_view json)
{
    JsonScanner scanner(json);
    std::size_t copied = 0;
    for (JsonToken token = scanner.next(); token.kind != JsonToken::Kind::End; token = scanner.next()) {
        if (token.kind == JsonToken::Kind::Invalid)
            break;
        if (token.kind != JsonToken::Kind::String)
            continue;
        target.append(json.substr(copied, token.offset - copied));
        appendReadableString(target, scanner.text(token));
        copied = token.offset + token.length;
    }
    target.append(json.substr(copied));
}

std::string typeTextOf(const History& history, EventIndex event)
{
    const QString name = eventTypeName(history, event);
    const QString displayName = eventTypeDisplayName(history, event);
    const QString text = name == displayName ? name : name + QLatin1Char('\n') + displayName;
    return text.toStdString();
}

} // namespace

std::string TextPath::toText() const
{
    std::string text = parent ? parent->toText() : std::string();
    switch (kind) {
    case Kind::Field:
        return text.empty() ? std::string(name) : text + '.' + std::string(name);
    case Kind::Element:
        return text + '[' + std::to_string(position) + ']';
    case Kind::Key:
        return text + "[\"" + std::string(name) + "\"]";
    }
    return text;
}

/// One reading of one event.
class EventTextReader::Walk {
public:
    Walk(TextFields& fields, std::string& readable, EventTextSink& sink)
        : m_fields(fields), m_readable(readable), m_sink(sink)
    {
    }

    void hand(std::string_view text, const TextPath& path)
    {
        if (!text.empty())
            m_sink.take({m_number++, EventText::Kind::Plain, text, text, &path});
    }

    void message(const Message& message, const TextPath* path, int depth)
    {
        this->message(message, m_fields.of(message.GetDescriptor()), path, depth);
    }

private:
    void message(const Message& message, const TextFieldsOfType& type, const TextPath* path, int depth)
    {
        if (type.isPayload && path) {
            payload(static_cast<const Payload&>(message), *path);
            return;
        }
        if (depth > DeepestMessage)
            return;
        const Reflection& reflection = *message.GetReflection();
        for (const TextField& candidate : type.fields)
            field(message, reflection, candidate, path, depth);
        for (const TextFieldsOfType::Choice& choice : type.choices) {
            const FieldDescriptor* set = reflection.GetOneofFieldDescriptor(message, choice.oneof);
            const TextField* chosen = set ? choice.byIndex[static_cast<std::size_t>(set->index())] : nullptr;
            if (chosen)
                field(message, reflection, *chosen, path, depth);
        }
        if (const auto& unknown = reflection.GetUnknownFields(message); !unknown.empty())
            unknownFields(unknown, path);
    }

    void field(const Message& message, const Reflection& reflection, const TextField& field, const TextPath* parent,
               int depth)
    {
        const TextPath path{parent, TextPath::Kind::Field, field.name, 0};
        if (field.kind == TextField::Kind::Map) {
            map(message, field, path, depth);
            return;
        }
        if (!field.isRepeated) {
            single(message, reflection, field, path, depth);
            return;
        }
        const int count = reflection.FieldSize(message, field.field);
        for (int position = 0; position < count; ++position)
            element(message, reflection, field, {&path, TextPath::Kind::Element, {}, position}, depth);
    }

    void single(const Message& message, const Reflection& reflection, const TextField& field, const TextPath& path,
                int depth)
    {
        switch (field.kind) {
        case TextField::Kind::Text:
            hand(reflection.GetStringReference(message, field.field, &m_scratch), path);
            break;
        case TextField::Kind::Bytes:
            bytes(reflection.GetStringReference(message, field.field, &m_scratch), path);
            break;
        case TextField::Kind::Enum:
            enumValue(*field.field, reflection.GetEnumValue(message, field.field), path);
            break;
        case TextField::Kind::Message:
            if (reflection.HasField(message, field.field))
                this->message(reflection.GetMessage(message, field.field), *field.below, &path, depth + 1);
            break;
        case TextField::Kind::Map:
            break;
        }
    }

    void element(const Message& message, const Reflection& reflection, const TextField& field, const TextPath& path,
                 int depth)
    {
        switch (field.kind) {
        case TextField::Kind::Text:
            hand(reflection.GetRepeatedStringReference(message, field.field, path.position, &m_scratch), path);
            break;
        case TextField::Kind::Bytes:
            bytes(reflection.GetRepeatedStringReference(message, field.field, path.position, &m_scratch), path);
            break;
        case TextField::Kind::Enum:
            enumValue(*field.field, reflection.GetRepeatedEnumValue(message, field.field, path.position), path);
            break;
        case TextField::Kind::Message:
            this->message(reflection.GetRepeatedMessage(message, field.field, path.position), *field.below, &path,
                          depth + 1);
            break;
        case TextField::Kind::Map:
            break;
        }
    }

    void bytes(std::string_view bytes, const TextPath& path)
    {
        if (looksLikeText(bytes))
            hand(bytes, path);
    }

    /// The first value of an enum says "not given".
    void enumValue(const FieldDescriptor& field, int number, const TextPath& path)
    {
        const auto* value = number == 0 ? nullptr : field.enum_type()->FindValueByNumber(number);
        if (value)
            hand(value->name(), path);
    }

    void map(const Message& message, const TextField& field, const TextPath& path, int depth)
    {
        std::vector<TextMapEntry> entries;
        readTextMap(message, field, entries);
        for (const TextMapEntry& entry : entries) {
            const TextPath ofEntry{&path, TextPath::Kind::Key, entry.key, 0};
            hand(entry.key, ofEntry);
            if (entry.message)
                this->message(*entry.message, &ofEntry, depth + 1);
            else
                bytes(entry.text, ofEntry);
        }
    }

    void payload(const Payload& payload, const TextPath& path)
    {
        if (payload.metadata().size() > 1)
            metadata(payload, path);
        const std::string_view data = payload.data();
        const PayloadKind kind = payloadKind(payload);
        if (kind == PayloadKind::Json && !data.empty())
            json(data, path);
        else if (kind == PayloadKind::Text || (kind == PayloadKind::Unknown && looksLikeText(data)))
            hand(data, path);
    }

    void metadata(const Payload& payload, const TextPath& path)
    {
        std::vector<TextMapEntry> entries;
        for (const auto& [key, value] : payload.metadata()) {
            if (key != "encoding")
                entries.push_back({key, nullptr, value});
        }
        std::sort(entries.begin(), entries.end(),
                  [](const TextMapEntry& a, const TextMapEntry& b) { return a.key < b.key; });
        const TextPath ofMap{&path, TextPath::Kind::Field, "metadata", 0};
        for (const TextMapEntry& entry : entries)
            bytes(entry.text, {&ofMap, TextPath::Kind::Key, entry.key, 0});
    }

    void json(std::string_view data, const TextPath& path)
    {
        EventText text{m_number++, EventText::Kind::Json, data, data, &path};
        if (hasEscapedLetters(data)) {
            m_readable.clear();
            appendReadableJson(m_readable, data);
            text.text = m_readable;
        }
        m_sink.take(text);
    }

    void unknownFields(const google::protobuf::UnknownFieldSet& fields, const TextPath* parent)
    {
        const TextPath path{parent, TextPath::Kind::Field, "unknownFields", 0};
        for (int position = 0; position < fields.field_count(); ++position) {
            const google::protobuf::UnknownField& field = fields.field(position);
            if (field.type() == google::protobuf::UnknownField::TYPE_LENGTH_DELIMITED)
                bytes(field.length_delimited(), {&path, TextPath::Kind::Element, {}, field.number()});
        }
    }

    TextFields& m_fields;
    std::string& m_readable;
    EventTextSink& m_sink;
    std::uint32_t m_number = 0;
    std::string m_scratch;
};

EventTextReader::EventTextReader() : m_fields(std::make_unique<TextFields>())
{
}

EventTextReader::~EventTextReader() = default;

void EventTextReader::read(const History& history, EventIndex event, EventTextSink& sink)
{
    Walk walk(*m_fields, m_readable, sink);
    walk.hand(typeText(history, event), {nullptr, TextPath::Kind::Field, "eventType", 0});
    walk.message(history.event(event), nullptr, 0);
    for (const UnknownJson& unknown : history.unknownJson(event)) {
        if (unknown.path != "eventType")
            walk.hand(unknown.json, {nullptr, TextPath::Kind::Field, unknown.path, 0});
    }
}

std::string_view EventTextReader::typeText(const History& history, EventIndex event)
{
    const auto type = static_cast<std::size_t>(history.type(event));
    if (type == 0 || type >= m_typeTexts.size()) {
        m_unknownTypeText = typeTextOf(history, event);
        return m_unknownTypeText;
    }
    if (m_typeTexts[type].empty())
        m_typeTexts[type] = typeTextOf(history, event);
    return m_typeTexts[type];
}

} // namespace chronoscope
