// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"
#include "models/replay/workflowtasks.h"

namespace chronoscope {

class JsonWriter;

/// Writes the workflow tasks of a run as one JSON object, for scripts. Events are named by their ids, times are RFC 3339
/// in UTC, what is not recorded is null, texts are "" where the history has none.
void writeTasksJson(const RunSnapshot& run, const WorkflowTasks& tasks, JsonWriter& json);

} // namespace chronoscope
