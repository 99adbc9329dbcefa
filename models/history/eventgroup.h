// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <QString>
#include <QStringView>

#include <memory>
#include <span>
#include <vector>

namespace chronoscope {

/// Position of a group in EventGroups, in the order of the groups' first events.
using GroupIndex = StrongIndex<struct GroupIndexTag>;

/// What a group of events is about. Every event belongs to exactly one group.
enum class GroupKind : std::uint8_t {
    Workflow, ///< started, closed, cancel requested: one per run
    WorkflowTask,
    Activity,
    LocalActivity, ///< a marker that records one
    Timer,
    ChildWorkflow,
    SignalReceived,
    SignalSent, ///< to another workflow
    CancelSent, ///< cancel request to another workflow
    Update,
    NexusOperation,
    Version,    ///< marker of a version or patch
    SideEffect, ///< marker of a side effect, mutable or not
    Marker,     ///< any other marker, and events of types that the schema lacks
    Attributes, ///< search attributes, memo and properties
    Options,    ///< execution options, time skipping
    Pause
};
constexpr std::size_t GroupKindCount = 17;

/// How a group or a run stands at the end of the history.
enum class Status : std::uint8_t {
    Scheduled, ///< asked for, no start recorded (a started activity is recorded only when it closes)
    Running,
    Completed,
    Failed,
    TimedOut,
    Cancelled,
    Terminated,
    ContinuedAsNew, ///< runs only
    Instant         ///< something without duration: a signal, a marker
};
constexpr std::size_t StatusCount = 9;

/// "workflow", "workflowTask", "activity", ...: the word that scripts see.
[[nodiscard]] QString toString(GroupKind kind);
/// "scheduled", "running", "timedOut", ...: the word that scripts see.
[[nodiscard]] QString toString(Status status);
/// Translated names for people: "Activity", "Timed out".
[[nodiscard]] QString displayName(GroupKind kind);
[[nodiscard]] QString displayName(Status status);

/// True for failed, timed out and terminated: what must never be folded away.
[[nodiscard]] constexpr bool isFailure(Status status)
{
    return status == Status::Failed || status == Status::TimedOut || status == Status::Terminated;
}

/// Events that belong together. Times are UTC; "not valid" means the history does not record it.
struct EventGroup {
    Instant start;   ///< when it was scheduled, initiated or received
    Instant started; ///< when the (last) attempt began to run; not valid where there is no queue time to tell apart
    Instant end;     ///< when it closed; not valid while open. Equal to start for instants
    EventIndex firstEvent;
    std::uint32_t firstMember = 0; ///< into EventGroups::members
    std::uint32_t memberCount = 0;
    std::uint32_t nameId = 0;      ///< into the names of EventGroups
    std::uint32_t workerId = 0;    ///< identity of the worker; names[0] is empty
    std::uint32_t taskQueueId = 0; ///< names[0] is empty
    std::int32_t attempts = 0;     ///< 0 where not recorded
    GroupKind kind = GroupKind::Marker;
    Status status = Status::Instant;
    bool hasAttemptFailure = false; ///< an earlier attempt's failure is recorded (lastFailure of the started event)

    [[nodiscard]] bool isOpen() const { return status == Status::Scheduled || status == Status::Running; }
};

/// All groups of a history. Immutable; any thread may read it. Keeps its history alive.
class EventGroups {
public:
    /// Sorts every event into its group. Linear in the number of events; meant for the pool.
    [[nodiscard]] static std::shared_ptr<const EventGroups> build(std::shared_ptr<const History> history);

    [[nodiscard]] const History& history() const { return *m_history; }
    [[nodiscard]] std::size_t size() const { return m_groups.size(); }
    [[nodiscard]] std::span<const EventGroup> groups() const { return m_groups; }
    [[nodiscard]] const EventGroup& group(GroupIndex index) const { return m_groups[index.value]; }
    [[nodiscard]] GroupIndex groupOf(EventIndex event) const { return GroupIndex(m_groupOfEvent[event.value]); }
    /// Events of the group, oldest first.
    [[nodiscard]] std::span<const EventIndex> members(GroupIndex index) const;

    /// Activity type, timer id, signal, update, marker or child workflow type, "service.operation"; raw text of the file.
    [[nodiscard]] QString name(GroupIndex index) const { return m_names[group(index).nameId]; }
    [[nodiscard]] QString worker(GroupIndex index) const { return m_names[group(index).workerId]; }
    [[nodiscard]] QString taskQueue(GroupIndex index) const { return m_names[group(index).taskQueueId]; }
    /// The summary that the workflow's author gave (user metadata), decoded when it is JSON text; else empty.
    /// Computed on each call.
    [[nodiscard]] QString summary(GroupIndex index) const;
    /// What a person calls it: the summary where there is one, else the name, on one line.
    [[nodiscard]] QString label(GroupIndex index) const;
    /// The last event of the group that carries a failure (its own, or of an earlier attempt); not valid when none.
    [[nodiscard]] EventIndex failureEvent(GroupIndex index) const;

    /// Interned texts; ids of EventGroup point here.
    [[nodiscard]] std::span<const QString> names() const { return m_names; }

private:
    friend class EventGroupsBuilder;
    std::shared_ptr<const History> m_history;
    std::vector<EventGroup> m_groups;
    std::vector<EventIndex> m_members;
    std::vector<std::uint32_t> m_groupOfEvent;
    std::vector<QString> m_names;
};

} // namespace chronoscope
