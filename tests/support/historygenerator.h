// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <QByteArray>

#include <cstdint>
#include <memory>

namespace chronoscope::test {

struct GeneratorOptions {
    std::size_t eventCount = 1000;  ///< exactly so many events
    std::uint64_t seed = 1;         ///< the same seed and options give the same history, on every machine
    std::size_t payloadBytes = 300; ///< of each input and result, about
    std::size_t parallel = 8;       ///< most operations that are open at the same time
    bool isClosed = true;           ///< ends with WorkflowExecutionCompleted; else it is still running
};

/// A history as a server would write it, of any size: activities with retries, failures, timeouts and cancels, timers,
/// children, signals both ways, updates, Nexus operations, local activities, versions, side effects, attributes, memo,
/// options, pauses, failed and timed out workflow tasks, late starts and buffered events. From 500 events on every kind
/// of group is in it. checkHistory() finds nothing wrong with it.
[[nodiscard]] std::shared_ptr<const History> generateHistory(const GeneratorOptions& options);

/// {"events":[...]} as the Web UI and the command line of Temporal export it, indented or on one line.
[[nodiscard]] QByteArray toJson(const History& history, bool isIndented = true);
/// temporal.api.history.v1.History.
[[nodiscard]] QByteArray toBinary(const History& history);

} // namespace chronoscope::test
