// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filterevaluation.h"

#include "models/search/historysearch.h"

#include <algorithm>
#include <optional>

namespace chronoscope {

namespace {

/// The number of a name among the interned ones; none when the run lacks it.
std::optional<std::uint32_t> idOf(const EventGroups& groups, const QString& name)
{
    const std::span<const QString> names = groups.names();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<std::uint32_t>(found - names.begin());
}

} // namespace

FilterEvaluation::FilterEvaluation(RunSnapshotPointer snapshot, const FilterConditions& conditions,
                                   CancellationToken cancellation)
    : m_snapshot(std::move(snapshot)), m_cancellation(std::move(cancellation))
{
    for (const FilterCondition& condition : conditions)
        std::visit([this](const auto& asked) { take(asked); }, condition);
}

void FilterEvaluation::take(const CategoryCondition& condition)
{
    m_categories.insert(condition.kind);
}

void FilterEvaluation::take(const StatusCondition& condition)
{
    m_statuses.insert(condition.status);
}

void FilterEvaluation::take(const TypeCondition& condition)
{
    m_asksForType = true;
    if (const auto id = idOf(*m_snapshot->groups, condition.name))
        m_types.insert({condition.kind, *id});
}

void FilterEvaluation::take(const EventTypeCondition& condition)
{
    m_eventTypes.insert(condition.eventType);
}

void FilterEvaluation::take(const WorkerCondition& condition)
{
    m_asksForWorker = true;
    if (const auto id = idOf(*m_snapshot->groups, condition.identity))
        m_workers.insert(*id);
}

void FilterEvaluation::take(const TimeCondition& condition)
{
    m_ranges.push_back(condition.range);
}

void FilterEvaluation::take(const TextCondition& condition)
{
    m_texts.push_back(condition.query);
}

bool FilterEvaluation::passes(const EventGroup& group) const
{
    return (m_categories.empty() || m_categories.contains(group.kind)) &&
           (m_statuses.empty() || m_statuses.contains(group.status)) &&
           (!m_asksForType || m_types.contains({group.kind, group.nameId})) &&
           (!m_asksForWorker || m_workers.contains(group.workerId));
}

bool FilterEvaluation::wasOpenInRange(const EventGroup& group) const
{
    if (m_ranges.empty())
        return true;
    if (!group.start.isValid())
        return false;
    return std::any_of(m_ranges.begin(), m_ranges.end(), [&group](const TimeRange& range) {
        return group.start <= range.end && (!group.end.isValid() || group.end >= range.start);
    });
}

bool FilterEvaluation::liesInRange(Instant time) const
{
    return m_ranges.empty() || std::any_of(m_ranges.begin(), m_ranges.end(),
                                           [time](const TimeRange& range) { return range.contains(time); });
}

bool FilterEvaluation::passes(EventIndex event) const
{
    return (m_eventTypes.empty() || m_eventTypes.contains(m_snapshot->history->type(event))) &&
           (m_texts.empty() || m_hits[event.value]);
}

Result<void> FilterEvaluation::search()
{
    m_hits.assign(m_snapshot->history->size(), false);
    SearchOptions options;
    options.cancellation = m_cancellation;
    options.isFirstOfEventEnough = true;
    options.onHits = [this](const SearchHits& portion) {
        for (const SearchHit& hit : portion.hits)
            m_hits[hit.event.value] = true;
    };
    for (const SearchQuery& query : m_texts) {
        if (auto searched = searchHistory(*m_snapshot->history, query, options); !searched)
            return tl::unexpected(std::move(searched.error()));
    }
    return {};
}

void FilterEvaluation::judgeGroups(FilteredRun& result) const
{
    const EventGroups& groups = *m_snapshot->groups;
    result.m_groups.assign(groups.size(), false);
    for (std::uint32_t position = 0; position < groups.size(); ++position) {
        const GroupIndex index(std::size_t{position});
        const EventGroup& group = groups.group(index);
        if (!passes(group) || !wasOpenInRange(group))
            continue;
        const std::span<const EventIndex> members = groups.members(index);
        if (asksOfEvents() &&
            std::none_of(members.begin(), members.end(), [this](EventIndex event) { return passes(event); }))
            continue;
        result.m_groups[position] = true;
        result.m_passingGroups.push_back(position);
    }
}

void FilterEvaluation::judgeEvents(FilteredRun& result) const
{
    const History& history = *m_snapshot->history;
    const EventGroups& groups = *m_snapshot->groups;
    result.m_events.assign(history.size(), false);
    for (std::uint32_t position = 0; position < history.size(); ++position) {
        const EventIndex event(std::size_t{position});
        if (!passes(event) || !liesInRange(history.time(event)) || !passes(groups.group(groups.groupOf(event))))
            continue;
        result.m_events[position] = true;
        result.m_passingEvents.push_back(position);
    }
}

Result<std::shared_ptr<const FilteredRun>> FilterEvaluation::evaluate()
{
    if (auto searched = search(); !searched)
        return tl::unexpected(std::move(searched.error()));
    if (m_cancellation.isCancelled())
        return tl::unexpected(Error::cancelled());
    auto result = std::make_shared<FilteredRun>();
    result->m_snapshot = m_snapshot;
    judgeGroups(*result);
    judgeEvents(*result);
    return result;
}

Result<std::shared_ptr<const FilteredRun>>
FilteredRun::of(RunSnapshotPointer snapshot, const FilterConditions& conditions, const CancellationToken& cancellation)
{
    return FilterEvaluation(std::move(snapshot), conditions, cancellation).evaluate();
}

} // namespace chronoscope
