// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/state/versionmarker.h"

#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <simdjson.h>

#include <string_view>

namespace chronoscope {

namespace {

using temporal::api::common::v1::Payload;
using Marker = temporal::api::history::v1::MarkerRecordedEventAttributes;

constexpr std::size_t MaximumDetailBytes = 64 * 1024;

/// The only payload that these markers have below each of their keys; null where it is missing, empty or too large.
const Payload* detail(const Marker& marker, const char* key)
{
    const auto found = marker.details().find(key);
    if (found == marker.details().end() || found->second.payloads_size() == 0)
        return nullptr;
    const Payload& payload = found->second.payloads(0);
    return payload.data().empty() || payload.data().size() > MaximumDetailBytes ? nullptr : &payload;
}

std::string_view encodingOf(const Payload& payload)
{
    const auto found = payload.metadata().find("encoding");
    return found == payload.metadata().end() ? std::string_view() : std::string_view(found->second);
}

/// One byte in old patch markers; a JSON word in what was written by hand.
bool isTrue(const Payload& payload)
{
    const std::string& data = payload.data();
    return data == "true" || (data.size() == 1 && data[0] != '\0' && data[0] != '0');
}

} // namespace

class VersionMarkerReader::Parser {
public:
    [[nodiscard]] VersionMarker version(const Marker& marker)
    {
        VersionMarker result;
        result.id = scalar(detail(marker, "change-id"));
        if (result.id.empty())
            result.id = scalar(detail(marker, "changeId"));
        result.value = scalar(detail(marker, "version"));
        return result;
    }

    [[nodiscard]] VersionMarker patch(const Marker& marker)
    {
        VersionMarker result;
        if (const Payload* data = detail(marker, "patch-data"))
            readPatchData(*data, result);
        if (const Payload* bareId = detail(marker, "patch_id"); result.id.empty() && bareId) {
            result.id = bareId->data();
            const Payload* deprecated = detail(marker, "deprecated");
            if (deprecated && isTrue(*deprecated))
                result.value = "deprecated";
        }
        return result;
    }

private:
    void readPatchData(const Payload& payload, VersionMarker& result)
    {
        simdjson::dom::element data;
        if (!parse(payload, data))
            return;
        if (std::string_view id; data["id"].get(id) == simdjson::SUCCESS)
            result.id = id;
        if (bool isDeprecated = false; data["deprecated"].get(isDeprecated) == simdjson::SUCCESS && isDeprecated)
            result.value = "deprecated";
    }

    [[nodiscard]] std::string scalar(const Payload* payload)
    {
        simdjson::dom::element element;
        if (!payload || !parse(*payload, element) || element.is_object() || element.is_array() || element.is_null())
            return {};
        if (std::string_view text; element.get(text) == simdjson::SUCCESS)
            return std::string(text);
        return simdjson::minify(element);
    }

    /// The element lives until the next call.
    [[nodiscard]] bool parse(const Payload& payload, simdjson::dom::element& element)
    {
        // Copies into a padded buffer of its own.
        return encodingOf(payload) == "json/plain" &&
               m_json.parse(payload.data().data(), payload.data().size(), true).get(element) == simdjson::SUCCESS;
    }

    simdjson::dom::parser m_json;
};

VersionMarkerReader::VersionMarkerReader() : m_parser(std::make_unique<Parser>())
{
}

VersionMarkerReader::~VersionMarkerReader() = default;

std::optional<VersionMarker> VersionMarkerReader::read(const Marker& marker)
{
    VersionMarker result;
    if (marker.marker_name() == "Version")
        result = m_parser->version(marker);
    else if (marker.marker_name() == "core_patch")
        result = m_parser->patch(marker);
    if (result.id.empty())
        return std::nullopt;
    return result;
}

} // namespace chronoscope
