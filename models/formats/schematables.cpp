// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/schematables.h"

#include "models/formats/enumspelling.h"
#include "models/history/history.h"

#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace chronoscope {

namespace protobuf = google::protobuf;

namespace {

FieldForm formOf(const protobuf::FieldDescriptor& field)
{
    switch (field.cpp_type()) {
    case protobuf::FieldDescriptor::CPPTYPE_INT32:
        return FieldForm::Int32;
    case protobuf::FieldDescriptor::CPPTYPE_INT64:
        return FieldForm::Int64;
    case protobuf::FieldDescriptor::CPPTYPE_UINT32:
        return FieldForm::UInt32;
    case protobuf::FieldDescriptor::CPPTYPE_UINT64:
        return FieldForm::UInt64;
    case protobuf::FieldDescriptor::CPPTYPE_FLOAT:
        return FieldForm::Float;
    case protobuf::FieldDescriptor::CPPTYPE_DOUBLE:
        return FieldForm::Double;
    case protobuf::FieldDescriptor::CPPTYPE_BOOL:
        return FieldForm::Bool;
    case protobuf::FieldDescriptor::CPPTYPE_ENUM:
        return FieldForm::Enum;
    case protobuf::FieldDescriptor::CPPTYPE_MESSAGE:
        return FieldForm::Message;
    case protobuf::FieldDescriptor::CPPTYPE_STRING:
        break;
    }
    return field.type() == protobuf::FieldDescriptor::TYPE_BYTES ? FieldForm::Bytes : FieldForm::String;
}

MessageForm formOf(const protobuf::Descriptor& descriptor)
{
    static const std::unordered_map<std::string_view, MessageForm> Known{
        {"google.protobuf.Timestamp", MessageForm::Timestamp},
        {"google.protobuf.Duration", MessageForm::Duration},
        {"google.protobuf.Any", MessageForm::Other},
        {"google.protobuf.Struct", MessageForm::Other},
        {"google.protobuf.Value", MessageForm::Other},
        {"google.protobuf.ListValue", MessageForm::Other},
        {"google.protobuf.FieldMask", MessageForm::Other},
        {"google.protobuf.DoubleValue", MessageForm::Wrapper},
        {"google.protobuf.FloatValue", MessageForm::Wrapper},
        {"google.protobuf.Int64Value", MessageForm::Wrapper},
        {"google.protobuf.UInt64Value", MessageForm::Wrapper},
        {"google.protobuf.Int32Value", MessageForm::Wrapper},
        {"google.protobuf.UInt32Value", MessageForm::Wrapper},
        {"google.protobuf.BoolValue", MessageForm::Wrapper},
        {"google.protobuf.StringValue", MessageForm::Wrapper},
        {"google.protobuf.BytesValue", MessageForm::Wrapper},
        {"temporal.api.common.v1.Payload", MessageForm::Payload},
        {"temporal.api.common.v1.Payloads", MessageForm::Payloads},
    };
    const auto found = Known.find(descriptor.full_name());
    return found == Known.end() ? MessageForm::Fields : found->second;
}

/// "scheduled_event_id" -> "ScheduledEventId", the name that Go's generated code gives a field.
std::string goName(std::string_view protoName)
{
    std::string name;
    bool isWordStart = true;
    for (const char letter : protoName) {
        if (letter == '_') {
            isWordStart = true;
            continue;
        }
        name += isWordStart && letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
        isWordStart = false;
    }
    return name;
}

} // namespace

EnumTable::EnumTable(const protobuf::EnumDescriptor* descriptor) : m_descriptor(descriptor)
{
    const std::string prefix = enumPrefix(*descriptor);
    for (int index = 0; index < descriptor->value_count(); ++index) {
        const protobuf::EnumValueDescriptor& value = *descriptor->value(index);
        if (value.number() >= 0 && value.number() < 64)
            m_lowNumbers |= std::uint64_t{1} << value.number();
        const std::string rest = value.name().substr(prefix.size());
        for (const std::string& text : {value.name(), camelCase(rest), rest}) {
            if (!text.empty())
                m_spellings.emplace(text, value.number());
        }
    }
}

std::optional<int> EnumTable::find(std::string_view spelling) const
{
    const auto found = m_spellings.find(spelling);
    return found == m_spellings.end() ? std::nullopt : std::optional(found->second);
}

bool EnumTable::hasNumber(int number) const
{
    if (number >= 0 && number < 64)
        return (m_lowNumbers >> number & 1) != 0;
    return m_descriptor->FindValueByNumber(number) != nullptr;
}

void MessageTable::addName(std::string_view name, const FieldEntry* field)
{
    std::size_t slot = hash(name) & m_mask;
    while (m_slots[slot].field != nullptr && m_slots[slot].name != name)
        slot = (slot + 1) & m_mask;
    if (m_slots[slot].field == nullptr)
        m_slots[slot] = {name, field};
}

