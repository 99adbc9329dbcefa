// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/fieldtext.h"

#include "models/core/format.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <QCoreApplication>
#include <QTimeZone>

#include <algorithm>
#include <limits>

namespace chronoscope {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr std::size_t BytesShown = 24;
constexpr int CharactersShown = 1000;

/// Timestamp and Duration have the same two fields.
std::int64_t secondsAndNanos(const Message& message)
{
    const Reflection& reflection = *message.GetReflection();
    const google::protobuf::Descriptor& type = *message.GetDescriptor();
    constexpr std::int64_t Limit = std::numeric_limits<std::int64_t>::max() / NanosecondsPerSecond - 1;
    const std::int64_t seconds = reflection.GetInt64(message, type.FindFieldByNumber(1));
    const std::int32_t nanos = reflection.GetInt32(message, type.FindFieldByNumber(2));
    return std::clamp(seconds, -Limit, Limit) * NanosecondsPerSecond + nanos;
}

/// "0.100s": as proto JSON writes a duration.
QString durationJson(Duration duration)
{
    const std::int64_t whole = duration.nanoseconds / NanosecondsPerSecond;
    const std::int64_t fraction = std::abs(duration.nanoseconds % NanosecondsPerSecond);
    QString text = duration.nanoseconds < 0 && whole == 0 ? QStringLiteral("-0") : QString::number(whole);
    if (fraction != 0) {
        QString digits = QString::number(fraction).rightJustified(9, QLatin1Char('0'));
        while (digits.endsWith(QLatin1String("000")))
            digits.chop(3);
        text += QLatin1Char('.') + digits;
    }
    return text + QLatin1Char('s');
}

const Message& messageOf(const Message& message, const FieldDescriptor* field, int position)
{
    const Reflection& reflection = *message.GetReflection();
    return position < 0 ? reflection.GetMessage(message, field)
                        : reflection.GetRepeatedMessage(message, field, position);
}

const std::string& stringOf(const Message& message, const FieldDescriptor* field, int position, std::string* scratch)
{
    const Reflection& reflection = *message.GetReflection();
    return position < 0 ? reflection.GetStringReference(message, field, scratch)
                        : reflection.GetRepeatedStringReference(message, field, position, scratch);
}

int enumNumber(const Message& message, const FieldDescriptor* field, int position)
{
    const Reflection& reflection = *message.GetReflection();
    return position < 0 ? reflection.GetEnumValue(message, field)
                        : reflection.GetRepeatedEnumValue(message, field, position);
}

QString numberText(const Message& message, const FieldDescriptor* field, int position)
{
    const Reflection& reflection = *message.GetReflection();
    const bool isSingle = position < 0;
    switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
        return QString::number(isSingle ? reflection.GetInt32(message, field)
                                        : reflection.GetRepeatedInt32(message, field, position));
    case FieldDescriptor::CPPTYPE_INT64:
        return QString::number(isSingle ? reflection.GetInt64(message, field)
                                        : reflection.GetRepeatedInt64(message, field, position));
    case FieldDescriptor::CPPTYPE_UINT32:
        return QString::number(isSingle ? reflection.GetUInt32(message, field)
                                        : reflection.GetRepeatedUInt32(message, field, position));
    case FieldDescriptor::CPPTYPE_UINT64:
        return QString::number(isSingle ? reflection.GetUInt64(message, field)
                                        : reflection.GetRepeatedUInt64(message, field, position));
    case FieldDescriptor::CPPTYPE_DOUBLE:
        return QString::number(isSingle ? reflection.GetDouble(message, field)
                                        : reflection.GetRepeatedDouble(message, field, position),
                               'g', QLocale::FloatingPointShortest);
    case FieldDescriptor::CPPTYPE_FLOAT:
        return QString::number(static_cast<double>(isSingle ? reflection.GetFloat(message, field)
                                                            : reflection.GetRepeatedFloat(message, field, position)),
                               'g', 9);
    case FieldDescriptor::CPPTYPE_BOOL: {
        const bool value =
            isSingle ? reflection.GetBool(message, field) : reflection.GetRepeatedBool(message, field, position);
        return value ? QStringLiteral("true") : QStringLiteral("false");
    }
    default:
        return {};
    }
}

