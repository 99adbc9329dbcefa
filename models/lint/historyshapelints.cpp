// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rules that the server keeps when it writes a history, as far as checkHistory() does not look at them.
#include "models/history/causefields.h"
#include "models/history/eventreferences.h"
#include "models/history/eventtype.h"
#include "models/lint/lintrules.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <string>
#include <string_view>
#include <unordered_map>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

constexpr EventTypeSet TaskEnds{enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED, enums::EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT,
                                enums::EVENT_TYPE_WORKFLOW_TASK_FAILED};

constexpr EventTypeSet Ends{enums::EVENT_TYPE_ACTIVITY_TASK_COMPLETED,
                            enums::EVENT_TYPE_ACTIVITY_TASK_FAILED,
                            enums::EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT,
                            enums::EVENT_TYPE_ACTIVITY_TASK_CANCELED,
                            enums::EVENT_TYPE_TIMER_FIRED,
                            enums::EVENT_TYPE_TIMER_CANCELED,
                            enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_FAILED,
                            enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_COMPLETED,
                            enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_FAILED,
                            enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_CANCELED,
                            enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TIMED_OUT,
                            enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TERMINATED,
                            enums::EVENT_TYPE_NEXUS_OPERATION_COMPLETED,
                            enums::EVENT_TYPE_NEXUS_OPERATION_FAILED,
                            enums::EVENT_TYPE_NEXUS_OPERATION_CANCELED,
                            enums::EVENT_TYPE_NEXUS_OPERATION_TIMED_OUT,
                            enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED};

QString exportAgain()
{
    return LintTexts::tr("No server writes this: export the history again, and ask what changed or cut it on its way.");
}

Lint broken(Lint::Kind kind, const QString& message, std::vector<EventIndex> events)
{
    return makeLint(kind, Lint::Severity::Error, message, exportAgain(), std::move(events));
}

/// Walks once through the history and remembers which workflow task is open.
class TaskOrderRule {
public:
    TaskOrderRule(const LintContext& context, Lints& lints) : m_context(context), m_lints(lints) {}

    void check(EventIndex event)
    {
        const std::int32_t type = m_context.history().type(event);
        // The own type of an event that the schema lacks tells nothing of its place.
        if (type == enums::EVENT_TYPE_UNSPECIFIED || type == enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED)
            return;
        if (type == enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED)
            return schedule(event);
        if (type == enums::EVENT_TYPE_WORKFLOW_TASK_STARTED) {
            m_started = event;
            return;
        }
        if (TaskEnds.contains(type)) {
            m_completed = type == enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED ? event : EventIndex();
            m_scheduled = {};
            m_started = {};
            return;
        }
        if (isCommandEventType(type))
            return checkCommand(event);
        m_completed = {};
        if (m_started.isValid() && !isClosingEventType(type))
            m_inside.push_back(event);
    }

    void finish()
    {
        if (!m_inside.empty() && m_context.isWhole)
            m_lints.push_back(broken(Lint::Kind::EventInsideTask,
                                     LintTexts::tr("Between the start and the end of a workflow task stands %1. The "
                                                   "server holds such events back until the task has ended.")
                                         .arg(m_context.event(m_inside.front())),
                                     m_inside));
        if (!m_strays.empty())
            m_lints.push_back(broken(Lint::Kind::CommandOutOfPlace,
                                     LintTexts::tr("%1 does not follow the completion of a workflow task, but only "
                                                   "a workflow task can bring it.")
                                         .arg(m_context.event(m_strays.front())),
                                     m_strays));
    }

private:
    void schedule(EventIndex event)
    {
        if (m_scheduled.isValid())
            m_lints.push_back(broken(Lint::Kind::OverlappingTasks,
                                     LintTexts::tr("A workflow task is scheduled in event %1 while the one of event %2 "
                                                   "is still open.")
                                         .arg(m_context.id(event), m_context.id(m_scheduled)),
                                     {m_scheduled, event}));
        m_scheduled = event;
        m_started = {};
        m_completed = {};
    }

    void checkCommand(EventIndex event)
    {
        if (!m_completed.isValid()) {
            // What a fragment begins with may belong to a block that was cut off.
            if (m_context.isWhole || m_hasSeenTask)
                m_strays.push_back(event);
            return;
        }
        m_hasSeenTask = true;
        for (const EventReferenceField& field : referenceFieldsOf(m_context.history().type(event))) {
            if (std::string_view(field.name) == "workflowTaskCompletedEventId")
                checkTask(event, field.read(m_context.history().event(event)));
        }
    }

