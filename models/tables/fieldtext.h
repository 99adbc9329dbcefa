// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <QString>

class QTimeZone;

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
class Message;
} // namespace google::protobuf

namespace chronoscope {

/// Text of single protobuf fields, by reflection. Pure functions, usable from every thread.

/// True for google.protobuf.Timestamp and Duration, which are values for people and not messages.
[[nodiscard]] bool isTimestamp(const google::protobuf::Descriptor* type);
[[nodiscard]] bool isDuration(const google::protobuf::Descriptor* type);
/// Their values; out of range saturates.
[[nodiscard]] Instant timestampOf(const google::protobuf::Message& timestamp);
[[nodiscard]] Duration durationOf(const google::protobuf::Message& duration);

/// A plain value (number, text, enum, bytes, timestamp, duration) for people, on one line and bounded: enums by name,
/// bytes in hexadecimal with their size, times in the zone. The position is -1 for a field that isn't repeated.
[[nodiscard]] QString fieldText(const google::protobuf::Message& message,
                                const google::protobuf::FieldDescriptor* field, int position, const QTimeZone& zone);
/// The same value whole and exactly, as proto JSON writes it but without quotes: what "copy value" copies.
[[nodiscard]] QString rawFieldText(const google::protobuf::Message& message,
                                   const google::protobuf::FieldDescriptor* field, int position);
/// True for values that proto JSON writes without quotes: numbers up to 32 bits, booleans.
[[nodiscard]] bool isBareInJson(const google::protobuf::FieldDescriptor* field);

/// A text with JSON's quotes and escapes.
[[nodiscard]] QString quotedJson(const QString& text);

} // namespace chronoscope
