// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/payloadexcerpt.h"

#include "models/core/format.h"
#include "models/payload/jsonformat.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr std::size_t LargestIndentedJson = 8 * 1024;
constexpr std::size_t LongestText = 4 * 1024;
constexpr int LineCharacters = 400;
constexpr std::size_t MostLines = 100;
constexpr int MostEncodings = 2;

PayloadExcerpt excerptOfOne(const DecodedPayload& payload)
{
    PayloadExcerpt excerpt;
    const std::string_view bytes = payload.bytes.view();
    if (payload.kind == PayloadKind::Json && bytes.size() <= LargestIndentedJson) {
        if (Result<std::string> indented = formatJson(bytes)) {
            excerpt.text = std::move(*indented);
            excerpt.isJson = true;
            return excerpt;
        }
    }
    if (payload.kind == PayloadKind::Json || payload.kind == PayloadKind::Text) {
        excerpt.isJson = payload.kind == PayloadKind::Json;
        excerpt.isWhole = bytes.size() <= LongestText;
        excerpt.text = bytes.substr(0, LongestText);
        if (!excerpt.isWhole)
            excerpt.text += "…";
        return excerpt;
    }
    excerpt.text = payloadPreview(payload).toStdString();
    excerpt.isWhole = payload.kind == PayloadKind::Null;
    return excerpt;
}

} // namespace

PayloadExcerpt excerptOf(std::span<const DecodedPayload> payloads, std::span<const QString> names)
{
    if (payloads.size() == 1 && (names.empty() || names[0].isEmpty()))
        return excerptOfOne(payloads[0]);
    PayloadExcerpt excerpt;
    const std::size_t count = std::min(payloads.size(), MostLines);
    qsizetype widest = 0;
    for (std::size_t position = 0; position < count; ++position)
        widest = std::max(widest, names[position].size());
    const std::size_t digits = std::to_string(payloads.size() - 1).size();
    for (std::size_t position = 0; position < count; ++position) {
        const QString preview = payloadPreview(payloads[position], LineCharacters);
        const QString label = names[position].isEmpty()
                                  ? QString::number(position).rightJustified(static_cast<qsizetype>(digits))
                                  : names[position].leftJustified(std::min<qsizetype>(widest, 24));
        excerpt.text += QStringLiteral("%1  %2\n").arg(label, preview).toStdString();
        const bool isScalarWhole = preview.size() < LineCharacters && (payloads[position].kind == PayloadKind::Json ||
                                                                       payloads[position].kind == PayloadKind::Text ||
                                                                       payloads[position].kind == PayloadKind::Null);
        excerpt.isWhole = excerpt.isWhole && isScalarWhole;
    }
    if (count < payloads.size()) {
        excerpt.isWhole = false;
        excerpt.text += "…\n";
    }
    if (!excerpt.text.empty())
        excerpt.text.pop_back();
    return excerpt;
}

QString describePayloads(std::span<const DecodedPayload> payloads)
{
    QStringList encodings;
    std::int64_t bytes = 0;
    for (const DecodedPayload& payload : payloads) {
        bytes += payload.sizeBytes();
        if (!encodings.contains(payload.encodingName()))
            encodings.append(payload.encodingName());
    }
    const auto payloadCount = static_cast<int>(payloads.size());
    const auto encodingCount = static_cast<int>(encodings.size());
    QStringList parts;
    if (payloadCount > 1)
        parts.append(
            QCoreApplication::translate("chronoscope::PayloadExcerpt", "%n payload(s)", nullptr, payloadCount));
    if (encodingCount > MostEncodings)
        parts.append(
            QCoreApplication::translate("chronoscope::PayloadExcerpt", "%n encoding(s)", nullptr, encodingCount));
    else
        parts.append(encodings.join(QLatin1String(", ")));
    parts.append(formatBytes(bytes));
    return parts.join(QStringLiteral(" · "));
}

} // namespace chronoscope
