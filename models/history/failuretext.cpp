// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/failuretext.h"

#include "models/core/format.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/failure/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/generated_enum_reflection.h>

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;
using temporal::api::failure::v1::Failure;

constexpr std::size_t MaximumCauses = 100;
constexpr std::size_t MaximumTextBytes = 1024 * 1024;

QString text(const std::string& utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(std::min(utf8.size(), MaximumTextBytes)));
}

/// "TIMEOUT_TYPE_START_TO_CLOSE" without its prefix, as one word: "StartToClose". Empty for the unspecified value 0.
template <typename Enum>
QString enumText(Enum value, std::string_view prefix)
{
    const int number = static_cast<int>(value);
    if (number == 0)
        return {};
    const auto* descriptor = google::protobuf::GetEnumDescriptor<Enum>()->FindValueByNumber(number);
    if (!descriptor)
        return QString::number(number);
    std::string_view name = descriptor->name();
    if (name.substr(0, prefix.size()) == prefix)
        name.remove_prefix(prefix.size());
    QString word;
    bool isFirst = true;
    for (const char letter : name) {
        if (letter != '_')
            word += isFirst ? QLatin1Char(letter) : QChar(QLatin1Char(letter)).toLower();
        isFirst = letter == '_';
    }
    return word;
}

QString enumText(enums::RetryState state)
{
    return enumText(state, "RETRY_STATE_");
}

void addApplicationInfo(const Failure& failure, FailureLink& link)
{
    const auto& info = failure.application_failure_info();
    link.kind = FailureKind::Application;
    link.type = text(info.type());
    link.isNonRetryable = info.non_retryable();
}

void addActivityInfo(const Failure& failure, FailureLink& link)
{
    const auto& info = failure.activity_failure_info();
    link.kind = FailureKind::Activity;
    link.type = text(info.activity_type().name());
    link.identity = text(info.identity());
    link.retryState = enumText(info.retry_state());
}

void addChildInfo(const Failure& failure, FailureLink& link)
{
    const auto& info = failure.child_workflow_execution_failure_info();
    link.kind = FailureKind::ChildWorkflow;
    link.type = text(info.workflow_type().name());
    link.retryState = enumText(info.retry_state());
}

void addInfo(const Failure& failure, FailureLink& link)
{
    switch (failure.failure_info_case()) {
    case Failure::kApplicationFailureInfo:
        return addApplicationInfo(failure, link);
    case Failure::kTimeoutFailureInfo:
        link.kind = FailureKind::Timeout;
        link.type = enumText(failure.timeout_failure_info().timeout_type(), "TIMEOUT_TYPE_");
        return;
    case Failure::kCanceledFailureInfo:
        link.kind = FailureKind::Cancelled;
        return;
    case Failure::kTerminatedFailureInfo:
        link.kind = FailureKind::Terminated;
        return;
    case Failure::kServerFailureInfo:
        link.kind = FailureKind::Server;
        link.isNonRetryable = failure.server_failure_info().non_retryable();
        return;
    case Failure::kResetWorkflowFailureInfo:
        link.kind = FailureKind::Reset;
        return;
    case Failure::kActivityFailureInfo:
        return addActivityInfo(failure, link);
    case Failure::kChildWorkflowExecutionFailureInfo:
        return addChildInfo(failure, link);
    case Failure::kNexusOperationExecutionFailureInfo: {
        const auto& info = failure.nexus_operation_execution_failure_info();
        link.kind = FailureKind::NexusOperation;
        link.type = text(info.service() + '.' + info.operation());
        return;
    }
    case Failure::kNexusHandlerFailureInfo:
        link.kind = FailureKind::NexusHandler;
        link.type = text(failure.nexus_handler_failure_info().type());
        return;
    default:
        return;
    }
}

FailureLink linkOf(const Failure& failure)
{
    FailureLink link;
    link.message = text(failure.message());
    link.source = text(failure.source());
    link.stackTrace = text(failure.stack_trace());
    link.isEncoded = failure.has_encoded_attributes();
    addInfo(failure, link);
    return link;
}

/// Some events give an enum value instead of a failure.
QString causeOf(const HistoryEvent& event)
{
    switch (event.event_type()) {
    case enums::EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT:
        return enumText(event.workflow_task_timed_out_event_attributes().timeout_type(), "TIMEOUT_TYPE_");
    case enums::EVENT_TYPE_WORKFLOW_TASK_FAILED:
        return enumText(event.workflow_task_failed_event_attributes().cause(), "WORKFLOW_TASK_FAILED_CAUSE_");
    case enums::EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_FAILED:
        return enumText(event.start_child_workflow_execution_failed_event_attributes().cause(),
                        "START_CHILD_WORKFLOW_EXECUTION_FAILED_CAUSE_");
    case enums::EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED:
        return enumText(event.signal_external_workflow_execution_failed_event_attributes().cause(),
                        "SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED_CAUSE_");
    case enums::EVENT_TYPE_REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_FAILED:
        return enumText(event.request_cancel_external_workflow_execution_failed_event_attributes().cause(),
                        "CANCEL_EXTERNAL_WORKFLOW_EXECUTION_FAILED_CAUSE_");
    default:
        return {};
    }
}

template <typename Attributes>
const Failure* failureIn(const Attributes& attributes)
{
    return attributes.has_failure() ? &attributes.failure() : nullptr;
}

