// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/search.h"

#include "models/core/executor.h"
#include "models/search/hitreader.h"
#include "models/session/selection.h"
#include "models/session/viewrange.h"

#include <QPointer>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace chronoscope {

Search::Search(Selection& selection, ViewRange& range, QObject* parent)
    : QObject(parent), m_selection(selection), m_range(range)
{
    connect(&m_selection, &Selection::changed, this, &Search::followSelection);
}

Search::~Search()
{
    m_cancellation.cancel();
}

void Search::setSnapshot(RunSnapshotPointer snapshot)
{
    m_snapshot = std::move(snapshot);
    const bool hadHits = !m_hits.isEmpty();
    forgetHits();
    if (hadHits)
        emit hitsChanged();
    if (!m_query.isEmpty())
        start();
}

void Search::setQuery(const SearchQuery& query)
{
    if (query == m_query)
        return;
    m_query = query;
    m_pendingStep.reset();
    emit queryChanged();
    start();
}

void Search::stop()
{
    if (!m_isRunning)
        return;
    m_cancellation.cancel();
    // What is on its way is dropped as what an older query found would be.
    ++m_request;
    m_isRunning = false;
    m_isStopped = true;
    m_pendingStep.reset();
    const bool hadOldHits = std::exchange(m_areHitsOld, false);
    if (hadOldHits)
        forgetHits();
    if (hadOldHits)
        emit hitsChanged();
    emit stateChanged();
}

double Search::progress() const
{
    const std::int64_t total = m_progress ? m_progress->total.load(std::memory_order_relaxed) : 0;
    if (total <= 0)
        return 0;
    return static_cast<double>(m_progress->done.load(std::memory_order_relaxed)) / static_cast<double>(total);
}

bool Search::isHit(EventIndex event) const
{
    return event.value < m_hitEvents.size() && m_hitEvents[event.value];
}

bool Search::isHit(GroupIndex group) const
{
    return group.value < m_hitGroups.size() && m_hitGroups[group.value];
}

void Search::start()
{
    m_cancellation.cancel();
    m_cancellation = CancellationSource();
    const std::uint64_t request = ++m_request;
    m_error.reset();
    m_summary = {};
    m_isStopped = false;
    m_isRunning = m_snapshot && !m_query.isEmpty();
    m_areHitsOld = m_isRunning;
    if (!m_isRunning) {
        forgetHits();
        emit hitsChanged();
        emit stateChanged();
        return;
    }
    m_progress = std::make_shared<Progress>();
    const auto tell = [search = QPointer<Search>(this), request](SearchHits portion) {
        // Posted to the application, not to the search: that may be dying on the GUI thread at this moment.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [search, request, portion = std::move(portion)]() mutable {
                if (search)
                    search->takePortion(request, std::move(portion));
            },
            Qt::QueuedConnection);
    };
    const auto work = [history = m_snapshot->history, query = m_query, progress = m_progress, tell,
                       token = m_cancellation.token()] {
        SearchOptions options;
        options.cancellation = token;
        options.progress = progress.get();
        options.onHits = tell;
        return searchHistory(*history, query, options);
    };
    runOnPool(work, this, [this, request](Result<SearchSummary> summary) { finish(request, std::move(summary)); });
    emit stateChanged();
}

void Search::takePortion(std::uint64_t request, SearchHits portion)
{
    if (request != m_request)
        return;
    if (std::exchange(m_areHitsOld, false))
        forgetHits();
    const std::size_t known = m_hits.hits.size();
    const auto knownValues = static_cast<std::uint32_t>(m_hits.values.size());
    for (SearchHit hit : portion.hits) {
        if (!portion.values.empty())
            hit.start += knownValues;
        m_hits.hits.push_back(hit);
    }
    m_hits.values.insert(m_hits.values.end(), std::make_move_iterator(portion.values.begin()),
                         std::make_move_iterator(portion.values.end()));
    mark(std::span(m_hits.hits).subspan(known));
    // Backwards means from the end, which is not there yet.
    if (m_pendingStep && *m_pendingStep)
        step(*std::exchange(m_pendingStep, std::nullopt));
    emit hitsChanged();
    emit stateChanged();
}

