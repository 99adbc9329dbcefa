// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/core/error.h"
#include "models/history/history.h"
#include "models/search/searchhit.h"
#include "models/search/searchquery.h"

#include <functional>

namespace chronoscope {

struct SearchOptions {
    CancellationToken cancellation;
    Progress* progress = nullptr; ///< events; must outlive the call
    /// Called on a searching thread, never on two at once, with the hits since the last call: at once for the first, then
    /// every 50 ms. With jq
    /// the values of a portion belong to its own hits: SearchHit::start counts within the portion.
    std::function<void(SearchHits portion)> onHits;
    /// One hit is enough of each event, as for filters: MaximumHits then counts events.
    bool isFirstOfEventEnough = false;
    /// The program that runs jq filters; without it the one that was installed beside this program.
    QString jqProgram;
};

/// What is to be said of a search beyond its hits.
struct SearchSummary {
    std::size_t hitCount = 0;
    bool isCut = false; ///< ended at MaximumHits
    /// With jq: payloads on which the filter failed, as one that asks a text for a field, and what it said first.
    std::size_t failedPayloads = 0;
    QString firstFailure;
    /// With jq: payloads that were too large or no JSON, and were not looked at.
    std::size_t skippedPayloads = 0;
};

/// Looks through all events of a history, oldest first. Blocks; meant for the pool. Needs memory for the hits and one
/// block of text, never for all texts. Text and regex take linear time and can be cancelled at any block.
///
/// Errors: what TextMatcher::compile() and JqProcess say, Cancelled. Nothing is found for an empty query.
[[nodiscard]] Result<SearchSummary> searchHistory(const History& history, const SearchQuery& query,
                                                  const SearchOptions& options = {});

/// Whether a query can be searched for at all, without searching: the errors that searchHistory() would give at once. Takes
/// a few milliseconds with jq, which is started for it.
[[nodiscard]] Result<void> checkQuery(const SearchQuery& query, const SearchOptions& options = {});

} // namespace chronoscope
