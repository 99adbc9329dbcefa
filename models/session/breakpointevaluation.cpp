// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/breakpointevaluation.h"

#include "models/filter/filteredrun.h"
#include "models/session/replayevents.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace chronoscope {

namespace {

using Subject = StateCondition::Subject;

// Numbers of temporal.api.enums.v1.EventType.
constexpr std::int32_t CancelRequestedType = 20;
constexpr std::int32_t PausedType = 58;
constexpr std::int32_t UnpausedType = 59;

constexpr std::uint32_t EventsPerCancellationCheck = 4096;

/// What can be asked of a state, kept up to date from event to event: counting costs nanoseconds where asking the index
/// for a whole state costs microseconds.
class StateCounts {
public:
    StateCounts(const EventGroups& groups, const StateIndex& states) : m_groups(groups), m_states(states) {}

    void apply(EventIndex event)
    {
        const std::int32_t type = m_groups.history().type(event);
        const GroupIndex index = m_groups.groupOf(event);
        const EventGroup& group = m_groups.group(index);
        m_event = event;
        m_isPaused = type == PausedType || (m_isPaused && type != UnpausedType);
        m_isCancelRequested = m_isCancelRequested || type == CancelRequestedType;
        if (group.kind == GroupKind::SignalReceived)
            ++m_signals;
        if (group.kind == GroupKind::WorkflowTask)
            m_attempt = endsGroup(type) ? 0 : group.attempts;
        if (group.kind == GroupKind::Version)
            m_versions.push_back(m_groups.name(index));
        std::int64_t& open = m_open[static_cast<std::size_t>(group.kind)];
        if (event == group.firstEvent)
            ++open;
        if (endsGroup(type))
            open = std::max<std::int64_t>(open - 1, 0);
    }

    [[nodiscard]] bool holds(const StateCondition& condition) const
    {
        switch (condition.subject) {
        case Subject::OpenActivities:
            return open(GroupKind::Activity) >= condition.atLeast;
        case Subject::OpenTimers:
            return open(GroupKind::Timer) >= condition.atLeast;
        case Subject::OpenChildWorkflows:
            return open(GroupKind::ChildWorkflow) >= condition.atLeast;
        case Subject::OpenNexusOperations:
            return open(GroupKind::NexusOperation) >= condition.atLeast;
        case Subject::OpenUpdates:
            return open(GroupKind::Update) >= condition.atLeast;
        case Subject::WorkflowTaskAttempt:
            return m_attempt >= condition.atLeast;
        case Subject::HistoryEvents:
            return std::int64_t{m_event.value} + 1 >= condition.atLeast;
        case Subject::HistoryBytes:
            return m_event >= firstWithBytes(condition.atLeast);
        case Subject::SignalsReceived:
            return m_signals >= condition.atLeast;
        case Subject::Paused:
            return m_isPaused;
        case Subject::CancelRequested:
            return m_isCancelRequested;
        case Subject::VersionTaken:
            return condition.version.isEmpty() ? !m_versions.isEmpty() : m_versions.contains(condition.version);
        }
        return false;
    }

private:
    [[nodiscard]] std::int64_t open(GroupKind kind) const { return m_open[static_cast<std::size_t>(kind)]; }

    /// The size only grows, so the event from which on it is large enough is found by halving; once for each number.
    [[nodiscard]] EventIndex firstWithBytes(std::int64_t bytes) const
    {
        for (const auto& [asked, event] : m_firstWithBytes) {
            if (asked == bytes)
                return event;
        }
        std::uint32_t first = 0;
        auto last = static_cast<std::uint32_t>(m_groups.history().size());
        while (first < last) {
            const std::uint32_t middle = first + (last - first) / 2;
            if (m_states.stateAfter(EventIndex(middle)).historyBytes >= bytes)
                last = middle;
            else
                first = middle + 1;
        }
        m_firstWithBytes.emplace_back(bytes, EventIndex(first));
        return EventIndex(first);
    }

