// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/search/historysearch.h"

namespace chronoscope {

/// searchHistory() for SearchMode::Jq: the filter runs over each JSON payload, in batches.
[[nodiscard]] Result<SearchSummary> searchByJq(const History& history, const SearchQuery& query,
                                               const SearchOptions& options);

} // namespace chronoscope
