// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/decodedpayload.h"

#include "models/core/format.h"
#include "models/payload/displaytext.h"
#include "models/payload/jsonformat.h"

#include <temporal/api/common/v1/message.pb.h>

#include <QByteArray>
#include <QCoreApplication>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr int LongestMetadataValue = 500;
constexpr std::size_t HexadecimalPreviewBytes = 32;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::DecodedPayload)
};

QString firstCharacters(std::string_view bytes, int maximumCharacters)
{
    const std::string_view beginning = bytes.substr(0, static_cast<std::size_t>(maximumCharacters) * 4 + 4);
    return singleLine(QString::fromUtf8(beginning.data(), static_cast<qsizetype>(beginning.size())), maximumCharacters);
}

QString hexadecimal(std::string_view bytes)
{
    const std::string_view beginning = bytes.substr(0, HexadecimalPreviewBytes);
    const QByteArray raw(beginning.data(), static_cast<qsizetype>(beginning.size()));
    QString text = QString::fromLatin1(raw.toHex(' '));
    if (beginning.size() < bytes.size())
        text += QStringLiteral(" …");
    return text;
}

PayloadKind kindOf(std::string_view encoding, std::string_view data)
{
    if (encoding == "binary/null")
        return PayloadKind::Null;
    if (encoding.starts_with("json/"))
        return PayloadKind::Json;
    if (encoding == "binary/plain")
        return looksLikeText(data) ? PayloadKind::Text : PayloadKind::Binary;
    return PayloadKind::Unknown;
}

PayloadMetadata metadataEntry(const std::string& key, const std::string& value)
{
    PayloadMetadata entry;
    entry.key = firstCharacters(key, LongestMetadataValue);
    entry.isText = looksLikeText(value);
    entry.value = entry.isText ? firstCharacters(value, LongestMetadataValue) : hexadecimal(value);
    return entry;
}

} // namespace

PayloadKind payloadKind(const temporal::api::common::v1::Payload& payload)
{
    const auto encoding = payload.metadata().find("encoding");
    return kindOf(encoding == payload.metadata().end() ? std::string_view() : encoding->second, payload.data());
}

DecodedPayload decodePayload(const temporal::api::common::v1::Payload& payload, std::shared_ptr<const void> owner)
{
    DecodedPayload decoded;
    std::string_view encoding;
    for (const auto& [key, value] : payload.metadata()) {
        decoded.metadata.push_back(metadataEntry(key, value));
        if (key == "encoding")
            encoding = value;
        else if (key == "messageType")
            decoded.messageType = firstCharacters(value, LongestMetadataValue);
    }
    std::sort(decoded.metadata.begin(), decoded.metadata.end(),
              [](const PayloadMetadata& a, const PayloadMetadata& b) { return a.key < b.key; });
    for (const auto& external : payload.external_payloads())
        decoded.externalBytes += external.size_bytes();
    decoded.encoding = firstCharacters(encoding, LongestMetadataValue);
    decoded.kind = kindOf(encoding, payload.data());
    decoded.bytes = SharedBytes(std::move(owner), payload.data());
    return decoded;
}

QString DecodedPayload::encodingName() const
{
    return encoding.isEmpty() ? Texts::tr("no encoding given") : encoding;
}

QString DecodedPayload::description() const
{
    QString text = encodingName();
    if (!messageType.isEmpty())
        text += QStringLiteral(" · ") + messageType;
    return text + QStringLiteral(" · ") + formatBytes(sizeBytes());
}

QString DecodedPayload::note() const
{
    if (externalBytes > 0)
        return Texts::tr("The value (%1) is kept in external storage; this is the reference to it.")
            .arg(formatBytes(externalBytes));
    if (encoding == QLatin1String("binary/encrypted"))
        return Texts::tr("Encrypted by the workflow's codec; these are the encrypted bytes.");
    if (encoding == QLatin1String("binary/zlib") || encoding == QLatin1String("binary/gzip") ||
        encoding == QLatin1String("binary/snappy"))
        return Texts::tr("Compressed by the workflow's codec; these are the compressed bytes.");
    if (encoding == QLatin1String("binary/protobuf"))
        return Texts::tr("A serialized protobuf message; these are its bytes.");
    if (encoding == QLatin1String("json/external-storage-reference"))
        return Texts::tr("The value is kept in external storage; this is the reference to it.");
    return {};
}

QString payloadPreview(const DecodedPayload& payload, int maximumCharacters)
{
    switch (payload.kind) {
    case PayloadKind::Null:
        return QStringLiteral("null");
    case PayloadKind::Json:
        return compactJson(payload.bytes.view(), maximumCharacters);
    case PayloadKind::Text:
        return firstCharacters(payload.bytes.view(), maximumCharacters);
    case PayloadKind::Binary:
    case PayloadKind::Unknown:
        //: encoding and size of a payload whose bytes mean nothing to us
        return singleLine(Texts::tr("%1, %2").arg(payload.encodingName(), formatBytes(payload.sizeBytes())),
                          maximumCharacters);
    }
    return {};
}

QString payloadPreview(std::span<const DecodedPayload> payloads, int maximumCharacters)
{
    QString line;
    for (const DecodedPayload& payload : payloads) {
        if (!line.isEmpty())
            line += QLatin1String(", ");
        line += payloadPreview(payload, maximumCharacters);
        if (line.size() > maximumCharacters)
            break;
    }
    return singleLine(line, maximumCharacters);
}

QString payloadPreview(const temporal::api::common::v1::Payload& payload, int maximumCharacters)
{
    return payloadPreview(decodePayload(payload, nullptr), maximumCharacters);
}

} // namespace chronoscope
