// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"

namespace chronoscope {

class ConsoleOutput;
class JsonWriter;

/// For people: the chain of waits that made the run as long as it was, and each kind's share.
void writeCriticalPathText(const RunSnapshot& run, ConsoleOutput& output);

/// For scripts: the member "criticalPath" of a run's object, {"start", "end", "clampedTimes", "parts": [{"kind", "name",
/// "start", "end", "event", "clamped"}]}. The parts follow each other without gap.
void writeCriticalPathJson(const RunSnapshot& run, JsonWriter& json);

} // namespace chronoscope
