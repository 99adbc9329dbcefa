// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/messagepatch.h"

#include "models/compare/fieldtext.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/message.h>
#include <google/protobuf/unknown_field_set.h>
#include <google/protobuf/util/message_differencer.h>

#include <memory>

namespace chronoscope {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using google::protobuf::UnknownFieldSet;

/// Deeper messages are written whole.
constexpr std::size_t DeepestPatch = 20;

/// A message with nothing but some of the fields of another.
std::unique_ptr<Message> withFields(const Message& from, const std::vector<const FieldDescriptor*>& fields)
{
    const std::unique_ptr<Message> copy(from.New());
    copy->CopyFrom(from);
    std::unique_ptr<Message> written(from.New());
    from.GetReflection()->SwapFields(copy.get(), written.get(), fields);
    return written;
}

class PatchBuilder {
public:
    explicit PatchBuilder(std::vector<EditScript::Patch>& patches) : m_patches(patches) {}

    void compare(const Message& a, const Message& b)
    {
        const Reflection& reflection = *a.GetReflection();
        EditScript::Patch patch;
        std::vector<const FieldDescriptor*> written;
        std::vector<const FieldDescriptor*> fieldsOfA;
        std::vector<const FieldDescriptor*> fieldsOfB;
        reflection.ListFields(a, &fieldsOfA);
        reflection.ListFields(b, &fieldsOfB);
        for (const FieldDescriptor* field : fieldsOfA) {
            if (!isSet(b, *field))
                patch.cleared.push_back(field->number());
        }
        std::vector<const FieldDescriptor*> deeper;
        for (const FieldDescriptor* field : fieldsOfB) {
            if (isSet(a, *field)) {
                if (canDescend(*field)) {
                    deeper.push_back(field);
                    continue;
                }
                if (areEqual(a, b, *field))
                    continue;
                patch.cleared.push_back(field->number());
            }
            written.push_back(field);
        }
        if (!written.empty())
            patch.bytes = withFields(b, written)->SerializePartialAsString();
        compareUnknown(reflection.GetUnknownFields(a), reflection.GetUnknownFields(b), patch);
        if (!patch.cleared.empty() || !patch.bytes.empty()) {
            patch.path = m_path;
            m_patches.push_back(std::move(patch));
        }
        for (const FieldDescriptor* field : deeper) {
            m_path.push_back(field->number());
            compare(reflection.GetMessage(a, field), reflection.GetMessage(b, field));
            m_path.pop_back();
        }
    }

private:
    static bool isSet(const Message& message, const FieldDescriptor& field)
    {
        const Reflection& reflection = *message.GetReflection();
        return field.is_repeated() ? reflection.FieldSize(message, &field) > 0 : reflection.HasField(message, &field);
    }

    [[nodiscard]] bool canDescend(const FieldDescriptor& field) const
    {
        return !field.is_repeated() && field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE &&
               m_path.size() < DeepestPatch;
    }

    static bool areEqual(const Message& a, const Message& b, const FieldDescriptor& field)
    {
        if (!field.is_repeated() && field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE)
            return haveEqualValues(*a.GetReflection(), a, b, field);
        if (!field.is_repeated())
            return google::protobuf::util::MessageDifferencer::Equals(a.GetReflection()->GetMessage(a, &field),
                                                                      b.GetReflection()->GetMessage(b, &field));
        if (a.GetReflection()->FieldSize(a, &field) != b.GetReflection()->FieldSize(b, &field))
            return false;
        google::protobuf::util::MessageDifferencer differencer;
        return differencer.CompareWithFields(a, b, {&field}, {&field});
    }

    static void compareUnknown(const UnknownFieldSet& a, const UnknownFieldSet& b, EditScript::Patch& patch)
    {
        std::string bytesOfA;
        std::string bytesOfB;
        if ((a.empty() && b.empty()) ||
            (a.SerializeToString(&bytesOfA) && b.SerializeToString(&bytesOfB) && bytesOfA == bytesOfB))
            return;
        patch.cleared.push_back(0);
        patch.bytes += bytesOfB;
    }

    std::vector<EditScript::Patch>& m_patches;
    std::vector<std::int32_t> m_path;
};

} // namespace

void appendPatches(const Message& a, const Message& b, std::vector<EditScript::Patch>& patches)
{
    PatchBuilder(patches).compare(a, b);
}

bool applyPatch(const EditScript::Patch& patch, Message& message)
{
    Message* target = &message;
    for (const std::int32_t number : patch.path) {
        const FieldDescriptor* const field = target->GetDescriptor()->FindFieldByNumber(number);
        if (!field || field->is_repeated() || field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE ||
            !target->GetReflection()->HasField(*target, field))
            return false;
        target = target->GetReflection()->MutableMessage(target, field);
    }
    for (const std::int32_t number : patch.cleared) {
        if (number == 0) {
            target->GetReflection()->MutableUnknownFields(target)->Clear();
            continue;
        }
        const FieldDescriptor* const field = target->GetDescriptor()->FindFieldByNumber(number);
        if (!field)
            return false;
        target->GetReflection()->ClearField(target, field);
    }
    google::protobuf::io::CodedInputStream input(reinterpret_cast<const std::uint8_t*>(patch.bytes.data()),
                                                 static_cast<int>(patch.bytes.size()));
    return target->MergePartialFromCodedStream(&input) && input.ConsumedEntireMessage();
}

} // namespace chronoscope
