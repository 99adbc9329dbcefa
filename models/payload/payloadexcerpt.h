// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/decodedpayload.h"

#include <span>
#include <string>
#include <vector>

namespace chronoscope {

/// The beginning of one or several payloads as text for a small box.
struct PayloadExcerpt {
    std::string text;    ///< UTF-8
    bool isJson = false; ///< to be coloured as JSON
    bool isWhole = true; ///< nothing was left out
};

/// A single small JSON value is indented; of several payloads each gets a line with its position, or its name where it has
/// one. Reads a few kilobytes at most, however large the payloads are. Names and payloads go together.
[[nodiscard]] PayloadExcerpt excerptOf(std::span<const DecodedPayload> payloads, std::span<const QString> names);

/// "4 payloads · json/plain · 19 B": how many, their encodings and their size together.
[[nodiscard]] QString describePayloads(std::span<const DecodedPayload> payloads);

} // namespace chronoscope