    const EventGroups& m_groups;
    const StateIndex& m_states;
    EventIndex m_event;
    std::array<std::int64_t, GroupKindCount> m_open{};
    std::int64_t m_signals = 0;
    std::int64_t m_attempt = 0;
    bool m_isPaused = false;
    bool m_isCancelRequested = false;
    QStringList m_versions;
    mutable std::vector<std::pair<std::int64_t, EventIndex>> m_firstWithBytes;
};

/// One enabled breakpoint on its way through the run.
struct Walker {
    std::size_t position = 0;
    const Breakpoint* breakpoint = nullptr;
    /// Events that pass what is asked of them; none where nothing is.
    std::shared_ptr<const FilteredRun> passing;
    std::vector<Status> statuses;
    bool heldBefore = false;

    [[nodiscard]] bool asksOfEvents() const { return !breakpoint->events.empty(); }

    [[nodiscard]] bool passes(const EventGroups& groups, EventIndex event) const
    {
        if (passing && !passing->passesEvent(event.value))
            return false;
        if (statuses.empty())
            return true;
        const Status status = groups.group(groups.groupOf(event)).status;
        return std::find(statuses.begin(), statuses.end(), status) != statuses.end() &&
               bringsFinalStatus(groups, event);
    }

    /// Whether to stop at an event, after which the state is as counted.
    [[nodiscard]] bool stopsAt(const EventGroups& groups, const StateCounts& counts, EventIndex event)
    {
        const bool holds = std::all_of(breakpoint->state.begin(), breakpoint->state.end(),
                                       [&](const StateCondition& condition) { return counts.holds(condition); });
        if (asksOfEvents())
            return holds && passes(groups, event);
        const bool held = std::exchange(heldBefore, holds);
        return holds && !held;
    }
};

Result<Walker> walkerOf(const RunSnapshotPointer& snapshot, const Breakpoint& breakpoint, std::size_t position,
                        const CancellationToken& cancellation)
{
    Walker walker;
    walker.position = position;
    walker.breakpoint = &breakpoint;
    FilterConditions filters;
    for (const FilterCondition& condition : breakpoint.events) {
        // A filter lets all events of a group pass that ended so; one stops where it ended.
        if (const auto* const status = std::get_if<StatusCondition>(&condition))
            walker.statuses.push_back(status->status);
        else
            filters.push_back(condition);
    }
    if (filters.empty())
        return walker;
    Result<std::shared_ptr<const FilteredRun>> passing = FilteredRun::of(snapshot, filters, cancellation);
    if (!passing)
        return tl::unexpected(std::move(passing.error()));
    walker.passing = std::move(*passing);
    return walker;
}

} // namespace

int BreakpointEvents::breakpointAt(EventIndex event) const
{
    for (std::size_t position = 0; position < ofEach.size(); ++position) {
        if (std::binary_search(ofEach[position].begin(), ofEach[position].end(), event))
            return static_cast<int>(position);
    }
    return -1;
}

Result<BreakpointEvents> evaluateBreakpoints(const RunSnapshotPointer& snapshot, const StateIndex& states,
                                             std::span<const Breakpoint> breakpoints,
                                             const CancellationToken& cancellation)
{
    BreakpointEvents found;
    found.ofEach.resize(breakpoints.size());
    std::vector<Walker> walkers;
    for (std::size_t position = 0; position < breakpoints.size(); ++position) {
        if (!breakpoints[position].isEnabled || breakpoints[position].isEmpty())
            continue;
        Result<Walker> walker = walkerOf(snapshot, breakpoints[position], position, cancellation);
        if (!walker)
            return tl::unexpected(std::move(walker.error()));
        walkers.push_back(std::move(*walker));
    }
    if (walkers.empty())
        return found;
    const EventGroups& groups = *snapshot->groups;
    StateCounts counts(groups, states);
    for (std::uint32_t number = 0; number < groups.history().size(); ++number) {
        if (number % EventsPerCancellationCheck == 0 && cancellation.isCancelled())
            return tl::unexpected(Error::cancelled());
        const EventIndex event(number);
        counts.apply(event);
        bool isHit = false;
        for (Walker& walker : walkers) {
            if (!walker.stopsAt(groups, counts, event))
                continue;
            found.ofEach[walker.position].push_back(event);
            isHit = true;
        }
        if (isHit)
            found.all.push_back(event);
    }
    return found;
}

} // namespace chronoscope
