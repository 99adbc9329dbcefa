// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/fieldtext.h"

#include "models/core/format.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <string>

namespace chronoscope {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr int LongestText = 200;
constexpr std::size_t LongestBytes = 800;

QString textOf(const std::string& value, const FieldDescriptor& field)
{
    if (field.type() == FieldDescriptor::TYPE_BYTES)
        return formatBytes(static_cast<std::int64_t>(value.size()));
    const std::size_t size = std::min(value.size(), LongestBytes);
    return singleLine(QString::fromUtf8(value.data(), static_cast<qsizetype>(size)), LongestText);
}

QString enumText(const FieldDescriptor& field, int number)
{
    const auto* value = field.enum_type()->FindValueByNumber(number);
    return value ? QString::fromStdString(value->name()) : QString::number(number);
}

} // namespace

QString fieldText(const Message& message, const FieldDescriptor& field, int position)
{
    const google::protobuf::Reflection& reflection = *message.GetReflection();
    const bool isElement = position >= 0;
    std::string scratch;
    switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
        return QString::number(isElement ? reflection.GetRepeatedInt32(message, &field, position)
                                         : reflection.GetInt32(message, &field));
    case FieldDescriptor::CPPTYPE_INT64:
        return QString::number(static_cast<qlonglong>(isElement ? reflection.GetRepeatedInt64(message, &field, position)
                                                                : reflection.GetInt64(message, &field)));
    case FieldDescriptor::CPPTYPE_UINT32:
        return QString::number(isElement ? reflection.GetRepeatedUInt32(message, &field, position)
                                         : reflection.GetUInt32(message, &field));
    case FieldDescriptor::CPPTYPE_UINT64:
        return QString::number(static_cast<qulonglong>(isElement
                                                           ? reflection.GetRepeatedUInt64(message, &field, position)
                                                           : reflection.GetUInt64(message, &field)));
    case FieldDescriptor::CPPTYPE_DOUBLE:
        return QString::number(isElement ? reflection.GetRepeatedDouble(message, &field, position)
                                         : reflection.GetDouble(message, &field));
    case FieldDescriptor::CPPTYPE_FLOAT:
        return QString::number(static_cast<double>(isElement ? reflection.GetRepeatedFloat(message, &field, position)
                                                             : reflection.GetFloat(message, &field)));
    case FieldDescriptor::CPPTYPE_BOOL:
        return (isElement ? reflection.GetRepeatedBool(message, &field, position) : reflection.GetBool(message, &field))
                   ? QStringLiteral("true")
                   : QStringLiteral("false");
    case FieldDescriptor::CPPTYPE_ENUM:
        return enumText(field, isElement ? reflection.GetRepeatedEnumValue(message, &field, position)
                                         : reflection.GetEnumValue(message, &field));
    case FieldDescriptor::CPPTYPE_STRING:
        return textOf(isElement ? reflection.GetRepeatedStringReference(message, &field, position, &scratch)
                                : reflection.GetStringReference(message, &field, &scratch),
                      field);
    case FieldDescriptor::CPPTYPE_MESSAGE:
        break;
    }
    return {};
}

bool haveEqualValues(const google::protobuf::Reflection& reflection, const Message& a, const Message& b,
                     const FieldDescriptor& field)
{
    std::string scratchOfA;
    std::string scratchOfB;
    switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
        return reflection.GetInt32(a, &field) == reflection.GetInt32(b, &field);
    case FieldDescriptor::CPPTYPE_INT64:
        return reflection.GetInt64(a, &field) == reflection.GetInt64(b, &field);
    case FieldDescriptor::CPPTYPE_UINT32:
        return reflection.GetUInt32(a, &field) == reflection.GetUInt32(b, &field);
    case FieldDescriptor::CPPTYPE_UINT64:
        return reflection.GetUInt64(a, &field) == reflection.GetUInt64(b, &field);
    case FieldDescriptor::CPPTYPE_BOOL:
        return reflection.GetBool(a, &field) == reflection.GetBool(b, &field);
    case FieldDescriptor::CPPTYPE_ENUM:
        return reflection.GetEnumValue(a, &field) == reflection.GetEnumValue(b, &field);
    case FieldDescriptor::CPPTYPE_STRING:
        return reflection.GetStringReference(a, &field, &scratchOfA) ==
               reflection.GetStringReference(b, &field, &scratchOfB);
    default:
        // As text, so that NaN equals NaN.
        return fieldText(a, field, -1) == fieldText(b, field, -1);
    }
}

bool haveEqualElements(const Message& a, const Message& b, const FieldDescriptor& field, int position)
{
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_STRING)
        return fieldText(a, field, position) == fieldText(b, field, position);
    std::string scratchOfA;
    std::string scratchOfB;
    return a.GetReflection()->GetRepeatedStringReference(a, &field, position, &scratchOfA) ==
           b.GetReflection()->GetRepeatedStringReference(b, &field, position, &scratchOfB);
}

} // namespace chronoscope
