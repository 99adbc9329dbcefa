// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/messagecomparison.h"
#include "models/compare/rundifference.h"

#include <vector>

namespace chronoscope {

/// Finds the differences of two runs that are aligned already. Used once, by compareRuns().
class DifferenceFinder {
public:
    DifferenceFinder(RunDifference& runs, const CompareOptions& options) : m_runs(runs), m_options(options) {}

    /// Uses the pool. Leaves the differences unfinished when cancelled.
    void find(const CancellationToken& cancellation);

private:
    using Differences = std::vector<Difference>;

    /// Groups of b, in its order, and groups that only a has where they would stand among them.
    void listGroups();
    void findMoves();
    /// Positions of the counterparts in b of groups of a in order, for those that "include" accepts.
    void markMoved(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& order, bool isOrderOfEnds);
    void describe(GroupIndex groupInA, GroupIndex groupInB, MessageComparison& comparison, Differences& found) const;
    void comparePair(GroupIndex groupInA, GroupIndex groupInB, MessageComparison& comparison, Differences& found) const;
    void compareContent(Difference difference, MessageComparison& comparison, Differences& found) const;
    void compareDurations(const Difference& difference, Differences& found) const;
    [[nodiscard]] bool isCompared(GroupKind kind) const
    {
        return m_options.reportsWorkflowTasks || kind != GroupKind::WorkflowTask;
    }
    void add(Differences& found, Difference difference, DifferenceKind kind) const;

    struct Entry {
        GroupIndex inA;
        GroupIndex inB;
    };
    enum class Move : std::uint8_t { None, Start, End };

    RunDifference& m_runs;
    const CompareOptions& m_options;
    std::vector<Entry> m_entries;
    std::vector<Move> m_moves; ///< by group of b
};

/// Whether two events, or what the schema could not hold of them, differ in what is compared.
[[nodiscard]] bool areEqualEvents(const RunDifference& runs, EventIndex inA, EventIndex inB,
                                  MessageComparison& comparison);

} // namespace chronoscope
