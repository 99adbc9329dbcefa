// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/state/itemidentity.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

namespace chronoscope {

namespace enums = temporal::api::enums::v1;

std::string_view itemIdOf(const HistoryEvent& opened)
{
    switch (opened.event_type()) {
    case enums::EVENT_TYPE_ACTIVITY_TASK_SCHEDULED:
        return opened.activity_task_scheduled_event_attributes().activity_id();
    case enums::EVENT_TYPE_TIMER_STARTED:
        return opened.timer_started_event_attributes().timer_id();
    case enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED:
        return opened.start_child_workflow_execution_initiated_event_attributes().workflow_id();
    case enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED:
        return opened.child_workflow_execution_started_event_attributes().workflow_execution().workflow_id();
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ADMITTED:
        return opened.workflow_execution_update_admitted_event_attributes().request().meta().update_id();
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED:
        return opened.workflow_execution_update_accepted_event_attributes().protocol_instance_id();
    case enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED:
        return opened.signal_external_workflow_execution_initiated_event_attributes()
            .workflow_execution()
            .workflow_id();
    case enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED:
        return opened.request_cancel_external_workflow_execution_initiated_event_attributes()
            .workflow_execution()
            .workflow_id();
    default:
        return {};
    }
}

} // namespace chronoscope
