// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/causality.h"
#include "models/history/eventgroup.h"
#include "models/history/finding.h"
#include "models/history/runsummary.h"
#include "models/history/sourceformat.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace chronoscope {

/// Everything that is known of one run at one moment. Immutable; shared by all views; any thread may read it.
struct RunSnapshot {
    QString sourceName;  ///< file as the user named it
    int runInSource = 0; ///< 0-based, where a file holds several runs
    SourceFormat format = SourceFormat::JsonHistory;
    std::shared_ptr<const History> history;
    std::shared_ptr<const EventGroups> groups;
    std::shared_ptr<const Causality> causality; ///< of history; never null in what loadRuns() gives
    RunSummary summary;
    std::vector<Finding> findings;
    bool isComplete = true;               ///< false for the first screen of a file that is still being read
    std::int64_t estimatedEventCount = 0; ///< of the whole file; equals the event count when complete
};
using RunSnapshotPointer = std::shared_ptr<const RunSnapshot>;

} // namespace chronoscope
