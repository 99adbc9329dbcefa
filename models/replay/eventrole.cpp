// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/eventrole.h"

#include <temporal/api/enums/v1/command_type.pb.h>
#include <temporal/api/enums/v1/event_type.pb.h>

#include <array>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

struct TypeRole {
    EventRole role = EventRole::Told;
    std::int32_t commandType = 0;
};

using TypeRoles = std::array<TypeRole, enums::EventType_MAX + 1>;

constexpr void setCommands(TypeRoles& roles)
{
    struct Pair {
        enums::EventType event;
        enums::CommandType command;
    };
    constexpr std::array Pairs{
        Pair{enums::EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED, enums::COMMAND_TYPE_COMPLETE_WORKFLOW_EXECUTION},
        Pair{enums::EVENT_TYPE_WORKFLOW_EXECUTION_FAILED, enums::COMMAND_TYPE_FAIL_WORKFLOW_EXECUTION},
        Pair{enums::EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED, enums::COMMAND_TYPE_CANCEL_WORKFLOW_EXECUTION},
        Pair{enums::EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW,
             enums::COMMAND_TYPE_CONTINUE_AS_NEW_WORKFLOW_EXECUTION},
        Pair{enums::EVENT_TYPE_ACTIVITY_TASK_SCHEDULED, enums::COMMAND_TYPE_SCHEDULE_ACTIVITY_TASK},
        Pair{enums::EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED, enums::COMMAND_TYPE_REQUEST_CANCEL_ACTIVITY_TASK},
        Pair{enums::EVENT_TYPE_TIMER_STARTED, enums::COMMAND_TYPE_START_TIMER},
        Pair{enums::EVENT_TYPE_TIMER_CANCELED, enums::COMMAND_TYPE_CANCEL_TIMER},
        Pair{enums::EVENT_TYPE_MARKER_RECORDED, enums::COMMAND_TYPE_RECORD_MARKER},
        Pair{enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED,
             enums::COMMAND_TYPE_START_CHILD_WORKFLOW_EXECUTION},
        Pair{enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED,
             enums::COMMAND_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION},
        Pair{enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED,
             enums::COMMAND_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION},
        Pair{enums::EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
             enums::COMMAND_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES},
        Pair{enums::EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED, enums::COMMAND_TYPE_MODIFY_WORKFLOW_PROPERTIES},
        Pair{enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED, enums::COMMAND_TYPE_PROTOCOL_MESSAGE},
        Pair{enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_REJECTED, enums::COMMAND_TYPE_PROTOCOL_MESSAGE},
        Pair{enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED, enums::COMMAND_TYPE_PROTOCOL_MESSAGE},
        Pair{enums::EVENT_TYPE_NEXUS_OPERATION_SCHEDULED, enums::COMMAND_TYPE_SCHEDULE_NEXUS_OPERATION},
        Pair{enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUESTED, enums::COMMAND_TYPE_REQUEST_CANCEL_NEXUS_OPERATION},
    };
    for (const Pair& pair : Pairs)
        roles[static_cast<std::size_t>(pair.event)] = {EventRole::Command, pair.command};
}

constexpr TypeRoles makeRoles()
{
    TypeRoles roles;
    roles[0].role = EventRole::Unknown;
    setCommands(roles);
    for (std::size_t type = enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED; type <= enums::EVENT_TYPE_WORKFLOW_TASK_FAILED;
         ++type)
        roles[type].role = EventRole::WorkflowTask;
    roles[enums::EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT].role = EventRole::ClosedFromOutside;
    roles[enums::EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED].role = EventRole::ClosedFromOutside;
    for (const int type :
         {enums::EVENT_TYPE_ACTIVITY_TASK_STARTED, enums::EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED_EXTERNALLY,
          enums::EVENT_TYPE_ACTIVITY_PROPERTIES_MODIFIED_EXTERNALLY,
          enums::EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED,
          enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUEST_COMPLETED,
          enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUEST_FAILED, enums::EVENT_TYPE_WORKFLOW_EXECUTION_PAUSED,
          enums::EVENT_TYPE_WORKFLOW_EXECUTION_UNPAUSED,
          enums::EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED})
        roles[static_cast<std::size_t>(type)].role = EventRole::Bookkeeping;
    return roles;
}

constexpr TypeRoles Roles = makeRoles();

} // namespace

EventRole roleOf(std::int32_t eventType)
{
    const auto position = static_cast<std::size_t>(eventType);
    return position < Roles.size() ? Roles[position].role : EventRole::Unknown;
}

std::int32_t commandTypeOf(std::int32_t eventType)
{
    const auto position = static_cast<std::size_t>(eventType);
    return position < Roles.size() ? Roles[position].commandType : 0;
}

} // namespace chronoscope
