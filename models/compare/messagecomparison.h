// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/fieldchange.h"
#include "models/compare/ignoredfields.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
class Message;
class OneofDescriptor;
class Reflection;
} // namespace google::protobuf

namespace chronoscope {

/// Compares messages of the same type by reflection, so that fields of tomorrow are compared too, without what is ignored.
/// A message that is absent is like one without content. Remembers the fields of each type; one thread at a time.
class MessageComparison {
public:
    /// The ignored fields must outlive it.
    explicit MessageComparison(const IgnoredFields& ignored) : m_ignored(ignored) {}

    [[nodiscard]] bool areEqual(const google::protobuf::Message& a, const google::protobuf::Message& b);
    /// Every value that differs, at most so many.
    [[nodiscard]] std::vector<FieldChange> changes(const google::protobuf::Message& a,
                                                   const google::protobuf::Message& b, std::size_t most);
    /// Equal for equal messages.
    struct Hashes {
        std::uint64_t whole = 1;
        std::uint64_t payloads = 1; ///< of nothing but the data of payloads
    };
    [[nodiscard]] Hashes hash(const google::protobuf::Message& message);

private:
    using Message = google::protobuf::Message;
    using Field = google::protobuf::FieldDescriptor;
    /// Types whose messages are compared and shown as one value.
    enum class ValueType : std::uint8_t { None, Payload, Duration, Timestamp, TaskQueue };
    /// The fields of a type that are compared. To ask protobuf for the reflection of a message costs more than most fields.
    struct Plan {
        const google::protobuf::Reflection* reflection = nullptr;
        ValueType valueType = ValueType::None;
        std::vector<const Field*> fields; ///< those of no oneof
        std::vector<const google::protobuf::OneofDescriptor*> oneofs;
        std::vector<bool> isIgnored; ///< by index of the field
    };
    /// Where the walk stands.
    struct Step {
        const Field* field;
        int position = -1;
        std::string key;
    };

    const Plan& planOf(const Message& message);
    void compare(const Message& a, const Message& b);
    void compareField(const Plan& plan, const Message& a, const Message& b, const Field& field);
    void compareSingle(const google::protobuf::Reflection& reflection, const Message& a, const Message& b,
                       const Field& field);
    void compareList(const Message& a, const Message& b, const Field& field);
    void compareSets(const Message& a, const Message& b, const Field& field);
    void compareMap(const Message& a, const Message& b, const Field& field);
    /// True when the messages are of a type whose value is shown as one, and has been compared.
    bool compareAsValue(ValueType type, const Message& a, const Message& b);
    void comparePayloads(const Message& a, const Message& b);
    void compareUnknown(const google::protobuf::Reflection& reflection, const Message& a, const Message& b);
    void addChange(Side side, const QString& inA, const QString& inB, const QString& valuePath = {});
    [[nodiscard]] QString path() const;
    [[nodiscard]] bool isInMarker() const;
    [[nodiscard]] bool isDone() const { return m_isDifferent && (!m_changes || m_changes->size() >= m_most); }
    void hashFields(const Message& message, Hashes& hashes, int depth);
    void hashField(const Plan& plan, const Message& message, const Field& field, Hashes& hashes, int depth);

    const IgnoredFields& m_ignored;
    std::unordered_map<const google::protobuf::Descriptor*, std::unique_ptr<Plan>> m_plans;
    std::vector<Step> m_steps;
    std::vector<FieldChange>* m_changes = nullptr; ///< null where only equality is asked for
    std::size_t m_most = 0;
    bool m_isDifferent = false;
};

} // namespace chronoscope
