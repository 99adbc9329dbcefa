// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/compareoptions.h"
#include "models/compare/fieldchange.h"
#include "models/compare/ignoredfields.h"
#include "models/core/cancellation.h"
#include "models/core/error.h"
#include "models/history/eventgroup.h"

#include <array>
#include <memory>
#include <vector>

namespace chronoscope {

/// One way in which a group of events differs.
struct Difference {
    DifferenceKind kind = DifferenceKind::Changed;
    GroupIndex groupInA; ///< not valid for what was inserted
    GroupIndex groupInB; ///< not valid for what is missing
    EventIndex eventInA; ///< the first event that differs; not valid where a has none
    EventIndex eventInB;
    Duration durationInA; ///< ns, of what became slower or faster
    Duration durationInB;
    bool isOrderOfEnds = false; ///< of what was moved: it began in the same order, and ended in another
};

/// How run b differs from run a, by what happened. Immutable; any thread may read it. Keeps both runs alive.
struct RunDifference {
    std::shared_ptr<const EventGroups> a;
    std::shared_ptr<const EventGroups> b;
    std::shared_ptr<const IgnoredFields> ignored;
    /// Counterparts of groups and events; not valid where there is none. Each event has one counterpart at most.
    std::vector<GroupIndex> groupInB;
    std::vector<GroupIndex> groupInA;
    std::vector<EventIndex> eventInB;
    std::vector<EventIndex> eventInA;
    /// In the order in which they happened.
    std::vector<Difference> differences;
    std::array<std::size_t, DifferenceKindCount> counts{}; ///< of differences, by kind

    [[nodiscard]] bool isEmpty() const { return differences.empty(); }
    [[nodiscard]] std::size_t count(DifferenceKind kind) const { return counts[static_cast<std::size_t>(kind)]; }
    /// Groups that have a counterpart.
    [[nodiscard]] std::size_t pairedGroups() const;
};

/// Aligns two runs and finds what differs. Blocks, and uses the pool; linear in the number of events but for sorting.
/// Progress counts in steps, may be null and must live until the end. Error: Cancelled.
[[nodiscard]] Result<std::shared_ptr<const RunDifference>> compareRuns(const std::shared_ptr<const EventGroups>& a,
                                                                       const std::shared_ptr<const EventGroups>& b,
                                                                       const CompareOptions& options = {},
                                                                       const CancellationToken& cancellation = {},
                                                                       Progress* progress = nullptr);

/// How many changes are told of one difference at most.
constexpr std::size_t MostFieldChanges = 500;

/// The values that differ, event by event. Of what only one run has, all that its events say. Empty for what was moved or
/// took longer. Pure; any thread.
[[nodiscard]] std::vector<FieldChange> changesOf(const RunDifference& runs, const Difference& difference,
                                                 std::size_t most = MostFieldChanges);

} // namespace chronoscope
