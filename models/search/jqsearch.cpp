// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/search/jqsearch.h"

#include "models/core/format.h"
#include "models/search/eventtexts.h"
#include "models/search/hitportions.h"
#include "models/search/jqprocess.h"

#include <QCoreApplication>

#include <utility>

namespace chronoscope {

namespace {

constexpr std::size_t BatchBytes = 256 * 1024;
constexpr std::size_t BatchDocuments = 1'000;
constexpr int LongestValue = 200;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::JqSearch)
};

Error tooLong()
{
    Error error;
    error.code = Error::Code::Limit;
    error.message = Texts::tr("The jq filter is longer than %1 characters.").arg(LongestQuery);
    error.remedy = Texts::tr("Make the filter shorter.");
    return error;
}

/// Payloads gathered for one round trip to the helper.
class Batch : public EventTextSink {
public:
    explicit Batch(SearchSummary& summary) : m_summary(summary) {}

    void setEvent(EventIndex event) { m_event = event; }
    [[nodiscard]] bool isEmpty() const { return m_documents.empty(); }
    [[nodiscard]] bool isFull() const { return m_bytes >= BatchBytes || m_documents.size() >= BatchDocuments; }
    [[nodiscard]] const std::vector<std::string_view>& documents() const { return m_documents; }
    [[nodiscard]] const SearchHit& place(std::size_t position) const { return m_places[position]; }

    void take(const EventText& text) override
    {
        if (text.kind != EventText::Kind::Json)
            return;
        if (text.raw.size() > LongestJqDocument) {
            ++m_summary.skippedPayloads;
            return;
        }
        m_documents.push_back(text.raw);
        m_places.push_back({m_event, text.number, 0, 0});
        m_bytes += text.raw.size();
    }

    void clear()
    {
        m_documents.clear();
        m_places.clear();
        m_bytes = 0;
    }

private:
    SearchSummary& m_summary;
    EventIndex m_event;
    std::vector<std::string_view> m_documents; ///< live in the history
    std::vector<SearchHit> m_places;
    std::size_t m_bytes = 0;
};

class JqSearch {
public:
    JqSearch(const History& history, JqProcess& process, const SearchOptions& options)
        : m_history(history), m_process(process), m_options(options), m_hits(options), m_batch(m_summary)
    {
    }

    Result<SearchSummary> search()
    {
        for (std::size_t event = 0; event < m_history.size() && !m_summary.isCut; ++event) {
            m_batch.setEvent(EventIndex(event));
            m_reader.read(m_history, EventIndex(event), m_batch);
            const bool isLast = event + 1 == m_history.size();
            // The first round trip is a short one, so that the first hit comes soon.
            const bool isDue = m_batch.isFull() || isLast || (m_isFirst && m_batch.documents().size() >= 32);
            if (!isDue)
                continue;
            if (auto run = runBatch(); !run)
                return tl::unexpected(std::move(run.error()));
            if (m_options.progress)
                m_options.progress->done.store(static_cast<std::int64_t>(event) + 1, std::memory_order_relaxed);
        }
        m_hits.handOn();
        m_summary.hitCount = m_hits.count();
        return m_summary;
    }

private:
    Result<void> runBatch()
    {
        m_isFirst = false;
        const auto answers = m_process.run(m_batch.documents(), m_options.cancellation);
        if (!answers) {
            Error error = answers.error();
            const std::size_t at = m_process.answeredCount();
            if (!error.isCancelled() && at < m_batch.documents().size())
                error.place = Texts::tr("event %1").arg(m_history.eventId(m_batch.place(at).event));
            return tl::unexpected(std::move(error));
        }
        for (std::size_t i = 0; i < answers->size() && !m_summary.isCut; ++i)
            take((*answers)[i], m_batch.place(i));
        m_batch.clear();
        m_hits.handOnWhenDue();
        return {};
    }

    void take(const JqAnswer& answer, const SearchHit& place)
    {
        const QString text = singleLine(QString::fromStdString(answer.text), LongestValue);
        switch (answer.verdict) {
        case JqVerdict::Nothing:
            break;
        case JqVerdict::Value:
            m_summary.isCut = !m_hits.add(place, text);
            break;
        case JqVerdict::NotJson:
            ++m_summary.skippedPayloads;
            break;
        case JqVerdict::Failure:
            if (m_summary.failedPayloads++ == 0)
                m_summary.firstFailure = Texts::tr("event %1: %2").arg(m_history.eventId(place.event)).arg(text);
            break;
        }
    }

    const History& m_history;
    JqProcess& m_process;
    const SearchOptions& m_options;
    SearchSummary m_summary;
    HitPortions m_hits;
    EventTextReader m_reader;
    Batch m_batch;
    bool m_isFirst = true;
};

} // namespace

Result<std::unique_ptr<JqProcess>> startJq(const SearchQuery& query, const SearchOptions& options)
{
    if (query.text.size() > LongestQuery)
        return tl::unexpected(tooLong());
    return JqProcess::start(query.text, options.jqProgram, options.cancellation);
}

Result<SearchSummary> searchByJq(const History& history, const SearchQuery& query, const SearchOptions& options)
{
    auto process = startJq(query, options);
    if (!process)
        return tl::unexpected(std::move(process.error()));
    return JqSearch(history, **process, options).search();
}

} // namespace chronoscope
