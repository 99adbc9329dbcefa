// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/storethread.h"

#include <utility>

namespace chronoscope {

StoreThread::StoreThread() : m_thread([this] { run(); })
{
}

StoreThread::~StoreThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_hasMore.notify_one();
    m_thread.join();
}

void StoreThread::add(Kind kind, Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_entries.push_back({kind, std::move(job)});
    }
    m_hasMore.notify_one();
}

void StoreThread::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_hasMore.wait(lock, [this] { return m_isEnding || !m_entries.empty(); });
        if (m_entries.empty())
            return;
        Entry entry = std::move(m_entries.front());
        m_entries.pop_front();
        const bool isWanted = !m_isEnding || entry.kind == Kind::Write;
        lock.unlock();
        entry.job(isWanted);
        // What the job captured goes before the next one starts, and not under the lock.
        entry.job = nullptr;
        lock.lock();
    }
}

} // namespace chronoscope
