// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"
#include "models/timeline/lanelayout.h"
#include "models/timeline/rowgeometry.h"

#include <optional>

namespace chronoscope {

/// Where the keyboard goes from a bar. All take and give positions in the layout; LaneLayout::None means nowhere.
/// They cost a few binary searches, except nextFailure(), which costs one over the failures.

/// The bar before or after in the same lane.
[[nodiscard]] std::uint32_t neighbourInLane(const LaneLayout& layout, std::uint32_t position, bool forward);

/// The bar of the next lane above or below that is going on at the same time, else the one nearest in time; passes over
/// headers. In a collapsed section it is any bar of it.
[[nodiscard]] std::uint32_t neighbourLane(const LaneLayout& layout, const RowGeometry& geometry, std::uint32_t position,
                                          bool down);

/// The failed bar that begins after (or before) this one; goes round at the end. From None: the first that begins at or
/// after the time, or the last before it.
[[nodiscard]] std::uint32_t nextFailure(const LaneLayout& layout, std::uint32_t position, std::int64_t time,
                                        bool forward);

/// The bar with which the keyboard begins: the first that begins at or after the time, else the first of all.
[[nodiscard]] std::uint32_t firstBarFrom(const LaneLayout& layout, std::int64_t time);

/// Where a cursor that goes by key stops next: the nearest time of an event that is at least so far away; none where no
/// event is. Looks at every event once.
[[nodiscard]] std::optional<Instant> nextEventTime(const History& history, Instant from, Duration atLeast, bool later);

} // namespace chronoscope
