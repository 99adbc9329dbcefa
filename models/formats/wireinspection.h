// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/findingcollector.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace chronoscope {

/// Reports what this version's schema lacks in a binary event: unknown fields and enum values. They stay inside of the
/// message; protobuf itself keeps quiet about them. "origin" is where the bytes begin in the file.
void inspectEvent(std::string_view event, std::int64_t origin, FindingCollector& findings);

/// Replaces every byte of text fields that is not UTF-8 by a question mark, so that protobuf accepts the event, and reports
/// where. False when there was none.
[[nodiscard]] bool repairTexts(std::string& event, std::int64_t origin, FindingCollector& findings);

} // namespace chronoscope
