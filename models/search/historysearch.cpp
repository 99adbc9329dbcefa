// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/search/historysearch.h"

#include "models/search/eventtexts.h"
#include "models/search/hitportions.h"
#include "models/search/jqsearch.h"
#include "models/search/textblock.h"
#include "models/search/textmatcher.h"

namespace chronoscope {

namespace {

/// The first hits must come at once; later the matcher is to run over much at a time.
constexpr std::size_t FirstBlockBytes = 32 * 1024;
constexpr std::size_t BlockBytes = 256 * 1024;
/// Copying longer texts costs more than starting the matcher.
constexpr std::size_t LongestCopiedText = 32 * 1024;

/// Gathers the texts of events in blocks and searches each full block.
class TextSearch : public EventTextSink {
public:
    TextSearch(const TextMatcher& matcher, HitPortions& hits) : m_block(matcher, hits), m_hits(hits) {}

    void setEvent(EventIndex event) { m_event = event; }
    [[nodiscard]] bool wantsMore() const { return m_wantsMore; }
    [[nodiscard]] bool isFull() const { return m_block.size() >= m_fullBytes; }

    void take(const EventText& text) override
    {
        if (!m_wantsMore)
            return;
        if (text.text.size() <= LongestCopiedText) {
            m_block.append(m_event, text.number, text.text);
            return;
        }
        searchBlock();
        m_wantsMore = m_wantsMore && m_block.search(m_event, text.number, text.text);
    }

    void searchBlock()
    {
        m_wantsMore = m_block.search() && m_wantsMore;
        m_hits.handOnWhenDue();
        m_fullBytes = BlockBytes;
    }

private:
    TextBlock m_block;
    HitPortions& m_hits;
    EventIndex m_event;
    std::size_t m_fullBytes = FirstBlockBytes;
    bool m_wantsMore = true;
};

Result<SearchSummary> searchTexts(const History& history, const TextMatcher& matcher, const SearchOptions& options)
{
    HitPortions hits(options);
    TextSearch search(matcher, hits);
    EventTextReader reader;
    const auto done = [&options](std::size_t events) {
        if (options.progress)
            options.progress->done.store(static_cast<std::int64_t>(events), std::memory_order_relaxed);
    };
    for (std::size_t event = 0; event < history.size() && search.wantsMore(); ++event) {
        search.setEvent(EventIndex(event));
        reader.read(history, EventIndex(event), search);
        const bool isLast = event + 1 == history.size();
        if (!search.isFull() && !isLast)
            continue;
        if (options.cancellation.isCancelled())
            return tl::unexpected(Error::cancelled());
        search.searchBlock();
        done(event + 1);
    }
    hits.handOn();
    done(history.size());
    SearchSummary summary;
    summary.hitCount = hits.count();
    summary.isCut = !search.wantsMore();
    return summary;
}

} // namespace

Result<SearchSummary> searchHistory(const History& history, const SearchQuery& query, const SearchOptions& options)
{
    if (options.progress)
        options.progress->total.store(static_cast<std::int64_t>(history.size()), std::memory_order_relaxed);
    if (query.isEmpty())
        return SearchSummary{};
    if (query.mode == SearchMode::Jq)
        return searchByJq(history, query, options);
    return TextMatcher::compile(query).and_then(
        [&](const TextMatcher& matcher) { return searchTexts(history, matcher, options); });
}

Result<void> checkQuery(const SearchQuery& query, const SearchOptions& options)
{
    if (query.mode == SearchMode::Jq)
        return startJq(query, options).map([](const auto&) {});
    return TextMatcher::compile(query).map([](const TextMatcher&) {});
}

} // namespace chronoscope
