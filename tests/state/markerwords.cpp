// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/state/markerwords.h"

#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>
#include <QVariant>

namespace chronoscope::test {

namespace {

using Payload = temporal::api::common::v1::Payload;
using Marker = temporal::api::history::v1::MarkerRecordedEventAttributes;

std::string bytesOf(const Marker& marker, const char* key)
{
    const auto found = marker.details().find(key);
    return found == marker.details().end() || found->second.payloads_size() == 0 ? std::string()
                                                                                 : found->second.payloads(0).data();
}

QJsonValue jsonOf(const Marker& marker, const char* key)
{
    const auto found = marker.details().find(key);
    if (found == marker.details().end() || found->second.payloads_size() == 0)
        return {};
    const Payload& payload = found->second.payloads(0);
    const auto encoding = payload.metadata().find("encoding");
    if (encoding == payload.metadata().end() || encoding->second != "json/plain")
        return {};
    const QByteArray array = '[' + QByteArray::fromStdString(payload.data()) + ']';
    return QJsonDocument::fromJson(array)[0];
}

std::string scalarOf(const Marker& marker, const char* key)
{
    const QJsonValue value = jsonOf(marker, key);
    return value.isObject() || value.isArray() ? std::string() : value.toVariant().toString().toStdString();
}

} // namespace

std::string versionId(const Marker& marker)
{
    if (marker.marker_name() == "core_patch") {
        const std::string id = jsonOf(marker, "patch-data")["id"].toString().toStdString();
        return id.empty() ? bytesOf(marker, "patch_id") : id;
    }
    const std::string id = scalarOf(marker, "change-id");
    return id.empty() ? scalarOf(marker, "changeId") : id;
}

std::string versionValue(const Marker& marker)
{
    if (marker.marker_name() == "Version")
        return scalarOf(marker, "version");
    const bool isOld = jsonOf(marker, "patch-data")["id"].toString().isEmpty();
    const std::string byte = bytesOf(marker, "deprecated");
    const bool isDeprecated = isOld ? byte == std::string(1, '\1') || byte == "1" || byte == "true"
                                    : jsonOf(marker, "patch-data")["deprecated"].toBool();
    return isDeprecated ? "deprecated" : "";
}

} // namespace chronoscope::test
