// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/attributefacts.h"

#include "models/core/format.h"
#include "models/tables/fieldtext.h"

#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <QCoreApplication>
#include <QStringList>

#include <string>
#include <string_view>

namespace chronoscope {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using temporal::api::common::v1::RetryPolicy;

constexpr int MostErrorTypes = 20;

bool isSet(const Message& message, const FieldDescriptor* field)
{
    const Reflection& reflection = *message.GetReflection();
    if (field->is_repeated())
        return reflection.FieldSize(message, field) > 0;
    return reflection.HasField(message, field);
}

std::optional<AttributeField> findField(const Message* message, std::string_view path)
{
    while (message) {
        const std::size_t dot = std::min(path.find('.'), path.size());
        const FieldDescriptor* field = message->GetDescriptor()->FindFieldByName(std::string(path.substr(0, dot)));
        if (!field || !isSet(*message, field))
            return std::nullopt;
        if (dot == path.size())
            return AttributeField{message, field};
        if (field->is_repeated() || field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE)
            return std::nullopt;
        message = &message->GetReflection()->GetMessage(*message, field);
        path.remove_prefix(dot + 1);
    }
    return std::nullopt;
}

/// ParentClosePolicy -> PARENT_CLOSE_POLICY_
QString enumPrefix(const std::string& typeName)
{
    QString prefix;
    for (const char letter : typeName) {
        const QChar character = QLatin1Char(letter);
        if (character.isUpper() && !prefix.isEmpty())
            prefix += QLatin1Char('_');
        prefix += character.toUpper();
    }
    return prefix + QLatin1Char('_');
}

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::AttributeFacts)
};

} // namespace

const Message* attributesOf(const HistoryEvent& event)
{
    static const google::protobuf::OneofDescriptor* const attributes =
        HistoryEvent::descriptor()->FindOneofByName("attributes");
    const Reflection& reflection = *event.GetReflection();
    const FieldDescriptor* field = reflection.GetOneofFieldDescriptor(event, attributes);
    return field ? &reflection.GetMessage(event, field) : nullptr;
}

std::optional<AttributeField> findAttribute(const HistoryEvent& event, const char* path)
{
    return findField(attributesOf(event), path);
}

std::optional<AttributeField> findAttribute(const History& history, std::span<const EventIndex> events,
                                            const char* path)
{
    for (const EventIndex event : events) {
        if (const std::optional<AttributeField> found = findAttribute(history.event(event), path))
            return found;
    }
    return std::nullopt;
}

const Message* findAttributeMessage(const History& history, std::span<const EventIndex> events, const char* path)
{
    const std::optional<AttributeField> found = findAttribute(history, events, path);
    if (!found || found->field->is_repeated() || found->field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE)
        return nullptr;
    return &found->message->GetReflection()->GetMessage(*found->message, found->field);
}

QString timeoutsText(const Message& attributes)
{
    const Reflection& reflection = *attributes.GetReflection();
    std::vector<const FieldDescriptor*> fields;
    reflection.ListFields(attributes, &fields);
    QStringList timeouts;
    for (const FieldDescriptor* field : fields) {
        QString name = QString::fromStdString(field->name());
        if (field->is_repeated() || !isDuration(field->message_type()) || !name.endsWith(QLatin1String("_timeout")) ||
            name == QLatin1String("start_to_fire_timeout"))
            continue;
        const Duration duration = durationOf(reflection.GetMessage(attributes, field));
        if (duration.nanoseconds == 0) // what servers write for "none"
            continue;
        name.chop(static_cast<int>(std::string_view("_timeout").size()));
        if (name.startsWith(QLatin1String("workflow_")))
            name.remove(0, static_cast<int>(std::string_view("workflow_").size()));
        name.replace(QLatin1Char('_'), QLatin1Char('-'));
        timeouts.append(name + QLatin1Char(' ') + formatDuration(duration));
    }
    return timeouts.join(QLatin1String(", "));
}

QString retryPolicyText(const Message& policy)
{
    const auto& retry = static_cast<const RetryPolicy&>(policy);
    QStringList parts;
    if (retry.has_initial_interval()) {
        QString interval = formatDuration(durationOf(retry.initial_interval()));
        if (retry.backoff_coefficient() > 0)
            interval += QStringLiteral(" ×%1").arg(retry.backoff_coefficient());
        parts.append(interval);
    }
    if (retry.has_maximum_interval() && durationOf(retry.maximum_interval()).nanoseconds != 0)
        parts.append(Texts::tr("to %1").arg(formatDuration(durationOf(retry.maximum_interval()))));
    if (retry.maximum_attempts() > 0)
        parts.append(QCoreApplication::translate("chronoscope::AttributeFacts", "%n attempt(s)", nullptr,
                                                 retry.maximum_attempts()));
    else
        parts.append(Texts::tr("attempts without limit"));
    return parts.join(QLatin1String(", "));
}

QString notRetriedText(const Message& policy)
{
    const auto& retry = static_cast<const RetryPolicy&>(policy);
    QStringList types;
    for (const std::string& type : retry.non_retryable_error_types()) {
        if (types.size() == MostErrorTypes) {
            types.append(QStringLiteral("…"));
            break;
        }
        types.append(QString::fromStdString(type));
    }
    return singleLine(types.join(QLatin1String(", ")));
}

QString enumWords(const AttributeField& field)
{
    QString words = rawFieldText(*field.message, field.field, -1);
    const QString prefix = enumPrefix(field.field->enum_type()->name());
    if (words.startsWith(prefix))
        words.remove(0, prefix.size());
    return words.toLower().replace(QLatin1Char('_'), QLatin1Char(' '));
}

} // namespace chronoscope
