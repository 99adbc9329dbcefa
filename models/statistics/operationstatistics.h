// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/statistics/distribution.h"
#include "models/statistics/scopedrun.h"

#include <QString>

#include <array>

namespace chronoscope {

/// How long the operations of one type took. Every sample leads to the event that asked for its operation (its first).
///
/// * queue: from being scheduled to the start of the first attempt; only of operations that are known to have had one
///   attempt, since of others a history does not record when the first one started.
/// * retry: from being scheduled to the start of the last attempt, of operations with several attempts: the failed attempts
///   and the backoff between them, which a history does not tell apart.
/// * run: from the start of the last attempt to the end, of operations that ended and whose start is recorded.
///
/// A time that runs back counts as nothing, and is counted in clamped. Nanoseconds.
struct OperationStatistics {
    QString name; ///< type; raw text of the file
    std::uint32_t nameId = 0;
    Distribution queue;
    Distribution retry;
    Distribution run;
    std::vector<EventIndex> operations; ///< the first event of each, in the order of the history
    std::array<std::size_t, StatusCount> statuses{};
    std::size_t withoutStart = 0; ///< ended, but no start is recorded: timed out or cancelled before
    std::size_t clamped = 0;
    std::int64_t earlierAttempts = 0; ///< sum of the attempts before the last one

    [[nodiscard]] std::size_t open() const;
    [[nodiscard]] std::size_t failed() const;
};

/// The operations of a kind (activities, child workflows, Nexus operations) by type; the type with the largest sum of
/// run times first. Local activities have no times of their own in a history: they are counted, and have no samples.
[[nodiscard]] std::vector<OperationStatistics> operationsByType(const ScopedRun& run, GroupKind kind);

/// The operations with a number of attempts in a range, by status.
struct AttemptsBin {
    std::int32_t from = 0;                                       ///< inclusive; 0: not recorded
    std::int32_t to = 0;                                         ///< inclusive
    std::array<std::vector<EventIndex>, StatusCount> operations; ///< their first events, by status
};
/// Activities by attempts: not recorded, 1, 2, 3, 4, 5, 6-10, 11-20, 21-50, 51-100, 101-1,000, more. Only bins up to the
/// largest that has one; the one of what is not recorded only where there is such an activity.
[[nodiscard]] std::vector<AttemptsBin> activitiesByAttempts(const ScopedRun& run);

} // namespace chronoscope
