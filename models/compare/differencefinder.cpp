// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/differencefinder.h"

#include "models/compare/sequencealignment.h"
#include "models/core/executor.h"
#include "models/core/parallelsteps.h"

#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr std::size_t EntriesAStep = 512;

bool areEqualUnknowns(std::span<const UnknownJson> a, std::span<const UnknownJson> b)
{
    return std::ranges::equal(a, b, [](const UnknownJson& left, const UnknownJson& right) {
        return left.path == right.path && left.json == right.json;
    });
}

Duration durationOf(const EventGroup& group)
{
    return group.start.isValid() && group.end.isValid() ? group.end - group.start : Duration{};
}

} // namespace

bool areEqualEvents(const RunDifference& runs, EventIndex inA, EventIndex inB, MessageComparison& comparison)
{
    const History& a = runs.a->history();
    const History& b = runs.b->history();
    return comparison.areEqual(a.event(inA), b.event(inB)) && areEqualUnknowns(a.unknownJson(inA), b.unknownJson(inB));
}

void DifferenceFinder::find(const CancellationToken& cancellation)
{
    listGroups();
    findMoves();
    const std::size_t stepCount = (m_entries.size() + EntriesAStep - 1) / EntriesAStep;
    std::vector<Differences> found(stepCount);
    const int threads = computePool().maxThreadCount();
    std::vector<MessageComparison> comparisons;
    comparisons.reserve(static_cast<std::size_t>(threads));
    for (int i = 0; i < threads; ++i)
        comparisons.emplace_back(*m_runs.ignored);
    ParallelSteps steps(stepCount, threads, [&](std::size_t step, std::size_t worker) {
        const std::size_t end = std::min(m_entries.size(), (step + 1) * EntriesAStep);
        for (std::size_t i = step * EntriesAStep; i < end; ++i)
            describe(m_entries[i].inA, m_entries[i].inB, comparisons[worker], found[step]);
        return !cancellation.isCancelled();
    });
    if (!steps.run())
        return;
    for (const Differences& part : found) {
        m_runs.differences.insert(m_runs.differences.end(), part.begin(), part.end());
        for (const Difference& difference : part)
            ++m_runs.counts[static_cast<std::size_t>(difference.kind)];
    }
}

void DifferenceFinder::listGroups()
{
    // What is missing stands behind what came before it in a.
    std::vector<std::uint32_t> firstMissing(m_runs.b->size() + 1, GroupIndex::None);
    std::vector<std::uint32_t> nextMissing(m_runs.a->size(), GroupIndex::None);
    std::size_t place = 0;
    std::uint32_t last = GroupIndex::None;
    for (std::uint32_t i = 0; i < m_runs.a->size(); ++i) {
        if (m_runs.groupInB[i].isValid()) {
            place = m_runs.groupInB[i].value + std::size_t{1};
            last = GroupIndex::None;
            continue;
        }
        if (last != GroupIndex::None)
            nextMissing[last] = i;
        else
            firstMissing[place] = i;
        last = i;
    }
    const auto addMissing = [&](std::size_t at) {
        for (std::uint32_t i = firstMissing[at]; i != GroupIndex::None; i = nextMissing[i])
            m_entries.push_back({GroupIndex(i), GroupIndex()});
    };
    addMissing(0);
    for (std::uint32_t i = 0; i < m_runs.b->size(); ++i) {
        m_entries.push_back({m_runs.groupInA[i], GroupIndex(i)});
        addMissing(i + std::size_t{1});
    }
}

void DifferenceFinder::findMoves()
{
    m_moves.assign(m_runs.b->size(), Move::None);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> starts;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    for (std::uint32_t i = 0; i < m_runs.a->size(); ++i) {
        const GroupIndex counterpart = m_runs.groupInB[i];
        const EventGroup& group = m_runs.a->group(GroupIndex(i));
        if (!counterpart.isValid() || group.kind == GroupKind::WorkflowTask)
            continue;
        starts.emplace_back(i, counterpart.value);
        const EventGroup& other = m_runs.b->group(counterpart);
        const bool hasEnds = group.memberCount > 1 && other.memberCount > 1 && !group.isOpen() && !other.isOpen();
        if (hasEnds && group.kind != GroupKind::Workflow)
            ends.emplace_back(i, counterpart.value);
    }
    markMoved(starts, false);
    // Who began in another order may well end in another one: that is no news.
    std::erase_if(ends, [this](const auto& pair) { return m_moves[pair.second] != Move::None; });
    std::ranges::sort(ends, {}, [this](const auto& pair) { return m_runs.a->members(GroupIndex(pair.first)).back(); });
    markMoved(ends, true);
}

