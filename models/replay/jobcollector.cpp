// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/jobcollector.h"

#include "models/replay/eventrole.h"
#include "models/replay/jobkinds.h"
#include "models/replay/localactivitymarker.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

/// Of sdk-core's jobs within an activation (WorkflowActivation.jobs in workflow_activation.proto).
int priorityOf(JobKind kind)
{
    switch (kind) {
    case JobKind::InitializeWorkflow:
        return 0;
    case JobKind::NotifyHasPatch:
        return 1;
    case JobKind::UpdateRandomSeed:
        return 2;
    case JobKind::SignalWorkflow:
    case JobKind::DoUpdate:
        return 3;
    case JobKind::ResolveLocalActivity:
        return 5;
    default:
        return 4;
    }
}

std::int64_t scheduledOperationOf(const HistoryEvent& event)
{
    switch (event.event_type()) {
    case enums::EVENT_TYPE_NEXUS_OPERATION_COMPLETED:
        return event.nexus_operation_completed_event_attributes().scheduled_event_id();
    case enums::EVENT_TYPE_NEXUS_OPERATION_FAILED:
        return event.nexus_operation_failed_event_attributes().scheduled_event_id();
    case enums::EVENT_TYPE_NEXUS_OPERATION_CANCELED:
        return event.nexus_operation_canceled_event_attributes().scheduled_event_id();
    default:
        return event.nexus_operation_timed_out_event_attributes().scheduled_event_id();
    }
}

} // namespace

JobCollector::JobCollector(const EventGroups& groups, SdkFamily family)
    : m_groups(groups), m_history(groups.history()), m_family(family)
{
}

const std::vector<ActivationJob>& JobCollector::collect(const TaskCut& cut, Instant firstStarted)
{
    m_told.clear();
    m_markers.clear();
    m_updates.clear();
    m_jobs.clear();
    addTold(cut);
    addAnswers(cut.block);
    if (m_family == SdkFamily::Core)
        arrangeByPriority(firstStarted);
    else
        arrangeByHistory();
    return m_jobs;
}

void JobCollector::addTold(const TaskCut& cut)
{
    for (std::uint32_t position = cut.told.begin; position < cut.told.end; ++position) {
        const EventIndex event(position);
        const std::int32_t type = m_history.type(event);
        if (type == enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ADMITTED)
            admit(event, cut.outcome == TaskOutcome::Completed);
        else if (isResetFailure(m_history, event))
            m_told.push_back({event, JobKind::UpdateRandomSeed});
        else if (roleOf(type) == EventRole::Told)
            addToldEvent(event, type);
    }
}

void JobCollector::addToldEvent(EventIndex event, std::int32_t type)
{
    const std::optional<JobKind> kind = jobKindOf(type);
    if (!kind)
        return;
    if (*kind == JobKind::ResolveNexusOperation) {
        addNexusResult(event);
        return;
    }
    if (*kind == JobKind::InitializeWorkflow && std::exchange(m_isInitialized, true))
        return;
    if (*kind == JobKind::ResolveRequestCancelExternalWorkflow && isCancelOfChild(event))
        return;
    if (*kind == JobKind::ResolveNexusOperationStart)
        m_startedOperations.insert(
            m_history.event(event).nexus_operation_started_event_attributes().scheduled_event_id());
    m_told.push_back({event, *kind});
}

/// An operation that ends without a started event was answered at once: its start resolves as well, and where that failed
/// there is nothing more to resolve (nexus_operation_state_machine.rs).
void JobCollector::addNexusResult(EventIndex event)
{
    const bool wasStarted = m_startedOperations.contains(scheduledOperationOf(m_history.event(event)));
    if (!wasStarted)
        m_told.push_back({event, JobKind::ResolveNexusOperationStart});
    if (wasStarted || m_history.type(event) == enums::EVENT_TYPE_NEXUS_OPERATION_COMPLETED)
        m_told.push_back({event, JobKind::ResolveNexusOperation});
}

/// Children are cancelled by the same command. How that was answered is told to nobody, but to code that waits for just
/// that, which no history says.
bool JobCollector::isCancelOfChild(EventIndex event) const
{
    const HistoryEvent& answer = m_history.event(event);
    const std::int64_t initiatedId =
        m_history.type(event) == enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_FAILED
            ? answer.request_cancel_external_workflow_execution_failed_event_attributes().initiated_event_id()
            : answer.external_workflow_execution_cancel_requested_event_attributes().initiated_event_id();
    const std::optional<EventIndex> initiated = m_history.findEventId(initiatedId);
    return initiated && m_history.event(*initiated)
                            .request_cancel_external_workflow_execution_initiated_event_attributes()
                            .child_workflow_only();
}

