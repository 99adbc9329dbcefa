// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/showcommand.h"
#include "models/history/runsnapshot.h"

namespace chronoscope {

class ConsoleOutput;

/// Writes one run for people: what everyone asks first, its groups in the order they began, its events if asked for,
/// and its findings. Plain text in aligned columns, made for 80 of them; names may make a line longer.
void writeRunText(const RunSnapshot& run, const ShowOptions& options, ConsoleOutput& output);

} // namespace chronoscope
