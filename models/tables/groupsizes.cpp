// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/groupsizes.h"

#include "models/payload/eventpayloads.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>
#include <vector>

namespace chronoscope {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using temporal::api::common::v1::Payload;

/// Larger groups are changes of attributes, which have neither input nor result.
constexpr std::size_t MostMembers = 64;
/// Attributes, outcome or request, payloads, payload: what is deeper is part of a failure.
constexpr int DeepestMessage = 8;

/// The details of a marker of a local activity name what they are by key.
PayloadRole roleOfKey(const std::string& key, PayloadRole outer)
{
    if (key == "result")
        return PayloadRole::Result;
    return key == "input" ? PayloadRole::Input : outer;
}

class SizeReader {
public:
    explicit SizeReader(bool keysNameRoles) : m_keysNameRoles(keysNameRoles) {}

    [[nodiscard]] const GroupSizes& sizes() const { return m_sizes; }

    void read(const Message& message, PayloadRole role = PayloadRole::Other, int depth = 0)
    {
        if (message.GetDescriptor() == Payload::descriptor())
            return add(static_cast<const Payload&>(message), role);
        if (depth > DeepestMessage)
            return;
        const Reflection& reflection = *message.GetReflection();
        std::vector<const FieldDescriptor*> fields;
        reflection.ListFields(message, &fields);
        for (const FieldDescriptor* field : fields) {
            if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE)
                continue;
            const PayloadRole below = payloadRoleBelow(*field, role);
            if (!field->is_repeated()) {
                read(reflection.GetMessage(message, field), below, depth + 1);
                continue;
            }
            for (int position = 0; position < reflection.FieldSize(message, field); ++position)
                readElement(reflection.GetRepeatedMessage(message, field, position), *field, below, depth + 1);
        }
    }

private:
    void readElement(const Message& element, const FieldDescriptor& field, PayloadRole role, int depth)
    {
        const FieldDescriptor* const key = field.is_map() ? field.message_type()->map_key() : nullptr;
        const bool hasName = m_keysNameRoles && key && key->cpp_type() == FieldDescriptor::CPPTYPE_STRING;
        read(element, hasName ? roleOfKey(element.GetReflection()->GetString(element, key), role) : role, depth);
    }

    void add(const Payload& payload, PayloadRole role)
    {
        const auto bytes = static_cast<std::int64_t>(payload.data().size());
        if (role == PayloadRole::Input)
            m_sizes.input = m_sizes.input.value_or(0) + bytes;
        else if (role == PayloadRole::Result)
            m_sizes.result = m_sizes.result.value_or(0) + bytes;
    }

    bool m_keysNameRoles;
    GroupSizes m_sizes;
};

} // namespace

GroupSizes groupSizes(const EventGroups& groups, GroupIndex index)
{
    GroupSizes sizes;
    const bool isLocalActivity = groups.group(index).kind == GroupKind::LocalActivity;
    const std::span<const EventIndex> members = groups.members(index);
    for (const EventIndex event : members.first(std::min(members.size(), MostMembers))) {
        SizeReader reader(isLocalActivity);
        reader.read(groups.history().event(event));
        // An update that was admitted and then accepted has its input twice, and a run that continues as new has the
        // input of the next run at its end.
        if (!sizes.input)
            sizes.input = reader.sizes().input;
        if (reader.sizes().result)
            sizes.result = reader.sizes().result;
    }
    return sizes;
}

} // namespace chronoscope
