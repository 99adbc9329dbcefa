// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redaction/messageredactor.h"

#include "models/formats/jsonstring.h"
#include "models/formats/jsontext.h"

#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/unknown_field_set.h>

#include <QCoreApplication>

#include <set>

namespace chronoscope {

namespace {

using google::protobuf::Reflection;
using google::protobuf::UnknownField;
using google::protobuf::UnknownFieldSet;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(MessageRedactor)
};

/// A name that no entry has yet: two keys that look alike now must not become one entry.
std::string unusedKey(const std::set<std::string>& taken, const std::string& key)
{
    std::string candidate = key;
    for (int number = 2; taken.contains(candidate); ++number)
        candidate = key + " " + std::to_string(number);
    return candidate;
}

std::string encodingOf(const temporal::api::common::v1::Payload& payload)
{
    const auto found = payload.metadata().find("encoding");
    return found == payload.metadata().end() ? std::string() : found->second;
}

} // namespace

void MessageRedactor::redact(HistoryEvent& event)
{
    m_eventId = event.event_id();
    m_payloadPaths.clear();
    redactMessage(event, nullptr, PayloadRole::Other);
}

QString MessageRedactor::textOf(const EventPath* path)
{
    return path == nullptr ? QString() : QString::fromStdString(toText(*path));
}

void MessageRedactor::note(const EventPath* path, const RuleNames& hits, std::string_view before,
                           std::string_view after)
{
    QStringList rules;
    for (const QString& rule : hits)
        rules.append(rule);
    m_report.add(m_eventId, textOf(path), rules.join(QLatin1String(", ")), before, after);
}

void MessageRedactor::redactMessage(Message& message, const EventPath* path, PayloadRole role)
{
    if (message.GetDescriptor() == Payload::descriptor()) {
        redactPayload(static_cast<Payload&>(message), path, role);
        return;
    }
    std::vector<const FieldDescriptor*> fields;
    message.GetReflection()->ListFields(message, &fields);
    for (const FieldDescriptor* field : fields)
        redactField(message, *field, path, role);
    redactUnknownFields(message, path);
}

void MessageRedactor::redactField(Message& message, const FieldDescriptor& field, const EventPath* path,
                                  PayloadRole role)
{
    const Reflection& reflection = *message.GetReflection();
    const EventPath here = EventPath::field(path, field.json_name());
    const PayloadRole below = payloadRoleBelow(field, role);
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        redactTexts(message, field, here);
    } else if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
        return;
    } else if (field.is_map()) {
        redactMap(message, field, here, below);
    } else if (!field.is_repeated()) {
        redactMessage(*reflection.MutableMessage(&message, &field), &here, below);
    } else {
        for (int index = 0; index < reflection.FieldSize(message, &field); ++index) {
            const EventPath element = EventPath::element(&here, static_cast<std::size_t>(index));
            redactMessage(*reflection.MutableRepeatedMessage(&message, &field, index), &element, below);
        }
    }
}

std::optional<std::string> MessageRedactor::redactedField(const FieldDescriptor& field, const std::string& text,
                                                          RuleNames& hits) const
{
    if (m_rules.identities && isIdentityField(field)) {
        const auto known = m_names.identities.find(text);
        hits.push_back(Texts::tr("identity"));
        return known != m_names.identities.end() ? known->second : m_texts.replacement();
    }
    if (!m_rules.looksIntoTexts())
        return std::nullopt;
    const bool isReadable = field.type() != FieldDescriptor::TYPE_BYTES || jsontext::isPlainText(text);
    if (isReadable || m_rules.unreadable == RedactionRules::Unreadable::Keep)
        return m_texts.redacted(text, hits);
    hits.push_back(Texts::tr("bytes that are no text"));
    return std::string();
}

void MessageRedactor::redactTexts(Message& message, const FieldDescriptor& field, const EventPath& path)
{
    const Reflection& reflection = *message.GetReflection();
    const int count = field.is_repeated() ? reflection.FieldSize(message, &field) : 1;
    for (int index = 0; index < count; ++index) {
        const std::string before = field.is_repeated() ? reflection.GetRepeatedString(message, &field, index)
                                                       : reflection.GetString(message, &field);
        RuleNames hits;
        const auto after = before.empty() ? std::nullopt : redactedField(field, before, hits);
        if (!after)
            continue;
        note(&path, hits, before, *after);
        if (field.is_repeated())
            reflection.SetRepeatedString(&message, &field, index, *after);
        else
            reflection.SetString(&message, &field, *after);
    }
}

void MessageRedactor::redactMap(Message& message, const FieldDescriptor& field, const EventPath& path, PayloadRole role)
{
    const FieldDescriptor& keyField = *field.message_type()->map_key();
    const Reflection& reflection = *message.GetReflection();
    std::set<std::string> taken;
    for (int index = 0; index < reflection.FieldSize(message, &field); ++index) {
        Message& entry = *reflection.MutableRepeatedMessage(&message, &field, index);
        if (keyField.type() != FieldDescriptor::TYPE_STRING) {
            redactEntry(entry, {}, path, role);
            continue;
        }
        const std::string key = entry.GetReflection()->GetString(entry, &keyField);
        const EventPath step = EventPath::mapKey(&path, key);
        redactEntry(entry, key, step, role);
        RuleNames hits;
        const auto changed = m_rules.looksIntoTexts() ? m_texts.redacted(key, hits) : std::nullopt;
        const std::string unused = unusedKey(taken, changed.value_or(key));
        taken.insert(unused);
        if (!changed)
            continue;
        note(&path, hits, key, unused);
        entry.GetReflection()->SetString(&entry, &keyField, unused);
    }
}