/// Who replays is told an admitted update by the task that accepts it, and nothing of one that was rejected: so in all
/// SDKs (core by experiment; Go's historyMessages are those of accepted events; Java's acceptedUpdates).
void JobCollector::admit(EventIndex event, bool isAnswered)
{
    const std::string& id =
        m_history.event(event).workflow_execution_update_admitted_event_attributes().request().meta().update_id();
    if (isAnswered)
        m_admitted.insert_or_assign(id, event);
    else
        m_told.push_back({event, JobKind::DoUpdate});
}

void JobCollector::addAnswers(const EventRange& block)
{
    for (std::uint32_t position = block.begin; position < block.end; ++position) {
        const EventIndex event(position);
        if (m_history.type(event) == enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED) {
            addAccepted(event);
        } else if (m_history.type(event) == enums::EVENT_TYPE_MARKER_RECORDED) {
            const GroupKind marker = m_groups.group(m_groups.groupOf(event)).kind;
            if (const std::optional<JobKind> kind = markerJobKindOf(marker, m_family))
                m_markers.push_back({event, *kind});
        }
    }
}

void JobCollector::addAccepted(EventIndex event)
{
    const auto& accepted = m_history.event(event).workflow_execution_update_accepted_event_attributes();
    const auto admitted = m_admitted.find(accepted.protocol_instance_id());
    Update update{accepted.accepted_request_sequencing_event_id(), {event, JobKind::DoUpdate}};
    if (admitted != m_admitted.end()) {
        update = {m_history.eventId(admitted->second), {admitted->second, JobKind::DoUpdate}};
        m_admitted.erase(admitted);
    } else if (!accepted.has_accepted_request()) {
        return; // The request is in an event that the history lacks.
    }
    m_updates.push_back(update);
}

/// Where core tells no activation: the first, where the code asked before the task began and so waited already; else one
/// after the other, since the history does not tell which ran side by side. `last` is that of the marker before.
std::uint16_t JobCollector::activationOf(EventIndex marker, Instant firstStarted, std::uint16_t last)
{
    const LocalActivityMarker content = localActivityMarkerOf(m_history, marker);
    const bool isNew = m_askedLocalActivities.insert(content.firstAsked.nanoseconds()).second;
    if (content.activation)
        return *content.activation;
    const bool isRecorded = content.firstAsked.isValid() && firstStarted.isValid();
    // Behind a back-off it is asked for anew, though its marker says when it was first.
    if (isNew && isRecorded && content.firstAsked < firstStarted)
        return last;
    return static_cast<std::uint16_t>(std::min<unsigned>(last + 1U, 0xFFFF));
}

/// Core: events in their order, then the patches, updates and local activities that it finds in the answer, sorted by
/// priority. The sort is stable.
void JobCollector::arrangeByPriority(Instant firstStarted)
{
    m_jobs = m_told;
    std::transform(m_updates.begin(), m_updates.end(), std::back_inserter(m_jobs),
                   [](const Update& u) { return u.job; });
    m_jobs.insert(m_jobs.end(), m_markers.begin(), m_markers.end());
    std::uint16_t last = 0;
    for (ActivationJob& job : m_jobs) {
        if (job.kind == JobKind::ResolveLocalActivity)
            last = job.activation = activationOf(job.event, firstStarted, last);
    }
    std::stable_sort(m_jobs.begin(), m_jobs.end(), [](const ActivationJob& one, const ActivationJob& other) {
        return std::pair(one.activation, priorityOf(one.kind)) < std::pair(other.activation, priorityOf(other.kind));
    });
}

/// Go, Java and what all share: versions first, then events in their order with each update in its place, then what the
/// code asks for while it runs. Go has loaded its side effects before it begins.
void JobCollector::arrangeByHistory()
{
    const auto isLoadedFirst = [this](const ActivationJob& job) {
        return job.kind == JobKind::NotifyHasPatch ||
               (job.kind == JobKind::ReplaySideEffect && m_family == SdkFamily::Go);
    };
    std::copy_if(m_markers.begin(), m_markers.end(), std::back_inserter(m_jobs), isLoadedFirst);
    std::stable_sort(m_updates.begin(), m_updates.end(),
                     [](const Update& one, const Update& other) { return one.sequencingId < other.sequencingId; });
    auto update = m_updates.cbegin();
    for (const ActivationJob& job : m_told) {
        for (; update != m_updates.cend() && update->sequencingId < m_history.eventId(job.event); ++update)
            m_jobs.push_back(update->job);
        m_jobs.push_back(job);
    }
    std::transform(update, m_updates.cend(), std::back_inserter(m_jobs), [](const Update& u) { return u.job; });
    std::remove_copy_if(m_markers.begin(), m_markers.end(), std::back_inserter(m_jobs), isLoadedFirst);
}

} // namespace chronoscope
