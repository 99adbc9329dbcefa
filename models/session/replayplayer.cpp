// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/replayplayer.h"

#include "models/history/history.h"
#include "models/session/breakpointhits.h"
#include "models/session/replayposition.h"
#include "models/session/replaystepper.h"
#include "models/session/replaystops.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <cmath>

namespace chronoscope {

namespace {

constexpr int TickMilliseconds = 33;
/// A window that was held up goes on from where it was, instead of leaping.
constexpr std::int64_t LongestTick = 200 * NanosecondsPerMillisecond;

} // namespace

ReplayPlayer::ReplayPlayer(ReplayStepper& stepper, ReplayPosition& position, BreakpointHits& hits, QObject* parent)
    : QObject(parent), m_stepper(stepper), m_position(position), m_hits(hits)
{
    m_timer.setInterval(TickMilliseconds);
    connect(&m_timer, &QTimer::timeout, this,
            [this] { advanceBy(Duration{std::min<std::int64_t>(m_clock.nsecsElapsed(), LongestTick)}); });
    connect(&m_position, &ReplayPosition::changed, this, [this] {
        if (!m_isMoving)
            pause();
    });
}

void ReplayPlayer::setHistory(std::shared_ptr<const History> history)
{
    m_history = std::move(history);
    forgetRests();
}

void ReplayPlayer::setSpeed(const PlaySpeed& speed)
{
    if (speed == m_speed || !(speed.factor > 0))
        return;
    m_speed = speed;
    forgetRests();
    emit speedChanged();
}

void ReplayPlayer::forgetRests()
{
    m_eventRest = 0;
    m_runTime = {};
}

void ReplayPlayer::play()
{
    if (m_isPlaying || !m_history || m_history->isEmpty())
        return;
    if (!m_position.isActive())
        m_stepper.toSelection();
    if (!m_position.isActive() || m_stepper.isAtEnd())
        m_stepper.toStart();
    m_hits.ensureEvaluated();
    forgetRests();
    m_isPlaying = true;
    m_clock.start();
    m_timer.start();
    emit playingChanged();
}

void ReplayPlayer::pause()
{
    if (!m_isPlaying)
        return;
    m_isPlaying = false;
    m_timer.stop();
    emit playingChanged();
}

void ReplayPlayer::toggle()
{
    if (m_isPlaying)
        pause();
    else
        play();
}

std::int64_t ReplayPlayer::nextEvent() const
{
    const EventIndex event = m_position.event();
    return event.isValid() ? static_cast<std::int64_t>(event.value) + 1 : 0;
}

std::int64_t ReplayPlayer::reached(Duration elapsed)
{
    const auto count = static_cast<std::int64_t>(m_history->size());
    const std::int64_t next = nextEvent();
    if (m_speed.kind == PlaySpeed::Kind::EventsPerSecond) {
        m_eventRest += static_cast<double>(elapsed.nanoseconds) / NanosecondsPerSecond * m_speed.factor;
        const double whole = std::min(std::floor(m_eventRest), static_cast<double>(count));
        m_eventRest -= whole;
        return std::min(next - 1 + static_cast<std::int64_t>(whole), count - 1);
    }
    if (!m_runTime.isValid())
        m_runTime = m_position.event().isValid() ? m_history->time(m_position.event()) : m_history->earliest();
    if (m_runTime.isValid()) {
        // Times of a history span no more than doubles can add to a moment.
        const double passed = static_cast<double>(elapsed.nanoseconds) * m_speed.factor;
        const auto longest = static_cast<double>((m_history->latest() - m_runTime).nanoseconds);
        m_runTime = m_runTime + Duration{static_cast<std::int64_t>(std::clamp(passed, 0.0, std::max(longest, 0.0)))};
    }
    // Events without a time, or with one that runs back, do not hold it up.
    std::int64_t event = next;
    while (event < count) {
        const Instant at = m_history->time(EventIndex(static_cast<std::size_t>(event)));
        if (at.isValid() && m_runTime.isValid() && at > m_runTime)
            break;
        ++event;
    }
    return event - 1;
}

void ReplayPlayer::advanceBy(Duration elapsed)
{
    m_clock.start();
    // A breakpoint must not be run over because nobody knew yet where it is.
    if (!m_isPlaying || !m_hits.isReady())
        return;
    const std::int64_t next = nextEvent();
    const std::int64_t last = reached(elapsed);
    if (last >= next) {
        const EventIndex stop = nextStop(m_hits.events().all, m_position.event());
        const bool isStopped = stop.isValid() && std::int64_t{stop.value} <= last;
        {
            const QScopedValueRollback<bool> moving(m_isMoving, true);
            m_position.moveTo(isStopped ? stop : EventIndex(static_cast<std::size_t>(last)));
        }
        if (isStopped)
            pause();
    }
    if (m_stepper.isAtEnd())
        pause();
}

} // namespace chronoscope
