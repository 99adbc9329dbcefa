// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/tabletext.h"

#include "models/core/format.h"
#include "models/tables/sortkeys.h"

namespace chronoscope {

namespace {

bool hasDuration(const EventGroup& group)
{
    return group.status != Status::Instant && group.start.isValid() && group.end.isValid();
}

} // namespace

Instant runStart(const RunSnapshot& snapshot)
{
    return snapshot.summary.start.isValid() ? snapshot.summary.start : snapshot.history->earliest();
}

std::optional<Duration> queueTime(const EventGroup& group)
{
    if (!group.start.isValid() || !group.started.isValid())
        return std::nullopt;
    return group.started - group.start;
}

std::optional<Duration> runTime(const EventGroup& group)
{
    if (!hasDuration(group))
        return std::nullopt;
    return group.end - (group.started.isValid() ? group.started : group.start);
}

std::optional<Duration> totalTime(const EventGroup& group)
{
    if (!hasDuration(group))
        return std::nullopt;
    return group.end - group.start;
}

QString durationText(std::optional<Duration> duration)
{
    return duration ? formatDuration(*duration) : QString();
}

QVariant durationValue(std::optional<Duration> duration)
{
    return duration ? QVariant::fromValue<qint64>(duration->nanoseconds) : QVariant();
}

std::int64_t durationKey(std::optional<Duration> duration)
{
    return duration ? duration->nanoseconds : EmptySortKey;
}

std::int64_t instantKey(Instant instant)
{
    return instant.isValid() ? instant.nanoseconds() : EmptySortKey;
}

bool continues(const History& longer, const History& shorter)
{
    if (longer.size() < shorter.size())
        return false;
    for (std::size_t position = 0; position < shorter.size(); ++position) {
        const EventIndex event(position);
        if (longer.eventId(event) != shorter.eventId(event) || longer.time(event) != shorter.time(event) ||
            longer.type(event) != shorter.type(event))
            return false;
    }
    return true;
}

} // namespace chronoscope
