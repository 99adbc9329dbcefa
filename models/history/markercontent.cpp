// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/markercontent.h"

#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <simdjson.h>

#include <limits>
#include <optional>

namespace chronoscope {

namespace {

using temporal::api::common::v1::Payload;
using Marker = temporal::api::history::v1::MarkerRecordedEventAttributes;

constexpr std::size_t MaximumScalarBytes = 64 * 1024;

std::string_view encodingOf(const Payload& payload)
{
    const auto found = payload.metadata().find("encoding");
    return found == payload.metadata().end() ? std::string_view() : std::string_view(found->second);
}

bool isReadable(const Payload& payload)
{
    return !payload.data().empty() && payload.data().size() <= MaximumScalarBytes;
}

/// The only payload that markers have below each of their keys.
const Payload* detail(const Marker& marker, const char* key)
{
    const auto found = marker.details().find(key);
    if (found == marker.details().end() || found->second.payloads_size() == 0)
        return nullptr;
    return &found->second.payloads(0);
}

std::string scalarAsText(simdjson::dom::element element)
{
    if (std::string_view text; element.get(text) == simdjson::SUCCESS)
        return std::string(text);
    if (element.is_object() || element.is_array() || element.is_null())
        return {};
    return simdjson::minify(element);
}

std::int32_t asAttempt(simdjson::simdjson_result<simdjson::dom::element> value)
{
    std::int64_t attempt = 0;
    if (value.get(attempt) != simdjson::SUCCESS || attempt < 0 || attempt > std::numeric_limits<std::int32_t>::max())
        return 0;
    return static_cast<std::int32_t>(attempt);
}

std::string asText(simdjson::simdjson_result<simdjson::dom::element> value)
{
    simdjson::dom::element element;
    return value.get(element) == simdjson::SUCCESS ? scalarAsText(element) : std::string();
}

} // namespace

class MarkerReader::Parser {
public:
    [[nodiscard]] MarkerContent localActivity(const Marker& marker)
    {
        MarkerContent content{GroupKind::LocalActivity, {}, 0};
        if (const auto data = object(detail(marker, "data"))) {
            // Core writes activity_type and attempt, Go ActivityType and Attempt.
            content.name = asText((*data)["activity_type"]);
            if (content.name.empty())
                content.name = asText((*data)["ActivityType"]);
            content.attempts = asAttempt((*data)["attempt"]);
            if (content.attempts == 0)
                content.attempts = asAttempt((*data)["Attempt"]);
        }
        if (content.name.empty())
            content.name = scalar(detail(marker, "type")); // Java
        if (const auto meta = object(detail(marker, "meta")))
            content.attempts = asAttempt((*meta)["atpt"]);
        return content;
    }

    [[nodiscard]] MarkerContent version(const Marker& marker)
    {
        MarkerContent content{GroupKind::Version, {}, 0};
        content.name = scalar(detail(marker, "change-id")); // Go
        if (content.name.empty())
            content.name = scalar(detail(marker, "changeId")); // Java
        const std::string number = scalar(detail(marker, "version"));
        if (!content.name.empty() && !number.empty())
            content.name += ' ' + number;
        return content;
    }

    [[nodiscard]] MarkerContent patch(const Marker& marker)
    {
        MarkerContent content{GroupKind::Version, {}, 0};
        if (const auto data = object(detail(marker, "patch-data")))
            content.name = asText((*data)["id"]);
        // Older versions wrote the bare id, without an encoding.
        if (const Payload* bare = detail(marker, "patch_id"); content.name.empty() && bare && isReadable(*bare))
            content.name = bare->data();
        return content;
    }

    [[nodiscard]] MarkerContent sideEffect(const Marker& marker)
    {
        MarkerContent content{GroupKind::SideEffect, {}, 0};
        content.name = scalar(detail(marker, "side-effect-id")); // Go
        if (content.name.empty())
            content.name = scalar(detail(marker, "id")); // Java, mutable ones only
        return content;
    }

    [[nodiscard]] std::string scalar(const Payload* payload)
    {
        if (!payload || !isReadable(*payload))
            return {};
        const std::string_view encoding = encodingOf(*payload);
        if (encoding == "binary/plain" || encoding == "text/plain")
            return payload->data();
        const auto element = parse(*payload);
        return element ? scalarAsText(*element) : std::string();
    }

private:
    [[nodiscard]] std::optional<simdjson::dom::element> parse(const Payload& payload)
    {
        if (encodingOf(payload) != "json/plain")
            return std::nullopt;
        simdjson::dom::element element;
        // Copies into a padded buffer of its own.
        if (m_json.parse(payload.data().data(), payload.data().size(), true).get(element) != simdjson::SUCCESS)
            return std::nullopt;
        return element;
    }

    [[nodiscard]] std::optional<simdjson::dom::object> object(const Payload* payload)
    {
        if (!payload || !isReadable(*payload))
            return std::nullopt;
        const auto element = parse(*payload);
        simdjson::dom::object result;
        if (!element || element->get(result) != simdjson::SUCCESS)
            return std::nullopt;
        return result;
    }

    simdjson::dom::parser m_json;
};

MarkerReader::MarkerReader() : m_parser(std::make_unique<Parser>())
{
}

MarkerReader::~MarkerReader() = default;

MarkerContent MarkerReader::read(const Marker& marker)
{
    const std::string_view name = marker.marker_name();
    MarkerContent content;
    if (name == "LocalActivity" || name == "core_local_activity")
        content = m_parser->localActivity(marker);
    else if (name == "Version")
        content = m_parser->version(marker);
    else if (name == "core_patch")
        content = m_parser->patch(marker);
    else if (name == "SideEffect" || name == "MutableSideEffect")
        content = m_parser->sideEffect(marker);
    if (content.name.empty())
        content.name = marker.marker_name();
    return content;
}

QString scalarText(const Payload& payload)
{
    if (!isReadable(payload))
        return {};
    const std::string& data = payload.data();
    const std::string_view encoding = encodingOf(payload);
    if (encoding == "binary/plain" || encoding == "text/plain")
        return QString::fromUtf8(data.data(), static_cast<qsizetype>(data.size()));
    if (encoding != "json/plain")
        return {};
    simdjson::dom::parser parser;
    simdjson::dom::element element;
    if (parser.parse(data.data(), data.size(), true).get(element) != simdjson::SUCCESS)
        return {};
    return QString::fromStdString(scalarAsText(element));
}

} // namespace chronoscope
