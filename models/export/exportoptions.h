// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/core/error.h"
#include "models/history/runsnapshot.h"

#include <functional>

class QIODevice;

namespace chronoscope {

struct ExportOptions {
    CancellationToken cancellation;
    Progress* progress = nullptr; ///< events, or groups for a table of groups; must outlive the call
    /// How many threads of the pool may help, the caller's included.
    int threads = 2;
};

/// Writes one run into a device that is open for writing. Blocks; call it on the pool. Errors: Io, Cancelled.
using RunWriter = std::function<Result<void>(const RunSnapshot& run, QIODevice& device, const ExportOptions& options)>;

} // namespace chronoscope