void Search::finish(std::uint64_t request, Result<SearchSummary> summary)
{
    if (request != m_request)
        return;
    m_isRunning = false;
    const bool hadOldHits = std::exchange(m_areHitsOld, false);
    if (hadOldHits)
        forgetHits();
    if (summary)
        m_summary = *summary;
    else
        m_error = summary.error();
    if (const auto pending = std::exchange(m_pendingStep, std::nullopt))
        step(*pending);
    if (hadOldHits)
        emit hitsChanged();
    emit stateChanged();
}

void Search::forgetHits()
{
    m_hits = {};
    m_hitTimes.clear();
    m_hitEvents.assign(m_snapshot ? m_snapshot->history->size() : 0, false);
    m_hitGroups.assign(m_snapshot ? m_snapshot->groups->size() : 0, false);
    m_current.reset();
    m_description.reset();
    ++m_descriptionRequest;
}

void Search::mark(std::span<const SearchHit> hits)
{
    const std::size_t known = m_hitTimes.size();
    for (const SearchHit& hit : hits) {
        if (m_hitEvents[hit.event.value])
            continue;
        m_hitEvents[hit.event.value] = true;
        m_hitGroups[m_snapshot->groups->groupOf(hit.event).value] = true;
        if (const Instant time = m_snapshot->history->time(hit.event); time.isValid())
            m_hitTimes.push_back(time);
    }
    // Events are nearly in the order of their times: mostly there is nothing to sort.
    if (!std::is_sorted(m_hitTimes.begin() + static_cast<std::ptrdiff_t>(known > 0 ? known - 1 : 0), m_hitTimes.end()))
        std::sort(m_hitTimes.begin(), m_hitTimes.end());
    m_hitTimes.erase(std::unique(m_hitTimes.begin(), m_hitTimes.end()), m_hitTimes.end());
}

void Search::step(bool forward)
{
    const std::size_t count = m_areHitsOld ? 0 : m_hits.hits.size();
    if (count == 0 || (m_isRunning && !forward)) {
        if (m_isRunning)
            m_pendingStep = forward;
        return;
    }
    if (!m_current)
        goTo(stepFromSelection(forward));
    else
        goTo(forward ? (*m_current + 1) % count : (*m_current + count - 1) % count);
}

std::size_t Search::stepFromSelection(bool forward) const
{
    const std::vector<SearchHit>& hits = m_hits.hits;
    const EventIndex from = m_selection.event();
    if (!from.isValid())
        return forward ? 0 : hits.size() - 1;
    // What is selected counts as the first one, if it is a hit: one has not been told of it yet.
    const auto behind = std::partition_point(
        hits.begin(), hits.end(), [&](const SearchHit& hit) { return forward ? hit.event < from : hit.event <= from; });
    if (forward)
        return behind == hits.end() ? 0 : static_cast<std::size_t>(behind - hits.begin());
    return behind == hits.begin() ? hits.size() - 1 : static_cast<std::size_t>(behind - hits.begin()) - 1;
}

void Search::goTo(std::size_t hit)
{
    const EventIndex event = m_hits.hits[hit].event;
    const QScopedValueRollback<bool> stepping(m_isStepping, true);
    m_current = hit;
    m_selection.selectEvent(event);
    const Instant time = m_snapshot->history->time(event);
    if (time.isValid() && (time < m_range.start() || time > m_range.end())) {
        const Duration half{m_range.span().nanoseconds / 2};
        m_range.remember();
        m_range.show(time + Duration{-half.nanoseconds}, time + half);
    }
    describe(hit);
    emit stateChanged();
}

void Search::describe(std::size_t hit)
{
    const std::uint64_t request = ++m_descriptionRequest;
    m_description.reset();
    const QString value = m_hits.values.empty() ? QString() : m_hits.values[m_hits.hits[hit].start];
    runOnPool([history = m_snapshot->history, found = m_hits.hits[hit],
               value] { return HitReader().describe(*history, found, value); },
              this,
              [this, request](HitDescription description) {
                  if (request != m_descriptionRequest)
                      return;
                  m_description = std::move(description);
                  emit stateChanged();
              });
}

void Search::followSelection()
{
    if (m_isStepping || !m_current || m_areHitsOld)
        return;
    if (m_selection.event() == m_hits.hits[*m_current].event)
        return;
    m_current.reset();
    m_description.reset();
    ++m_descriptionRequest;
    emit stateChanged();
}

} // namespace chronoscope