void DifferenceFinder::markMoved(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& order, bool isOrderOfEnds)
{
    std::vector<std::uint32_t> positions;
    positions.reserve(order.size());
    for (const auto& [inA, inB] : order) {
        const auto members = m_runs.b->members(GroupIndex(inB));
        positions.push_back((isOrderOfEnds ? members.back() : members.front()).value);
    }
    const std::vector<bool> isInOrder = longestIncreasing(positions);
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (!isInOrder[i])
            m_moves[order[i].second] = isOrderOfEnds ? Move::End : Move::Start;
    }
}

void DifferenceFinder::describe(GroupIndex groupInA, GroupIndex groupInB, MessageComparison& comparison,
                                Differences& found) const
{
    const EventGroups& owner = groupInB.isValid() ? *m_runs.b : *m_runs.a;
    if (!isCompared(owner.group(groupInB.isValid() ? groupInB : groupInA).kind))
        return;
    if (groupInA.isValid() && groupInB.isValid()) {
        comparePair(groupInA, groupInB, comparison, found);
        return;
    }
    Difference difference;
    difference.groupInA = groupInA;
    difference.groupInB = groupInB;
    if (groupInA.isValid())
        difference.eventInA = m_runs.a->group(groupInA).firstEvent;
    else
        difference.eventInB = m_runs.b->group(groupInB).firstEvent;
    add(found, difference, groupInA.isValid() ? DifferenceKind::Missing : DifferenceKind::Inserted);
}

void DifferenceFinder::comparePair(GroupIndex groupInA, GroupIndex groupInB, MessageComparison& comparison,
                                   Differences& found) const
{
    Difference difference;
    difference.groupInA = groupInA;
    difference.groupInB = groupInB;
    difference.eventInA = m_runs.a->group(groupInA).firstEvent;
    difference.eventInB = m_runs.b->group(groupInB).firstEvent;
    compareContent(difference, comparison, found);
    const Move move = m_moves[groupInB.value];
    if (move != Move::None) {
        Difference moved = difference;
        moved.isOrderOfEnds = move == Move::End;
        if (moved.isOrderOfEnds) {
            moved.eventInA = m_runs.a->members(groupInA).back();
            moved.eventInB = m_runs.b->members(groupInB).back();
        }
        add(found, moved, DifferenceKind::Moved);
    }
    compareDurations(difference, found);
}

void DifferenceFinder::compareContent(Difference difference, MessageComparison& comparison, Differences& found) const
{
    const bool isSameOutcome =
        m_runs.a->group(difference.groupInA).status == m_runs.b->group(difference.groupInB).status;
    const auto membersOfA = m_runs.a->members(difference.groupInA);
    const auto membersOfB = m_runs.b->members(difference.groupInB);
    const auto changed = std::ranges::find_if(membersOfA, [&](EventIndex event) {
        const EventIndex counterpart = m_runs.eventInB[event.value];
        return !counterpart.isValid() || !areEqualEvents(m_runs, event, counterpart, comparison);
    });
    const auto added =
        std::ranges::find_if(membersOfB, [&](EventIndex event) { return !m_runs.eventInA[event.value].isValid(); });
    if (changed != membersOfA.end()) {
        difference.eventInA = *changed;
        difference.eventInB = m_runs.eventInB[changed->value];
    } else if (added != membersOfB.end()) {
        difference.eventInA = EventIndex();
        difference.eventInB = *added;
    }
    if (!isSameOutcome) {
        // The ends are what to look at.
        difference.eventInA = membersOfA.back();
        difference.eventInB = membersOfB.back();
        add(found, difference, DifferenceKind::Outcome);
    } else if (changed != membersOfA.end() || added != membersOfB.end()) {
        add(found, difference, DifferenceKind::Changed);
    }
}

void DifferenceFinder::compareDurations(const Difference& difference, Differences& found) const
{
    Difference timing = difference;
    timing.durationInA = durationOf(m_runs.a->group(difference.groupInA));
    timing.durationInB = durationOf(m_runs.b->group(difference.groupInB));
    const Duration longer = std::max(timing.durationInA, timing.durationInB);
    const Duration shorter = std::min(timing.durationInA, timing.durationInB);
    const Duration by = longer - shorter;
    const bool isOpen = m_runs.a->group(difference.groupInA).isOpen() || m_runs.b->group(difference.groupInB).isOpen();
    if (isOpen || by.nanoseconds == 0 || by < m_options.leastDuration || shorter.nanoseconds < 0 ||
        static_cast<double>(by.nanoseconds) < m_options.leastRatio * static_cast<double>(shorter.nanoseconds))
        return;
    add(found, timing, timing.durationInB > timing.durationInA ? DifferenceKind::Slower : DifferenceKind::Faster);
}

void DifferenceFinder::add(Differences& found, Difference difference, DifferenceKind kind) const
{
    difference.kind = kind;
    if (m_options.reports(kind))
        found.push_back(difference);
}

} // namespace chronoscope
