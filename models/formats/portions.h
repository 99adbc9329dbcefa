// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/eventtext.h"
#include "models/formats/findingcollector.h"
#include "models/formats/historyreader.h"

#include <memory>
#include <span>
#include <vector>

namespace chronoscope {

/// A stretch of one run's events, which one thread fills into one chunk.
struct Portion {
    std::size_t run = 0;
    std::span<const eventtext::Span> events;
    std::shared_ptr<HistoryChunk> chunk;
    FindingCollector findings;
};

/// Cuts runs into portions of about a megabyte of the file. The runs must outlive the portions.
[[nodiscard]] std::vector<Portion> portionsOf(const std::vector<std::vector<eventtext::Span>>& runs);

/// Puts filled portions together; a run without any event is left out. Findings of the file go to the first run.
[[nodiscard]] std::vector<ReadRun> joinPortions(std::vector<Portion>& portions, std::size_t runCount,
                                                SourceFormat format, FindingCollector ofFile);

} // namespace chronoscope
