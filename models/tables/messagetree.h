// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <QString>

#include <cstdint>
#include <deque>
#include <memory>
#include <string_view>
#include <vector>

class QTimeZone;

namespace google::protobuf {
class FieldDescriptor;
class Message;
} // namespace google::protobuf

namespace chronoscope {

/// All that is set in one event as a tree, found by protobuf reflection, so that fields and event types of tomorrow appear
/// too. Children are found when they are first asked for. Payloads carry their decoded value as a child. What the schema
/// lacks (unknown binary fields, unknown JSON of the file) stands beside what it knows, marked as unknown.
/// One thread at a time.
class MessageTree {
public:
    /// Position of a node; stays valid until the event changes.
    using Node = std::uint32_t;
    static constexpr Node Root = 0;

    enum class Kind : std::uint8_t {
        Message, ///< has fields
        List,    ///< repeated field or map
        Value,   ///< one plain value
        Payload, ///< temporal.api.common.v1.Payload: its value shown, its data and metadata below
        Json,    ///< a value inside a payload's JSON
        Unknown  ///< what the schema lacks
    };

    /// An empty tree.
    MessageTree();
    MessageTree(std::shared_ptr<const History> history, EventIndex event);

    [[nodiscard]] bool hasChildren(Node node) const;
    [[nodiscard]] std::size_t childCount(Node node);
    [[nodiscard]] Node child(Node node, std::size_t row);
    [[nodiscard]] Node parent(Node node) const { return m_items[node].parent; }
    [[nodiscard]] std::size_t row(Node node) const { return m_items[node].row; }
    [[nodiscard]] Kind kind(Node node) const { return m_items[node].kind; }

    /// JSON name of a field, "[3]" in a list, key in a map.
    [[nodiscard]] QString name(Node node) const { return m_items[node].name; }
    /// For people, on one line and bounded. Messages say their most telling values, lists their size.
    [[nodiscard]] QString text(Node node, const QTimeZone& zone) const;
    /// The value exactly and whole; for nodes with children their JSON.
    [[nodiscard]] QString rawText(Node node);
    /// JSON names from the event to the node: "activityTaskScheduledEventAttributes.input.payloads[0]".
    [[nodiscard]] QString path(Node node) const;
    /// The node and all below as indented JSON; of the root, the whole event.
    [[nodiscard]] QString json(Node node);
    /// Id of another event of this run that the value names; 0 when it names none.
    [[nodiscard]] std::int64_t referencedEventId(Node node) const;

private:
    struct Item {
        Kind kind = Kind::Message;
        bool isPopulated = false;
        bool isReadable = false; ///< JSON nodes: a string to unescape
        Node parent = 0;
        std::uint32_t row = 0;
        int position = -1;                                  ///< in a repeated field
        const google::protobuf::Message* message = nullptr; ///< the message itself, or the one that holds the field
        const google::protobuf::FieldDescriptor* field = nullptr;
        std::string_view json; ///< of JSON and unknown JSON nodes
        QString name;
        QString pathPart;  ///< with its "." or brackets
        QString fixedText; ///< shown instead of a computed text
        std::vector<Node> children;
    };

    Node append(Node parent, Item item);
    void populate(Node node);
    void populateMessage(Node node, const google::protobuf::Message& message);
    void addField(Node node, const google::protobuf::Message& message, const google::protobuf::FieldDescriptor* field);
    void addListElements(Node node, const google::protobuf::Message& message,
                         const google::protobuf::FieldDescriptor* field, const QString& prefix);
    void addMapEntries(Node node, const google::protobuf::Message& message,
                       const google::protobuf::FieldDescriptor* field, const QString& prefix);
    void populatePayload(Node node);
    void populateJson(Node node);
    void addUnknownFields(Node node, const google::protobuf::Message& message);
    void addUnknownJson(Node node);
    Item elementItem(const google::protobuf::Message& message, const google::protobuf::FieldDescriptor* field,
                     int position) const;
    void appendJson(Node node, QString& json);

    std::shared_ptr<const History> m_history;
    EventIndex m_event;
    std::deque<Item> m_items;
};

} // namespace chronoscope
