// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
class Message;
class OneofDescriptor;
} // namespace google::protobuf

namespace chronoscope {

/// An entry of a map with text as key: its value is a message or a text.
struct TextMapEntry {
    std::string_view key;
    const google::protobuf::Message* message = nullptr;
    std::string_view text; ///< when there is no message
};
/// Appends the entries of one known map in no particular order.
using TextMapReader = void (*)(const google::protobuf::Message& owner, std::vector<TextMapEntry>& entries);

struct TextFieldsOfType;

/// A field in which, or below which, there may be text.
struct TextField {
    enum class Kind { Text, Bytes, Enum, Message, Map };

    const google::protobuf::FieldDescriptor* field = nullptr;
    Kind kind = Kind::Text;
    bool isRepeated = false;
    std::string_view name;                   ///< in JSON
    const TextFieldsOfType* below = nullptr; ///< of a message
    TextMapReader readMap = nullptr;         ///< null where reflection has to do
};

struct TextFieldsOfType {
    bool isPayload = false;
    std::vector<TextField> fields; ///< those that are in no oneof, in the order of the schema
    struct Choice {
        const google::protobuf::OneofDescriptor* oneof = nullptr;
        std::vector<const TextField*> byIndex; ///< by FieldDescriptor::index(); null for fields without text
    };
    std::vector<Choice> choices;
    std::vector<std::unique_ptr<TextField>> chosen; ///< what Choice points to
};

/// Which fields of a message type can hold text, worked out once a type: asking reflection for the fields of each
/// message anew would take most of the time of a search. One thread at a time.
class TextFields {
public:
    TextFields();
    ~TextFields();

    [[nodiscard]] const TextFieldsOfType& of(const google::protobuf::Descriptor* type);

private:
    void describe(const google::protobuf::Descriptor& type, TextFieldsOfType& fields);
    /// False for a field that cannot hold text.
    [[nodiscard]] bool describe(const google::protobuf::FieldDescriptor& field, TextField& described);

    std::unordered_map<const google::protobuf::Descriptor*, std::unique_ptr<TextFieldsOfType>> m_types;
};

/// The entries of any map with text as key and text or messages as value, sorted by key.
void readTextMap(const google::protobuf::Message& owner, const TextField& field, std::vector<TextMapEntry>& entries);

} // namespace chronoscope
