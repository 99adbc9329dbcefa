// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace chronoscope {

/// What part an event of a type plays for the code of a workflow.
enum class EventRole : std::uint8_t {
    WorkflowTask,      ///< scheduled, started, completed, failed, timed out
    Command,           ///< written for a command that a worker answered with
    Told,              ///< something that a worker is told of
    Bookkeeping,       ///< of the server; no worker is told
    ClosedFromOutside, ///< terminated or timed out
    Unknown            ///< of a type that the schema lacks
};

/// By the number of temporal.api.enums.v1.EventType. The types of command events are those that sdk-core, Go and Java
/// agree on (HistoryEvent::is_command_event of sdk-core).
[[nodiscard]] EventRole roleOf(std::int32_t eventType);

/// Number of the temporal.api.enums.v1.CommandType for which the server writes events of this type; 0 for others.
[[nodiscard]] std::int32_t commandTypeOf(std::int32_t eventType);

} // namespace chronoscope
