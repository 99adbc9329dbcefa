// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/eventtype.h"

#include "models/core/format.h"

#include <temporal/api/enums/v1/event_type.pb.h>

#include <QCoreApplication>

#include <array>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

struct EventTypeText {
    const char* name;
    const char* displayName; ///< source text for translation
};

/// Position 0 is event type 1.
constexpr std::array<EventTypeText, 60> EventTypeTexts{{
    {"WorkflowExecutionStarted", QT_TRANSLATE_NOOP("EventType", "Workflow execution started")},
    {"WorkflowExecutionCompleted", QT_TRANSLATE_NOOP("EventType", "Workflow execution completed")},
    {"WorkflowExecutionFailed", QT_TRANSLATE_NOOP("EventType", "Workflow execution failed")},
    {"WorkflowExecutionTimedOut", QT_TRANSLATE_NOOP("EventType", "Workflow execution timed out")},
    {"WorkflowTaskScheduled", QT_TRANSLATE_NOOP("EventType", "Workflow task scheduled")},
    {"WorkflowTaskStarted", QT_TRANSLATE_NOOP("EventType", "Workflow task started")},
    {"WorkflowTaskCompleted", QT_TRANSLATE_NOOP("EventType", "Workflow task completed")},
    {"WorkflowTaskTimedOut", QT_TRANSLATE_NOOP("EventType", "Workflow task timed out")},
    {"WorkflowTaskFailed", QT_TRANSLATE_NOOP("EventType", "Workflow task failed")},
    {"ActivityTaskScheduled", QT_TRANSLATE_NOOP("EventType", "Activity task scheduled")},
    {"ActivityTaskStarted", QT_TRANSLATE_NOOP("EventType", "Activity task started")},
    {"ActivityTaskCompleted", QT_TRANSLATE_NOOP("EventType", "Activity task completed")},
    {"ActivityTaskFailed", QT_TRANSLATE_NOOP("EventType", "Activity task failed")},
    {"ActivityTaskTimedOut", QT_TRANSLATE_NOOP("EventType", "Activity task timed out")},
    {"ActivityTaskCancelRequested", QT_TRANSLATE_NOOP("EventType", "Activity task cancel requested")},
    {"ActivityTaskCanceled", QT_TRANSLATE_NOOP("EventType", "Activity task canceled")},
    {"TimerStarted", QT_TRANSLATE_NOOP("EventType", "Timer started")},
    {"TimerFired", QT_TRANSLATE_NOOP("EventType", "Timer fired")},
    {"TimerCanceled", QT_TRANSLATE_NOOP("EventType", "Timer canceled")},
    {"WorkflowExecutionCancelRequested", QT_TRANSLATE_NOOP("EventType", "Workflow execution cancel requested")},
    {"WorkflowExecutionCanceled", QT_TRANSLATE_NOOP("EventType", "Workflow execution canceled")},
    {"RequestCancelExternalWorkflowExecutionInitiated",
     QT_TRANSLATE_NOOP("EventType", "Request cancel external workflow execution initiated")},
    {"RequestCancelExternalWorkflowExecutionFailed",
     QT_TRANSLATE_NOOP("EventType", "Request cancel external workflow execution failed")},
    {"ExternalWorkflowExecutionCancelRequested",
     QT_TRANSLATE_NOOP("EventType", "External workflow execution cancel requested")},
    {"MarkerRecorded", QT_TRANSLATE_NOOP("EventType", "Marker recorded")},
    {"WorkflowExecutionSignaled", QT_TRANSLATE_NOOP("EventType", "Workflow execution signaled")},
    {"WorkflowExecutionTerminated", QT_TRANSLATE_NOOP("EventType", "Workflow execution terminated")},
    {"WorkflowExecutionContinuedAsNew", QT_TRANSLATE_NOOP("EventType", "Workflow execution continued as new")},
    {"StartChildWorkflowExecutionInitiated",
     QT_TRANSLATE_NOOP("EventType", "Start child workflow execution initiated")},
    {"StartChildWorkflowExecutionFailed", QT_TRANSLATE_NOOP("EventType", "Start child workflow execution failed")},
    {"ChildWorkflowExecutionStarted", QT_TRANSLATE_NOOP("EventType", "Child workflow execution started")},
    {"ChildWorkflowExecutionCompleted", QT_TRANSLATE_NOOP("EventType", "Child workflow execution completed")},
    {"ChildWorkflowExecutionFailed", QT_TRANSLATE_NOOP("EventType", "Child workflow execution failed")},
    {"ChildWorkflowExecutionCanceled", QT_TRANSLATE_NOOP("EventType", "Child workflow execution canceled")},
    {"ChildWorkflowExecutionTimedOut", QT_TRANSLATE_NOOP("EventType", "Child workflow execution timed out")},
    {"ChildWorkflowExecutionTerminated", QT_TRANSLATE_NOOP("EventType", "Child workflow execution terminated")},
    {"SignalExternalWorkflowExecutionInitiated",
     QT_TRANSLATE_NOOP("EventType", "Signal external workflow execution initiated")},
    {"SignalExternalWorkflowExecutionFailed",
     QT_TRANSLATE_NOOP("EventType", "Signal external workflow execution failed")},
    {"ExternalWorkflowExecutionSignaled", QT_TRANSLATE_NOOP("EventType", "External workflow execution signaled")},
    {"UpsertWorkflowSearchAttributes", QT_TRANSLATE_NOOP("EventType", "Upsert workflow search attributes")},
    {"WorkflowExecutionUpdateAccepted", QT_TRANSLATE_NOOP("EventType", "Workflow execution update accepted")},
    {"WorkflowExecutionUpdateRejected", QT_TRANSLATE_NOOP("EventType", "Workflow execution update rejected")},
    {"WorkflowExecutionUpdateCompleted", QT_TRANSLATE_NOOP("EventType", "Workflow execution update completed")},
    {"WorkflowPropertiesModifiedExternally", QT_TRANSLATE_NOOP("EventType", "Workflow properties modified externally")},
    {"ActivityPropertiesModifiedExternally", QT_TRANSLATE_NOOP("EventType", "Activity properties modified externally")},
    {"WorkflowPropertiesModified", QT_TRANSLATE_NOOP("EventType", "Workflow properties modified")},
    {"WorkflowExecutionUpdateAdmitted", QT_TRANSLATE_NOOP("EventType", "Workflow execution update admitted")},
    {"NexusOperationScheduled", QT_TRANSLATE_NOOP("EventType", "Nexus operation scheduled")},
    {"NexusOperationStarted", QT_TRANSLATE_NOOP("EventType", "Nexus operation started")},
    {"NexusOperationCompleted", QT_TRANSLATE_NOOP("EventType", "Nexus operation completed")},
    {"NexusOperationFailed", QT_TRANSLATE_NOOP("EventType", "Nexus operation failed")},
    {"NexusOperationCanceled", QT_TRANSLATE_NOOP("EventType", "Nexus operation canceled")},
    {"NexusOperationTimedOut", QT_TRANSLATE_NOOP("EventType", "Nexus operation timed out")},
    {"NexusOperationCancelRequested", QT_TRANSLATE_NOOP("EventType", "Nexus operation cancel requested")},
    {"WorkflowExecutionOptionsUpdated", QT_TRANSLATE_NOOP("EventType", "Workflow execution options updated")},
    {"NexusOperationCancelRequestCompleted",
     QT_TRANSLATE_NOOP("EventType", "Nexus operation cancel request completed")},
    {"NexusOperationCancelRequestFailed", QT_TRANSLATE_NOOP("EventType", "Nexus operation cancel request failed")},
    {"WorkflowExecutionPaused", QT_TRANSLATE_NOOP("EventType", "Workflow execution paused")},
    {"WorkflowExecutionUnpaused", QT_TRANSLATE_NOOP("EventType", "Workflow execution unpaused")},
    {"WorkflowExecutionTimeSkippingTransitioned",
     QT_TRANSLATE_NOOP("EventType", "Workflow execution time skipping transitioned")},
}};
static_assert(EventTypeTexts.size() == enums::EventType_MAX, "name the event types that the schema has gained");
static_assert(enums::EventType_MAX < 64, "EventTypeSet holds 64 types");

