// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The words of MessageTree: what its nodes say, and what is copied of them. How they are found stands in messagetree.cpp.
#include "models/tables/messagetree.h"

#include "models/core/format.h"
#include "models/payload/decodedpayload.h"
#include "models/payload/displaytext.h"
#include "models/payload/jsonformat.h"
#include "models/payload/jsonscanner.h"
#include "models/tables/messageshape.h"

#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/util/json_util.h>

#include <QCoreApplication>

#include <algorithm>

namespace chronoscope {

using namespace messageshape;

namespace {

using google::protobuf::Reflection;

constexpr int TextCharacters = 500;
constexpr int ValuesOfMessageText = 3;

/// The message that holds what an event type has of its own. Its values have nothing in common.
bool isAttributes(const google::protobuf::FieldDescriptor* field)
{
    return field && field->containing_oneof() && field->containing_type() == HistoryEvent::descriptor();
}

/// Values of plain fields, so that a closed node says something: "orders · TASK_QUEUE_KIND_NORMAL".
QString messageText(const Message& message, const QTimeZone& zone)
{
    QStringList values;
    for (const FieldDescriptor* field : setFields(message)) {
        if (!isPlainValue(field) || field->is_repeated() || values.size() == ValuesOfMessageText)
            continue;
        // Servers write "no timeout" as zero seconds.
        const bool isNothing = isDuration(field->message_type()) &&
                               durationOf(message.GetReflection()->GetMessage(message, field)).nanoseconds == 0;
        if (!isNothing)
            values.append(fieldText(message, field, -1, zone));
    }
    if (values.isEmpty() && setFields(message).empty())
        return QStringLiteral("{}");
    return singleLine(values.join(QStringLiteral(" · ")), TextCharacters);
}

QString payloadsText(const Message& message, const FieldDescriptor* field)
{
    const Reflection& reflection = *message.GetReflection();
    std::vector<DecodedPayload> payloads;
    for (int position = 0; position < std::min(reflection.FieldSize(message, field), 20); ++position)
        payloads.push_back(decodePayload(asPayload(reflection.GetRepeatedMessage(message, field, position)), nullptr));
    return payloadPreview(payloads, TextCharacters);
}

QString listText(const Message& message, const FieldDescriptor* field)
{
    if (!field->is_map() && field->message_type() == Payload::descriptor())
        return payloadsText(message, field);
    const int count = message.GetReflection()->FieldSize(message, field);
    return QCoreApplication::translate("chronoscope::MessageTree", "%n item(s)", nullptr, count);
}

std::string compactProtoJson(const Message& message)
{
    google::protobuf::util::JsonPrintOptions options;
    std::string json;
    // Only a google.protobuf.Any of an unknown type can fail, and a history has none; its text form still tells then.
    if (!google::protobuf::util::MessageToJsonString(message, &json, options).ok())
        json = quotedJson(QString::fromStdString(message.ShortDebugString())).toStdString();
    return json;
}

} // namespace

QString MessageTree::text(Node node, const QTimeZone& zone) const
{
    const Item& item = m_items[node];
    if (!item.fixedText.isEmpty())
        return item.fixedText;
    switch (item.kind) {
    case Kind::Message:
        if (isPayloadWrapper(item.message->GetDescriptor())) {
            const std::vector<const FieldDescriptor*> fields = setFields(*item.message);
            return fields.empty() ? QStringLiteral("{}") : listText(*item.message, fields.front());
        }
        return isAttributes(item.field) ? QString() : messageText(*item.message, zone);
    case Kind::List:
        return listText(*item.message, item.field);
    case Kind::Value: {
        // Metadata values are bytes in the schema and text in practice.
        const bool isBytes = item.field && item.field->type() == FieldDescriptor::TYPE_BYTES;
        if (isBytes && !item.field->is_repeated()) {
            const std::string& bytes =
                item.message->GetReflection()->GetStringReference(*item.message, item.field, nullptr);
            if (looksLikeText(bytes))
                return singleLine(QString::fromUtf8(bytes.data(), static_cast<qsizetype>(std::min<std::size_t>(
                                                                      bytes.size(), TextCharacters * 4))),
                                  TextCharacters);
        }
        return item.field ? fieldText(*item.message, item.field, item.position, zone) : QString();
    }
    case Kind::Payload:
        return payloadPreview(asPayload(*item.message), TextCharacters);
    case Kind::Json:
        return item.json.starts_with('"')
                   ? singleLine(unescapeJsonString(item.json, TextCharacters * 4), TextCharacters)
                   : compactJson(item.json, TextCharacters);
    case Kind::Unknown:
        return compactJson(item.json, TextCharacters);
    }
    return {};
}

QString MessageTree::rawText(Node node)
{
    const Item& item = m_items[node];
    switch (item.kind) {
    case Kind::Value: {
        if (!item.field)
            return item.fixedText;
        const bool isBytes = item.field->type() == FieldDescriptor::TYPE_BYTES && !item.field->is_repeated();
        if (isBytes) {
            const std::string& bytes =
                item.message->GetReflection()->GetStringReference(*item.message, item.field, nullptr);
            if (looksLikeText(bytes))
                return QString::fromStdString(bytes);
        }
        return rawFieldText(*item.message, item.field, item.position);
    }
    case Kind::Json:
        if (item.json.starts_with('"'))
            return unescapeJsonString(item.json);
        return json(node);
    case Kind::Payload: {
        const DecodedPayload payload = decodePayload(asPayload(*item.message), nullptr);
        if (payload.kind == PayloadKind::Json || payload.kind == PayloadKind::Text)
            return QString::fromUtf8(QByteArrayView(payload.bytes.view()));
        return json(node);
    }
    case Kind::Unknown:
        return item.json.empty() ? item.fixedText
                                 : QString::fromUtf8(item.json.data(), static_cast<qsizetype>(item.json.size()));
    case Kind::Message:
    case Kind::List:
        return json(node);
    }
    return {};
}

void MessageTree::appendJson(Node node, QString& json)
{
    const Item item = m_items[node];
    switch (item.kind) {
    case Kind::Message:
    case Kind::Payload:
        if (item.message)
            json += QString::fromStdString(compactProtoJson(*item.message));
        return;
    case Kind::List: {
        json += QLatin1Char(item.field->is_map() ? '{' : '[');
        const std::size_t count = childCount(node);
        for (std::size_t row = 0; row < count; ++row) {
            const Node below = child(node, row);
            if (row > 0)
                json += QLatin1Char(',');
            if (item.field->is_map())
                json += quotedJson(m_items[below].name) + QLatin1Char(':');
            appendJson(below, json);
        }
        json += QLatin1Char(item.field->is_map() ? '}' : ']');
        return;
    }
    case Kind::Value: {
        const QString raw = item.field ? rawFieldText(*item.message, item.field, item.position) : item.fixedText;
        json += item.field && isBareInJson(item.field) ? raw : quotedJson(raw);
        return;
    }
    case Kind::Json:
        json += QString::fromUtf8(item.json.data(), static_cast<qsizetype>(item.json.size()));
        return;
    case Kind::Unknown:
        json += item.json.empty() ? quotedJson(item.fixedText)
                                  : QString::fromUtf8(item.json.data(), static_cast<qsizetype>(item.json.size()));
        return;
    }
}

QString MessageTree::json(Node node)
{
    QString text;
    appendJson(node, text);
    const std::string compact = text.toStdString();
    const Result<std::string> indented = formatJson(compact);
    return indented ? QString::fromStdString(*indented) : text;
}

} // namespace chronoscope
