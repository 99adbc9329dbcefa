// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replay/workflowtasks.h"

#include <cstdint>
#include <vector>

namespace chronoscope {

/// The tries of workflow tasks in a history, in the order of their first events.
struct AttemptList {
    std::vector<TaskAttempt> attempts;
    /// Of each try: how many command events stand before its start, or before its close where it lacks a start.
    std::vector<std::uint32_t> commandsBefore;
};

/// Every workflow task event before the position `end` belongs to exactly one try; an event whose partner is missing is a
/// try of its own. A server writes one try after the other, so nothing but the order decides. Linear.
[[nodiscard]] AttemptList listAttempts(const History& history, std::uint32_t end);

} // namespace chronoscope
