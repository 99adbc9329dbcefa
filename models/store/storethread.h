// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace chronoscope {

/// The one thread that SQLite is used on: does its jobs in the order they came.
class StoreThread {
public:
    enum class Kind : std::uint8_t { Read, Write };
    /// The job is told whether it still matters: once the store is to end, what was asked to be read does not.
    using Job = std::function<void(bool isWanted)>;

    StoreThread();
    /// Does what is left, and waits for it.
    ~StoreThread();
    StoreThread(const StoreThread&) = delete;
    StoreThread& operator=(const StoreThread&) = delete;

    /// Any thread.
    void add(Kind kind, Job job);

private:
    struct Entry {
        Kind kind;
        Job job;
    };
    void run();

    std::mutex m_mutex;
    std::condition_variable m_hasMore;
    std::deque<Entry> m_entries;
    bool m_isEnding = false;
    std::thread m_thread; ///< last, so that all it uses is there before it starts
};

} // namespace chronoscope
