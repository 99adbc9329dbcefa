// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/search/textfields.h"

#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>

namespace chronoscope {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
namespace common = temporal::api::common::v1;
namespace history = temporal::api::history::v1;

template <typename Owner, auto Map>
void readMessages(const Message& owner, std::vector<TextMapEntry>& entries)
{
    for (const auto& [key, value] : (static_cast<const Owner&>(owner).*Map)())
        entries.push_back({key, &value, {}});
}

template <typename Owner, auto Map>
void readTexts(const Message& owner, std::vector<TextMapEntry>& entries)
{
    for (const auto& [key, value] : (static_cast<const Owner&>(owner).*Map)())
        entries.push_back({key, nullptr, value});
}

/// The maps that histories are full of. Reflection of this version of protobuf can read a map only by making a second copy
/// of it as a list, which stays in memory.
TextMapReader knownMap(const FieldDescriptor& field)
{
    static const std::unordered_map<std::string_view, TextMapReader> Known{
        {"temporal.api.common.v1.Header.fields", &readMessages<common::Header, &common::Header::fields>},
        {"temporal.api.common.v1.Memo.fields", &readMessages<common::Memo, &common::Memo::fields>},
        {"temporal.api.common.v1.SearchAttributes.indexed_fields",
         &readMessages<common::SearchAttributes, &common::SearchAttributes::indexed_fields>},
        {"temporal.api.history.v1.MarkerRecordedEventAttributes.details",
         &readMessages<history::MarkerRecordedEventAttributes, &history::MarkerRecordedEventAttributes::details>},
        {"temporal.api.common.v1.Callback.Nexus.header",
         &readTexts<common::Callback_Nexus, &common::Callback_Nexus::header>},
        {"temporal.api.history.v1.NexusOperationScheduledEventAttributes.nexus_header",
         &readTexts<history::NexusOperationScheduledEventAttributes,
                    &history::NexusOperationScheduledEventAttributes::nexus_header>},
    };
    const auto found = Known.find(field.full_name());
    return found == Known.end() ? nullptr : found->second;
}

bool isWithoutText(const Descriptor& type)
{
    return type.full_name() == "google.protobuf.Timestamp" || type.full_name() == "google.protobuf.Duration";
}

bool isText(const FieldDescriptor& field)
{
    return field.cpp_type() == FieldDescriptor::CPPTYPE_STRING;
}

void readByReflection(const Message& owner, const FieldDescriptor& field, std::vector<TextMapEntry>& entries)
{
    const FieldDescriptor* key = field.message_type()->map_key();
    const FieldDescriptor* value = field.message_type()->map_value();
    const Reflection& reflection = *owner.GetReflection();
    std::string scratch;
    for (int position = 0; position < reflection.FieldSize(owner, &field); ++position) {
        const Message& entry = reflection.GetRepeatedMessage(owner, &field, position);
        const Reflection& ofEntry = *entry.GetReflection();
        TextMapEntry read;
        read.key = ofEntry.GetStringReference(entry, key, &scratch);
        if (isText(*value))
            read.text = ofEntry.GetStringReference(entry, value, &scratch);
        else
            read.message = &ofEntry.GetMessage(entry, value);
        entries.push_back(read);
    }
}

} // namespace

TextFields::TextFields() = default;
TextFields::~TextFields() = default;

const TextFieldsOfType& TextFields::of(const Descriptor* type)
{
    std::unique_ptr<TextFieldsOfType>& fields = m_types[type];
    if (!fields) {
        // In place before it is described, since types contain themselves: a failure has a failure as its cause.
        fields = std::make_unique<TextFieldsOfType>();
        TextFieldsOfType& described = *fields;
        describe(*type, described);
        return described;
    }
    return *fields;
}

void TextFields::describe(const Descriptor& type, TextFieldsOfType& fields)
{
    fields.isPayload = &type == common::Payload::descriptor();
    if (fields.isPayload)
        return;
    for (int index = 0; index < type.field_count(); ++index) {
        const FieldDescriptor& field = *type.field(index);
        TextField described;
        if (!field.real_containing_oneof() && describe(field, described))
            fields.fields.push_back(described);
    }
    for (int index = 0; index < type.real_oneof_decl_count(); ++index) {
        TextFieldsOfType::Choice choice;
        choice.oneof = type.oneof_decl(index);
        choice.byIndex.resize(static_cast<std::size_t>(type.field_count()));
        for (int member = 0; member < choice.oneof->field_count(); ++member) {
            const FieldDescriptor& field = *choice.oneof->field(member);
            TextField described;
            if (!describe(field, described))
                continue;
            fields.chosen.push_back(std::make_unique<TextField>(described));
            choice.byIndex[static_cast<std::size_t>(field.index())] = fields.chosen.back().get();
        }
        fields.choices.push_back(std::move(choice));
    }
}

bool TextFields::describe(const FieldDescriptor& field, TextField& described)
{
    described.field = &field;
    described.name = field.json_name();
    described.isRepeated = field.is_repeated();
    switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
        described.kind = field.type() == FieldDescriptor::TYPE_BYTES ? TextField::Kind::Bytes : TextField::Kind::Text;
        return true;
    case FieldDescriptor::CPPTYPE_ENUM:
        described.kind = TextField::Kind::Enum;
        return field.full_name() != "temporal.api.taskqueue.v1.TaskQueue.kind" &&
               field.full_name() != "temporal.api.history.v1.HistoryEvent.event_type";
    case FieldDescriptor::CPPTYPE_MESSAGE:
        break;
    default:
        return false;
    }
    if (field.is_map()) {
        const FieldDescriptor& value = *field.message_type()->map_value();
        const bool isReadable = isText(value) || value.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
        described.kind = TextField::Kind::Map;
        described.readMap = knownMap(field);
        return isText(*field.message_type()->map_key()) && isReadable;
    }
    if (isWithoutText(*field.message_type()))
        return false;
    described.kind = TextField::Kind::Message;
    described.below = &of(field.message_type());
    return true;
}

void readTextMap(const Message& owner, const TextField& field, std::vector<TextMapEntry>& entries)
{
    if (field.readMap)
        field.readMap(owner, entries);
    else if (owner.GetReflection()->FieldSize(owner, field.field) > 0)
        readByReflection(owner, *field.field, entries);
    std::sort(entries.begin(), entries.end(),
              [](const TextMapEntry& a, const TextMapEntry& b) { return a.key < b.key; });
}

} // namespace chronoscope
