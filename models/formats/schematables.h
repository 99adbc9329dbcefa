// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/mapaccess.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace google::protobuf {
class Descriptor;
class EnumDescriptor;
class FieldDescriptor;
class Message;
class OneofDescriptor;
class Reflection;
} // namespace google::protobuf

namespace chronoscope {

class MessageTable;

/// Every spelling of an enum's values that a history was seen with: EVENT_TYPE_TIMER_FIRED, TimerFired (before 2024) and
/// TIMER_FIRED.
class EnumTable {
public:
    explicit EnumTable(const google::protobuf::EnumDescriptor* descriptor);

    [[nodiscard]] std::optional<int> find(std::string_view spelling) const;
    [[nodiscard]] bool hasNumber(int number) const;

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    const google::protobuf::EnumDescriptor* m_descriptor;
    std::uint64_t m_lowNumbers = 0; ///< bit n: there is a value n
    std::unordered_map<std::string, int, Hash, std::equal_to<>> m_spellings;
};

/// What kind of value a field takes, as far as reading is concerned.
enum class FieldForm : std::uint8_t {
    Int32,
    Int64,
    UInt32,
    UInt64,
    Float,
    Double,
    Bool,
    Enum,
    String,
    Bytes,
    Message,
    OneofWrapper ///< Go's encoding/json wraps the chosen field of a oneof: {"Attributes":{"TimerFiredEventAttributes":{}}}
};

/// A field of a message as a reader needs it: everything that would have to be asked for again and again.
struct FieldEntry {
    const google::protobuf::FieldDescriptor* descriptor = nullptr; ///< null for a wrapper
    const google::protobuf::OneofDescriptor* oneof = nullptr;      ///< the real oneof it belongs to, if any
    const MessageTable* message = nullptr;                         ///< of its messages, map entries included
    const EnumTable* enumeration = nullptr;
    std::string_view jsonName;
    int number = 0;
    MapAccess map; ///< null where reflection has to do
    FieldForm form = FieldForm::Int32;
    std::uint8_t position = 0; ///< in its message, for remembering which fields were seen
    bool isRepeated = false;   ///< and no map
    bool isMap = false;
};

/// What kind of JSON value a message takes: https://protobuf.dev/programming-guides/json
enum class MessageForm : std::uint8_t {
    Fields,    ///< an object of its fields
    Timestamp, ///< RFC 3339
    Duration,  ///< "1.5s"
    Wrapper,   ///< google.protobuf.Int64Value and the like: the bare value
    Other,     ///< Any, Struct, Value, ListValue, FieldMask: left to protobuf's own reader
    Payload,   ///< an object, or decoded in place
    Payloads   ///< an object, or a bare array of decoded values
};

/// The fields of one message type, found by name or number without asking the descriptor. Immutable once built.
class MessageTable {
public:
    /// Fields under all names that are accepted: JSON name, proto name, and Go's name for those in a oneof.
    [[nodiscard]] const FieldEntry* find(std::string_view name) const
    {
        for (std::size_t slot = hash(name) & m_mask;; slot = (slot + 1) & m_mask) {
            const Slot& candidate = m_slots[slot];
            if (candidate.field == nullptr || candidate.name == name)
                return candidate.field;
        }
    }
    /// Null when this version's schema has no such field.
    [[nodiscard]] const FieldEntry* findNumber(std::uint32_t number) const
    {
        return number < m_byNumber.size() ? m_byNumber[number] : nullptr;
    }

    /// Appends the fields that are set, in the order of the .proto file: what Reflection::ListFields() gives, without a
    /// look at every field of a large oneof.
    void appendPresent(const google::protobuf::Message& message, std::vector<const FieldEntry*>& target) const;

    [[nodiscard]] const google::protobuf::Descriptor& descriptor() const { return *m_descriptor; }
    [[nodiscard]] const google::protobuf::Reflection& reflection() const { return *m_reflection; }
    [[nodiscard]] MessageForm form() const { return m_form; }

private:
    friend class SchemaTables;
    struct Slot {
        std::string_view name;
        const FieldEntry* field = nullptr;
    };

    [[nodiscard]] static std::size_t hash(std::string_view name)
    {
        if (name.empty())
            return 0;
        const auto letter = [&](std::size_t at) {
            return static_cast<std::size_t>(static_cast<unsigned char>(name[at]));
        };
        return name.size() * 31 + letter(0) + letter(name.size() / 2) * 7 + letter(name.size() / 4) * 131 +
               letter(name.size() - 1) * 17;
    }
    void addName(std::string_view name, const FieldEntry* field);

    const google::protobuf::Descriptor* m_descriptor = nullptr;
    const google::protobuf::Reflection* m_reflection = nullptr;
    MessageForm m_form = MessageForm::Fields;
    std::vector<FieldEntry> m_fields;
    std::vector<std::string> m_ownedNames;
    std::vector<const FieldEntry*> m_byNumber;
    std::vector<const FieldEntry*> m_plainFields; ///< those outside of oneofs, in the order of the .proto file
    std::vector<const google::protobuf::OneofDescriptor*> m_oneofs;
    std::vector<Slot> m_slots;
    std::size_t m_mask = 0;
};

/// Table of temporal.api.history.v1.HistoryEvent, with those of all messages below it. Built at the first call; usable
/// from every thread.
[[nodiscard]] const MessageTable& historyEventTable();

} // namespace chronoscope
