// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lint/nondeterminismerror.h"

namespace chronoscope {

/// How the code of an SDK asks for a change: "workflow.patched(\"my-change\")". The name is as in RunSummary::sdkName.
[[nodiscard]] QString guardCall(const QString& sdkName, SdkFamily family, const QString& changeId);

/// Fills caveat and remedies of an error whose other parts are there.
void adviseOn(NondeterminismError& error, const RunSnapshot& snapshot);

} // namespace chronoscope
