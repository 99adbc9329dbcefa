// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"

#include <span>

namespace chronoscope {

/// A run of some of the events of another: a selection or a range of time, for exporting it alone. Events keep their ids
/// and all they hold, what the schema lacks included; groups and findings are those of the part, facts those of the whole
/// run. Copies the events; meant for the pool.
[[nodiscard]] RunSnapshotPointer partOfRun(const RunSnapshot& run, std::span<const EventIndex> events);

/// The events with ids from first to last.
[[nodiscard]] std::vector<EventIndex> eventsWithIds(const History& history, std::int64_t first, std::int64_t last);
/// The events of every group that is open at some time from start to end, whole: a part of a group would tell nothing.
/// Events without a time belong to their group.
[[nodiscard]] std::vector<EventIndex> eventsWithin(const EventGroups& groups, Instant start, Instant end);

} // namespace chronoscope
