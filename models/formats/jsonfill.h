// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/eventpath.h"
#include "models/formats/jsonvalue.h"
#include "models/formats/schematables.h"
#include "models/history/finding.h"
#include "models/history/history.h"

#include <simdjson.h>

#include <string>
#include <string_view>
#include <vector>

namespace chronoscope {

/// Something odd in an event that is still being read; its id may come last.
struct FillNote {
    Finding::Kind kind = Finding::Kind::Other;
    std::string path;
    std::string value;           ///< start of what stood there
    const char* where = nullptr; ///< into the text that is being read
};

/// Fills HistoryEvent messages from JSON as it comes, guided by the schema's tables. What does not fit the schema is
/// kept as text, with a note; the rest of the event is filled all the same. One object serves one thread for many events.
///
/// An error means that the text is no JSON: the event is incomplete and must be thrown away.
class JsonFiller {
public:
    [[nodiscard]] simdjson::error_code fill(simdjson::ondemand::object object, HistoryEvent& event);

    /// What the last event held beyond the schema.
    [[nodiscard]] std::vector<UnknownJson>& unknown() { return m_unknown; }
    [[nodiscard]] const std::vector<FillNote>& notes() const { return m_notes; }

private:
    using Error = simdjson::error_code;
    using Message = google::protobuf::Message;
    /// Where a payload may stand decoded, in place of its bytes, decides what an object without metadata means.
    enum class PayloadPlace { Field, DecodedList };

    Error fillFields(simdjson::ondemand::object object, Message& message, const MessageTable& table,
                     const EventPath* path);
    Error fillField(JsonValue json, Message& message, const MessageTable& table, const FieldEntry& field,
                    const EventPath& path);
    Error fillWrapper(JsonValue json, Message& message, const MessageTable& table, const EventPath* path,
                      std::string_view name);
    Error fillRepeated(JsonValue json, Message& message, const MessageTable& table, const FieldEntry& field,
                       const EventPath& path);
    Error fillMap(JsonValue json, Message& message, const MessageTable& table, const FieldEntry& field,
                  const EventPath& path);
    Error fillMapValue(JsonValue json, Message& message, const MessageTable& table, const FieldEntry& field,
                       std::string key, const EventPath& path);
    Error addMapEntry(JsonValue json, Message& message, const MessageTable& table, const FieldEntry& field,
                      std::string key, const EventPath& path);

    /// Clears isFilled when nothing of the value fitted the message; the value is kept as text then.
    Error fillMessage(JsonValue json, Message& message, const MessageTable& table, const EventPath& path,
                      bool& isFilled);
    Error fillByForm(JsonValue json, Message& message, const MessageTable& table, const EventPath& path,
                     bool& isFilled);
    Error fillTime(JsonValue json, Message& message, const MessageTable& table, const EventPath& path, bool& isFilled);
    Error fillOther(JsonValue json, Message& message, const EventPath& path, bool& isFilled);
    Error fillScalar(JsonValue json, Message& message, const MessageTable& table, const FieldEntry& field,
                     const EventPath& path);
    Error fillEnum(JsonValue json, Message& message, const MessageTable& table, const FieldEntry& field,
                   const EventPath& path);
    Error fillText(JsonValue json, Message& message, const MessageTable& table, const FieldEntry& field,
                   const EventPath& path);

    Error fillPayload(JsonValue json, Message& message, const MessageTable& table, const EventPath& path,
                      PayloadPlace place);
    Error fillPayloadObject(simdjson::ondemand::object object, Message& message, const MessageTable& table,
                            const EventPath& path, bool& isPayload);
    Error fillPayloads(JsonValue json, Message& message, const MessageTable& table, const EventPath& path);
    Error collectMetadata(JsonValue json, const EventPath& path);
    /// True when the metadata is plain text instead of base64.
    bool storeMetadata(Message& message, const EventPath& path);
    Error storeData(std::string_view raw, bool isPlain, Message& message, const EventPath& path);
    Error storeDecoded(JsonValue json, Message& message, const EventPath& path);

    Error text(std::string_view token, std::string& target);
    /// Checks that the token is a string.
    static Error checkString(std::string_view token);
    Error rawText(JsonValue json, std::string_view& target);
    Error keep(JsonValue json, const EventPath& path, Finding::Kind kind);
    /// A field that is there already, or another one of a oneof: kept beside the first.
    Error keepExtra(JsonValue json, const EventPath& path);
    void keepText(std::string_view raw, const EventPath& path, Finding::Kind kind);
    void note(Finding::Kind kind, const EventPath& path, std::string_view value);

    struct Metadata {
        std::string key;
        std::string_view raw;  ///< as it stands in the file
        std::string unescaped; ///< only where it has escapes
        [[nodiscard]] std::string_view text() const
        {
            return unescaped.empty() ? raw.substr(1, raw.size() - 2) : std::string_view(unescaped);
        }
    };

    std::vector<UnknownJson> m_unknown;
    std::vector<FillNote> m_notes;
    std::vector<Metadata> m_metadata; ///< of the payload that is being filled
    int m_depth = 0;
};

} // namespace chronoscope
