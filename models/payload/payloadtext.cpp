// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/payloadtext.h"

#include "models/payload/decodedpayload.h"

#include <temporal/api/common/v1/message.pb.h>

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonParseError>

namespace chronoscope {

std::optional<std::string_view> payloadAsJson(const temporal::api::common::v1::Payload& payload)
{
    const std::string_view data = payload.data();
    if (payloadKind(payload) != PayloadKind::Json)
        return std::nullopt;
    // Qt reads whole documents only; and numbers of any length, of which this keeps the text.
    const QByteArray array = '[' + QByteArray(data.data(), static_cast<qsizetype>(data.size())) + ']';
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(array, &error);
    if (error.error != QJsonParseError::NoError || document.array().size() != 1)
        return std::nullopt;
    return data;
}

QString payloadAsText(const temporal::api::common::v1::Payload& payload)
{
    if (payloadKind(payload) != PayloadKind::Text)
        return payloadPreview(payload);
    return QString::fromUtf8(payload.data().data(), static_cast<qsizetype>(payload.data().size()));
}

} // namespace chronoscope
