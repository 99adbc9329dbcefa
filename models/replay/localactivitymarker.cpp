// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/localactivitymarker.h"

#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace chronoscope {

namespace {

/// The whole number of a key, behind a place in JSON text. Core writes this JSON itself, flat and never encoded. Quotes
/// inside of strings are escaped, so text that looks like a key is one.
std::optional<std::int64_t> numberOf(std::string_view json, std::string_view key, std::size_t from = 0)
{
    const std::size_t found = json.find(key, from);
    if (found == std::string_view::npos)
        return std::nullopt;
    const std::size_t begin = json.find_first_not_of(' ', found + key.size());
    if (begin == std::string_view::npos)
        return std::nullopt;
    std::int64_t number = 0;
    const auto parsed = std::from_chars(json.data() + begin, json.data() + json.size(), number);
    return parsed.ec == std::errc() ? std::optional(number) : std::nullopt;
}

} // namespace

LocalActivityMarker localActivityMarkerOf(const History& history, EventIndex marker)
{
    LocalActivityMarker result;
    const auto& details = history.event(marker).marker_recorded_event_attributes().details();
    const auto found = details.find("data");
    if (found == details.end() || found->second.payloads().empty())
        return result;
    const std::string_view json = found->second.payloads(0).data();
    if (const auto index = numberOf(json, "\"activation_index\":"); index && *index >= 0)
        result.activation = static_cast<std::uint16_t>(std::min<std::int64_t>(*index, 0xFFFF));
    if (const std::size_t asked = json.find("\"original_schedule_time\":"); asked != std::string_view::npos) {
        const auto seconds = numberOf(json, "\"seconds\":", asked);
        if (seconds && *seconds > EarliestSecond && *seconds < LatestSecond)
            result.firstAsked =
                Instant(*seconds * NanosecondsPerSecond + numberOf(json, "\"nanos\":", asked).value_or(0));
    }
    return result;
}

} // namespace chronoscope
