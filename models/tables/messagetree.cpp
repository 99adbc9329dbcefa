// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/messagetree.h"

#include "models/core/format.h"
#include "models/history/eventreferences.h"
#include "models/payload/decodedpayload.h"
#include "models/payload/jsonscanner.h"
#include "models/tables/messageshape.h"
#include "models/tables/unknownfields.h"

#include <temporal/api/history/v1/message.pb.h>

#include <QCoreApplication>

#include <algorithm>

namespace chronoscope {

using namespace messageshape;

namespace {

using google::protobuf::Reflection;

/// A list shows this many elements; JSON has them all.
constexpr int LongestList = 10'000;
/// JSON of larger payloads isn't opened inside the tree, since that would be felt; the payload viewer shows it.
constexpr std::size_t LargestJsonInTree = 256 * 1024;
constexpr int TextCharacters = 500;
constexpr std::size_t NameCharacters = 200;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::MessageTree)
};

} // namespace

MessageTree::MessageTree()
{
    m_items.emplace_back();
    m_items[Root].isPopulated = true;
}

MessageTree::MessageTree(std::shared_ptr<const History> history, EventIndex event)
    : m_history(std::move(history)), m_event(event)
{
    Item root;
    root.message = &m_history->event(event);
    m_items.push_back(std::move(root));
}

MessageTree::Node MessageTree::append(Node parent, Item item)
{
    const auto node = static_cast<Node>(m_items.size());
    item.parent = parent;
    item.row = static_cast<std::uint32_t>(m_items[parent].children.size());
    m_items.push_back(std::move(item));
    m_items[parent].children.push_back(node);
    return node;
}

bool MessageTree::hasChildren(Node node) const
{
    const Item& item = m_items[node];
    if (item.isPopulated)
        return !item.children.empty();
    switch (item.kind) {
    case Kind::Message:
    case Kind::Payload: {
        const Reflection& reflection = *item.message->GetReflection();
        return !setFields(*item.message).empty() || !reflection.GetUnknownFields(*item.message).empty() ||
               !m_history->unknownJson(m_event).empty();
    }
    case Kind::List:
        return true;
    case Kind::Json:
        return isJsonContainer(item.json) && !jsonMembers(item.json, 1).empty();
    case Kind::Value:
    case Kind::Unknown:
        return false;
    }
    return false;
}

std::size_t MessageTree::childCount(Node node)
{
    if (!m_items[node].isPopulated)
        populate(node);
    return m_items[node].children.size();
}

MessageTree::Node MessageTree::child(Node node, std::size_t row)
{
    if (!m_items[node].isPopulated)
        populate(node);
    return m_items[node].children[row];
}

void MessageTree::populate(Node node)
{
    m_items[node].isPopulated = true;
    const Item item = m_items[node];
    switch (item.kind) {
    case Kind::Message:
        populateMessage(node, *item.message);
        break;
    case Kind::Payload:
        populatePayload(node);
        break;
    case Kind::List:
        if (item.field->is_map())
            addMapEntries(node, *item.message, item.field, {});
        else
            addListElements(node, *item.message, item.field, {});
        break;
    case Kind::Json:
        populateJson(node);
        break;
    case Kind::Value:
    case Kind::Unknown:
        return;
    }
    addUnknownJson(node);
}

void MessageTree::populateMessage(Node node, const Message& message)
{
    const bool isWrapper = isPayloadWrapper(message.GetDescriptor());
    for (const FieldDescriptor* field : setFields(message)) {
        const QString name = QString::fromStdString(field->json_name());
        if (isWrapper && field->is_map())
            addMapEntries(node, message, field, QLatin1Char('.') + name);
        else if (isWrapper && field->is_repeated())
            addListElements(node, message, field, QLatin1Char('.') + name);
        else
            addField(node, message, field);
    }
    addUnknownFields(node, message);
}

MessageTree::Item MessageTree::elementItem(const Message& message, const FieldDescriptor* field, int position) const
{
    Item item;
    item.field = field;
    item.position = position;
    item.message = &message;
    if (isPlainValue(field)) {
        item.kind = Kind::Value;
        return item;
    }
    const Reflection& reflection = *message.GetReflection();
    item.message = position < 0 ? &reflection.GetMessage(message, field)
                                : &reflection.GetRepeatedMessage(message, field, position);
    item.kind = isPayload(*item.message) ? Kind::Payload : Kind::Message;
    return item;
}

void MessageTree::addField(Node node, const Message& message, const FieldDescriptor* field)
{
    Item item = field->is_repeated() ? Item() : elementItem(message, field, -1);
    if (field->is_repeated()) {
        item.kind = Kind::List;
        item.message = &message;
        item.field = field;
    }
    item.name = QString::fromStdString(field->json_name());
    item.pathPart = QLatin1Char('.') + item.name;
    append(node, std::move(item));
}

void MessageTree::addListElements(Node node, const Message& message, const FieldDescriptor* field,
                                  const QString& prefix)
{
    const int count = message.GetReflection()->FieldSize(message, field);
    for (int position = 0; position < std::min(count, LongestList); ++position) {
        Item item = elementItem(message, field, position);
        item.name = QStringLiteral("[%1]").arg(position);
        item.pathPart = prefix + item.name;
        append(node, std::move(item));
    }
    if (count > LongestList) {
        Item rest;
        rest.kind = Kind::Value;
        rest.name = QStringLiteral("…");
        rest.fixedText = Texts::tr("%1 more; the JSON has them all").arg(formatCount(count - LongestList));
        append(node, std::move(rest));
    }
}

