// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/breakpointhits.h"

#include "models/core/executor.h"
#include "models/session/replaymodel.h"

#include <algorithm>
#include <utility>

namespace chronoscope {

BreakpointHits::BreakpointHits(ReplayModel& replay, QObject* parent) : QObject(parent), m_replay(replay)
{
    connect(&m_replay, &ReplayModel::ready, this, [this] {
        if (m_isWanted && !m_isReady)
            evaluate();
    });
}

BreakpointHits::~BreakpointHits()
{
    m_cancellation.cancel();
}

void BreakpointHits::setBreakpoints(Breakpoints* breakpoints)
{
    if (m_breakpoints)
        disconnect(m_breakpoints, nullptr, this, nullptr);
    m_breakpoints = breakpoints;
    if (m_breakpoints)
        connect(m_breakpoints, &Breakpoints::changed, this, &BreakpointHits::invalidate);
    invalidate();
}

Breakpoints& BreakpointHits::breakpoints()
{
    if (!m_breakpoints) {
        m_own = std::make_unique<Breakpoints>();
        setBreakpoints(m_own.get());
    }
    return *m_breakpoints;
}

void BreakpointHits::setSnapshot(RunSnapshotPointer snapshot)
{
    if (snapshot == m_snapshot)
        return;
    m_snapshot = std::move(snapshot);
    invalidate();
}

void BreakpointHits::ensureEvaluated()
{
    m_isWanted = true;
    if (!m_isReady && !m_isEvaluating)
        evaluate();
}

bool BreakpointHits::isHit(EventIndex event) const
{
    return std::binary_search(m_events.all.begin(), m_events.all.end(), event);
}

void BreakpointHits::invalidate()
{
    m_cancellation.cancel();
    ++m_request;
    m_isReady = m_isEvaluating = false;
    // Positions of another snapshot mean nothing here, and those of other breakpoints would be wrong.
    m_events = {};
    m_error.reset();
    if (m_isWanted)
        evaluate();
    emit changed();
}

void BreakpointHits::evaluate()
{
    if (!m_snapshot)
        return;
    if (!breakpoints().isAnyEnabled()) {
        m_isReady = true;
        m_events.ofEach.resize(breakpoints().list().size());
        return;
    }
    if (!m_replay.isReady()) {
        m_replay.ensureBuilt();
        return;
    }
    m_cancellation = CancellationSource();
    m_isEvaluating = true;
    runOnPool([snapshot = m_snapshot, states = m_replay.states(), list = breakpoints().list(),
               token = m_cancellation.token()] { return evaluateBreakpoints(snapshot, *states, list, token); },
              this,
              [this, request = ++m_request](Result<BreakpointEvents> events) { finish(request, std::move(events)); });
}

void BreakpointHits::finish(std::uint64_t request, Result<BreakpointEvents> events)
{
    if (request != m_request)
        return;
    m_isEvaluating = false;
    m_isReady = true;
    if (events) {
        m_events = std::move(*events);
    } else {
        m_events = {};
        m_events.ofEach.resize(breakpoints().list().size());
        m_error = std::move(events.error());
    }
    emit changed();
}

} // namespace chronoscope
