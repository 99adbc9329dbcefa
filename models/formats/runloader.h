// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/core/error.h"
#include "models/formats/bytesource.h"
#include "models/history/runsnapshot.h"

#include <functional>
#include <vector>

namespace chronoscope {

struct LoadOptions {
    CancellationToken cancellation;
    Progress* progress = nullptr; ///< bytes; must outlive the call
    /// Called at most once, on a thread of the pool, with the first events of a file that takes longer.
    std::function<void(RunSnapshotPointer)> onFirstScreen;
    int threads = 2;
};

/// Reads, groups, summarises and checks every run of a source. Blocks; call it on the pool. Errors as readHistories().
[[nodiscard]] Result<std::vector<RunSnapshotPointer>> loadRuns(const ByteSource& source, const LoadOptions& options);

/// Builds the tables of the protocol's messages, which the first file read would otherwise wait for (some milliseconds).
/// To be called on the pool, any number of times.
void prepareReaders();

} // namespace chronoscope