void MessageRedactor::redactEntry(Message& entry, const std::string& key, const EventPath& path, PayloadRole role)
{
    const FieldDescriptor& valueField = *entry.GetDescriptor()->map_value();
    const Reflection& reflection = *entry.GetReflection();
    const auto rule = m_texts.ruleOfKey(key);
    if (valueField.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        if (!rule) {
            redactTexts(entry, valueField, path);
            return;
        }
        note(&path, {*rule}, reflection.GetString(entry, &valueField), m_texts.replacement());
        reflection.SetString(&entry, &valueField, m_texts.replacement());
    } else if (valueField.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        Message& value = *reflection.MutableMessage(&entry, &valueField);
        if (!rule) {
            redactMessage(value, &path, role);
        } else if (value.GetDescriptor() == Payload::descriptor()) {
            replacePayload(static_cast<Payload&>(value), &path, *rule);
        } else {
            // Lists of payloads: every one of them goes.
            note(&path, {*rule}, value.ShortDebugString(), {});
            value.Clear();
        }
    }
}

void MessageRedactor::redactUnknownFields(Message& message, const EventPath* path)
{
    const Reflection& reflection = *message.GetReflection();
    if (reflection.GetUnknownFields(message).empty())
        return;
    UnknownFieldSet& unknown = *reflection.MutableUnknownFields(&message);
    UnknownFieldSet kept;
    for (int index = 0; index < unknown.field_count(); ++index) {
        const UnknownField& field = unknown.field(index);
        const bool mayHoldText =
            field.type() == UnknownField::TYPE_LENGTH_DELIMITED || field.type() == UnknownField::TYPE_GROUP;
        const QString name = Texts::tr("unknown field %1").arg(field.number());
        if (mayHoldText && m_rules.unreadable == RedactionRules::Unreadable::Redact) {
            note(path, {name}, field.type() == UnknownField::TYPE_GROUP ? std::string_view() : field.length_delimited(),
                 {});
            continue;
        }
        if (mayHoldText)
            m_report.addNotLookedInto(m_eventId, textOf(path), name);
        kept.AddField(field);
    }
    unknown.Swap(&kept);
}

void MessageRedactor::redactPayload(Payload& payload, const EventPath* path, PayloadRole role)
{
    m_payloadPaths.push_back(textOf(path).toStdString());
    if (m_rules.payloads.contains(role)) {
        if (!payload.data().empty() || payload.external_payloads_size() > 0)
            replacePayload(payload, path, Texts::tr("payload: %1").arg(displayName(role)));
        return;
    }
    if (m_rules.looksIntoTexts()) {
        redactData(payload, path);
        redactMetadata(payload, path);
    }
    redactUnknownFields(payload, path);
}

void MessageRedactor::replacePayload(Payload& payload, const EventPath* path, const QString& rule)
{
    std::string data;
    jsontext::appendQuoted(data, m_texts.replacement());
    note(path, {rule}, payload.data(), data);
    payload.Clear();
    (*payload.mutable_metadata())["encoding"] = "json/plain";
    payload.set_data(data);
}

void MessageRedactor::redactData(Payload& payload, const EventPath* path)
{
    if (payload.data().empty())
        return;
    const std::string encoding = encodingOf(payload);
    const bool isJson = encoding.starts_with("json/") && jsontext::isWellFormed(payload.data());
    // Damaged JSON can be read as text, but where its keys begin and end nobody knows.
    const bool isDeclaredText = encoding.empty() || encoding == "binary/plain";
    const bool isText = (isDeclaredText || (encoding.starts_with("json/") && m_rules.keys.isEmpty())) &&
                        jsontext::isPlainText(payload.data());
    if (!isJson && !isText) {
        redactUnreadable(payload, path);
        return;
    }
    RuleNames hits;
    const auto changed = isJson ? m_texts.redactedJson(payload.data(), hits) : m_texts.redacted(payload.data(), hits);
    if (!changed)
        return;
    note(path, hits, payload.data(), *changed);
    payload.set_data(*changed);
}

void MessageRedactor::redactUnreadable(Payload& payload, const EventPath* path)
{
    const QString encoding = QString::fromStdString(encodingOf(payload));
    const QString reason = encoding.isEmpty() ? Texts::tr("payload that cannot be read")
                                              : Texts::tr("payload that cannot be read (%1)").arg(encoding.left(100));
    if (m_rules.unreadable == RedactionRules::Unreadable::Redact)
        replacePayload(payload, path, reason);
    else
        m_report.addNotLookedInto(m_eventId, textOf(path), reason);
}

void MessageRedactor::redactMetadata(Payload& payload, const EventPath* path)
{
    const EventPath field = EventPath::field(path, "metadata");
    redactMap(payload, *Payload::descriptor()->FindFieldByNumber(Payload::kMetadataFieldNumber), field,
              PayloadRole::Other);
}

} // namespace chronoscope
