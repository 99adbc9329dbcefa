// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Activities, timers, children and Nexus operations of a generated run.
#include "tests/support/generatedrun.h"

#include <algorithm>
#include <array>

namespace chronoscope::test {

namespace {

namespace enums = temporal::api::enums::v1;

constexpr std::array<const char*, 8> ActivityTypes{"ChargeCard",    "ReserveInventory", "ShipOrder",  "SendEmail",
                                                   "FetchCustomer", "ComputeTax",       "RefundCard", "ScoreRisk"};
constexpr std::array<const char*, 3> ChildTypes{"ShipmentWorkflow", "FraudReviewWorkflow", "InvoiceWorkflow"};
constexpr int MaximumAttempts = 5;

} // namespace

void GeneratedRun::scheduleActivity()
{
    Operation activity{Operation::Kind::Activity, 0, m_now, ActivityTypes[random(ActivityTypes.size())]};
    activity.firstId = add(enums::EVENT_TYPE_ACTIVITY_TASK_SCHEDULED, [&](HistoryEvent& event) {
        auto& attributes = *event.mutable_activity_task_scheduled_event_attributes();
        attributes.set_activity_id(number("activity-"));
        attributes.mutable_activity_type()->set_name(activity.name);
        attributes.set_workflow_task_completed_event_id(m_taskCompleted);
        attributes.mutable_start_to_close_timeout()->set_seconds(60);
        attributes.mutable_retry_policy()->mutable_initial_interval()->set_seconds(1);
        attributes.mutable_retry_policy()->set_backoff_coefficient(2);
        attributes.mutable_retry_policy()->set_maximum_attempts(MaximumAttempts);
        setTaskQueue(*attributes.mutable_task_queue(), false);
        fillPayloads(*attributes.mutable_input(), m_options.payloadBytes);
        if (chance(15))
            setJson(*event.mutable_user_metadata()->mutable_summary(), "\"step " + std::to_string(m_names) + '"');
    });
    m_open.push_back(std::move(activity));
}

void GeneratedRun::resolveActivity(Operation& activity)
{
    wait(2'000, 900'000);
    std::int32_t attempts = 1;
    while (attempts < MaximumAttempts && chance(12))
        ++attempts;
    const bool neverStarted = activity.cancelId > 0 && chance(30);
    std::int64_t startedId = 0;
    if (!neverStarted) {
        // Written only now, with the time when the last attempt began.
        const std::int64_t open = (m_now - activity.scheduled).nanoseconds;
        const std::int64_t queue =
            attempts == 1 ? std::min<std::int64_t>(open, 5 * NanosecondsPerMillisecond) : open / 2;
        startedId = addAt(activity.scheduled + Duration{queue}, enums::EVENT_TYPE_ACTIVITY_TASK_STARTED,
                          [&](HistoryEvent& event) {
                              auto& attributes = *event.mutable_activity_task_started_event_attributes();
                              attributes.set_scheduled_event_id(activity.firstId);
                              attributes.set_identity("4712@worker-" + std::to_string(1 + random(4)));
                              attributes.set_attempt(attempts);
                              if (attempts > 1)
                                  setFailure(*attributes.mutable_last_failure(), "gateway unavailable");
                          });
    }
    closeActivity(activity, startedId);
}

void GeneratedRun::closeActivity(Operation& activity, std::int64_t startedId)
{
    const auto setIds = [&](auto& attributes) {
        attributes.set_scheduled_event_id(activity.firstId);
        attributes.set_started_event_id(startedId);
    };
    if (activity.cancelId > 0) {
        add(enums::EVENT_TYPE_ACTIVITY_TASK_CANCELED, [&](HistoryEvent& event) {
            auto& attributes = *event.mutable_activity_task_canceled_event_attributes();
            setIds(attributes);
            attributes.set_latest_cancel_requested_event_id(activity.cancelId);
        });
    } else if (chance(4)) {
        add(enums::EVENT_TYPE_ACTIVITY_TASK_FAILED, [&](HistoryEvent& event) {
            auto& attributes = *event.mutable_activity_task_failed_event_attributes();
            setIds(attributes);
            attributes.set_retry_state(enums::RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED);
            setFailure(*attributes.mutable_failure(), "card declined");
        });
    } else if (chance(2)) {
        add(enums::EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT, [&](HistoryEvent& event) {
            auto& attributes = *event.mutable_activity_task_timed_out_event_attributes();
            setIds(attributes);
            attributes.set_retry_state(enums::RETRY_STATE_TIMEOUT);
            attributes.mutable_failure()->set_message("activity StartToClose timeout");
            attributes.mutable_failure()->set_source("Server");
            attributes.mutable_failure()->mutable_timeout_failure_info()->set_timeout_type(
                enums::TIMEOUT_TYPE_START_TO_CLOSE);
        });
    } else {
        add(enums::EVENT_TYPE_ACTIVITY_TASK_COMPLETED, [&](HistoryEvent& event) {
            auto& attributes = *event.mutable_activity_task_completed_event_attributes();
            setIds(attributes);
            attributes.set_identity("4712@worker-1");
            fillPayloads(*attributes.mutable_result(), m_options.payloadBytes);
        });
    }
}

void GeneratedRun::startTimer()
{
    Operation timer{Operation::Kind::Timer, 0, m_now, number("timer-")};
    timer.firstId = add(enums::EVENT_TYPE_TIMER_STARTED, [&](HistoryEvent& event) {
        auto& attributes = *event.mutable_timer_started_event_attributes();
        attributes.set_timer_id(timer.name);
        attributes.set_workflow_task_completed_event_id(m_taskCompleted);
        attributes.mutable_start_to_fire_timeout()->set_seconds(static_cast<std::int64_t>(1 + random(600)));
    });
    m_open.push_back(std::move(timer));
}

void GeneratedRun::resolveTimer(Operation& timer)
{
    if (chance(10)) {
        workflowTask();
        add(enums::EVENT_TYPE_TIMER_CANCELED, [&](HistoryEvent& event) {
            auto& attributes = *event.mutable_timer_canceled_event_attributes();
            attributes.set_timer_id(timer.name);
            attributes.set_started_event_id(timer.firstId);
            attributes.set_workflow_task_completed_event_id(m_taskCompleted);
        });
        return;
    }
    wait(1'000'000, 60'000'000);
    add(enums::EVENT_TYPE_TIMER_FIRED, [&](HistoryEvent& event) {
        event.mutable_timer_fired_event_attributes()->set_timer_id(timer.name);
        event.mutable_timer_fired_event_attributes()->set_started_event_id(timer.firstId);
    });
}

void GeneratedRun::startChild()
{
    Operation child{Operation::Kind::Child, 0, m_now, ChildTypes[random(ChildTypes.size())]};
    child.firstId = add(enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED, [&](HistoryEvent& event) {
        auto& attributes = *event.mutable_start_child_workflow_execution_initiated_event_attributes();
        attributes.set_namespace_("default");
        attributes.set_workflow_id(number("child-"));
        attributes.mutable_workflow_type()->set_name(child.name);
        attributes.set_workflow_task_completed_event_id(m_taskCompleted);
        setTaskQueue(*attributes.mutable_task_queue(), false);
        fillPayloads(*attributes.mutable_input(), m_options.payloadBytes);
    });
    m_open.push_back(std::move(child));
}

void GeneratedRun::resolveChild(Operation& child, bool& isDone)
{
    if (child.startedId != 0)
        return closeChild(child);
    wait(5'000, 90'000);
    if (chance(3)) {
        add(enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_FAILED, [&](HistoryEvent& event) {
            auto& attributes = *event.mutable_start_child_workflow_execution_failed_event_attributes();
            attributes.set_initiated_event_id(child.firstId);
            attributes.mutable_workflow_type()->set_name(child.name);
            attributes.set_cause(enums::START_CHILD_WORKFLOW_EXECUTION_FAILED_CAUSE_WORKFLOW_ALREADY_EXISTS);
        });
        return;
    }
    isDone = false;
    child.startedId = add(enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED, [&](HistoryEvent& event) {
        auto& attributes = *event.mutable_child_workflow_execution_started_event_attributes();
        attributes.set_initiated_event_id(child.firstId);
        attributes.mutable_workflow_type()->set_name(child.name);
    });
}

void GeneratedRun::closeChild(Operation& child)
{
    wait(100'000, 9'000'000);
    const auto setIds = [&child](auto& attributes) {
        attributes.set_initiated_event_id(child.firstId);
        attributes.set_started_event_id(child.startedId);
        attributes.mutable_workflow_type()->set_name(child.name);
    };
    switch (random(30)) {
    case 0:
        add(enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_FAILED, [&](HistoryEvent& event) {
            setIds(*event.mutable_child_workflow_execution_failed_event_attributes());
            setFailure(*event.mutable_child_workflow_execution_failed_event_attributes()->mutable_failure(),
                       "child failed");
        });
        return;
    case 1:
        add(enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TIMED_OUT,
            [&](HistoryEvent& event) { setIds(*event.mutable_child_workflow_execution_timed_out_event_attributes()); });
        return;
    case 2:
        add(enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TERMINATED, [&](HistoryEvent& event) {
            setIds(*event.mutable_child_workflow_execution_terminated_event_attributes());
        });
        return;
    case 3:
        add(enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_CANCELED,
            [&](HistoryEvent& event) { setIds(*event.mutable_child_workflow_execution_canceled_event_attributes()); });
        return;
    default:
        add(enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_COMPLETED, [&](HistoryEvent& event) {
            auto& attributes = *event.mutable_child_workflow_execution_completed_event_attributes();
            setIds(attributes);
            fillPayloads(*attributes.mutable_result(), m_options.payloadBytes);
        });
    }
}

void GeneratedRun::scheduleNexus()
{
    Operation nexus{Operation::Kind::Nexus, 0, m_now, "charge"};
    nexus.firstId = add(enums::EVENT_TYPE_NEXUS_OPERATION_SCHEDULED, [&](HistoryEvent& event) {
        auto& attributes = *event.mutable_nexus_operation_scheduled_event_attributes();
        attributes.set_endpoint("payments");
        attributes.set_service("PaymentService");
        attributes.set_operation(nexus.name);
        attributes.set_workflow_task_completed_event_id(m_taskCompleted);
        setJson(*attributes.mutable_input(), "{\"amount\":42}");
    });
    m_open.push_back(std::move(nexus));
}

void GeneratedRun::resolveNexus(Operation& nexus, bool& isDone)
{
    wait(3'000, 3'000'000);
    if (nexus.startedId == 0 && chance(70)) {
        isDone = false;
        nexus.startedId = add(enums::EVENT_TYPE_NEXUS_OPERATION_STARTED, [&](HistoryEvent& event) {
            event.mutable_nexus_operation_started_event_attributes()->set_scheduled_event_id(nexus.firstId);
            event.mutable_nexus_operation_started_event_attributes()->set_operation_token("token");
        });
        return;
    }
    switch (nexus.cancelId > 0 ? 0 : random(15)) {
    case 0:
        add(enums::EVENT_TYPE_NEXUS_OPERATION_CANCELED, [&](HistoryEvent& event) {
            auto& attributes = *event.mutable_nexus_operation_canceled_event_attributes();
            attributes.set_scheduled_event_id(nexus.firstId);
            attributes.mutable_failure()->set_message("operation canceled");
            attributes.mutable_failure()->mutable_canceled_failure_info();
        });
        return;
    case 1:
        add(enums::EVENT_TYPE_NEXUS_OPERATION_FAILED, [&](HistoryEvent& event) {
            auto& attributes = *event.mutable_nexus_operation_failed_event_attributes();
            attributes.set_scheduled_event_id(nexus.firstId);
            setFailure(*attributes.mutable_failure(), "payment rejected");
        });
        return;
    case 2:
        add(enums::EVENT_TYPE_NEXUS_OPERATION_TIMED_OUT, [&](HistoryEvent& event) {
            event.mutable_nexus_operation_timed_out_event_attributes()->set_scheduled_event_id(nexus.firstId);
        });
        return;
    default:
        add(enums::EVENT_TYPE_NEXUS_OPERATION_COMPLETED, [&](HistoryEvent& event) {
            event.mutable_nexus_operation_completed_event_attributes()->set_scheduled_event_id(nexus.firstId);
            setJson(*event.mutable_nexus_operation_completed_event_attributes()->mutable_result(), "true");
        });
    }
}

void GeneratedRun::cancelSomething()
{
    const auto cancellable = std::find_if(m_open.begin(), m_open.end(), [](const Operation& operation) {
        return operation.cancelId == 0 &&
               (operation.kind == Operation::Kind::Activity || operation.kind == Operation::Kind::Nexus);
    });
    if (cancellable == m_open.end())
        return scheduleActivity();
    const bool isActivity = cancellable->kind == Operation::Kind::Activity;
    cancellable->cancelId = add(isActivity ? enums::EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED
                                           : enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUESTED,
                                [&](HistoryEvent& event) {
                                    const auto setIds = [&](auto& attributes) {
                                        attributes.set_scheduled_event_id(cancellable->firstId);
                                        attributes.set_workflow_task_completed_event_id(m_taskCompleted);
                                    };
                                    if (isActivity)
                                        setIds(*event.mutable_activity_task_cancel_requested_event_attributes());
                                    else
                                        setIds(*event.mutable_nexus_operation_cancel_requested_event_attributes());
                                });
}

} // namespace chronoscope::test
