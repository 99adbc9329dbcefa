// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/core/error.h"
#include "models/history/runsnapshot.h"
#include "models/search/historysearch.h"
#include "models/search/searchhit.h"
#include "models/search/searchquery.h"

#include <QObject>

#include <optional>
#include <span>
#include <vector>

namespace chronoscope {

class Selection;
class ViewRange;

/// What is looked for in a run, what was found, and which hit one is at. Shared by the field, the marks of timeline and
/// overview, and the tables. The search runs on the pool, the latest query wins; what an earlier query found stays until
/// the first hit of the new one, or its end. GUI thread.
class Search : public QObject {
    Q_OBJECT

public:
    /// Selection and range are those of the run, and must outlive the search.
    Search(Selection& selection, ViewRange& range, QObject* parent = nullptr);
    ~Search() override;

    /// The run to search; the query is searched for anew, and positions of the old run are void.
    void setSnapshot(RunSnapshotPointer snapshot);

    [[nodiscard]] const SearchQuery& query() const { return m_query; }
    [[nodiscard]] const SearchHits& hits() const { return m_hits; }
    [[nodiscard]] std::size_t hitCount() const { return m_hits.hits.size(); }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// The user ended it before it had looked at all.
    [[nodiscard]] bool isStopped() const { return m_isStopped; }
    /// Part of the events that were looked at, 0 to 1.
    [[nodiscard]] double progress() const;
    /// What else is to be said of the search that ended: cut, failed payloads.
    [[nodiscard]] const SearchSummary& summary() const { return m_summary; }
    /// Why the query found nothing or not all; hits that came before an error stay.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

    /// The hit that next() and previous() came to; none when the user went elsewhere since.
    [[nodiscard]] std::optional<std::size_t> current() const { return m_current; }
    /// The current hit in words; made on the pool, so it comes a little later.
    [[nodiscard]] const std::optional<HitDescription>& currentDescription() const { return m_description; }

    [[nodiscard]] bool isHit(EventIndex event) const;
    /// Whether an event of the group is a hit.
    [[nodiscard]] bool isHit(GroupIndex group) const;
    /// When the events with hits happened, each moment once, in order; without those that have no time.
    [[nodiscard]] std::span<const Instant> hitTimes() const { return m_hitTimes; }

public slots:
    void setQuery(const chronoscope::SearchQuery& query);
    void clear() { setQuery({}); }
    /// Ends the search that is running; what it found stays.
    void stop();
    /// Goes to the hit behind the current one, or behind what is selected; from the last to the first. Selects its event
    /// and brings it into view. Before there are hits: as soon as there are.
    void next() { step(true); }
    void previous() { step(false); }

signals:
    void queryChanged();
    /// Other hits, or more of them.
    void hitsChanged();
    /// Current hit, its description, running or not, error.
    void stateChanged();

private:
    void start();
    void takePortion(std::uint64_t request, SearchHits portion);
    void finish(std::uint64_t request, Result<SearchSummary> summary);
    void forgetHits();
    void mark(std::span<const SearchHit> hits);
    void step(bool forward);
    [[nodiscard]] std::size_t stepFromSelection(bool forward) const;
    void goTo(std::size_t hit);
    void describe(std::size_t hit);
    void followSelection();

    Selection& m_selection;
    ViewRange& m_range;
    RunSnapshotPointer m_snapshot;
    SearchQuery m_query;
    SearchHits m_hits;
    SearchSummary m_summary;
    std::optional<Error> m_error;
    std::vector<bool> m_hitEvents;
    std::vector<bool> m_hitGroups;
    std::vector<Instant> m_hitTimes;
    std::optional<std::size_t> m_current;
    std::optional<HitDescription> m_description;
    std::optional<bool> m_pendingStep; ///< forward or not, once there are hits
    CancellationSource m_cancellation;
    std::shared_ptr<Progress> m_progress;
    std::uint64_t m_request = 0;
    std::uint64_t m_descriptionRequest = 0;
    bool m_isRunning = false;
    bool m_areHitsOld = false; ///< of the query before
    bool m_isStepping = false;
    bool m_isStopped = false;
};

} // namespace chronoscope
