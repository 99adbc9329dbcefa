// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace google::protobuf {
class FieldDescriptor;
class Message;
class Reflection;
} // namespace google::protobuf

namespace chronoscope {

/// The value of a field that is no message, on one line and of bounded length; position is -1 unless it is a list.
[[nodiscard]] QString fieldText(const google::protobuf::Message& message,
                                const google::protobuf::FieldDescriptor& field, int position);

/// Whether a field that is no message has the same value in two messages of the reflection's type.
[[nodiscard]] bool haveEqualValues(const google::protobuf::Reflection& reflection, const google::protobuf::Message& a,
                                   const google::protobuf::Message& b, const google::protobuf::FieldDescriptor& field);
[[nodiscard]] bool haveEqualElements(const google::protobuf::Message& a, const google::protobuf::Message& b,
                                     const google::protobuf::FieldDescriptor& field, int position);

} // namespace chronoscope
