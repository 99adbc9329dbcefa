// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/replaymodel.h"

#include "models/core/executor.h"

#include <utility>

namespace chronoscope {

ReplayModel::ReplayModel(QObject* parent) : QObject(parent)
{
}

ReplayModel::~ReplayModel()
{
    m_cancellation.cancel();
}

void ReplayModel::setSnapshot(RunSnapshotPointer snapshot)
{
    if (snapshot == m_snapshot)
        return;
    m_snapshot = std::move(snapshot);
    m_cancellation.cancel();
    ++m_request;
    m_isBuilding = false;
    const bool hadSomething = m_tasks || m_states;
    m_tasks.reset();
    m_states.reset();
    m_stops = {};
    if (m_isWanted)
        start();
    if (hadSomething)
        emit voided();
}

void ReplayModel::ensureBuilt()
{
    m_isWanted = true;
    if (!isReady() && !m_isBuilding)
        start();
}

void ReplayModel::start()
{
    if (!m_snapshot)
        return;
    m_cancellation = CancellationSource();
    m_isBuilding = true;
    runOnPool(
        [snapshot = m_snapshot, token = m_cancellation.token()]() -> Built {
            Built built;
            built.tasks = WorkflowTasks::build(snapshot->groups, snapshot->summary);
            if (built.tasks && !token.isCancelled())
                built.stops = ReplayStops::of(*built.tasks);
            if (!token.isCancelled())
                built.states = StateIndex::build(snapshot->groups, token);
            return built;
        },
        this, [this, request = ++m_request](Built built) { finish(request, std::move(built)); });
}

void ReplayModel::finish(std::uint64_t request, Built built)
{
    if (request != m_request)
        return;
    m_isBuilding = false;
    m_tasks = std::move(built.tasks);
    m_states = std::move(built.states);
    m_stops = std::move(built.stops);
    emit ready();
}

} // namespace chronoscope