// Old servers wrote it; the schema calls it deprecated.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
const Failure* failureOfRetriedRun(const HistoryEvent& event)
{
    const auto& attributes = event.workflow_execution_continued_as_new_event_attributes();
    return attributes.has_failure() ? &attributes.failure() : nullptr;
}
#pragma GCC diagnostic pop

bool isOfEarlierAttempt(const HistoryEvent& event)
{
    return event.event_type() == enums::EVENT_TYPE_ACTIVITY_TASK_STARTED ||
           event.event_type() == enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED;
}

} // namespace

const Failure* failureMessageOf(const HistoryEvent& event)
{
    switch (event.event_type()) {
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED: {
        const auto& attributes = event.workflow_execution_started_event_attributes();
        return attributes.has_continued_failure() ? &attributes.continued_failure() : nullptr;
    }
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_FAILED:
        return failureIn(event.workflow_execution_failed_event_attributes());
    case enums::EVENT_TYPE_WORKFLOW_TASK_FAILED:
        return failureIn(event.workflow_task_failed_event_attributes());
    case enums::EVENT_TYPE_ACTIVITY_TASK_STARTED: {
        const auto& attributes = event.activity_task_started_event_attributes();
        return attributes.has_last_failure() ? &attributes.last_failure() : nullptr;
    }
    case enums::EVENT_TYPE_ACTIVITY_TASK_FAILED:
        return failureIn(event.activity_task_failed_event_attributes());
    case enums::EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT:
        return failureIn(event.activity_task_timed_out_event_attributes());
    case enums::EVENT_TYPE_MARKER_RECORDED:
        return failureIn(event.marker_recorded_event_attributes());
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW:
        return failureOfRetriedRun(event);
    case enums::EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_FAILED:
        return failureIn(event.child_workflow_execution_failed_event_attributes());
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_REJECTED:
        return failureIn(event.workflow_execution_update_rejected_event_attributes());
    case enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED: {
        const auto& outcome = event.workflow_execution_update_completed_event_attributes().outcome();
        return outcome.has_failure() ? &outcome.failure() : nullptr;
    }
    case enums::EVENT_TYPE_NEXUS_OPERATION_FAILED:
        return failureIn(event.nexus_operation_failed_event_attributes());
    case enums::EVENT_TYPE_NEXUS_OPERATION_CANCELED:
        return failureIn(event.nexus_operation_canceled_event_attributes());
    case enums::EVENT_TYPE_NEXUS_OPERATION_TIMED_OUT:
        return failureIn(event.nexus_operation_timed_out_event_attributes());
    case enums::EVENT_TYPE_NEXUS_OPERATION_CANCEL_REQUEST_FAILED:
        return failureIn(event.nexus_operation_cancel_request_failed_event_attributes());
    default:
        return nullptr;
    }
}

FailureChain failureOf(const HistoryEvent& event)
{
    FailureChain chain;
    const Failure* failure = failureMessageOf(event);
    chain.isOfEarlierAttempt = failure && isOfEarlierAttempt(event);
    while (failure && chain.links.size() < MaximumCauses) {
        chain.links.push_back(linkOf(*failure));
        failure = failure->has_cause() ? &failure->cause() : nullptr;
    }
    chain.isCut = failure != nullptr;
    if (chain.isEmpty()) {
        if (const QString cause = causeOf(event); !cause.isEmpty()) {
            FailureLink link;
            link.kind = FailureKind::Cause;
            link.type = cause;
            chain.links.push_back(link);
        }
    }
    return chain;
}

bool carriesFailure(const HistoryEvent& event)
{
    return failureMessageOf(event) || !causeOf(event).isEmpty();
}

QString oneLine(const FailureChain& chain)
{
    if (chain.isEmpty())
        return {};
    const FailureLink& root = chain.links.back();
    if (root.type.isEmpty() || root.message.isEmpty())
        return singleLine(root.type.isEmpty() ? root.message : root.type);
    return singleLine(root.type + QLatin1String(": ") + root.message);
}

QString displayName(FailureKind kind)
{
    switch (kind) {
    case FailureKind::Application:
        return QCoreApplication::translate("FailureKind", "Application failure");
    case FailureKind::Timeout:
        return QCoreApplication::translate("FailureKind", "Timeout");
    case FailureKind::Cancelled:
        return QCoreApplication::translate("FailureKind", "Cancelled");
    case FailureKind::Terminated:
        return QCoreApplication::translate("FailureKind", "Terminated");
    case FailureKind::Server:
        return QCoreApplication::translate("FailureKind", "Server failure");
    case FailureKind::Reset:
        return QCoreApplication::translate("FailureKind", "Workflow reset");
    case FailureKind::Activity:
        return QCoreApplication::translate("FailureKind", "Activity failure");
    case FailureKind::ChildWorkflow:
        return QCoreApplication::translate("FailureKind", "Child workflow failure");
    case FailureKind::NexusOperation:
        return QCoreApplication::translate("FailureKind", "Nexus operation failure");
    case FailureKind::NexusHandler:
        return QCoreApplication::translate("FailureKind", "Nexus handler failure");
    case FailureKind::Cause:
        return QCoreApplication::translate("FailureKind", "Cause");
    case FailureKind::Unknown:
        break;
    }
    return QCoreApplication::translate("FailureKind", "Failure");
}

} // namespace chronoscope
