// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/runassembly.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>
#include <utility>

namespace chronoscope {

namespace {

using Run = std::vector<eventtext::Span>;

/// The ids of one run as they come, and whether another event can belong to it.
class RunIds {
public:
    [[nodiscard]] bool startsAnew(std::int64_t id) const
    {
        if (m_count == 0 || id == 0)
            return false;
        // Twice the first id alone is a doubled event, not a run of one event.
        return m_isDescending ? m_last == 1 && id > 1 : id == 1 && m_count > 1;
    }

    /// True when a batch from first to last id continues the run.
    [[nodiscard]] bool continues(std::int64_t first, std::int64_t last) const
    {
        if (m_count == 0)
            return true;
        if (first == 0 || m_last == 0)
            return false;
        const bool isBatchDescending = last < first;
        if (m_isDescending || (m_count == 1 && isBatchDescending))
            return first < m_last;
        return first > m_last && !isBatchDescending;
    }

    void add(std::int64_t id)
    {
        if (m_count == 1)
            m_isDescending = id != 0 && id < m_last;
        m_last = id;
        ++m_count;
    }

private:
    std::int64_t m_last = 0;
    std::size_t m_count = 0;
    bool m_isDescending = false;
};

/// One run of all events, each only once, however often the file repeats it.
Run withoutCopies(std::string_view text, JsonLayout& layout)
{
    Run run;
    std::set<std::pair<std::int64_t, std::string_view>> known;
    std::int64_t copies = 0;
    for (const EventBatch& batch : layout.batches) {
        for (const eventtext::Span& event : batch.events) {
            const std::string_view type = eventtext::eventType(text.substr(event.begin, event.end - event.begin));
            if (event.id == 0 || known.emplace(event.id, type).second)
                run.push_back(event);
            else
                ++copies;
        }
    }
    if (copies > 0) {
        const auto count = static_cast<int>(copies);
        Finding finding;
        finding.kind = Finding::Kind::DuplicateEvent;
        finding.severity = Finding::Severity::Note;
        finding.message = QCoreApplication::translate(
            "HistoryReader", "Events stand several times in this data of the Web UI; %n copies were left out.", nullptr,
            count);
        layout.findings.add(finding);
    }
    return run;
}

} // namespace

std::vector<Run> assembleRuns(std::string_view text, JsonLayout& layout)
{
    if (layout.hasManyEventCopies)
        return {withoutCopies(text, layout)};
    std::vector<Run> runs;
    RunIds ids;
    for (const EventBatch& batch : layout.batches) {
        if (batch.events.empty())
            continue;
        const bool isSame = batch.kind != EventBatch::Kind::OwnRun && !runs.empty() &&
                            ids.continues(batch.events.front().id, batch.events.back().id);
        if (!isSame) {
            runs.emplace_back();
            ids = {};
        }
        for (const eventtext::Span& event : batch.events) {
            if (batch.kind == EventBatch::Kind::Loose && ids.startsAnew(event.id)) {
                runs.emplace_back();
                ids = {};
            }
            ids.add(event.id);
            runs.back().push_back(event);
        }
    }
    return runs;
}

bool holdsSeveralRuns(const std::vector<std::int64_t>& eventIds)
{
    RunIds ids;
    for (const std::int64_t id : eventIds) {
        if (ids.startsAnew(id))
            return true;
        ids.add(id);
    }
    return false;
}

} // namespace chronoscope
