// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/state/itemeffect.h"
#include "models/state/statedata.h"
#include "models/state/versionmarker.h"

#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace temporal::api::history::v1 {
class MarkerRecordedEventAttributes;
class WorkflowTaskCompletedEventAttributes;
} // namespace temporal::api::history::v1

namespace chronoscope {

/// Folds the events of a history into the data of a StateIndex, oldest first. Used once.
class StateIndexBuilder {
public:
    /// The data must have its groups, and nothing else.
    explicit StateIndexBuilder(StateData& data);

    /// False when cancelled.
    [[nodiscard]] bool build(const CancellationToken& token);

private:
    /// What has happened to a group of events.
    enum Progress : std::uint32_t { Closed = 0xfffffffe, NotOpened = 0xffffffff };

    void addEvent(EventIndex index);
    void addItemEvent(EventIndex index, ItemEffect effect);
    void openItem(EventIndex index, ItemList list);
    void startItem(EventIndex index, ItemList list);
    void closeItem(EventIndex index, ItemList list);
    /// Workflows cancel their own children by a request to another workflow.
    void noteChildCancelRequest(EventIndex index);
    void addWorkflowTaskEvent(EventIndex index);
    void addTaskCompletion(const temporal::api::history::v1::WorkflowTaskCompletedEventAttributes& completed,
                           EventIndex index);
    void addMarker(EventIndex index);
    void addVersion(EventIndex index, const temporal::api::history::v1::MarkerRecordedEventAttributes& marker);
    /// Events that only concern the run as a whole.
    void addRunEvent(EventIndex index);
    void addSize(EventIndex index);
    void noteFacts(EventIndex index);
    void append(EventList list, EventIndex index);

    StateData& m_data;
    const History& m_history;
    std::vector<std::uint32_t> m_itemOfGroup;                       ///< position in its timeline, or a Progress
    std::unordered_map<std::string_view, std::uint32_t> m_children; ///< the last one with each workflow id
    VersionMarkerReader m_versions;
    RunFacts m_facts;
    std::map<std::uint32_t, EventIndex> m_coreFlags, m_languageFlags;
    std::int64_t m_historyBytes = 0;
};

} // namespace chronoscope
