// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/groupsymbols.h"

#include "models/compare/messagecomparison.h"
#include "models/core/executor.h"
#include "models/core/parallelsteps.h"
#include "models/history/eventreferences.h"

#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>
#include <string_view>

namespace chronoscope {

namespace {

constexpr std::size_t GroupsAStep = 1024;
constexpr std::size_t LevelCount = 4;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value)
{
    hash = (hash ^ value) * 0x9E37'79B9'7F4A'7C15ULL;
    return hash ^ (hash >> 31U);
}

/// "change-id 2" is the version 2 of "change-id".
QStringView withoutVersion(const QString& name)
{
    const qsizetype space = name.lastIndexOf(QLatin1Char(' '));
    const QStringView version = QStringView(name).mid(space + 1);
    const bool isNumber = space > 0 && !version.isEmpty() &&
                          std::ranges::all_of(version, [](QChar character) { return character.isDigit(); });
    return isNumber ? QStringView(name).left(space) : QStringView(name);
}

std::string_view idOf(const HistoryEvent& event)
{
    switch (event.attributes_case()) {
    case HistoryEvent::kActivityTaskScheduledEventAttributes:
        return event.activity_task_scheduled_event_attributes().activity_id();
    case HistoryEvent::kTimerStartedEventAttributes:
        return event.timer_started_event_attributes().timer_id();
    case HistoryEvent::kStartChildWorkflowExecutionInitiatedEventAttributes:
        return event.start_child_workflow_execution_initiated_event_attributes().workflow_id();
    case HistoryEvent::kWorkflowExecutionUpdateAcceptedEventAttributes:
        return event.workflow_execution_update_accepted_event_attributes().protocol_instance_id();
    case HistoryEvent::kWorkflowExecutionUpdateAdmittedEventAttributes:
        return event.workflow_execution_update_admitted_event_attributes().request().meta().update_id();
    default:
        return {};
    }
}

class OperationSymbols {
public:
    OperationSymbols(const EventGroups& groups, const IgnoredFields& ignored) : m_groups(groups), m_ignored(ignored)
    {
        for (std::uint32_t i = 0; i < groups.size(); ++i) {
            if (groups.groups()[i].kind != GroupKind::WorkflowTask)
                m_sequence.groups.emplace_back(i);
        }
        for (const QString& name : groups.names())
            m_names.push_back(qHash(name, 7));
    }

    GroupSequence build()
    {
        m_sequence.levels.assign(LevelCount, Symbols(m_sequence.groups.size()));
        const std::size_t steps = (m_sequence.groups.size() + GroupsAStep - 1) / GroupsAStep;
        const int threads = computePool().maxThreadCount();
        std::vector<MessageComparison> comparisons;
        comparisons.reserve(static_cast<std::size_t>(threads));
        for (int i = 0; i < threads; ++i)
            comparisons.emplace_back(m_ignored);
        ParallelSteps parallel(steps, threads, [&](std::size_t step, std::size_t worker) {
            const std::size_t end = std::min(m_sequence.groups.size(), (step + 1) * GroupsAStep);
            for (std::size_t i = step * GroupsAStep; i < end; ++i)
                name(i, comparisons[worker]);
            return true;
        });
        // No step stops the work.
        (void)parallel.run();
        return std::move(m_sequence);
    }

private:
    void name(std::size_t position, MessageComparison& comparison)
    {
        const GroupIndex index = m_sequence.groups[position];
        const EventGroup& group = m_groups.group(index);
        const HistoryEvent& event = m_groups.history().event(group.firstEvent);
        const std::uint64_t key = mixed(static_cast<std::uint64_t>(group.kind) + 1, nameOf(group));
        const std::string_view idText = group.kind == GroupKind::Version ? std::string_view() : idOf(event);
        const std::uint64_t id =
            group.kind == GroupKind::Version ? m_names[group.nameId] : std::hash<std::string_view>{}(idText);
        const MessageComparison::Hashes content = comparison.hash(event);
        // Of a timer its length is all that it has.
        const std::uint64_t payloads = group.kind == GroupKind::Timer ? content.whole : content.payloads;
        m_sequence.levels[0][position] = mixed(mixed(key, id), content.whole);
        m_sequence.levels[1][position] = mixed(key, payloads);
        m_sequence.levels[2][position] = mixed(key, id);
        m_sequence.levels[3][position] = key;
    }

    /// What all groups of the same purpose share. A timer's name is a number that the SDK counts, a run has one workflow.
    [[nodiscard]] std::uint64_t nameOf(const EventGroup& group) const
    {
        if (group.kind == GroupKind::Timer || group.kind == GroupKind::Workflow)
            return 0;
        if (group.kind == GroupKind::Version)
            return qHash(withoutVersion(m_groups.names()[group.nameId]), 7);
        return m_names[group.nameId];
    }

    const EventGroups& m_groups;
    const IgnoredFields& m_ignored;
    GroupSequence m_sequence;
    std::vector<std::uint64_t> m_names; ///< by name id
};

/// The workflow task whose completion made this group; not valid where a server or a person did.
GroupIndex taskOf(const EventGroups& groups, const EventGroup& group)
{
    const History& history = groups.history();
    for (const EventReferenceField& field : referenceFieldsOf(history.type(group.firstEvent))) {
        if (field.joinsGroup || std::string_view(field.name) != "workflowTaskCompletedEventId")
            continue;
        const std::int64_t id = field.read(history.event(group.firstEvent));
        const auto event = id > 0 ? history.findEventId(id) : std::nullopt;
        return event ? groups.groupOf(*event) : GroupIndex();
    }
    return {};
}

} // namespace

GroupSequence operationsOf(const EventGroups& groups, const IgnoredFields& ignored)
{
    return OperationSymbols(groups, ignored).build();
}

GroupSequence workflowTasksOf(const EventGroups& groups, std::span<const std::uint64_t> names)
{
    std::vector<std::uint64_t> firstMade(groups.size(), 0);
    std::vector<std::uint64_t> allMade(groups.size(), 0);
    GroupSequence sequence;
    for (std::uint32_t i = 0; i < groups.size(); ++i) {
        const EventGroup& group = groups.groups()[i];
        if (group.kind == GroupKind::WorkflowTask) {
            sequence.groups.emplace_back(i);
            continue;
        }
        const GroupIndex task = taskOf(groups, group);
        if (!task.isValid())
            continue;
        if (firstMade[task.value] == 0)
            firstMade[task.value] = names[i];
        allMade[task.value] = mixed(allMade[task.value] + 1, names[i]);
    }
    sequence.levels.assign(3, Symbols(sequence.groups.size(), 0));
    for (std::size_t i = 0; i < sequence.groups.size(); ++i) {
        sequence.levels[0][i] = allMade[sequence.groups[i].value];
        sequence.levels[1][i] = firstMade[sequence.groups[i].value];
    }
    return sequence;
}

} // namespace chronoscope
