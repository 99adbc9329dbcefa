// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace chronoscope {

/// Work in numbered steps that several threads share: whoever is free takes the next one.
///
/// The caller works too and never waits for a helper that has not begun, so that a pool whose threads are all busy only
/// makes the work slower. Helpers never touch anything after run() or the destructor returned.
class ParallelSteps {
public:
    /// A step gets its number and the number of its worker (0 is the caller, below "threads"); false stops the work.
    using Step = std::function<bool(std::size_t step, std::size_t worker)>;

    ParallelSteps(std::size_t count, int threads, Step step);
    ~ParallelSteps();
    ParallelSteps(const ParallelSteps&) = delete;
    ParallelSteps& operator=(const ParallelSteps&) = delete;

    /// Lets helpers begin while the caller does something else first.
    void start();
    /// Works until all steps are done. False when a step stopped the work.
    [[nodiscard]] bool run();

private:
    struct State;
    void finish();

    std::shared_ptr<State> m_state;
    int m_threads;
    bool m_isStarted = false;
};

} // namespace chronoscope
