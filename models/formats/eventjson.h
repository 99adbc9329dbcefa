// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <QByteArray>

namespace chronoscope {

enum class JsonStyle {
    Compact, ///< on one line
    Indented ///< two spaces for each level
};

/// The event as proto JSON, the way "temporal workflow show --output json" prints it: lowerCamelCase names, enums by name,
/// 64-bit integers as strings, bytes as base64, fields at their default left out.
///
/// What the schema lacks is in it: unknown JSON fields and values stand where they stood in the file, word for word. Unknown
/// fields of a binary event stand in their message under the key "unknownFields" as a list of
/// {"number":…, "wireType":"varint"|"fixed32"|"fixed64"|"length"|"group", "value":…}, integers as strings, bytes and groups
/// as base64. Usable from every thread; the event itself is not touched.
[[nodiscard]] QByteArray eventToJson(const History& history, EventIndex index, JsonStyle style = JsonStyle::Compact);

} // namespace chronoscope
