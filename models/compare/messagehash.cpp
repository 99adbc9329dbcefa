// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/fieldtext.h"
#include "models/compare/messagecomparison.h"

#include <temporal/api/common/v1/message.pb.h>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <string_view>

namespace chronoscope {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr int DeepestHashedMessage = 30;
/// Of a long text its ends and its length are enough to pair what is alike.
constexpr std::size_t HashedBytes = 4096;

void mix(std::uint64_t& hash, std::uint64_t value)
{
    hash = (hash ^ value) * 0x9E37'79B9'7F4A'7C15ULL;
    hash ^= hash >> 29U;
}

std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = text.size();
    mix(hash, std::hash<std::string_view>{}(text.substr(0, HashedBytes)));
    if (text.size() > HashedBytes)
        mix(hash, std::hash<std::string_view>{}(text.substr(text.size() - HashedBytes)));
    return hash;
}

} // namespace

MessageComparison::Hashes MessageComparison::hash(const Message& message)
{
    Hashes hashes;
    hashFields(message, hashes, 0);
    return hashes;
}

void MessageComparison::hashFields(const Message& message, Hashes& hashes, int depth)
{
    if (depth > DeepestHashedMessage)
        return;
    const Plan& plan = planOf(message);
    if (plan.valueType == ValueType::TaskQueue)
        return;
    if (plan.valueType == ValueType::Payload) {
        const std::uint64_t data = hashOf(static_cast<const temporal::api::common::v1::Payload&>(message).data());
        mix(hashes.whole, data);
        mix(hashes.payloads, data);
        return;
    }
    for (const Field* field : plan.fields)
        hashField(plan, message, *field, hashes, depth);
    for (const auto* oneof : plan.oneofs) {
        const Field* const field = plan.reflection->GetOneofFieldDescriptor(message, oneof);
        if (field && !plan.isIgnored[static_cast<std::size_t>(field->index())])
            hashField(plan, message, *field, hashes, depth);
    }
}

void MessageComparison::hashField(const Plan& plan, const Message& message, const Field& field, Hashes& hashes,
                                  int depth)
{
    const Reflection& reflection = *plan.reflection;
    // The order of a map's entries says nothing, and to sort them would cost more than they tell.
    if (field.is_map())
        return;
    if (field.is_repeated()) {
        const int count =
            field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE ? reflection.FieldSize(message, &field) : 0;
        for (int i = 0; i < count; ++i)
            hashFields(reflection.GetRepeatedMessage(message, &field, i), hashes, depth + 1);
        return;
    }
    std::string scratch;
    switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
        if (reflection.HasField(message, &field))
            hashFields(reflection.GetMessage(message, &field), hashes, depth + 1);
        break;
    case FieldDescriptor::CPPTYPE_STRING:
        mix(hashes.whole, hashOf(reflection.GetStringReference(message, &field, &scratch)));
        break;
    case FieldDescriptor::CPPTYPE_INT64:
        mix(hashes.whole, static_cast<std::uint64_t>(reflection.GetInt64(message, &field)));
        break;
    case FieldDescriptor::CPPTYPE_INT32:
        mix(hashes.whole, static_cast<std::uint64_t>(reflection.GetInt32(message, &field)));
        break;
    case FieldDescriptor::CPPTYPE_ENUM:
        mix(hashes.whole, static_cast<std::uint64_t>(reflection.GetEnumValue(message, &field)));
        break;
    case FieldDescriptor::CPPTYPE_BOOL:
        mix(hashes.whole, reflection.GetBool(message, &field) ? 1U : 0U);
        break;
    default:
        break;
    }
}

} // namespace chronoscope
