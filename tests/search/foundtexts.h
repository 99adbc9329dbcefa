// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/search/historysearch.h"
#include "models/search/hitreader.h"

#include <QStringList>

#include <memory>
#include <utility>

namespace chronoscope::test {

/// Everything that a search finds.
struct Found {
    std::shared_ptr<const History> history;
    SearchHits hits;
    SearchSummary summary;
    Error error;
    int portions = 0;
    bool isRefused = false;

    /// "5 activityTaskScheduledEventAttributes.activityType.name: [Charge]Card": event id, field and excerpt, the match in
    /// brackets.
    [[nodiscard]] QStringList lines() const
    {
        QStringList lines;
        HitReader reader;
        for (const SearchHit& hit : hits.hits) {
            HitDescription description = reader.describe(*history, hit, hits);
            if (!description.isJqValue) {
                description.excerpt.insert(description.matchStart + description.matchLength, QLatin1Char(']'));
                description.excerpt.insert(description.matchStart, QLatin1Char('['));
            }
            lines << QStringLiteral("%1 %2: %3")
                         .arg(history->eventId(hit.event))
                         .arg(description.field, description.excerpt);
        }
        return lines;
    }
};

inline Found find(std::shared_ptr<const History> history, const SearchQuery& query, SearchOptions options = {})
{
    Found found;
    found.history = std::move(history);
    options.jqProgram = QStringLiteral(CHRONOSCOPE_JQ_HELPER);
    options.onHits = [&found](SearchHits portion) {
        ++found.portions;
        const auto offset = static_cast<std::uint32_t>(found.hits.values.size());
        for (SearchHit hit : portion.hits) {
            if (!portion.values.empty())
                hit.start += offset;
            found.hits.hits.push_back(hit);
        }
        found.hits.values.insert(found.hits.values.end(), portion.values.begin(), portion.values.end());
    };
    auto summary = searchHistory(*found.history, query, options);
    found.isRefused = !summary;
    if (summary)
        found.summary = *summary;
    else
        found.error = summary.error();
    return found;
}

inline SearchQuery words(const char* text)
{
    return {QString::fromUtf8(text), SearchMode::Text, false};
}
inline SearchQuery regex(const char* pattern, bool isCaseSensitive = true)
{
    return {QString::fromUtf8(pattern), SearchMode::Regex, isCaseSensitive};
}
inline SearchQuery jq(const char* filter)
{
    return {QString::fromUtf8(filter), SearchMode::Jq, false};
}

} // namespace chronoscope::test
