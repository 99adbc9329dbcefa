// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/parallelsteps.h"

#include "models/core/executor.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>

namespace chronoscope {

struct ParallelSteps::State {
    void work(std::size_t worker)
    {
        for (std::size_t number = next++; number < count && !isStopped; number = next++) {
            if (!step(number, worker))
                isStopped = true;
        }
    }

    void help()
    {
        std::size_t worker = 0;
        {
            const std::lock_guard lock(mutex);
            if (isClosed)
                return;
            worker = ++helpers;
            ++active;
        }
        work(worker);
        // Notified under the lock: the waiting caller may destroy what the step refers to as soon as it wakes.
        const std::lock_guard lock(mutex);
        --active;
        idle.notify_all();
    }

    std::size_t count = 0;
    Step step;
    std::atomic<std::size_t> next{0};
    std::atomic<bool> isStopped{false};
    std::mutex mutex;
    std::condition_variable idle;
    std::size_t helpers = 0; ///< that ever began
    int active = 0;
    bool isClosed = false;
};

ParallelSteps::ParallelSteps(std::size_t count, int threads, Step step)
    : m_state(std::make_shared<State>()), m_threads(threads)
{
    m_state->count = count;
    m_state->step = std::move(step);
}

ParallelSteps::~ParallelSteps()
{
    m_state->isStopped = true;
    finish();
}

void ParallelSteps::start()
{
    if (m_isStarted)
        return;
    m_isStarted = true;
    const auto useful = static_cast<int>(std::min<std::size_t>(m_state->count, 1024));
    for (int helper = 1; helper < std::min(m_threads, useful); ++helper) {
        // Nobody waits for this future: run() does the waiting.
        [[maybe_unused]] const QFuture<void> done = runOnPool([state = m_state] { state->help(); });
    }
}

bool ParallelSteps::run()
{
    start();
    m_state->work(0);
    finish();
    return !m_state->isStopped;
}

void ParallelSteps::finish()
{
    std::unique_lock lock(m_state->mutex);
    m_state->isClosed = true;
    m_state->idle.wait(lock, [this] { return m_state->active == 0; });
}

} // namespace chronoscope
