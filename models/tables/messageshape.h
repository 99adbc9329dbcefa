// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/fieldtext.h"

#include <temporal/api/common/v1/message.pb.h>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <vector>

/// How MessageTree looks at messages. For the files of MessageTree only, since it needs the generated headers.
namespace chronoscope::messageshape {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using temporal::api::common::v1::Payload;

inline bool isPayload(const Message& message)
{
    return message.GetDescriptor() == Payload::descriptor();
}

/// To be called for payloads only.
inline const Payload& asPayload(const Message& message)
{
    return static_cast<const Payload&>(message);
}

/// Messages that only wrap a list of payloads: their elements stand in for them, which saves a click.
inline bool isPayloadWrapper(const google::protobuf::Descriptor* type)
{
    const std::string& name = type->full_name();
    return name == "temporal.api.common.v1.Payloads" || name == "temporal.api.common.v1.Header" ||
           name == "temporal.api.common.v1.Memo" || name == "temporal.api.common.v1.SearchAttributes";
}

/// A field whose value is shown in its own line and has nothing below.
inline bool isPlainValue(const FieldDescriptor* field)
{
    return field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || isTimestamp(field->message_type()) ||
           isDuration(field->message_type());
}

inline std::vector<const FieldDescriptor*> setFields(const Message& message)
{
    std::vector<const FieldDescriptor*> fields;
    message.GetReflection()->ListFields(message, &fields);
    return fields;
}

} // namespace chronoscope::messageshape
