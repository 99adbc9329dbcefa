// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/state/itemeffect.h"

#include <temporal/api/enums/v1/event_type.pb.h>

#include <array>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;
using Kind = ItemEffect::Kind;

struct TypeEffect {
    int eventType;
    Kind kind;
    ItemList list;
};

// clang-format off
constexpr std::array TypeEffects{
    TypeEffect{enums::EVENT_TYPE_ACTIVITY_TASK_SCHEDULED, Kind::Opens, ItemList::Activities},
    TypeEffect{enums::EVENT_TYPE_ACTIVITY_TASK_STARTED, Kind::StartsOrOpens, ItemList::Activities},
    TypeEffect{enums::EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED, Kind::RequestsCancel, ItemList::Activities},
    TypeEffect{enums::EVENT_TYPE_ACTIVITY_TASK_COMPLETED, Kind::Closes, ItemList::Activities},
    TypeEffect{enums::EVENT_TYPE_ACTIVITY_TASK_FAILED, Kind::Closes, ItemList::Activities},
    TypeEffect{enums::EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT, Kind::Closes, ItemList::Activities},
    TypeEffect{enums::EVENT_TYPE_ACTIVITY_TASK_CANCELED, Kind::Closes, ItemList::Activities},

    TypeEffect{enums::EVENT_TYPE_TIMER_STARTED, Kind::Opens, ItemList::Timers},
    TypeEffect{enums::EVENT_TYPE_TIMER_FIRED, Kind::Closes, ItemList::Timers},
    TypeEffect{enums::EVENT_TYPE_TIMER_CANCELED, Kind::Closes, ItemList::Timers},

    TypeEffect{enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED, Kind::Opens, ItemList::ChildWorkflows},
    TypeEffect{enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_FAILED, Kind::Closes, ItemList::ChildWorkflows},
    TypeEffect{enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED, Kind::StartsOrOpens, ItemList::ChildWorkflows},
    TypeEffect{enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_COMPLETED, Kind::Closes, ItemList::ChildWorkflows},
    TypeEffect{enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_FAILED, Kind::Closes, ItemList::ChildWorkflows},
    TypeEffect{enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_CANCELED, Kind::Closes, ItemList::ChildWorkflows},
    TypeEffect{enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TIMED_OUT, Kind::Closes, ItemList::ChildWorkflows},
    TypeEffect{enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TERMINATED, Kind::Closes, ItemList::ChildWorkflows},

    TypeEffect{enums::EVENT_TYPE_NEXUS_OPERATION_SCHEDULED, Kind::Opens, ItemList::NexusOperations},
    TypeEffect{enums::EVENT_TYPE_NEXUS_OPERATION_STARTED, Kind::Starts, ItemList::NexusOperations},
    TypeEffect{enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUESTED, Kind::RequestsCancel, ItemList::NexusOperations},
    TypeEffect{enums::EVENT_TYPE_NEXUS_OPERATION_COMPLETED, Kind::Closes, ItemList::NexusOperations},
    TypeEffect{enums::EVENT_TYPE_NEXUS_OPERATION_FAILED, Kind::Closes, ItemList::NexusOperations},
    TypeEffect{enums::EVENT_TYPE_NEXUS_OPERATION_CANCELED, Kind::Closes, ItemList::NexusOperations},
    TypeEffect{enums::EVENT_TYPE_NEXUS_OPERATION_TIMED_OUT, Kind::Closes, ItemList::NexusOperations},

    TypeEffect{enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ADMITTED, Kind::Opens, ItemList::Updates},
    TypeEffect{enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED, Kind::StartsOrOpens, ItemList::Updates},
    TypeEffect{enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_REJECTED, Kind::Closes, ItemList::Updates},
    TypeEffect{enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED, Kind::Closes, ItemList::Updates},

    TypeEffect{enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED, Kind::Opens, ItemList::SignalsSent},
    TypeEffect{enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED, Kind::Closes, ItemList::SignalsSent},
    TypeEffect{enums::EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_SIGNALED, Kind::Closes, ItemList::SignalsSent},

    TypeEffect{enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED, Kind::Opens,
               ItemList::CancelsSent},
    TypeEffect{enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_FAILED, Kind::Closes,
               ItemList::CancelsSent},
    TypeEffect{enums::EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_CANCEL_REQUESTED, Kind::Closes, ItemList::CancelsSent},
};
// clang-format on

constexpr auto EffectsByType = [] {
    std::array<ItemEffect, enums::EventType_MAX + 1> effects{};
    for (const TypeEffect& effect : TypeEffects)
        effects[static_cast<std::size_t>(effect.eventType)] = {effect.kind, effect.list};
    return effects;
}();

} // namespace

ItemEffect itemEffectOf(std::int32_t eventType)
{
    const bool isKnown = eventType >= 0 && eventType <= enums::EventType_MAX;
    return isKnown ? EffectsByType[static_cast<std::size_t>(eventType)] : ItemEffect{};
}

} // namespace chronoscope
