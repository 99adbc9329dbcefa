// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statistics/budget.h"

#include "models/statistics/timebins.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr double NanosecondsPerHour = 3600.0 * NanosecondsPerSecond;
constexpr double LongestForecast = 9.0e18; // what a Duration holds, 285 years

std::optional<double> perHour(std::int64_t growth, Duration span)
{
    if (span.nanoseconds <= 0)
        return std::nullopt;
    return static_cast<double>(growth) * NanosecondsPerHour / static_cast<double>(span.nanoseconds);
}

std::optional<Duration> until(std::int64_t limit, std::int64_t reached, std::optional<double> ratePerHour)
{
    if (reached >= limit)
        return Duration{};
    if (!ratePerHour || *ratePerHour <= 0)
        return std::nullopt;
    const double nanoseconds = static_cast<double>(limit - reached) / *ratePerHour * NanosecondsPerHour;
    if (nanoseconds > LongestForecast)
        return std::nullopt;
    return Duration{static_cast<std::int64_t>(nanoseconds)};
}

/// Counts events and bytes, event by event.
class Counter {
public:
    explicit Counter(const History& history) : m_history(history) {}

    void add(EventIndex index)
    {
        if (m_history.type(index) == temporal::api::enums::v1::EVENT_TYPE_WORKFLOW_TASK_STARTED) {
            const auto& started = m_history.event(index).workflow_task_started_event_attributes();
            if (started.history_size_bytes() > 0) {
                point.bytes = started.history_size_bytes();
                isRecorded = true;
            }
            if (started.suggest_continue_as_new() && !suggestion)
                suggestion = index;
        }
        point.bytes += m_history.byteSize(index);
        ++point.events;
        point.event = index;
        if (m_history.time(index).isValid())
            point.time = std::max(point.time, m_history.time(index));
    }

    BudgetPoint point;
    bool isRecorded = false;
    std::optional<EventIndex> suggestion;

private:
    const History& m_history;
};

} // namespace

std::optional<double> HistoryBudgetUse::eventsPerHour() const
{
    return perHour(events() - firstEvents, span);
}

std::optional<double> HistoryBudgetUse::bytesPerHour() const
{
    return perHour(bytes() - firstBytes, span);
}

std::optional<Duration> HistoryBudgetUse::untilEventLimit() const
{
    return until(HistoryEventLimit, events(), eventsPerHour());
}

std::optional<Duration> HistoryBudgetUse::untilByteLimit() const
{
    return until(HistoryByteLimit, bytes(), bytesPerHour());
}

HistoryBudgetUse budgetUseOf(const ScopedRun& run, std::size_t mostPoints)
{
    HistoryBudgetUse use;
    const TimeBins bins(run.start(), run.end(), mostPoints);
    if (run.start().isValid())
        use.span = run.end() - run.start();
    Counter counter(run.history());
    std::size_t lastBin = 0;
    for (std::size_t position = 0; position < run.history().size(); ++position) {
        counter.add(EventIndex(position));
        const BudgetPoint& point = counter.point;
        if (point.time.isValid() && point.time > run.end())
            break;
        if (!point.time.isValid() || point.time < run.start()) {
            use.firstEvents = run.scope().hasRange() ? point.events : 0;
            use.firstBytes = run.scope().hasRange() ? point.bytes : 0;
            continue;
        }
        const std::size_t bin = bins.binOf(point.time);
        if (!use.points.empty() && bin == lastBin)
            use.points.back() = point;
        else
            use.points.push_back(point);
        lastBin = bin;
    }
    use.areBytesRecorded = counter.isRecorded;
    use.suggestion = counter.suggestion;
    return use;
}

} // namespace chronoscope