QString bytesText(const std::string& bytes)
{
    const std::string_view beginning = std::string_view(bytes).substr(0, BytesShown);
    const QByteArray raw(beginning.data(), static_cast<qsizetype>(beginning.size()));
    QString text = QString::fromLatin1(raw.toHex(' '));
    if (beginning.size() < bytes.size())
        text += QStringLiteral(" …");
    return QStringLiteral("%1 (%2)").arg(text, formatBytes(static_cast<std::int64_t>(bytes.size())));
}

} // namespace

bool isTimestamp(const google::protobuf::Descriptor* type)
{
    return type && type->full_name() == "google.protobuf.Timestamp";
}

bool isDuration(const google::protobuf::Descriptor* type)
{
    return type && type->full_name() == "google.protobuf.Duration";
}

Instant timestampOf(const Message& timestamp)
{
    return Instant(secondsAndNanos(timestamp));
}

Duration durationOf(const Message& duration)
{
    return {secondsAndNanos(duration)};
}

QString fieldText(const Message& message, const FieldDescriptor* field, int position, const QTimeZone& zone)
{
    std::string scratch;
    switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_ENUM:
        if (!field->enum_type()->FindValueByNumber(enumNumber(message, field, position)))
            return QCoreApplication::translate("chronoscope::FieldText", "%1 (a value that this version doesn't know)")
                .arg(enumNumber(message, field, position));
        return rawFieldText(message, field, position);
    case FieldDescriptor::CPPTYPE_STRING: {
        const std::string& text = stringOf(message, field, position, &scratch);
        if (field->type() == FieldDescriptor::TYPE_BYTES)
            return bytesText(text);
        const auto shown = static_cast<qsizetype>(std::min<std::size_t>(text.size(), CharactersShown * 4));
        return singleLine(QString::fromUtf8(text.data(), shown), CharactersShown);
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
        if (isTimestamp(field->message_type()))
            return formatDateTime(timestampOf(messageOf(message, field, position)), zone);
        if (isDuration(field->message_type()))
            return formatDuration(durationOf(messageOf(message, field, position)));
        return {};
    default:
        return numberText(message, field, position);
    }
}

QString rawFieldText(const Message& message, const FieldDescriptor* field, int position)
{
    std::string scratch;
    switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_ENUM: {
        const int number = enumNumber(message, field, position);
        const auto* value = field->enum_type()->FindValueByNumber(number);
        return value ? QString::fromStdString(value->name()) : QString::number(number);
    }
    case FieldDescriptor::CPPTYPE_STRING: {
        const std::string& text = stringOf(message, field, position, &scratch);
        if (field->type() == FieldDescriptor::TYPE_BYTES)
            return QString::fromLatin1(QByteArray::fromStdString(text).toBase64());
        return QString::fromStdString(text);
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
        if (isTimestamp(field->message_type()))
            return formatRfc3339(timestampOf(messageOf(message, field, position)));
        if (isDuration(field->message_type()))
            return durationJson(durationOf(messageOf(message, field, position)));
        return {};
    default:
        return numberText(message, field, position);
    }
}

bool isBareInJson(const FieldDescriptor* field)
{
    switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_UINT32:
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_FLOAT:
    case FieldDescriptor::CPPTYPE_BOOL:
        return true;
    default:
        return false;
    }
}

QString quotedJson(const QString& text)
{
    QString quoted;
    quoted.reserve(text.size() + 2);
    quoted += QLatin1Char('"');
    for (const QChar character : text) {
        const char16_t code = character.unicode();
        if (code == u'"' || code == u'\\')
            quoted += QLatin1Char('\\');
        if (code == u'\n')
            quoted += QLatin1String("\\n");
        else if (code < 0x20)
            quoted += QStringLiteral("\\u%1").arg(static_cast<uint>(code), 4, 16, QLatin1Char('0'));
        else
            quoted += character;
    }
    return quoted + QLatin1Char('"');
}

} // namespace chronoscope
