// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Signals, updates, markers, attributes, pauses and failing workflow tasks of a generated run.
#include "tests/support/generatedrun.h"

#include <array>

namespace chronoscope::test {

namespace {

namespace enums = temporal::api::enums::v1;

constexpr std::array<const char*, 5> SignalNames{"addItem", "removeItem", "setPriority", "approve", "heartbeat"};
constexpr std::array<const char*, 3> UpdateNames{"setAddress", "applyCoupon", "reschedule"};

} // namespace

void GeneratedRun::receiveSignal()
{
    wait(10'000, 5'000'000);
    add(enums::EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED, [this](HistoryEvent& event) {
        auto& attributes = *event.mutable_workflow_execution_signaled_event_attributes();
        attributes.set_signal_name(SignalNames[random(SignalNames.size())]);
        attributes.set_identity("9001@api-7f");
        fillPayloads(*attributes.mutable_input(), m_options.payloadBytes);
    });
}

void GeneratedRun::sendSignal()
{
    Operation signal{Operation::Kind::SignalSent, 0, m_now, "reserve"};
    signal.firstId = add(enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED, [&](HistoryEvent& event) {
        auto& attributes = *event.mutable_signal_external_workflow_execution_initiated_event_attributes();
        attributes.set_workflow_task_completed_event_id(m_taskCompleted);
        attributes.set_signal_name(signal.name);
        attributes.mutable_workflow_execution()->set_workflow_id("inventory-" + std::to_string(random(50)));
        fillPayloads(*attributes.mutable_input(), m_options.payloadBytes);
    });
    m_open.push_back(std::move(signal));
}

void GeneratedRun::sendCancel()
{
    Operation cancel{Operation::Kind::CancelSent, 0, m_now, "inventory-" + std::to_string(random(50))};
    cancel.firstId =
        add(enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED, [&](HistoryEvent& event) {
            auto& attributes = *event.mutable_request_cancel_external_workflow_execution_initiated_event_attributes();
            attributes.set_workflow_task_completed_event_id(m_taskCompleted);
            attributes.mutable_workflow_execution()->set_workflow_id(cancel.name);
        });
    m_open.push_back(std::move(cancel));
}

void GeneratedRun::answerMessage(Operation& operation)
{
    wait(2'000, 60'000);
    const bool isSignal = operation.kind == Operation::Kind::SignalSent;
    if (chance(10)) {
        add(isSignal ? enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED
                     : enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_FAILED,
            [&](HistoryEvent& event) {
                if (isSignal) {
                    auto& attributes = *event.mutable_signal_external_workflow_execution_failed_event_attributes();
                    attributes.set_initiated_event_id(operation.firstId);
                    attributes.set_cause(
                        enums::SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED_CAUSE_EXTERNAL_WORKFLOW_EXECUTION_NOT_FOUND);
                } else {
                    auto& attributes =
                        *event.mutable_request_cancel_external_workflow_execution_failed_event_attributes();
                    attributes.set_initiated_event_id(operation.firstId);
                    attributes.set_cause(
                        enums::CANCEL_EXTERNAL_WORKFLOW_EXECUTION_FAILED_CAUSE_EXTERNAL_WORKFLOW_EXECUTION_NOT_FOUND);
                }
            });
        return;
    }
    add(isSignal ? enums::EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_SIGNALED
                 : enums::EVENT_TYPE_EXTERNAL_WORKFLOW_EXECUTION_CANCEL_REQUESTED,
        [&](HistoryEvent& event) {
            if (isSignal)
                event.mutable_external_workflow_execution_signaled_event_attributes()->set_initiated_event_id(
                    operation.firstId);
            else
                event.mutable_external_workflow_execution_cancel_requested_event_attributes()->set_initiated_event_id(
                    operation.firstId);
        });
}

void GeneratedRun::acceptUpdate(bool isAdmitted)
{
    Operation update{Operation::Kind::Update, 0, m_now, number("update-")};
    const char* name = UpdateNames[random(UpdateNames.size())];
    const auto setRequest = [&](temporal::api::update::v1::Request& request) {
        request.mutable_meta()->set_update_id(update.name);
        request.mutable_input()->set_name(name);
        fillPayloads(*request.mutable_input()->mutable_args(), m_options.payloadBytes);
    };
    if (isAdmitted) {
        add(enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ADMITTED, [&](HistoryEvent& event) {
            setRequest(*event.mutable_workflow_execution_update_admitted_event_attributes()->mutable_request());
        });
        workflowTask();
    }
    update.firstId = add(enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED, [&](HistoryEvent& event) {
        auto& attributes = *event.mutable_workflow_execution_update_accepted_event_attributes();
        attributes.set_protocol_instance_id(update.name);
        attributes.set_accepted_request_message_id(update.name + "/request");
        attributes.set_accepted_request_sequencing_event_id(m_taskScheduled);
        if (!isAdmitted)
            setRequest(*attributes.mutable_accepted_request());
    });
    m_open.push_back(std::move(update));
}

void GeneratedRun::resolveUpdate(Operation& update)
{
    wait(1'000, 50'000);
    workflowTask();
    add(enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED, [&](HistoryEvent& event) {
        auto& attributes = *event.mutable_workflow_execution_update_completed_event_attributes();
        attributes.set_accepted_event_id(update.firstId);
        attributes.mutable_meta()->set_update_id(update.name);
        if (chance(10))
            setFailure(*attributes.mutable_outcome()->mutable_failure(), "coupon expired");
        else
            fillPayloads(*attributes.mutable_outcome()->mutable_success(), m_options.payloadBytes);
    });
}

void GeneratedRun::recordLocalActivity()
{
    add(enums::EVENT_TYPE_MARKER_RECORDED, [this](HistoryEvent& event) {
        auto& attributes = *event.mutable_marker_recorded_event_attributes();
        attributes.set_marker_name("core_local_activity");
        attributes.set_workflow_task_completed_event_id(m_taskCompleted);
        const std::string attempt = std::to_string(1 + random(3));
        setJson(*(*attributes.mutable_details())["data"].add_payloads(),
                R"({"seq":1,"attempt":)" + attempt + R"(,"activity_id":"1","activity_type":"Validate"})");
        if (chance(10))
            setFailure(*attributes.mutable_failure(), "invalid order");
        else
            fillPayloads((*attributes.mutable_details())["result"], m_options.payloadBytes);
    });
}

void GeneratedRun::recordVersion()
{
    const std::string patch = number("patch-");
    add(enums::EVENT_TYPE_MARKER_RECORDED, [&](HistoryEvent& event) {
        auto& attributes = *event.mutable_marker_recorded_event_attributes();
        attributes.set_marker_name("core_patch");
        attributes.set_workflow_task_completed_event_id(m_taskCompleted);
        setJson(*(*attributes.mutable_details())["patch-data"].add_payloads(),
                R"({"id":")" + patch + R"(","deprecated":false})");
    });
    upsertAttributes();
}

void GeneratedRun::recordSideEffect()
{
    add(enums::EVENT_TYPE_MARKER_RECORDED, [this](HistoryEvent& event) {
        auto& attributes = *event.mutable_marker_recorded_event_attributes();
        attributes.set_marker_name("SideEffect");
        attributes.set_workflow_task_completed_event_id(m_taskCompleted);
        setJson(*(*attributes.mutable_details())["side-effect-id"].add_payloads(), std::to_string(++m_names));
        fillPayloads((*attributes.mutable_details())["data"], m_options.payloadBytes);
    });
}

void GeneratedRun::recordCustomMarker()
{
    add(enums::EVENT_TYPE_MARKER_RECORDED, [this](HistoryEvent& event) {
        auto& attributes = *event.mutable_marker_recorded_event_attributes();
        attributes.set_marker_name("checkpoint");
        attributes.set_workflow_task_completed_event_id(m_taskCompleted);
    });
}

void GeneratedRun::upsertAttributes()
{
    add(enums::EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES, [this](HistoryEvent& event) {
        auto& attributes = *event.mutable_upsert_workflow_search_attributes_event_attributes();
        attributes.set_workflow_task_completed_event_id(m_taskCompleted);
        setJson((*attributes.mutable_search_attributes()->mutable_indexed_fields())["OrderStatus"], "\"shipping\"");
    });
}

void GeneratedRun::modifyMemo()
{
    add(enums::EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED, [this](HistoryEvent& event) {
        auto& attributes = *event.mutable_workflow_properties_modified_event_attributes();
        attributes.set_workflow_task_completed_event_id(m_taskCompleted);
        setJson((*attributes.mutable_upserted_memo()->mutable_fields())["total"], std::to_string(random(1'000)));
    });
}

void GeneratedRun::updateOptions()
{
    wait(1'000, 5'000);
    add(enums::EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED, [](HistoryEvent& event) {
        event.set_worker_may_ignore(true);
        event.mutable_workflow_execution_options_updated_event_attributes()->set_unset_versioning_override(true);
    });
}

void GeneratedRun::pause()
{
    wait(1'000, 5'000);
    add(enums::EVENT_TYPE_WORKFLOW_EXECUTION_PAUSED, [](HistoryEvent& event) {
        event.set_worker_may_ignore(true);
        event.mutable_workflow_execution_paused_event_attributes()->set_identity("9001@api-7f");
        event.mutable_workflow_execution_paused_event_attributes()->set_reason("maintenance");
    });
    receiveSignal();
    wait(100'000, 5'000'000);
    add(enums::EVENT_TYPE_WORKFLOW_EXECUTION_UNPAUSED, [](HistoryEvent& event) {
        event.set_worker_may_ignore(true);
        event.mutable_workflow_execution_unpaused_event_attributes()->set_identity("9001@api-7f");
        event.mutable_workflow_execution_unpaused_event_attributes()->set_reason("done");
    });
}

void GeneratedRun::failWorkflowTask()
{
    flushBuffered();
    const std::int64_t scheduledId = add(enums::EVENT_TYPE_WORKFLOW_TASK_SCHEDULED, [this](HistoryEvent& event) {
        auto& attributes = *event.mutable_workflow_task_scheduled_event_attributes();
        attributes.set_attempt(1);
        setTaskQueue(*attributes.mutable_task_queue(), m_isSticky);
    });
    wait(800, 9'000);
    const std::int64_t startedId = add(enums::EVENT_TYPE_WORKFLOW_TASK_STARTED, [&](HistoryEvent& event) {
        event.mutable_workflow_task_started_event_attributes()->set_scheduled_event_id(scheduledId);
        event.mutable_workflow_task_started_event_attributes()->set_identity("4711@worker-1");
    });
    const auto setIds = [&](auto& attributes) {
        attributes.set_scheduled_event_id(scheduledId);
        attributes.set_started_event_id(startedId);
    };
    wait(1'000, 10'000'000);
    if (chance(40)) {
        add(enums::EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT, [&](HistoryEvent& event) {
            setIds(*event.mutable_workflow_task_timed_out_event_attributes());
            event.mutable_workflow_task_timed_out_event_attributes()->set_timeout_type(
                enums::TIMEOUT_TYPE_START_TO_CLOSE);
        });
        return;
    }
    add(enums::EVENT_TYPE_WORKFLOW_TASK_FAILED, [&](HistoryEvent& event) {
        auto& attributes = *event.mutable_workflow_task_failed_event_attributes();
        setIds(attributes);
        attributes.set_identity("4711@worker-1");
        attributes.set_cause(enums::WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR);
        setFailure(*attributes.mutable_failure(), "[TMPRL1100] Nondeterminism error");
    });
}

} // namespace chronoscope::test
