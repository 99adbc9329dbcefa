// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/search/stretchsearch.h"

#include "models/core/executor.h"
#include "models/core/parallelsteps.h"
#include "models/search/eventtexts.h"
#include "models/search/textblock.h"

#include <algorithm>
#include <utility>

namespace chronoscope {

namespace {

/// The first hits must come at once; later the matcher is to run over much at a time.
constexpr std::size_t FirstStretchBytes = 32 * 1024;
constexpr std::size_t StretchBytes = 256 * 1024;
/// Copying longer texts costs more than starting the matcher.
constexpr std::size_t LongestCopiedText = 32 * 1024;

} // namespace

/// What one thread needs: it learns the schema once, and uses its memory again.
class StretchSearch::Worker : public EventTextSink {
public:
    explicit Worker(const TextMatcher& matcher) : m_block(matcher) {}

    [[nodiscard]] std::vector<SearchHit> search(const History& history, std::uint32_t first, std::uint32_t end)
    {
        m_hits = {};
        for (std::uint32_t event = first; event < end; ++event) {
            m_event = EventIndex(std::size_t{event});
            m_reader.read(history, m_event, *this);
            if (m_block.size() >= StretchBytes)
                m_block.search(m_hits);
        }
        m_block.search(m_hits);
        return std::move(m_hits);
    }

    void take(const EventText& text) override
    {
        if (text.text.size() <= LongestCopiedText) {
            m_block.append(m_event, text.number, text.text);
            return;
        }
        m_block.search(m_hits);
        m_block.search(m_event, text.number, text.text, m_hits);
    }

private:
    TextBlock m_block;
    EventTextReader m_reader;
    EventIndex m_event;
    std::vector<SearchHit> m_hits;
};

StretchSearch::StretchSearch(const History& history, const TextMatcher& matcher, const SearchOptions& options)
    : m_history(history), m_matcher(matcher), m_options(options), m_portions(options)
{
    divide();
}

StretchSearch::~StretchSearch() = default;

void StretchSearch::divide()
{
    std::size_t bytes = 0;
    for (std::uint32_t event = 0; event < m_history.size(); ++event) {
        bytes += m_history.byteSize(EventIndex(std::size_t{event}));
        if (bytes < (m_ends.empty() ? FirstStretchBytes : StretchBytes))
            continue;
        m_ends.push_back(event + 1);
        bytes = 0;
    }
    if (m_ends.empty() || m_ends.back() < m_history.size())
        m_ends.push_back(static_cast<std::uint32_t>(m_history.size()));
    m_found.resize(m_ends.size());
}

Result<SearchSummary> StretchSearch::search()
{
    const int threads = std::max(1, computePool().maxThreadCount());
    m_workers.resize(static_cast<std::size_t>(threads));
    ParallelSteps steps(m_ends.size(), threads, [this](std::size_t stretch, std::size_t worker) {
        if (m_options.cancellation.isCancelled())
            return false;
        std::unique_ptr<Worker>& own = m_workers[worker];
        if (!own)
            own = std::make_unique<Worker>(m_matcher);
        return finish(stretch, own->search(m_history, stretch == 0 ? 0 : m_ends[stretch - 1], m_ends[stretch]));
    });
    const bool hasSearchedAll = steps.run();
    if (!hasSearchedAll && m_options.cancellation.isCancelled())
        return tl::unexpected(Error::cancelled());
    m_portions.handOn();
    if (m_options.progress)
        m_options.progress->done.store(static_cast<std::int64_t>(m_history.size()), std::memory_order_relaxed);
    SearchSummary summary;
    summary.hitCount = m_portions.count();
    summary.isCut = !m_wantsMore;
    return summary;
}

bool StretchSearch::finish(std::size_t stretch, std::vector<SearchHit> hits)
{
    const std::lock_guard lock(m_mutex);
    m_found[stretch] = std::move(hits);
    while (m_wantsMore && m_handedOn < m_found.size() && m_found[m_handedOn]) {
        const std::vector<SearchHit> next = std::move(*std::exchange(m_found[m_handedOn], std::nullopt));
        for (auto hit = next.begin(); m_wantsMore && hit != next.end(); ++hit)
            m_wantsMore = m_portions.add(*hit);
        m_portions.handOnWhenDue();
        if (m_options.progress)
            m_options.progress->done.store(m_ends[m_handedOn], std::memory_order_relaxed);
        ++m_handedOn;
    }
    return m_wantsMore;
}

} // namespace chronoscope
