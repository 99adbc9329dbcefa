// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/statistics/criticalpath.h"
#include "tests/support/historydsl.h"

#include <QStringList>

#include <memory>

namespace chronoscope::test {

inline RunSnapshot snapshotOf(std::shared_ptr<const History> history)
{
    RunSnapshot snapshot;
    snapshot.groups = EventGroups::build(history);
    snapshot.causality = Causality::build(*history);
    snapshot.summary = RunSummary::of(*history);
    snapshot.history = std::move(history);
    return snapshot;
}

/// "run Charge 10ms-40ms until 7", with "clamped" where a time was moved. Times are since the start of the path.
[[nodiscard]] inline QStringList printPath(const RunSnapshot& snapshot, const CriticalPath& path)
{
    QStringList lines;
    for (const PathPart& part : path.parts) {
        QStringList words{toString(part.kind)};
        const QString name = snapshot.groups->name(part.group);
        if (!name.isEmpty() && snapshot.groups->group(part.group).kind != GroupKind::Workflow)
            words.append(name);
        words.append(printDuration(part.start - path.start) + QLatin1Char('-') + printDuration(part.end - path.start));
        words.append(QStringLiteral("until %1").arg(snapshot.history->eventId(part.event)));
        if (part.isClamped)
            words.append(QStringLiteral("clamped"));
        lines.append(words.join(QLatin1Char(' ')));
    }
    return lines;
}

/// What breaks the promises of a critical path; empty when nothing does. Looks at every group for every idle part, and so
/// knows nothing of the way in which the path was found.
[[nodiscard]] inline QString brokenPromise(const RunSnapshot& snapshot, const CriticalPath& path)
{
    Duration sum;
    Instant end = path.start;
    for (const PathPart& part : path.parts) {
        if (part.start != end || part.end <= part.start)
            return QStringLiteral("a gap, an overlap or an empty part at %1")
                .arg(printDuration(part.start - path.start));
        end = part.end;
        sum = sum + part.duration();
        if (!part.event.isValid() || !part.group.isValid())
            return QStringLiteral("a part of nothing");
        if (part.kind != PathPartKind::Idle)
            continue;
        for (const EventGroup& group : snapshot.groups->groups()) {
            const Instant groupEnd = group.isOpen() ? path.end : group.end;
            const bool isOpen = group.kind != GroupKind::Workflow && group.start.isValid() && groupEnd > group.start &&
                                group.start < part.end && groupEnd > part.start;
            if (isOpen)
                return QStringLiteral("idle while %1 is open").arg(toString(group.kind));
        }
    }
    if (end != path.end)
        return QStringLiteral("the path ends early");
    const Duration expected = std::max(snapshot.summary.duration(), Duration{});
    if (snapshot.summary.start.isValid() && sum != expected)
        return QStringLiteral("%1 instead of %2").arg(printDuration(sum), printDuration(expected));
    Duration total;
    for (const Duration& ofKind : path.totals())
        total = total + ofKind;
    return total == sum ? QString() : QStringLiteral("the totals are not the sum");
}

} // namespace chronoscope::test
