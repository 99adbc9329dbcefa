// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replaytest/replaysdk.h"

#include <QString>

namespace chronoscope {

/// The source of a replay test with places to fill: @type@, @workflowId@, @runId@ and @history@ (file name) are literals
/// with their quotes; @class@ is the name of the workflow's class or function, @words@ and @camel@ are parts of names.
/// Each uses the public replayer of its SDK, as that SDK's documentation shows it, within a time limit.
[[nodiscard]] QString replayTemplate(ReplaySdk sdk);

} // namespace chronoscope
