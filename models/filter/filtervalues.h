// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filtercondition.h"
#include "models/history/runsnapshot.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace chronoscope {

/// A value that occurs in a run, and how often: in groups, save for types of events.
struct FilterValue {
    FilterCondition condition;
    std::size_t count = 0;
};

/// What the filters of a run can ask for.
struct FilterValues {
    std::vector<FilterValue> categories; ///< in the order of GroupKind
    std::vector<FilterValue> statuses;   ///< in the order of Status
    std::vector<FilterValue> types;      ///< the most frequent first; no timers, whose names are numbers
    std::vector<FilterValue> eventTypes; ///< the most frequent first; counts events
    std::vector<FilterValue> workers;    ///< the most frequent first
};

/// Looks at each group and event once, which takes about a millisecond for the largest history. Any thread.
[[nodiscard]] FilterValues filterValuesOf(const RunSnapshot& snapshot);

/// The type of a group as a condition; none for kinds whose groups have no type.
[[nodiscard]] std::optional<FilterCondition> typeConditionOf(const EventGroups& groups, GroupIndex group);

} // namespace chronoscope
