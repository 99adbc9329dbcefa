// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"
#include "models/replay/workflowtasks.h"

namespace chronoscope {

class ConsoleOutput;

/// Writes the workflow tasks of a run for people: a paragraph a task, with a line for each thing told or answered.
void writeTasksText(const RunSnapshot& run, const WorkflowTasks& tasks, ConsoleOutput& output);

} // namespace chronoscope