    void checkTask(EventIndex event, std::int64_t named)
    {
        const auto target = named > 0 ? m_context.history().findEventId(named) : std::nullopt;
        // Java's test server names the start of the task; what is no task at all is a finding of checkHistory().
        if (!target || *target == m_completed ||
            m_context.history().type(*target) != enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
            return;
        m_lints.push_back(broken(Lint::Kind::WrongCommandTask,
                                 LintTexts::tr("%1 names workflow task completion %2, but stands behind %3.")
                                     .arg(m_context.event(event), m_context.id(*target), m_context.id(m_completed)),
                                 {event, *target}));
    }

    const LintContext& m_context;
    Lints& m_lints;
    EventIndex m_scheduled, m_started;
    EventIndex m_completed; ///< while the events behind it are its commands
    bool m_hasSeenTask = false;
    std::vector<EventIndex> m_inside;
    std::vector<EventIndex> m_strays;
};

void lintEnds(const LintContext& context, Lints& lints)
{
    for (std::size_t position = 0; position < context.groups().size(); ++position) {
        const GroupIndex group(position);
        std::vector<EventIndex> ends;
        for (const EventIndex member : context.groups().members(group)) {
            if (Ends.contains(context.history().type(member)))
                ends.push_back(member);
        }
        if (ends.size() > 1)
            lints.push_back(broken(
                Lint::Kind::ClosedTwice,
                LintTexts::tr("%1 ends more than once: in %2.").arg(context.name(group), eventList(context, ends)),
                ends));
    }
}

/// Ids are unique among what is pending (causes START_TIMER_DUPLICATE_ID, SCHEDULE_ACTIVITY_DUPLICATE_ID).
class PendingIdRule {
public:
    PendingIdRule(const LintContext& context, Lints& lints) : m_context(context), m_lints(lints) {}

    void check(EventIndex event)
    {
        const HistoryEvent& content = m_context.history().event(event);
        switch (m_context.history().type(event)) {
        case enums::EVENT_TYPE_ACTIVITY_TASK_SCHEDULED:
            return open(m_activities, content.activity_task_scheduled_event_attributes().activity_id(), event);
        case enums::EVENT_TYPE_TIMER_STARTED:
            return open(m_timers, content.timer_started_event_attributes().timer_id(), event);
        default:
            break;
        }
        if (Ends.contains(m_context.history().type(event)))
            close(event);
    }

private:
    using PendingIds = std::unordered_map<std::string, EventIndex>;

    void open(PendingIds& ids, const std::string& id, EventIndex event)
    {
        if (id.empty())
            return;
        const auto [entry, isNew] = ids.try_emplace(id, event);
        if (isNew)
            return;
        m_lints.push_back(
            broken(Lint::Kind::IdInUse,
                   LintTexts::tr("The id %1 in %2 is that of event %3, which is still open.")
                       .arg(quoted(QString::fromStdString(id)), m_context.event(event), m_context.id(entry->second)),
                   {entry->second, event}));
        entry->second = event;
    }

    void close(EventIndex event)
    {
        const EventGroups& groups = m_context.groups();
        const EventIndex opened = groups.group(groups.groupOf(event)).firstEvent;
        const HistoryEvent& content = m_context.history().event(opened);
        if (content.has_activity_task_scheduled_event_attributes())
            forget(m_activities, content.activity_task_scheduled_event_attributes().activity_id(), opened);
        else if (content.has_timer_started_event_attributes())
            forget(m_timers, content.timer_started_event_attributes().timer_id(), opened);
    }

    static void forget(PendingIds& ids, const std::string& id, EventIndex opened)
    {
        if (const auto entry = ids.find(id); entry != ids.end() && entry->second == opened)
            ids.erase(entry);
    }

    const LintContext& m_context;
    Lints& m_lints;
    PendingIds m_activities, m_timers;
};

void lintCancelRequests(const LintContext& context, Lints& lints)
{
    std::vector<EventIndex> requests;
    for (std::size_t position = 0; position < context.history().size(); ++position) {
        if (context.history().type(EventIndex(position)) == enums::EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED)
            requests.emplace_back(position);
    }
    if (requests.size() > 1)
        lints.push_back(broken(Lint::Kind::CancelledTwice,
                               LintTexts::tr("Cancellation of the run is requested more than once: in %1.")
                                   .arg(eventList(context, requests)),
                               requests));
}

void lintUpdateIds(const LintContext& context, Lints& lints)
{
    for (std::size_t position = 0; position < context.history().size(); ++position) {
        const EventIndex event(position);
        if (context.history().type(event) != enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED)
            continue;
        const auto& completed = context.history().event(event).workflow_execution_update_completed_event_attributes();
        const auto accepted = context.history().findEventId(completed.accepted_event_id());
        if (!accepted || context.history().type(*accepted) != enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED)
            continue;
        const std::string& id = context.history()
                                    .event(*accepted)
                                    .workflow_execution_update_accepted_event_attributes()
                                    .protocol_instance_id();
        if (id != completed.meta().update_id() && !id.empty() && !completed.meta().update_id().empty())
            lints.push_back(
                broken(Lint::Kind::UpdateMismatch,
                       LintTexts::tr("Event %1 completes the update %2, but event %3 that it names accepted %4.")
                           .arg(context.id(event), quoted(QString::fromStdString(completed.meta().update_id())),
                                context.id(*accepted), quoted(QString::fromStdString(id))),
                       {*accepted, event}));
    }
}

} // namespace

void lintHistoryShape(const LintContext& context, Lints& lints)
{
    TaskOrderRule order(context, lints);
    PendingIdRule ids(context, lints);
    for (std::size_t position = 0; position < context.history().size(); ++position) {
        order.check(EventIndex(position));
        ids.check(EventIndex(position));
    }
    order.finish();
    lintEnds(context, lints);
    lintCancelRequests(context, lints);
    lintUpdateIds(context, lints);
}

} // namespace chronoscope
