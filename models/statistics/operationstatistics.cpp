// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statistics/operationstatistics.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace chronoscope {

namespace {

struct Samples {
    std::vector<Sample> queue;
    std::vector<Sample> retry;
    std::vector<Sample> run;
};

/// The time between two recorded instants; one that runs back is nothing.
std::int64_t timeBetween(Instant from, Instant to, std::size_t& clamped)
{
    if (to < from) {
        ++clamped;
        return 0;
    }
    return (to - from).nanoseconds;
}

void addOperation(const EventGroup& group, OperationStatistics& statistics, Samples& samples)
{
    statistics.operations.push_back(group.firstEvent);
    ++statistics.statuses[static_cast<std::size_t>(group.status)];
    if (group.attempts > 1)
        statistics.earlierAttempts += group.attempts - 1;
    if (group.kind == GroupKind::LocalActivity)
        return;
    if (!group.started.isValid()) {
        if (!group.isOpen())
            ++statistics.withoutStart;
        return;
    }
    std::size_t& clamped = statistics.clamped;
    if (group.start.isValid()) {
        const std::int64_t waited = timeBetween(group.start, group.started, clamped);
        (group.attempts > 1 ? samples.retry : samples.queue).push_back({waited, group.firstEvent});
    }
    if (group.end.isValid())
        samples.run.push_back({timeBetween(group.started, group.end, clamped), group.firstEvent});
}

constexpr std::array<std::pair<std::int32_t, std::int32_t>, 12> AttemptBounds{
    {{0, 0},
     {1, 1},
     {2, 2},
     {3, 3},
     {4, 4},
     {5, 5},
     {6, 10},
     {11, 20},
     {21, 50},
     {51, 100},
     {101, 1000},
     {1001, std::numeric_limits<std::int32_t>::max()}}};

} // namespace

std::size_t OperationStatistics::open() const
{
    return statuses[static_cast<std::size_t>(Status::Scheduled)] + statuses[static_cast<std::size_t>(Status::Running)];
}

std::size_t OperationStatistics::failed() const
{
    return statuses[static_cast<std::size_t>(Status::Failed)] + statuses[static_cast<std::size_t>(Status::TimedOut)] +
           statuses[static_cast<std::size_t>(Status::Terminated)];
}

std::vector<OperationStatistics> operationsByType(const ScopedRun& run, GroupKind kind)
{
    std::map<std::uint32_t, std::pair<OperationStatistics, Samples>> byName;
    for (std::size_t position = 0; position < run.groups().size(); ++position) {
        const GroupIndex index(position);
        const EventGroup& group = run.groups().group(index);
        if (group.kind != kind || !run.includes(index))
            continue;
        auto& [statistics, samples] = byName[group.nameId];
        addOperation(group, statistics, samples);
    }
    std::vector<OperationStatistics> types;
    for (auto& [nameId, entry] : byName) {
        auto& [statistics, samples] = entry;
        statistics.nameId = nameId;
        statistics.name = run.groups().names()[nameId];
        statistics.queue = Distribution(std::move(samples.queue));
        statistics.retry = Distribution(std::move(samples.retry));
        statistics.run = Distribution(std::move(samples.run));
        types.push_back(std::move(statistics));
    }
    std::ranges::stable_sort(types, [](const OperationStatistics& a, const OperationStatistics& b) {
        const std::int64_t totalOfA = a.run.total();
        const std::int64_t totalOfB = b.run.total();
        return totalOfA != totalOfB ? totalOfA > totalOfB : a.operations.size() > b.operations.size();
    });
    return types;
}

std::vector<AttemptsBin> activitiesByAttempts(const ScopedRun& run)
{
    std::vector<AttemptsBin> bins;
    bins.reserve(std::size(AttemptBounds));
    for (const auto& [from, to] : AttemptBounds)
        bins.push_back({from, to, {}});
    std::size_t used = 0;
    for (std::size_t position = 0; position < run.groups().size(); ++position) {
        const GroupIndex index(position);
        const EventGroup& group = run.groups().group(index);
        if (group.kind != GroupKind::Activity || !run.includes(index))
            continue;
        std::size_t bin = 0;
        while (bin + 1 < bins.size() && std::max(group.attempts, 0) > bins[bin].to)
            ++bin;
        bins[bin].operations[static_cast<std::size_t>(group.status)].push_back(group.firstEvent);
        used = std::max(used, bin + 1);
    }
    bins.resize(used);
    const auto isEmpty = [](const AttemptsBin& bin) {
        return std::ranges::all_of(bin.operations, [](const auto& events) { return events.empty(); });
    };
    if (!bins.empty() && isEmpty(bins.front()))
        bins.erase(bins.begin());
    return bins;
}

} // namespace chronoscope
