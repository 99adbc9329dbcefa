// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/core/error.h"
#include "models/formats/bytesource.h"
#include "models/history/finding.h"
#include "models/history/history.h"
#include "models/history/sourceformat.h"

#include <functional>
#include <memory>
#include <vector>

namespace chronoscope {

/// One run as it was read. Findings are those of reading; checkHistory() adds those of meaning.
struct ReadRun {
    std::shared_ptr<const History> history;
    SourceFormat format = SourceFormat::JsonHistory;
    std::vector<Finding> findings;
};

struct ReadOptions {
    CancellationToken cancellation;
    Progress* progress = nullptr; ///< bytes; must outlive the call
    /// Called at most once, on a thread of the pool, as soon as the first events of the first run are known and more will
    /// follow, with the estimated number of events in all.
    std::function<void(std::shared_ptr<const History> firstEvents, SourceFormat format,
                       std::int64_t estimatedEventCount)>
        onFirstEvents;
    /// How many threads of the pool may help, the caller's included.
    int threads = 2;
};

/// Recognises the form by content and reads every run of it; gzip and zstd are unpacked first (bounded against bombs).
/// Blocks; call it on the pool. Errors: Schema "this is no history" with one sentence, Io, Limit, Cancelled.
/// What can be read of a damaged file is returned with findings; an error means that nothing could.
[[nodiscard]] Result<std::vector<ReadRun>> readHistories(const ByteSource& source, const ReadOptions& options);

} // namespace chronoscope
