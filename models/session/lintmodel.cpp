// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/lintmodel.h"

#include "models/core/executor.h"
#include "models/session/replaymodel.h"

#include <chrono>
#include <utility>

namespace chronoscope {

namespace {

constexpr std::chrono::milliseconds Moment{1500};

} // namespace

LintModel::LintModel(ReplayModel& replay, QObject* parent) : QObject(parent), m_replay(replay)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(Moment);
    connect(&m_soon, &QTimer::timeout, this, &LintModel::ensureBuilt);
    connect(&m_replay, &ReplayModel::ready, this, &LintModel::start);
}

LintModel::~LintModel()
{
    m_cancellation.cancel();
}

void LintModel::setSnapshot(RunSnapshotPointer snapshot)
{
    if (snapshot == m_snapshot)
        return;
    m_snapshot = std::move(snapshot);
    m_cancellation.cancel();
    ++m_request;
    m_isLinting = false;
    const bool hadSomething = isReady();
    m_lints.reset();
    if (m_isWanted)
        ensureBuilt();
    if (hadSomething)
        emit voided();
}

void LintModel::ensureBuilt()
{
    m_isWanted = true;
    m_soon.stop();
    // The first screen of a file would say that things are open which are not.
    if (!m_snapshot || !m_snapshot->isComplete || isReady())
        return;
    m_replay.ensureBuilt();
    start();
}

void LintModel::ensureBuiltSoon()
{
    if (!m_isWanted && !isReady())
        m_soon.start();
}

void LintModel::start()
{
    const bool isReplayOfSnapshot =
        m_snapshot && m_replay.isReady() && &m_replay.tasks()->groups() == m_snapshot->groups.get();
    if (!m_isWanted || m_isLinting || isReady() || !isReplayOfSnapshot || !m_snapshot->isComplete)
        return;
    m_cancellation = CancellationSource();
    m_isLinting = true;
    runOnPool([snapshot = m_snapshot, tasks = m_replay.tasks(), states = m_replay.states(),
               token = m_cancellation.token()] { return lintRun(*snapshot, *tasks, *states, token); },
              this,
              [this, request = ++m_request](std::vector<Lint> lints) {
                  if (request != m_request)
                      return;
                  m_isLinting = false;
                  m_lints = std::make_shared<const std::vector<Lint>>(std::move(lints));
                  emit ready();
              });
}

} // namespace chronoscope
