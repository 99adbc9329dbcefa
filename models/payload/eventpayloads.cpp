// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/eventpayloads.h"

#include "models/core/format.h"

#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace chronoscope {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using temporal::api::common::v1::Payload;

/// Failures nest as deep as their causes; a hostile file must not exhaust the stack.
constexpr int DeepestMessage = 200;
constexpr int LongestMapKey = 200;

struct RoleOfField {
    const char* field;
    PayloadRole role;
};
/// The innermost field that names a role decides, since all of them lie below an event's attributes.
constexpr std::array<RoleOfField, 18> RolesOfFields{{
    {"input", PayloadRole::Input},
    {"args", PayloadRole::Input},
    {"result", PayloadRole::Result},
    {"success", PayloadRole::Result},
    {"last_completion_result", PayloadRole::LastResult},
    {"last_heartbeat_details", PayloadRole::Heartbeat},
    {"encoded_attributes", PayloadRole::EncodedFailure},
    {"header", PayloadRole::Header},
    {"nexus_header", PayloadRole::Header},
    {"memo", PayloadRole::Memo},
    {"upserted_memo", PayloadRole::Memo},
    {"search_attributes", PayloadRole::SearchAttribute},
    {"details", PayloadRole::Details},
    {"summary", PayloadRole::Summary},
    {"label", PayloadRole::Summary},
    {"failure", PayloadRole::Details},
    {"last_failure", PayloadRole::Details},
    {"continued_failure", PayloadRole::Details},
}};

class PayloadCollector {
public:
    explicit PayloadCollector(std::shared_ptr<const void> owner) : m_owner(std::move(owner)) {}

    void collect(const Message& message, const QString& path, PayloadRole role, int depth)
    {
        if (depth > DeepestMessage)
            return;
        const Reflection& reflection = *message.GetReflection();
        std::vector<const FieldDescriptor*> fields;
        reflection.ListFields(message, &fields);
        for (const FieldDescriptor* field : fields) {
            if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE)
                continue;
            const PayloadRole below = payloadRoleBelow(*field, role);
            const QString fieldPath = joined(path, QString::fromStdString(field->json_name()));
            if (field->is_map())
                collectMap(message, *field, fieldPath, below, depth);
            else if (field->is_repeated())
                collectList(message, *field, fieldPath, below, depth);
            else
                visit(reflection.GetMessage(message, field), fieldPath, below, {}, -1, depth);
        }
    }

    std::vector<EventPayload> takePayloads() { return std::move(m_payloads); }

private:
    static QString joined(const QString& path, const QString& name)
    {
        return path.isEmpty() ? name : path + QLatin1Char('.') + name;
    }

    void collectList(const Message& message, const FieldDescriptor& field, const QString& path, PayloadRole role,
                     int depth)
    {
        const Reflection& reflection = *message.GetReflection();
        const int count = reflection.FieldSize(message, &field);
        for (int position = 0; position < count; ++position) {
            visit(reflection.GetRepeatedMessage(message, &field, position),
                  QStringLiteral("%1[%2]").arg(path).arg(position), role, {}, position, depth);
        }
    }

    void collectMap(const Message& message, const FieldDescriptor& field, const QString& path, PayloadRole role,
                    int depth)
    {
        const FieldDescriptor* key = field.message_type()->map_key();
        const FieldDescriptor* value = field.message_type()->map_value();
        if (value->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || key->cpp_type() != FieldDescriptor::CPPTYPE_STRING)
            return;
        const Reflection& reflection = *message.GetReflection();
        std::vector<std::pair<std::string, const Message*>> entries;
        for (int position = 0; position < reflection.FieldSize(message, &field); ++position) {
            const Message& entry = reflection.GetRepeatedMessage(message, &field, position);
            entries.emplace_back(entry.GetReflection()->GetString(entry, key),
                                 &entry.GetReflection()->GetMessage(entry, value));
        }
        std::sort(entries.begin(), entries.end());
        for (const auto& [name, entry] : entries) {
            const QString shown = singleLine(QString::fromStdString(name), LongestMapKey);
            visit(*entry, QStringLiteral("%1[\"%2\"]").arg(path, shown), role, shown, -1, depth);
        }
    }

    void visit(const Message& message, const QString& path, PayloadRole role, const QString& name, int position,
               int depth)
    {
        if (message.GetDescriptor() != Payload::descriptor()) {
            collect(message, path, role, depth + 1);
            return;
        }
        EventPayload found;
        found.path = path;
        found.name = name;
        found.position = position;
        found.role = role;
        found.payload = decodePayload(static_cast<const Payload&>(message), m_owner);
        m_payloads.push_back(std::move(found));
    }

    std::shared_ptr<const void> m_owner;
    std::vector<EventPayload> m_payloads;
};

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::PayloadRole)
};

} // namespace

PayloadRole payloadRoleBelow(const FieldDescriptor& field, PayloadRole outer)
{
    // "details" of user metadata is text for people; that of markers and failures is data.
    if (field.name() == "details" && field.containing_type()->full_name() == "temporal.api.sdk.v1.UserMetadata")
        return PayloadRole::UserDetails;
    for (const RoleOfField& known : RolesOfFields) {
        if (field.name() == known.field)
            return known.role;
    }
    return outer;
}

QString displayName(PayloadRole role)
{
    switch (role) {
    case PayloadRole::Input:
        return Texts::tr("Input");
    case PayloadRole::Result:
        return Texts::tr("Result");
    case PayloadRole::Details:
        return Texts::tr("Details");
    case PayloadRole::Heartbeat:
        return Texts::tr("Last heartbeat");
    case PayloadRole::LastResult:
        return Texts::tr("Result of the previous run");
    case PayloadRole::EncodedFailure:
        return Texts::tr("Encoded failure");
    case PayloadRole::Header:
        return Texts::tr("Header");
    case PayloadRole::Memo:
        return Texts::tr("Memo");
    case PayloadRole::SearchAttribute:
        return Texts::tr("Search attribute");
    case PayloadRole::Summary:
        return Texts::tr("Summary");
    case PayloadRole::UserDetails:
        return Texts::tr("Details by the author");
    case PayloadRole::Other:
        return Texts::tr("Payload");
    }
    return {};
}

std::vector<EventPayload> collectPayloads(const google::protobuf::Message& message,
                                          const std::shared_ptr<const void>& owner)
{
    PayloadCollector collector(owner);
    collector.collect(message, {}, PayloadRole::Other, 0);
    return collector.takePayloads();
}

std::vector<EventPayload> collectPayloads(const std::shared_ptr<const History>& history, EventIndex event)
{
    return collectPayloads(history->event(event), history);
}

} // namespace chronoscope
