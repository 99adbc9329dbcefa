// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"

#include <string>

namespace chronoscope {

/// Appends the section of what failed: every group that carries a failure, its own or of an earlier attempt, with the chain
/// of causes and their stack traces. Nothing where nothing failed.
void appendFailures(std::string& html, const RunSnapshot& run);

} // namespace chronoscope
