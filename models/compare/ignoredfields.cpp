// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/ignoredfields.h"

#include <google/protobuf/descriptor.h>

#include <string_view>

namespace chronoscope {

namespace {

/// JSON names. Fields that end in EventId and all timestamps come on top.
constexpr std::array<const char*, 34> FieldsThatAlwaysDiffer{"taskId",
                                                             "eventTime",
                                                             "identity",
                                                             "runId",
                                                             "originalExecutionRunId",
                                                             "firstExecutionRunId",
                                                             "continuedExecutionRunId",
                                                             "newExecutionRunId",
                                                             "newRunId",
                                                             "baseRunId",
                                                             "prevAutoResetPoints",
                                                             "namespaceId",
                                                             "parentWorkflowNamespaceId",
                                                             "endpointId",
                                                             "requestId",
                                                             "attachedRequestId",
                                                             "requestIds",
                                                             "activityId",
                                                             "timerId",
                                                             "protocolInstanceId",
                                                             "updateId",
                                                             "acceptedRequestMessageId",
                                                             "rejectedRequestMessageId",
                                                             "operationToken",
                                                             "operationId",
                                                             "stackTrace",
                                                             "historySizeBytes",
                                                             "links",
                                                             "version",
                                                             "forkEventVersion",
                                                             "parentInitiatedEventVersion",
                                                             "meteringMetadata",
                                                             "binaryChecksum",
                                                             "workerMayIgnore"};
constexpr std::array<const char*, 6> MapKeysThatAlwaysDiffer{"_tracer-data", "traceparent", "tracestate",
                                                             "baggage",      "activityId",  "time"};
/// What the markers of local activities and side effects of Go, Java and core tell of clocks and sequence numbers.
constexpr std::array<const char*, 9> MarkerKeysThatAlwaysDiffer{
    "complete_time", "original_schedule_time", "seq", "backoff", "firstSkd", "ReplayTime", "ActivityID", "Backoff",
    "activity_id"};

bool isEventReference(std::string_view jsonName)
{
    return jsonName == "eventId" || jsonName.ends_with("EventId");
}

} // namespace

IgnoredFields::IgnoredFields(const CompareOptions& options, bool haveSameWorkflowId) : m_isStrict(options.isStrict)
{
    if (!m_isStrict) {
        m_fields.insert(FieldsThatAlwaysDiffer.begin(), FieldsThatAlwaysDiffer.end());
        m_mapKeys.insert(MapKeysThatAlwaysDiffer.begin(), MapKeysThatAlwaysDiffer.end());
        m_markerPayloadKeys.insert(MarkerKeysThatAlwaysDiffer.begin(), MarkerKeysThatAlwaysDiffer.end());
        if (!haveSameWorkflowId)
            m_fields.insert("workflowId");
    }
    for (const QString& name : options.ignoredNames) {
        const std::string text = name.toStdString();
        m_fields.insert(text);
        m_mapKeys.insert(text);
        m_payloadKeys.insert(text);
        m_markerPayloadKeys.insert(text);
    }
}

bool IgnoredFields::contains(const google::protobuf::FieldDescriptor& field) const
{
    if (m_fields.contains(field.json_name()))
        return true;
    if (m_isStrict)
        return false;
    return isEventReference(field.json_name()) ||
           (field.message_type() && field.message_type()->full_name() == "google.protobuf.Timestamp");
}

} // namespace chronoscope
