// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"
#include "models/history/groupfacts.h"
#include "models/history/markercontent.h"

#include <memory>
#include <string_view>
#include <unordered_map>

namespace chronoscope {

/// Sorts the events of one history into groups: finds the group of each event, adds what it tells, then lists members.
/// Used once, by EventGroups::build().
class EventGroupsBuilder {
public:
    explicit EventGroupsBuilder(std::shared_ptr<const History> history);

    [[nodiscard]] std::shared_ptr<const EventGroups> build();

private:
    static constexpr std::uint32_t NoGroup = GroupIndex::None;

    void addEvent(EventIndex index);
    /// The group that an event continues; NoGroup when it begins one.
    [[nodiscard]] std::uint32_t findGroup(EventIndex index, GroupKind kind) const;
    [[nodiscard]] std::uint32_t findReferencedGroup(EventIndex index) const;
    [[nodiscard]] std::uint32_t findUpdate(const HistoryEvent& event, std::int32_t type) const;
    [[nodiscard]] std::uint32_t beginGroup(EventIndex index, GroupKind kind);
    /// Keeps what later events without a reference look for.
    void remember(const HistoryEvent& event, std::int32_t type, std::uint32_t group);
    void addFacts(EventIndex index, std::uint32_t group, GroupKind kind);
    /// A marker is written by the worker that completed the workflow task.
    void takeWorkerFromTask(const HistoryEvent& event, EventGroup& group) const;
    void nameByType(EventIndex index, EventGroup& group);
    void listMembers();

    std::shared_ptr<const History> m_history;
    std::shared_ptr<EventGroups> m_result;
    NameTable m_names;
    MarkerReader m_markers;
    std::unordered_map<std::string_view, std::uint32_t> m_updates; ///< by update id
    std::uint32_t m_workflow = NoGroup;
    std::uint32_t m_pause = NoGroup; ///< the one that no event has ended yet
};

} // namespace chronoscope
