// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/groupfacts.h"

#include <temporal/api/enums/v1/event_type.pb.h>

#include <array>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

struct TypesOfKind {
    GroupKind kind;
    int first;
    int last;
};

/// Ranges of event types, both ends included. What is not listed is a marker.
constexpr std::array Ranges{
    TypesOfKind{GroupKind::Workflow, enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
                enums::EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT},
    TypesOfKind{GroupKind::WorkflowTask, enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
                enums::EVENT_TYPE_WORKFLOW_TASK_FAILED},
    TypesOfKind{GroupKind::Activity, enums::EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
                enums::EVENT_TYPE_ACTIVITY_TASK_CANCELED},
    TypesOfKind{GroupKind::Timer, enums::EVENT_TYPE_TIMER_STARTED, enums::EVENT_TYPE_TIMER_CANCELED},
    TypesOfKind{GroupKind::Workflow, enums::EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED,
                enums::EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED},
    TypesOfKind{GroupKind::CancelSent, enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED,
                enums::EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_CANCEL_REQUESTED},
    TypesOfKind{GroupKind::SignalReceived, enums::EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
                enums::EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED},
    TypesOfKind{GroupKind::Workflow, enums::EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED,
                enums::EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW},
    TypesOfKind{GroupKind::ChildWorkflow, enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED,
                enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TERMINATED},
    TypesOfKind{GroupKind::SignalSent, enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED,
                enums::EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_SIGNALED},
    TypesOfKind{GroupKind::Attributes, enums::EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
                enums::EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES},
    TypesOfKind{GroupKind::Update, enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
                enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED},
    TypesOfKind{GroupKind::Attributes, enums::EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED_EXTERNALLY,
                enums::EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED_EXTERNALLY},
    TypesOfKind{GroupKind::Activity, enums::EVENT_TYPE_ACTIVITY_PROPERTIES_MODIFIED_EXTERNALLY,
                enums::EVENT_TYPE_ACTIVITY_PROPERTIES_MODIFIED_EXTERNALLY},
    TypesOfKind{GroupKind::Attributes, enums::EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED,
                enums::EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED},
    TypesOfKind{GroupKind::Update, enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ADMITTED,
                enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ADMITTED},
    TypesOfKind{GroupKind::NexusOperation, enums::EVENT_TYPE_NEXUS_OPERATION_SCHEDULED,
                enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUESTED},
    TypesOfKind{GroupKind::Options, enums::EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED,
                enums::EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED},
    TypesOfKind{GroupKind::NexusOperation, enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUEST_COMPLETED,
                enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUEST_FAILED},
    TypesOfKind{GroupKind::Pause, enums::EVENT_TYPE_WORKFLOW_EXECUTION_PAUSED,
                enums::EVENT_TYPE_WORKFLOW_EXECUTION_UNPAUSED},
    TypesOfKind{GroupKind::Options, enums::EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED,
                enums::EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED},
};

constexpr auto KindsByType = [] {
    std::array<GroupKind, enums::EventType_MAX + 1> kinds{};
    kinds.fill(GroupKind::Marker);
    for (const TypesOfKind& range : Ranges) {
        for (int type = range.first; type <= range.last; ++type)
            kinds[static_cast<std::size_t>(type)] = range.kind;
    }
    return kinds;
}();

} // namespace

GroupKind groupKindOf(std::int32_t eventType)
{
    const bool isKnown = eventType >= 0 && eventType <= enums::EventType_MAX;
    return isKnown ? KindsByType[static_cast<std::size_t>(eventType)] : GroupKind::Marker;
}

} // namespace chronoscope
