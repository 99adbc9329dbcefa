// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/eventpath.h"
#include "models/redaction/redactionreport.h"
#include "models/redaction/textredactor.h"

#include <string>
#include <vector>

namespace google::protobuf {
class FieldDescriptor;
class Message;
} // namespace google::protobuf
namespace temporal::api::common::v1 {
class Payload;
}

namespace chronoscope {

/// Redacts one event in place, by reflection: fields and event types that did not exist when this was written are read
/// too. Enums, numbers and times stay. Unknown binary fields, which nobody can read, go or are named, as unreadable
/// payloads do.
class MessageRedactor {
public:
    /// All must outlive the redactor.
    MessageRedactor(const RedactionRules& rules, const TextRedactor& texts, const KnownNames& names,
                    RedactionReport& report)
        : m_rules(rules), m_texts(texts), m_names(names), m_report(report)
    {
    }

    void redact(HistoryEvent& event);
    /// Where the payloads of the last event stand.
    [[nodiscard]] const std::vector<std::string>& payloadPaths() const { return m_payloadPaths; }

private:
    using Message = google::protobuf::Message;
    using FieldDescriptor = google::protobuf::FieldDescriptor;
    using Payload = temporal::api::common::v1::Payload;

    void redactMessage(Message& message, const EventPath* path, PayloadRole role);
    void redactField(Message& message, const FieldDescriptor& field, const EventPath* path, PayloadRole role);
    void redactTexts(Message& message, const FieldDescriptor& field, const EventPath& path);
    /// The text as it may leave.
    [[nodiscard]] std::optional<std::string> redactedField(const FieldDescriptor& field, const std::string& text,
                                                           RuleNames& hits) const;
    void redactMap(Message& message, const FieldDescriptor& field, const EventPath& path, PayloadRole role);
    void redactEntry(Message& entry, const std::string& key, const EventPath& path, PayloadRole role);
    void redactUnknownFields(Message& message, const EventPath* path);
    void redactPayload(Payload& payload, const EventPath* path, PayloadRole role);
    void redactMetadata(Payload& payload, const EventPath* path);
    void redactData(Payload& payload, const EventPath* path);
    void redactUnreadable(Payload& payload, const EventPath* path);
    void replacePayload(Payload& payload, const EventPath* path, const QString& rule);
    void note(const EventPath* path, const RuleNames& hits, std::string_view before, std::string_view after);
    [[nodiscard]] static QString textOf(const EventPath* path);

    const RedactionRules& m_rules;
    const TextRedactor& m_texts;
    const KnownNames& m_names;
    RedactionReport& m_report;
    std::int64_t m_eventId = 0;
    std::vector<std::string> m_payloadPaths;
};

} // namespace chronoscope
