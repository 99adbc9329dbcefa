// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/eventtext.h"
#include "models/history/finding.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chronoscope {

/// A stretch of a text that could not be read as events.
struct DamagedPart {
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct RecoveredEvents {
    std::vector<eventtext::Span> events;
    std::vector<DamagedPart> parts; ///< what lies between, without white space and commas alone
};

/// Finds every event that is whole between two positions of a text that is no JSON: something is missing, too much or
/// garbled. Linear in the size of the text.
[[nodiscard]] RecoveredEvents recoverEvents(std::string_view text, std::size_t begin, std::size_t end);

/// The part in words: an event that is cut by the end of the file, one that is garbled, or something between events.
/// isKnownCut: the text is known to end too early, whatever the part holds.
[[nodiscard]] Finding damageFinding(std::string_view text, const DamagedPart& part, bool isKnownCut = false);

/// A copy of the event in which bytes that are not UTF-8 became U+FFFD and control characters inside of strings became
/// escapes. Nothing when there is nothing of that kind to repair.
struct RepairedText {
    std::string text;
    std::size_t firstRepair = 0; ///< position in the original
};
[[nodiscard]] std::optional<RepairedText> repairedText(std::string_view event);

} // namespace chronoscope