void MessageTable::appendPresent(const protobuf::Message& message, std::vector<const FieldEntry*>& target) const
{
    const auto begin = static_cast<std::ptrdiff_t>(target.size());
    for (const FieldEntry* field : m_plainFields) {
        const bool isList = field->isRepeated || field->isMap;
        if (isList ? m_reflection->FieldSize(message, field->descriptor) > 0
                   : m_reflection->HasField(message, field->descriptor))
            target.push_back(field);
    }
    for (const protobuf::OneofDescriptor* oneof : m_oneofs) {
        if (const protobuf::FieldDescriptor* chosen = m_reflection->GetOneofFieldDescriptor(message, oneof))
            target.push_back(findNumber(static_cast<std::uint32_t>(chosen->number())));
    }
    if (!m_oneofs.empty())
        std::sort(target.begin() + begin, target.end(), [](const FieldEntry* a, const FieldEntry* b) {
            return a->descriptor->index() < b->descriptor->index();
        });
}

/// Builds the tables of a message and of everything below it; messages refer to each other in circles.
class SchemaTables {
public:
    const MessageTable& message(const protobuf::Descriptor& descriptor)
    {
        if (const auto found = m_messages.find(&descriptor); found != m_messages.end())
            return *found->second;
        MessageTable& table = *m_messages.emplace(&descriptor, std::make_unique<MessageTable>()).first->second;
        table.m_descriptor = &descriptor;
        table.m_reflection = protobuf::MessageFactory::generated_factory()->GetPrototype(&descriptor)->GetReflection();
        table.m_form = formOf(descriptor);
        addFields(table);
        return table;
    }

private:
    void addFields(MessageTable& table)
    {
        const protobuf::Descriptor& descriptor = *table.m_descriptor;
        const int oneofs = descriptor.real_oneof_decl_count();
        // Entries are pointed to: no growing after this.
        table.m_fields.reserve(static_cast<std::size_t>(descriptor.field_count()) + static_cast<std::size_t>(oneofs));
        for (int index = 0; index < descriptor.field_count(); ++index)
            table.m_fields.push_back(entry(*descriptor.field(index)));
        for (int index = 0; index < oneofs; ++index) {
            FieldEntry wrapper;
            wrapper.form = FieldForm::OneofWrapper;
            wrapper.oneof = descriptor.oneof_decl(index);
            table.m_fields.push_back(wrapper);
            table.m_oneofs.push_back(wrapper.oneof);
        }
        for (const FieldEntry& field : table.m_fields) {
            if (field.oneof == nullptr)
                table.m_plainFields.push_back(&field);
        }
        addNumbers(table);
        addNames(table);
    }

    FieldEntry entry(const protobuf::FieldDescriptor& field)
    {
        FieldEntry result;
        result.descriptor = &field;
        result.oneof = field.real_containing_oneof();
        result.jsonName = field.json_name();
        result.number = field.number();
        result.form = formOf(field);
        result.position = static_cast<std::uint8_t>(std::min(field.index(), 255));
        result.isMap = field.is_map();
        if (field.is_map())
            result.map = mapAccess(field);
        result.isRepeated = field.is_repeated() && !field.is_map();
        if (field.message_type() != nullptr)
            result.message = &message(*field.message_type());
        if (field.enum_type() != nullptr) {
            auto& enumeration = m_enums[field.enum_type()];
            if (!enumeration)
                enumeration = std::make_unique<EnumTable>(field.enum_type());
            result.enumeration = enumeration.get();
        }
        return result;
    }

    static void addNumbers(MessageTable& table)
    {
        for (const FieldEntry& field : table.m_fields) {
            const auto number = static_cast<std::size_t>(field.number);
            if (number >= table.m_byNumber.size())
                table.m_byNumber.resize(number + 1);
            if (field.descriptor != nullptr)
                table.m_byNumber[number] = &field;
        }
    }

    static void addNames(MessageTable& table)
    {
        table.m_slots.resize(std::bit_ceil(table.m_fields.size() * 6 + 2));
        table.m_mask = table.m_slots.size() - 1;
        table.m_ownedNames.reserve(table.m_fields.size());
        for (const FieldEntry& field : table.m_fields) {
            if (field.descriptor != nullptr) {
                table.addName(field.descriptor->json_name(), &field);
                table.addName(field.descriptor->name(), &field);
            }
        }
        // After all proper names, since these must never hide one.
        for (const FieldEntry& field : table.m_fields) {
            if (field.oneof == nullptr)
                continue;
            table.m_ownedNames.push_back(
                goName(field.descriptor != nullptr ? field.descriptor->name() : field.oneof->name()));
            table.addName(table.m_ownedNames.back(), &field);
        }
    }

    std::unordered_map<const protobuf::Descriptor*, std::unique_ptr<MessageTable>> m_messages;
    std::unordered_map<const protobuf::EnumDescriptor*, std::unique_ptr<EnumTable>> m_enums;
};

const MessageTable& historyEventTable()
{
    static SchemaTables tables;
    static const MessageTable& table = tables.message(*HistoryEvent::descriptor());
    return table;
}

} // namespace chronoscope
