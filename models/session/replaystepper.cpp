// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/replaystepper.h"

#include "models/session/breakpointhits.h"
#include "models/session/replaymodel.h"
#include "models/session/replayposition.h"
#include "models/session/selection.h"
#include "models/session/viewrange.h"

#include <utility>

namespace chronoscope {

ReplayStepper::ReplayStepper(ReplayPosition& position, ReplayModel& replay, BreakpointHits& hits, Selection& selection,
                             ViewRange& range, QObject* parent)
    : QObject(parent), m_position(position), m_replay(replay), m_hits(hits), m_selection(selection), m_range(range)
{
    connect(&m_position, &ReplayPosition::changed, this, &ReplayStepper::followPosition);
    connect(&m_replay, &ReplayModel::ready, this, &ReplayStepper::takePending);
    connect(&m_hits, &BreakpointHits::changed, this, &ReplayStepper::takePending);
}

void ReplayStepper::setSnapshot(RunSnapshotPointer snapshot)
{
    m_snapshot = std::move(snapshot);
    m_position.setHistory(m_snapshot ? m_snapshot->history : nullptr);
}

EventIndex ReplayStepper::last() const
{
    const std::size_t count = m_snapshot ? m_snapshot->history->size() : 0;
    return count > 0 ? EventIndex(count - 1) : EventIndex();
}

bool ReplayStepper::isAtStart() const
{
    return m_position.isActive() && !m_position.event().isValid();
}

bool ReplayStepper::isAtEnd() const
{
    return m_position.isActive() && m_position.event().isValid() && m_position.event() == last();
}

bool ReplayStepper::isKnown(Unit unit) const
{
    if (unit == Unit::Event)
        return true;
    return unit == Unit::Breakpoint ? m_hits.isReady() : m_replay.isReady();
}

std::span<const EventIndex> ReplayStepper::stopsOf(Unit unit) const
{
    switch (unit) {
    case Unit::WorkflowTask:
        return m_replay.stops().tasks;
    case Unit::Command:
        return m_replay.stops().commands;
    case Unit::Failure:
        return m_replay.stops().failures;
    case Unit::Breakpoint:
        return m_hits.events().all;
    case Unit::Event:
        break;
    }
    return {};
}

EventIndex ReplayStepper::neighbour(Direction direction) const
{
    const EventIndex event = m_position.event();
    if (direction == Direction::Forward) {
        const EventIndex next(event.isValid() ? event.value + 1 : 0U);
        return last().isValid() && next <= last() ? next : EventIndex();
    }
    return event.isValid() && event.value > 0 ? EventIndex(event.value - 1) : EventIndex();
}

EventIndex ReplayStepper::targetOf(Unit unit, Direction direction) const
{
    if (!isKnown(unit))
        return {};
    if (unit == Unit::Event)
        return neighbour(direction);
    return direction == Direction::Forward ? nextStop(stopsOf(unit), m_position.event())
                                           : previousStop(stopsOf(unit), m_position.event());
}

void ReplayStepper::begin()
{
    if (m_position.isActive())
        return;
    m_position.moveTo(m_selection.event());
    // What follows is seldom far: tasks, states and the marks of breakpoints are wanted soon.
    m_replay.ensureBuilt();
    m_hits.ensureEvaluated();
}

void ReplayStepper::step(Unit unit, Direction direction)
{
    begin();
    if (!isKnown(unit)) {
        if (unit == Unit::Breakpoint)
            m_hits.ensureEvaluated();
        else
            m_replay.ensureBuilt();
    }
    // What needs no work is known by now.
    if (isKnown(unit)) {
        setPending(std::nullopt);
        take({unit, direction});
    } else {
        setPending(Step{unit, direction});
    }
}

void ReplayStepper::take(const Step& step)
{
    const EventIndex target = targetOf(step.unit, step.direction);
    if (target.isValid()) {
        m_position.moveTo(target);
        return;
    }
    const bool goesOn = step.unit != Unit::Command && step.unit != Unit::Failure;
    const bool isForward = step.direction == Direction::Forward;
    if (!goesOn || (isForward ? isAtEnd() : isAtStart()))
        emit nothingFurther(step.unit, step.direction);
    else if (isForward)
        toEnd();
    else
        toStart();
}

void ReplayStepper::takePending()
{
    if (!m_pending || !isKnown(m_pending->unit))
        return;
    const Step step = *m_pending;
    setPending(std::nullopt);
    take(step);
}

void ReplayStepper::setPending(std::optional<Step> step)
{
    const bool wasWaiting = isWaiting();
    m_pending = step;
    if (wasWaiting != isWaiting())
        emit waitingChanged();
}

void ReplayStepper::toStart()
{
    setPending(std::nullopt);
    m_position.moveTo({});
}

void ReplayStepper::toEnd()
{
    setPending(std::nullopt);
    if (last().isValid())
        m_position.moveTo(last());
}

void ReplayStepper::toSelection()
{
    setPending(std::nullopt);
    if (!m_selection.isEmpty())
        m_position.moveTo(m_selection.event());
}

void ReplayStepper::toTime(Instant time)
{
    setPending(std::nullopt);
    const History& history = *m_snapshot->history;
    // From behind: at the end of a command block times may run back a little.
    for (std::size_t event = history.size(); event > 0; --event) {
        const Instant at = history.time(EventIndex(event - 1));
        if (at.isValid() && at <= time) {
            m_position.moveTo(EventIndex(event - 1));
            return;
        }
    }
    m_position.moveTo({});
}

void ReplayStepper::leave()
{
    setPending(std::nullopt);
    m_position.deactivate();
}

void ReplayStepper::followPosition()
{
    if (!m_position.isActive()) {
        setPending(std::nullopt);
        return;
    }
    m_replay.ensureBuilt();
    m_hits.ensureEvaluated();
    const EventIndex event = m_position.event();
    if (!event.isValid()) {
        m_selection.clear();
        return;
    }
    m_selection.selectEvent(event);
    const Instant time = m_snapshot->history->time(event);
    if (!time.isValid() || (time >= m_range.start() && time <= m_range.end()))
        return;
    const Instant start = time + Duration{-(m_range.span().nanoseconds / 2)};
    m_range.show(start, start + m_range.span());
}

} // namespace chronoscope
