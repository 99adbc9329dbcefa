// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state/runstate.h"

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>
#endif

#include <map>
#include <set>
#include <string>
#include <vector>

namespace chronoscope::test {

/// The plain way to a run's state: event after event from the first one, everything written down as it comes. What
/// StateIndex gives for any event must be equal to it.
class StraightFold {
public:
    explicit StraightFold(const EventGroups& groups) : m_groups(groups) {}

    void add(EventIndex index);
    /// After the events so far. Lists and texts point into this, and hold until the next event.
    [[nodiscard]] RunState state();

private:
    using Items = std::map<EventIndex, OpenItem>; ///< by opening event

    void addActivityOrTimer(EventIndex index, const HistoryEvent& event);
    void addChildOrOperation(EventIndex index, const HistoryEvent& event);
    /// Updates, and what was sent to other workflows.
    void addMessage(EventIndex index, const HistoryEvent& event);
    void cancelChild(EventIndex index, const HistoryEvent& event);
    void addTaskEvent(EventIndex index, const HistoryEvent& event);
    /// Search attributes, memo, and lists that only grow.
    void addProperties(EventIndex index, const HistoryEvent& event);
    void addRunEvent(EventIndex index, const HistoryEvent& event);
    void addMarker(EventIndex index, const HistoryEvent& event);
    void addCompletion(const temporal::api::history::v1::WorkflowTaskCompletedEventAttributes& completed);
    void setKeys(EventIndex index, const google::protobuf::Map<std::string, temporal::api::common::v1::Payload>& fields,
                 std::map<std::string, StateEntry>& entries);
    void open(EventIndex index, Items& items);
    OpenItem* find(EventIndex index, Items& items);
    void start(EventIndex index, Items& items);
    void startOrOpen(EventIndex index, Items& items);
    void requestCancel(EventIndex index, Items& items);
    void close(EventIndex index, Items& items, bool isListed);

    const EventGroups& m_groups;
    RunState m_state;
    Items m_allChildren; ///< closed ones too
    Items m_activities, m_timers, m_children, m_operations, m_updates, m_signals, m_cancels;
    std::set<GroupIndex> m_closed;
    std::vector<EventIndex> m_signalsReceived, m_updatesCompleted, m_localActivities, m_sideEffects, m_markers,
        m_options, m_closedItems;
    std::map<std::string, StateEntry> m_searchAttributes, m_memo, m_versions;
    std::map<std::string, std::string> m_versionValues;
    std::set<std::uint32_t> m_coreFlags, m_languageFlags;
};

} // namespace chronoscope::test
