// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"
#include "models/state/stateindex.h"

#include <memory>

namespace chronoscope {

class ConsoleOutput;

/// Writes the state right after an event for people: the sections that have something, and what that event changed. Plain
/// text in aligned columns. Large sections are cut, and say so.
void writeStateText(const std::shared_ptr<const StateIndex>& states, EventIndex event, ConsoleOutput& output);

} // namespace chronoscope