constexpr EventTypeSet ClosingTypes{
    enums::EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,  enums::EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
    enums::EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT,  enums::EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED,
    enums::EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED, enums::EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW};

const EventTypeText* textOf(std::int32_t type)
{
    const bool isKnown = type >= 1 && static_cast<std::size_t>(type) <= EventTypeTexts.size();
    return isKnown ? &EventTypeTexts[static_cast<std::size_t>(type) - 1] : nullptr;
}

/// The text of the file for an event type that the schema lacks; empty when the file says nothing either.
QString unknownTypeText(const History& history, EventIndex event)
{
    for (const UnknownJson& unknown : history.unknownJson(event)) {
        if (unknown.path != "eventType")
            continue;
        QString text = QString::fromUtf8(unknown.json.data(), static_cast<qsizetype>(unknown.json.size()));
        if (text.size() >= 2 && text.startsWith(QLatin1Char('"')) && text.endsWith(QLatin1Char('"')))
            text = text.mid(1, text.size() - 2);
        return singleLine(text, 200);
    }
    return {};
}

} // namespace

QString eventTypeName(std::int32_t type)
{
    if (const EventTypeText* text = textOf(type))
        return QLatin1String(text->name);
    return type == enums::EVENT_TYPE_UNSPECIFIED ? QStringLiteral("Unspecified")
                                                 : QStringLiteral("EventType%1").arg(type);
}

QString eventTypeName(const History& history, EventIndex event)
{
    const std::int32_t type = history.type(event);
    if (textOf(type))
        return eventTypeName(type);
    const QString text = unknownTypeText(history, event);
    return text.isEmpty() ? eventTypeName(type) : text;
}

QString eventTypeDisplayName(std::int32_t type)
{
    if (const EventTypeText* text = textOf(type))
        return QCoreApplication::translate("EventType", text->displayName);
    if (type == enums::EVENT_TYPE_UNSPECIFIED)
        return QCoreApplication::translate("EventType", "Unspecified");
    return QCoreApplication::translate("EventType", "Unknown event type %1").arg(type);
}

QString eventTypeDisplayName(const History& history, EventIndex event)
{
    const std::int32_t type = history.type(event);
    if (!textOf(type)) {
        if (const QString text = unknownTypeText(history, event); !text.isEmpty())
            return text;
    }
    return eventTypeDisplayName(type);
}

QString eventAttributesKey(std::int32_t type)
{
    const EventTypeText* text = textOf(type);
    if (!text)
        return {};
    QString key = QLatin1String(text->name);
    key[0] = key[0].toLower();
    return key + QLatin1String("EventAttributes");
}

bool isClosingEventType(std::int32_t type)
{
    return ClosingTypes.contains(type);
}

} // namespace chronoscope
