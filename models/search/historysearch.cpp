// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/search/historysearch.h"

#include "models/search/jqsearch.h"
#include "models/search/stretchsearch.h"
#include "models/search/textmatcher.h"

namespace chronoscope {

Result<SearchSummary> searchHistory(const History& history, const SearchQuery& query, const SearchOptions& options)
{
    if (options.progress)
        options.progress->total.store(static_cast<std::int64_t>(history.size()), std::memory_order_relaxed);
    if (query.isEmpty())
        return SearchSummary{};
    if (query.mode == SearchMode::Jq)
        return searchByJq(history, query, options);
    return TextMatcher::compile(query).and_then(
        [&](const TextMatcher& matcher) { return StretchSearch(history, matcher, options).search(); });
}

Result<void> checkQuery(const SearchQuery& query, const SearchOptions& options)
{
    if (query.mode == SearchMode::Jq)
        return startJq(query, options).map([](const auto&) {});
    return TextMatcher::compile(query).map([](const TextMatcher&) {});
}

} // namespace chronoscope
