// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state/stateindex.h"

#include <QByteArray>
#include <QStringList>

namespace chronoscope::test {

/// One line for each thing that a state holds, by event ids and times since DslStart: "activity Charge opened=5 started=6
/// attempt=3 lastFailure=6", "timer 1 opened=7 due=1s", "memo owner=9", "status completed". What is as in any run that
/// only runs (status, no flags) is left out; sizes too.
[[nodiscard]] QStringList printState(const RunState& state, const EventGroups& groups);
/// The state after the last event.
[[nodiscard]] QStringList lastState(const std::shared_ptr<const EventGroups>& groups);
[[nodiscard]] QStringList lastState(const QByteArray& text);
/// The state after the event with this id.
[[nodiscard]] QStringList stateAfterId(const StateIndex& states, std::int64_t eventId);

} // namespace chronoscope::test
