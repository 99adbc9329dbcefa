// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/scalartext.h"

#include "models/formats/numbertext.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

namespace chronoscope {

namespace protobuf = google::protobuf;

std::string scalarText(const protobuf::Message& message, const MessageTable& table, const FieldEntry& field, int index)
{
    const protobuf::Reflection& reflection = table.reflection();
    const auto get = [&](auto single, auto repeated) {
        return index < 0 ? (reflection.*single)(message, field.descriptor)
                         : (reflection.*repeated)(message, field.descriptor, index);
    };
    using R = protobuf::Reflection;
    switch (field.form) {
    case FieldForm::Int32:
        return numberText(get(&R::GetInt32, &R::GetRepeatedInt32));
    case FieldForm::Int64:
        return numberText(get(&R::GetInt64, &R::GetRepeatedInt64));
    case FieldForm::UInt32:
        return numberText(get(&R::GetUInt32, &R::GetRepeatedUInt32));
    case FieldForm::UInt64:
        return numberText(get(&R::GetUInt64, &R::GetRepeatedUInt64));
    case FieldForm::Float:
        return numberText(get(&R::GetFloat, &R::GetRepeatedFloat));
    case FieldForm::Double:
        return numberText(get(&R::GetDouble, &R::GetRepeatedDouble));
    case FieldForm::Bool:
        return get(&R::GetBool, &R::GetRepeatedBool) ? "true" : "false";
    case FieldForm::Enum: {
        const int number = get(&R::GetEnumValue, &R::GetRepeatedEnumValue);
        const auto* value = field.descriptor->enum_type()->FindValueByNumber(number);
        return value != nullptr ? value->name() : numberText(number);
    }
    case FieldForm::String:
    case FieldForm::Bytes:
        return get(&R::GetString, &R::GetRepeatedString);
    case FieldForm::Message:
    case FieldForm::OneofWrapper:
        break;
    }
    return {};
}

} // namespace chronoscope