void MessageTree::addMapEntries(Node node, const Message& message, const FieldDescriptor* field, const QString& prefix)
{
    const Reflection& reflection = *message.GetReflection();
    const FieldDescriptor* value = field->message_type()->map_value();
    const FieldDescriptor* key = field->message_type()->map_key();
    std::vector<std::pair<QString, const Message*>> entries;
    for (int position = 0; position < reflection.FieldSize(message, field); ++position) {
        const Message& entry = reflection.GetRepeatedMessage(message, field, position);
        entries.emplace_back(rawFieldText(entry, key, -1), &entry);
    }
    std::sort(entries.begin(), entries.end());
    for (const auto& [name, entry] : entries) {
        Item item = elementItem(*entry, value, -1);
        item.name = singleLine(name, static_cast<int>(NameCharacters));
        item.pathPart = QStringLiteral("%1[%2]").arg(prefix, quotedJson(name.left(NameCharacters)));
        append(node, std::move(item));
    }
}

void MessageTree::populatePayload(Node node)
{
    const Payload& payload = asPayload(*m_items[node].message);
    const DecodedPayload decoded = decodePayload(payload, nullptr);
    Item data;
    data.name = QStringLiteral("data");
    data.pathPart = QStringLiteral(".data");
    data.message = &payload;
    data.field = Payload::descriptor()->FindFieldByNumber(Payload::kDataFieldNumber);
    const bool isOpened = decoded.kind == PayloadKind::Json && payload.data().size() <= LargestJsonInTree;
    data.kind = isOpened ? Kind::Json : Kind::Value;
    data.json = payload.data();
    if (!isOpened && decoded.kind != PayloadKind::Unknown && decoded.kind != PayloadKind::Binary)
        data.fixedText = payloadPreview(decoded, TextCharacters);
    if (!payload.data().empty())
        append(node, std::move(data));
    for (const FieldDescriptor* field : setFields(payload)) {
        if (field->number() != Payload::kDataFieldNumber)
            addField(node, payload, field);
    }
    addUnknownFields(node, payload);
}

void MessageTree::populateJson(Node node)
{
    const std::vector<JsonMember> members = jsonMembers(m_items[node].json, LongestList);
    for (std::size_t position = 0; position < members.size(); ++position) {
        Item item;
        item.kind = Kind::Json;
        item.json = members[position].value;
        if (members[position].key.empty()) {
            item.name = QStringLiteral("[%1]").arg(position);
            item.pathPart = item.name;
        } else {
            const QString key = unescapeJsonString(members[position].key, NameCharacters);
            item.name = singleLine(key, static_cast<int>(NameCharacters));
            item.pathPart = QStringLiteral("[%1]").arg(quotedJson(key));
        }
        append(node, std::move(item));
    }
}

void MessageTree::addUnknownFields(Node node, const Message& message)
{
    for (const UnknownFieldText& unknown : describeUnknownFields(message)) {
        Item item;
        item.kind = Kind::Unknown;
        item.name = unknown.name;
        item.pathPart = QLatin1Char('.') + unknown.name;
        item.fixedText = unknown.value;
        append(node, std::move(item));
    }
}

void MessageTree::addUnknownJson(Node node)
{
    const std::span<const UnknownJson> all = m_history->unknownJson(m_event);
    if (all.empty() || m_items[node].kind == Kind::Json)
        return;
    const std::string here = path(node).toStdString();
    std::vector<std::string> deeper;
    for (const Node below : m_items[node].children) {
        if (m_items[below].kind == Kind::Message || m_items[below].kind == Kind::List ||
            m_items[below].kind == Kind::Payload)
            deeper.push_back(path(below).toStdString());
    }
    const auto isAtOrBelow = [](const std::string& candidate, const std::string& place) {
        return candidate.starts_with(place) && (place.empty() || candidate.size() == place.size() ||
                                                candidate[place.size()] == '.' || candidate[place.size()] == '[');
    };
    for (const UnknownJson& unknown : all) {
        const bool belongsDeeper = std::any_of(
            deeper.begin(), deeper.end(), [&](const std::string& place) { return isAtOrBelow(unknown.path, place); });
        if (belongsDeeper || !isAtOrBelow(unknown.path, here))
            continue;
        std::string rest = unknown.path.substr(std::min(here.size(), unknown.path.size()));
        Item item;
        item.kind = Kind::Unknown;
        item.json = unknown.json;
        item.pathPart = QString::fromStdString(rest);
        if (rest.starts_with('.'))
            rest.erase(0, 1);
        else if (here.empty())
            item.pathPart.prepend(QLatin1Char('.'));
        item.name = rest.empty() ? Texts::tr("as in the file")
                                 : singleLine(QString::fromStdString(rest), static_cast<int>(NameCharacters));
        append(node, std::move(item));
    }
}

QString MessageTree::path(Node node) const
{
    QString path;
    for (; node != Root; node = m_items[node].parent)
        path.prepend(m_items[node].pathPart);
    return path.startsWith(QLatin1Char('.')) ? path.mid(1) : path;
}

std::int64_t MessageTree::referencedEventId(Node node) const
{
    const Item& item = m_items[node];
    if (item.kind != Kind::Value || !item.field || item.field->cpp_type() != FieldDescriptor::CPPTYPE_INT64 ||
        !item.name.endsWith(QLatin1String("EventId")))
        return 0;
    const QString here = path(node);
    for (const EventReference& reference : referencesOf(m_history->event(m_event))) {
        if (reference.field->path() == here)
            return reference.eventId;
    }
    return 0;
}

} // namespace chronoscope
