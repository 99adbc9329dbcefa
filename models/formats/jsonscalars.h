// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Scalars of proto JSON (https://protobuf.dev/programming-guides/json), read from their text. Nothing here allocates.
namespace chronoscope::jsonscalars {

/// Seconds since 1970-01-01T00:00:00 UTC and nanoseconds, as google.protobuf.Timestamp and Duration have them.
struct SecondsAndNanos {
    std::int64_t seconds = 0;
    std::int32_t nanos = 0;
    friend bool operator==(const SecondsAndNanos&, const SecondsAndNanos&) = default;
};

/// RFC 3339 without quotes, 0 to 9 fraction digits, "Z" or an offset; years 1 to 9999.
[[nodiscard]] std::optional<SecondsAndNanos> timestamp(std::string_view text);

/// "10s", "-0.500s": decimal seconds with the letter s, without quotes.
[[nodiscard]] std::optional<SecondsAndNanos> duration(std::string_view text);

/// Nanoseconds, as Go's encoding/json writes a time.Duration.
[[nodiscard]] SecondsAndNanos durationFromNanoseconds(std::int64_t nanoseconds);

/// An integer of digits, or a number such as 1e3 or 5.0 whose value is one.
[[nodiscard]] std::optional<std::int64_t> signedInteger(std::string_view text);
[[nodiscard]] std::optional<std::uint64_t> unsignedInteger(std::string_view text);

/// A number, or NaN, Infinity, -Infinity.
[[nodiscard]] std::optional<double> real(std::string_view text);

/// RFC 3339 in UTC with 0, 3, 6 or 9 fraction digits, as proto JSON writes it; empty when outside of years 1 to 9999.
[[nodiscard]] std::string timestampText(SecondsAndNanos time);
/// "10s", "-0.500s"; empty when seconds and nanos have different signs or are out of range.
[[nodiscard]] std::string durationText(SecondsAndNanos length);

} // namespace chronoscope::jsonscalars
