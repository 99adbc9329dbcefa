// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/sharedbytes.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace temporal::api::common::v1 {
class Payload;
}

namespace chronoscope {

/// How the bytes of a payload are to be read.
enum class PayloadKind : std::uint8_t {
    Json,   ///< json/plain, json/protobuf and every other json/...
    Text,   ///< binary/plain that is text
    Binary, ///< binary/plain that is not
    Null,   ///< binary/null: the value null, None, nil, undefined
    Unknown ///< any other encoding: encrypted, compressed, serialized protobuf, or none given
};

/// One entry of a payload's metadata.
struct PayloadMetadata {
    QString key;
    QString value; ///< text where the bytes are text, else hexadecimal; on one line and of bounded length
    bool isText = true;
};

/// A temporal.api.common.v1.Payload, recognised by metadata["encoding"]. A value; usable from every thread.
struct DecodedPayload {
    QString encoding;    ///< raw text of metadata["encoding"], on one line; empty when the payload names none
    QString messageType; ///< full protobuf name, of json/protobuf and binary/protobuf
    PayloadKind kind = PayloadKind::Unknown;
    std::vector<PayloadMetadata> metadata; ///< sorted by key, "encoding" included
    SharedBytes bytes;                     ///< the data as it stands in the history
    std::int64_t externalBytes = 0;        ///< size of what the payload refers to in external storage

    [[nodiscard]] std::int64_t sizeBytes() const { return bytes.size(); }
    /// "json/plain"; for people, a word where there is no encoding.
    [[nodiscard]] QString encodingName() const;
    /// "json/plain · 19 B", with the message type where there is one.
    [[nodiscard]] QString description() const;
    /// What a person should know when the bytes are not the value itself: encrypted, compressed, kept elsewhere. May be empty.
    [[nodiscard]] QString note() const;
};

/// The kind that decodePayload() gives, without anything else. Looks at no more than the first 64 KB of the data.
[[nodiscard]] PayloadKind payloadKind(const temporal::api::common::v1::Payload& payload);

/// Recognises a payload; its bytes stay where they are. The owner keeps the message alive. Cheap: looks at no more than the
/// first 64 KB of the data.
[[nodiscard]] DecodedPayload decodePayload(const temporal::api::common::v1::Payload& payload,
                                           std::shared_ptr<const void> owner);

/// The value on one line: `{"id": 7}`, `plain text`, `null`, `binary/encrypted, 1.2 KB`. Reads only the beginning.
[[nodiscard]] QString payloadPreview(const DecodedPayload& payload, int maximumCharacters = 200);
/// The values of an argument list on one line: `"A-1", 144.48, true`.
[[nodiscard]] QString payloadPreview(std::span<const DecodedPayload> payloads, int maximumCharacters = 200);
/// `payloadPreview(decodePayload(payload))` for a message that stays alive during the call.
[[nodiscard]] QString payloadPreview(const temporal::api::common::v1::Payload& payload, int maximumCharacters = 200);

} // namespace chronoscope
