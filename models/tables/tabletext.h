// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/history/runsnapshot.h"

#include <QString>
#include <QVariant>

#include <optional>

namespace chronoscope {

/// Small decisions that the tables of events and of groups take alike. Pure functions, usable from every thread.

/// Where offsets count from: the start of the workflow, else the earliest event.
[[nodiscard]] Instant runStart(const RunSnapshot& snapshot);

/// From scheduled to started; nothing where the history does not tell them apart.
[[nodiscard]] std::optional<Duration> queueTime(const EventGroup& group);
/// From started (else scheduled) to the end; nothing while open and for what has no duration.
[[nodiscard]] std::optional<Duration> runTime(const EventGroup& group);
/// From scheduled to the end; nothing while open and for what has no duration.
[[nodiscard]] std::optional<Duration> totalTime(const EventGroup& group);

[[nodiscard]] QString durationText(std::optional<Duration> duration);
/// Nanoseconds, or an invalid value.
[[nodiscard]] QVariant durationValue(std::optional<Duration> duration);
[[nodiscard]] std::int64_t durationKey(std::optional<Duration> duration);
[[nodiscard]] std::int64_t instantKey(Instant instant);

/// True when a snapshot begins with all the events of another one, so that positions in the other hold in it too.
/// Linear in the size of the other one, and cheap.
[[nodiscard]] bool continues(const History& longer, const History& shorter);

} // namespace chronoscope
