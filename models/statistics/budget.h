// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/statistics/scopedrun.h"

#include <optional>
#include <vector>

namespace chronoscope {

/// From these on the server warns (limit.historyCount.warn and limit.historySize.warn, defaults of server 1.32).
constexpr std::int64_t HistoryEventWarning = 10 * 1024;
constexpr std::int64_t HistoryByteWarning = 10LL * 1024 * 1024;
/// From these on it suggests to continue as new (limit.historyCount.suggestContinueAsNew and its sister for the size).
constexpr std::int64_t HistoryEventSuggestion = 4 * 1024;
constexpr std::int64_t HistoryByteSuggestion = 4LL * 1024 * 1024;

/// How large the history was after an event.
struct BudgetPoint {
    Instant time; ///< of the event; where times run back, the latest before it
    std::int64_t events = 0;
    std::int64_t bytes = 0;
    EventIndex event;
};

/// How the history grew against what Temporal allows one run (HistoryEventLimit, HistoryByteLimit).
/// Events are counted from the beginning of the run, also where only a range is looked at; the groups of a scope play no
/// part, since limits are about the whole run.
/// Bytes are what the server wrote into the starts of workflow tasks (the size of all events before), and the binary size
/// of what came since; before the first such number the binary sizes alone, which are a little smaller.
struct HistoryBudgetUse {
    std::vector<BudgetPoint> points; ///< of the range, oldest first: the last event of each bin of time
    std::int64_t firstEvents = 0;    ///< before the range
    std::int64_t firstBytes = 0;
    Duration span;                        ///< of the range
    bool areBytesRecorded = false;        ///< the server's numbers are in the history
    std::optional<EventIndex> suggestion; ///< the first workflow task that was told to continue as new

    [[nodiscard]] std::int64_t events() const { return points.empty() ? firstEvents : points.back().events; }
    [[nodiscard]] std::int64_t bytes() const { return points.empty() ? firstBytes : points.back().bytes; }
    /// Growth within the range an hour; none where it took no time.
    [[nodiscard]] std::optional<double> eventsPerHour() const;
    [[nodiscard]] std::optional<double> bytesPerHour() const;
    /// How long until a limit would be reached if it went on like that; none where it does not grow, or for more than
    /// 285 years. No time at all where it is reached.
    [[nodiscard]] std::optional<Duration> untilEventLimit() const;
    [[nodiscard]] std::optional<Duration> untilByteLimit() const;
};

[[nodiscard]] HistoryBudgetUse budgetUseOf(const ScopedRun& run, std::size_t mostPoints);

} // namespace chronoscope
