// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filteredrun.h"

#include <set>
#include <utility>

namespace chronoscope {

/// The conditions of a filter sorted by what they ask about, and one pass over a run with them. One thread.
class FilterEvaluation {
public:
    FilterEvaluation(RunSnapshotPointer snapshot, const FilterConditions& conditions, CancellationToken cancellation);

    [[nodiscard]] Result<std::shared_ptr<const FilteredRun>> evaluate();

private:
    void take(const CategoryCondition& condition);
    void take(const StatusCondition& condition);
    void take(const TypeCondition& condition);
    void take(const EventTypeCondition& condition);
    void take(const WorkerCondition& condition);
    void take(const TimeCondition& condition);
    void take(const TextCondition& condition);

    /// What is asked of a group as such, save the time.
    [[nodiscard]] bool passes(const EventGroup& group) const;
    [[nodiscard]] bool wasOpenInRange(const EventGroup& group) const;
    [[nodiscard]] bool liesInRange(Instant time) const;
    /// What is asked of an event as such, save the time.
    [[nodiscard]] bool passes(EventIndex event) const;
    [[nodiscard]] bool asksOfEvents() const { return !m_eventTypes.empty() || !m_texts.empty(); }
    /// Finds the events of all texts.
    [[nodiscard]] Result<void> search();
    void judgeGroups(FilteredRun& result) const;
    void judgeEvents(FilteredRun& result) const;

    RunSnapshotPointer m_snapshot;
    CancellationToken m_cancellation;
    std::set<GroupKind> m_categories;
    std::set<Status> m_statuses;
    std::set<std::pair<GroupKind, std::uint32_t>> m_types; ///< kind and nameId
    bool m_asksForType = false;                            ///< though no group of the run has one of the names
    std::set<std::uint32_t> m_workers;                     ///< workerId
    bool m_asksForWorker = false;
    std::set<std::int32_t> m_eventTypes;
    std::vector<TimeRange> m_ranges;
    std::vector<SearchQuery> m_texts;
    std::vector<bool> m_hits; ///< events in which any of the texts is
};

} // namespace chronoscope
