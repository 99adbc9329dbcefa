// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/fieldtext.h"
#include "models/compare/messagecomparison.h"

#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/taskqueue/v1/message.pb.h>

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

void mix(std::uint64_t& hash, std::string_view text)
{
    mix(hash, text.size());
    mix(hash, std::hash<std::string_view>{}(text.substr(0, HashedBytes)));
    if (text.size() > HashedBytes)
        mix(hash, std::hash<std::string_view>{}(text.substr(text.size() - HashedBytes)));
}

} // namespace

std::uint64_t MessageComparison::hash(const Message& message, bool onlyPayloads)
{
    std::uint64_t hash = 1;
    hashFields(message, onlyPayloads, hash, 0);
    return hash;
}

void MessageComparison::hashFields(const Message& message, bool onlyPayloads, std::uint64_t& hash, int depth)
{
    if (depth > DeepestHashedMessage ||
        message.GetDescriptor() == temporal::api::taskqueue::v1::TaskQueue::descriptor())
        return;
    if (message.GetDescriptor() == temporal::api::common::v1::Payload::descriptor()) {
        mix(hash, static_cast<const temporal::api::common::v1::Payload&>(message).data());
        return;
    }
    const Plan& plan = planOf(message);
    for (const Field* field : plan.fields)
        hashField(message, *field, onlyPayloads, hash, depth);
    for (const auto* oneof : plan.oneofs) {
        const Field* const field = message.GetReflection()->GetOneofFieldDescriptor(message, oneof);
        if (field && !m_ignored.contains(*field))
            hashField(message, *field, onlyPayloads, hash, depth);
    }
}

void MessageComparison::hashField(const Message& message, const Field& field, bool onlyPayloads, std::uint64_t& hash,
                                  int depth)
{
    const Reflection& reflection = *message.GetReflection();
    const bool isMessage = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    // The order of a map's entries says nothing, and to sort them would cost more than they tell.
    if (field.is_map() || (onlyPayloads && !isMessage))
        return;
    if (isMessage && field.is_repeated()) {
        for (int i = 0; i < reflection.FieldSize(message, &field); ++i)
            hashFields(reflection.GetRepeatedMessage(message, &field, i), onlyPayloads, hash, depth + 1);
        return;
    }
    if (field.is_repeated())
        return;
    std::string scratch;
    switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
        if (reflection.HasField(message, &field))
            hashFields(reflection.GetMessage(message, &field), onlyPayloads, hash, depth + 1);
        break;
    case FieldDescriptor::CPPTYPE_STRING:
        mix(hash, reflection.GetStringReference(message, &field, &scratch));
        break;
    case FieldDescriptor::CPPTYPE_INT64:
        mix(hash, static_cast<std::uint64_t>(reflection.GetInt64(message, &field)));
        break;
    case FieldDescriptor::CPPTYPE_INT32:
        mix(hash, static_cast<std::uint64_t>(reflection.GetInt32(message, &field)));
        break;
    case FieldDescriptor::CPPTYPE_ENUM:
        mix(hash, static_cast<std::uint64_t>(reflection.GetEnumValue(message, &field)));
        break;
    case FieldDescriptor::CPPTYPE_BOOL:
        mix(hash, reflection.GetBool(message, &field) ? 1U : 0U);
        break;
    default:
        break;
    }
}

} // namespace chronoscope
