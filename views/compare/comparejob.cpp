// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/comparejob.h"

#include "models/core/executor.h"

namespace chronoscope {

namespace {

constexpr int ProgressMilliseconds = 100;

} // namespace

CompareJob::CompareJob(QObject* parent) : QObject(parent)
{
    m_timer.setInterval(ProgressMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &CompareJob::showProgress);
}

CompareJob::~CompareJob()
{
    cancel();
}

void CompareJob::start(const std::shared_ptr<const EventGroups>& a, const std::shared_ptr<const EventGroups>& b,
                       const CompareOptions& options)
{
    cancel();
    const auto state = std::make_shared<State>();
    m_state = state;
    m_timer.start();
    runOnPool(
        [a, b, options, state] { return compareRuns(a, b, options, state->cancellation.token(), &state->progress); },
        this,
        [this, state](const Result<std::shared_ptr<const RunDifference>>& difference) {
            // Another request, or none, is wanted by now.
            if (m_state != state)
                return;
            m_state = nullptr;
            m_timer.stop();
            // It ends without a result only when it was cancelled.
            if (difference)
                emit finished(*difference);
        });
}

void CompareJob::cancel()
{
    if (m_state)
        m_state->cancellation.cancel();
    m_state = nullptr;
    m_timer.stop();
}

void CompareJob::showProgress()
{
    const auto total = static_cast<double>(m_state->progress.total.load());
    emit progressed(total > 0 ? static_cast<double>(m_state->progress.done.load()) / total : 0);
}

} // namespace chronoscope
