// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/sdkguess.h"

#include "models/history/failuretext.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/failure/v1/message.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>
#include <array>
#include <utility>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

constexpr std::array<std::pair<std::string_view, const char*>, 6> SdkByFailureSource{{
    {"GoSDK", "temporal-go"},
    {"JavaSDK", "temporal-java"},
    {"PythonSDK", "temporal-python"},
    {"TypeScriptSDK", "temporal-typescript"},
    {"RubySDK", "temporal-ruby"},
    {"PHP_SDK", "temporal-php"},
}};

const char* sdkOfSource(std::string_view source)
{
    for (const auto& [name, sdk] : SdkByFailureSource) {
        if (source == name)
            return sdk;
    }
    return nullptr;
}

/// Only failures that the workflow's own worker wrote; an activity may run with another SDK.
bool isFailureOfWorkflowCode(std::int32_t type)
{
    return type == enums::EVENT_TYPE_WORKFLOW_EXECUTION_FAILED || type == enums::EVENT_TYPE_WORKFLOW_TASK_FAILED ||
           type == enums::EVENT_TYPE_MARKER_RECORDED || type == enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED;
}

const char* sdkOfMarker(const HistoryEvent& event)
{
    const auto& details = event.marker_recorded_event_attributes().details();
    if (details.contains("change-id") || details.contains("side-effect-id"))
        return "temporal-go";
    if (details.contains("changeId") || details.contains("skipCount") || details.contains("meta"))
        return "temporal-java";
    return nullptr;
}

/// Go's workers call themselves "pid@host@" with the task queue behind, which newer ones leave empty.
bool isGoIdentity(std::string_view identity)
{
    const std::string_view process = identity.substr(0, identity.find('@'));
    return !process.empty() && process.find_first_not_of("0123456789") == std::string_view::npos &&
           std::count(identity.begin(), identity.end(), '@') == 2;
}

const char* sdkOfEvent(const HistoryEvent& event, std::int32_t type)
{
    if (isFailureOfWorkflowCode(type)) {
        if (const auto* failure = failureMessageOf(event)) {
            if (const char* sdk = sdkOfSource(failure->source()))
                return sdk;
        }
    }
    if (type == enums::EVENT_TYPE_MARKER_RECORDED)
        return sdkOfMarker(event);
    if (type == enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED &&
        isGoIdentity(event.workflow_task_completed_event_attributes().identity()))
        return "temporal-go";
    return nullptr;
}

} // namespace

QString guessSdk(const History& history)
{
    for (std::size_t position = 0; position < history.size(); ++position) {
        const EventIndex index(position);
        if (const char* sdk = sdkOfEvent(history.event(index), history.type(index)))
            return QLatin1String(sdk);
    }
    // An activity's failure is the weaker sign.
    for (std::size_t position = 0; position < history.size(); ++position) {
        if (const auto* failure = failureMessageOf(history.event(EventIndex(position)))) {
            if (const char* sdk = sdkOfSource(failure->source()))
                return QLatin1String(sdk);
        }
    }
    return {};
}

} // namespace chronoscope
