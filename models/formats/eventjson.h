// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <QByteArray>

#include <string>

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

/// How payloads stand in the JSON of an event.
enum class PayloadStyle {
    AsRead,  ///< as they stood in the file: base64, or decoded in place
    Base64,  ///< metadata and data as base64: proto JSON, what replayers read, also where the file had them decoded
    Readable ///< metadata as text, data as the JSON or text that it is; bytes that are neither as base64. The Web UI's
             ///< "readable" download
};

struct EventJsonOptions {
    JsonStyle style = JsonStyle::Compact;
    PayloadStyle payloads = PayloadStyle::AsRead;
    int level = 0; ///< of the event in the document around it, for its indentation
};

/// Appends what eventToJson() gives to a text. Usable from every thread.
void appendEventJson(std::string& target, const History& history, EventIndex index, const EventJsonOptions& options);

} // namespace chronoscope
