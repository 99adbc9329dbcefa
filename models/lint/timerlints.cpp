// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/format.h"
#include "models/lint/lintrules.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/duration.pb.h>

#include <algorithm>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

/// The hosts of a cluster do not agree on the time to the millisecond, and a timer queue is read every second or so.
constexpr Duration EarlyMargin{NanosecondsPerSecond};
constexpr Duration LateMargin{5 * NanosecondsPerSecond};
constexpr Duration VeryLate{60 * NanosecondsPerSecond};
/// Longer ones cannot be told from what nobody sets.
constexpr std::int64_t MostSeconds = 4'000'000'000;

struct Deviation {
    EventIndex fired;
    Duration late; ///< negative when early
};

bool hasPause(const EventGroups& groups)
{
    return std::any_of(groups.groups().begin(), groups.groups().end(),
                       [](const EventGroup& group) { return group.kind == GroupKind::Pause; });
}

std::vector<Deviation> deviationsOf(const LintContext& context)
{
    std::vector<Deviation> deviations;
    const History& history = context.history();
    for (std::size_t position = 0; position < context.groups().size(); ++position) {
        const auto members = context.groups().members(GroupIndex(position));
        if (members.size() < 2 || history.type(members.front()) != enums::EVENT_TYPE_TIMER_STARTED ||
            history.type(members.back()) != enums::EVENT_TYPE_TIMER_FIRED)
            continue;
        const auto& length = history.event(members.front()).timer_started_event_attributes().start_to_fire_timeout();
        const Instant started = history.time(members.front());
        const Instant fired = history.time(members.back());
        if (!started.isValid() || !fired.isValid() || length.seconds() > MostSeconds || length.seconds() < 0 ||
            (length.seconds() == 0 && length.nanos() == 0))
            continue;
        const Duration planned{length.seconds() * NanosecondsPerSecond + length.nanos()};
        deviations.push_back({members.back(), (fired - started) - planned});
    }
    return deviations;
}

QString clockCaveat()
{
    return LintTexts::tr("Both times are those of server hosts, whose clocks may differ a little.");
}

} // namespace

void lintTimers(const LintContext& context, Lints& lints)
{
    if (context.isTimeSkipped)
        return;
    std::vector<EventIndex> late;
    std::vector<EventIndex> early;
    Duration latest;
    Duration earliest;
    // While a run is paused, no timer fires.
    const bool mayBeLate = !hasPause(context.groups());
    for (const Deviation& timer : deviationsOf(context)) {
        if (timer.late + EarlyMargin < Duration{}) {
            early.push_back(timer.fired);
            earliest = std::min(earliest, timer.late);
        } else if (mayBeLate && timer.late > LateMargin) {
            late.push_back(timer.fired);
            latest = std::max(latest, timer.late);
        }
    }
    if (!early.empty())
        lints.push_back(makeLint(
            Lint::Kind::TimerFiredEarly, Lint::Severity::Error,
            LintTexts::tr("Timers fired up to %1 before their duration had passed (%2). %3")
                .arg(formatDuration(Duration{-earliest.nanoseconds}), eventList(context, early), clockCaveat()),
            LintTexts::tr("Only a server for tests that skips time does this: ask where the history comes from."),
            early));
    if (!late.empty())
        lints.push_back(makeLint(
            Lint::Kind::TimerFiredLate, latest > VeryLate ? Lint::Severity::Warning : Lint::Severity::Note,
            LintTexts::tr("Timers fired up to %1 late (%2): the server was busy or down. %3")
                .arg(formatDuration(latest), eventList(context, late), clockCaveat()),
            LintTexts::tr("Look at the latency of the server's timer queue at that time; don't rely on timers to the "
                          "second."),
            late));
}

} // namespace chronoscope
