// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/search/historysearch.h"
#include "models/search/jqprocess.h"

namespace chronoscope {

/// The filter of a query, compiled.
[[nodiscard]] Result<std::unique_ptr<JqProcess>> startJq(const SearchQuery& query, const SearchOptions& options);

/// searchHistory() for SearchMode::Jq: the filter runs over each JSON payload, in batches.
[[nodiscard]] Result<SearchSummary> searchByJq(const History& history, const SearchQuery& query,
                                               const SearchOptions& options);

} // namespace chronoscope
