// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state/runstate.h"

namespace chronoscope {

/// When a timer fires by its duration; not valid where the event has no time or no duration. Clamped to what an Instant
/// holds.
[[nodiscard]] Instant timerDue(const HistoryEvent& timerStarted, Instant time);

/// Adds what ActivityTaskStarted tells: attempt, and the failure of the attempt before.
void addActivityStart(const HistoryEvent& activityStarted, EventIndex index, OpenItem& item);

/// Makes a workflow task scheduled or started. False when the event tells nothing new.
[[nodiscard]] bool addTaskProgress(const HistoryEvent& event, EventIndex index, GroupIndex group, OpenItem& task);

} // namespace chronoscope
