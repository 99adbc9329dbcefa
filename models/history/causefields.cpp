// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/causefields.h"

#include <temporal/api/enums/v1/event_type.pb.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

constexpr EventTypeSet CommandTypes{
    enums::EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
    enums::EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
    enums::EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED,
    enums::EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW,
    enums::EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
    enums::EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED,
    enums::EVENT_TYPE_TIMER_STARTED,
    enums::EVENT_TYPE_TIMER_CANCELED,
    enums::EVENT_TYPE_MARKER_RECORDED,
    enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED,
    enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED,
    enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED,
    enums::EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
    enums::EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED,
    enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
    enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED,
    enums::EVENT_TYPE_NEXUS_OPERATION_SCHEDULED,
    enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUESTED,
};

constexpr EventTypeSet WakingTypes{
    enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
    enums::EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
    enums::EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED,
    enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ADMITTED,
    enums::EVENT_TYPE_WORKFLOW_EXECUTION_UNPAUSED,
    enums::EVENT_TYPE_ACTIVITY_TASK_COMPLETED,
    enums::EVENT_TYPE_ACTIVITY_TASK_FAILED,
    enums::EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT,
    enums::EVENT_TYPE_ACTIVITY_TASK_CANCELED,
    enums::EVENT_TYPE_TIMER_FIRED,
    enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_FAILED,
    enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED,
    enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_COMPLETED,
    enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_FAILED,
    enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_CANCELED,
    enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TIMED_OUT,
    enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TERMINATED,
    enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED,
    enums::EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_SIGNALED,
    enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_FAILED,
    enums::EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_CANCEL_REQUESTED,
    enums::EVENT_TYPE_NEXUS_OPERATION_STARTED,
    enums::EVENT_TYPE_NEXUS_OPERATION_COMPLETED,
    enums::EVENT_TYPE_NEXUS_OPERATION_FAILED,
    enums::EVENT_TYPE_NEXUS_OPERATION_CANCELED,
    enums::EVENT_TYPE_NEXUS_OPERATION_TIMED_OUT,
    enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUEST_COMPLETED,
    enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUEST_FAILED,
};

/// What has just been scheduled, initiated: its beginning is not its end.
constexpr EventTypeSet BeginningTypes{enums::EVENT_TYPE_WORKFLOW_TASK_STARTED, enums::EVENT_TYPE_ACTIVITY_TASK_STARTED,
                                      enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED,
                                      enums::EVENT_TYPE_NEXUS_OPERATION_STARTED};

constexpr EventTypeSet AnswerTypes{
    enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_FAILED,
    enums::EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_CANCEL_REQUESTED,
    enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED,
    enums::EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_SIGNALED,
    enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_FAILED,
    enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUEST_COMPLETED,
    enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUEST_FAILED,
};

/// What changes or ends something else, which it names.
constexpr EventTypeSet SubjectTypes{enums::EVENT_TYPE_TIMER_CANCELED, enums::EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED,
                                    enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUESTED,
                                    enums::EVENT_TYPE_ACTIVITY_PROPERTIES_MODIFIED_EXTERNALLY};

/// No kind for fields that only repeat what another one says.
std::optional<CauseKind> kindOf(const EventReferenceField& field)
{
    const std::string_view name(field.name);
    if (name == "workflowTaskCompletedEventId")
        return CommandTypes.contains(field.eventType) ? std::optional(CauseKind::Command) : std::nullopt;
    if (name == "latestCancelRequestedEventId")
        return CauseKind::Cancellation;
    if (name == "acceptedRequestSequencingEventId" || name == "rejectedRequestSequencingEventId")
        return CauseKind::Delivery;
    if (SubjectTypes.contains(field.eventType))
        return CauseKind::Subject;
    if (AnswerTypes.contains(field.eventType))
        return CauseKind::Answer;
    return BeginningTypes.contains(field.eventType) ? CauseKind::Dispatch : CauseKind::Outcome;
}

/// Who asked for it, who asked for its end, where it came from, in this order.
int rank(const CauseField& cause)
{
    if (cause.kind == CauseKind::Command)
        return 0;
    return cause.kind == CauseKind::Cancellation ? 1 : cause.isLastResort ? 3 : 2;
}

/// Of two fields with the same meaning the one that names the earlier event is the last resort.
bool isFirstEventOfGroup(const EventReferenceField& field)
{
    const std::string_view name(field.name);
    return name == "scheduledEventId" || name == "initiatedEventId";
}

using CauseFields = std::array<std::vector<CauseField>, enums::EventType_MAX + 1>;

CauseFields makeCauseFields()
{
    CauseFields fields;
    for (std::int32_t type = 1; type <= enums::EventType_MAX; ++type) {
        std::vector<CauseField>& ofType = fields[static_cast<std::size_t>(type)];
        for (const EventReferenceField& field : referenceFieldsOf(type)) {
            if (const std::optional<CauseKind> kind = kindOf(field))
                ofType.push_back({&field, *kind, isFirstEventOfGroup(field)});
        }
        std::ranges::stable_sort(ofType, {}, rank);
    }
    return fields;
}

} // namespace

std::span<const CauseField> causeFieldsOf(std::int32_t eventType)
{
    static const CauseFields fields = makeCauseFields();
    if (eventType < 0 || eventType > enums::EventType_MAX)
        return {};
    return fields[static_cast<std::size_t>(eventType)];
}

bool isCommandEventType(std::int32_t eventType)
{
    return CommandTypes.contains(eventType);
}

bool wakesWorkflow(std::int32_t eventType)
{
    return WakingTypes.contains(eventType);
}

} // namespace chronoscope
