// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>

namespace chronoscope {

/// Asked by long work between its steps; copies share one state. Usable from every thread.
class CancellationToken {
public:
    /// A token that is never cancelled.
    CancellationToken() = default;

    [[nodiscard]] bool isCancelled() const { return m_state && m_state->load(std::memory_order_relaxed); }

private:
    friend class CancellationSource;
    explicit CancellationToken(std::shared_ptr<std::atomic<bool>> state) : m_state(std::move(state)) {}

    std::shared_ptr<std::atomic<bool>> m_state;
};

/// Owns the decision to cancel. Usable from every thread.
class CancellationSource {
public:
    void cancel() { m_state->store(true, std::memory_order_relaxed); }
    [[nodiscard]] CancellationToken token() const { return CancellationToken(m_state); }

private:
    std::shared_ptr<std::atomic<bool>> m_state = std::make_shared<std::atomic<bool>>(false);
};

/// How far a piece of work has come: written by the worker, read by a timer of the GUI. Usable from every thread.
struct Progress {
    std::atomic<std::int64_t> done{0};  ///< in the unit of the work, bytes for readers
    std::atomic<std::int64_t> total{0}; ///< 0 while unknown
};

} // namespace chronoscope
