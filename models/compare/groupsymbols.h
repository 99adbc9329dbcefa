// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/ignoredfields.h"
#include "models/compare/sequencealignment.h"
#include "models/history/eventgroup.h"

#include <span>
#include <vector>

namespace chronoscope {

/// What the groups of a run are, to be told from those of another run: by kind, name, id and content, not by row. Workflow
/// tasks are apart, since their number follows the timing: they are what they led to.
struct GroupSequence {
    std::vector<GroupIndex> groups; ///< in order of their first events
    std::vector<Symbols> levels;    ///< from the most particular to the most general
};

/// All groups but workflow tasks: by everything that is compared of the first event, by payloads, by id, by name.
/// Uses the pool.
[[nodiscard]] GroupSequence operationsOf(const EventGroups& groups, const IgnoredFields& ignored);

/// The workflow tasks: by all groups that their commands made, by the first of them, by nothing. "names" gives each group
/// a number that its counterpart in the other run has too.
[[nodiscard]] GroupSequence workflowTasksOf(const EventGroups& groups, std::span<const std::uint64_t> names);

} // namespace chronoscope
