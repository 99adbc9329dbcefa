// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"
#include "models/state/runstate.h"

namespace chronoscope {

class JsonWriter;

/// Writes the state of a run as one JSON object, for scripts: whole, whatever it holds. Events are named by their ids,
/// times are RFC 3339 in UTC or null, texts are "" where the history has none.
void writeStateJson(const RunSnapshot& run, const RunState& state, JsonWriter& json);

} // namespace chronoscope
