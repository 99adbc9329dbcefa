// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/search/hitportions.h"
#include "models/search/textmatcher.h"

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace chronoscope {

/// A search of texts by several threads of the pool: whoever is free takes the next stretch of events. What they find is
/// handed on in the order of events, by whoever completes the row.
class StretchSearch {
public:
    /// All must outlive the search.
    StretchSearch(const History& history, const TextMatcher& matcher, const SearchOptions& options);
    ~StretchSearch();
    StretchSearch(const StretchSearch&) = delete;
    StretchSearch& operator=(const StretchSearch&) = delete;

    /// Once. Errors: Cancelled.
    [[nodiscard]] Result<SearchSummary> search();

private:
    class Worker;

    void divide();
    /// False when no more hits are wanted.
    bool finish(std::size_t stretch, std::vector<SearchHit> hits);

    const History& m_history;
    const TextMatcher& m_matcher;
    const SearchOptions& m_options;
    std::vector<std::uint32_t> m_ends; ///< of the stretches: first event behind each

    std::mutex m_mutex; ///< of all that follows
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::vector<std::optional<std::vector<SearchHit>>> m_found; ///< by stretch: hits that wait for those before them
    std::size_t m_handedOn = 0;                                 ///< stretches
    HitPortions m_portions;
    bool m_wantsMore = true;
};

} // namespace chronoscope
