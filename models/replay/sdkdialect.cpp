// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/workflowtasks.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>
#include <temporal/api/sdk/v1/task_complete_metadata.pb.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

/// Of a name that a workflow task recorded; Generic for names that we don't know.
SdkFamily familyOfSdk(const QString& name)
{
    struct Named {
        const char* name;
        SdkFamily family;
    };
    // PHP workers run inside of a program in Go.
    static constexpr std::array Names{
        Named{"temporal-typescript", SdkFamily::Core}, Named{"temporal-python", SdkFamily::Core},
        Named{"temporal-dotnet", SdkFamily::Core},     Named{"temporal-ruby", SdkFamily::Core},
        Named{"temporal-rust", SdkFamily::Core},       Named{"temporal-core", SdkFamily::Core},
        Named{"temporal-go", SdkFamily::Go},           Named{"temporal-php", SdkFamily::Go},
        Named{"temporal-java", SdkFamily::Java},
    };
    const auto* found =
        std::find_if(Names.begin(), Names.end(), [&](const Named& named) { return name == QLatin1String(named.name); });
    return found == Names.end() ? SdkFamily::Generic : found->family;
}

// Runs that name no SDK are old, and old workers wrote what the schema calls deprecated today.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

/// Only core records flags of its own, names markers so, and gives the version of TypeScript's worker as checksum.
bool isByCore(const HistoryEvent& event)
{
    constexpr std::string_view TypeScriptWorker = "@temporalio/worker@";
    const std::string& marker = event.marker_recorded_event_attributes().marker_name();
    const auto& completed = event.workflow_task_completed_event_attributes();
    return marker == "core_patch" || marker == "core_local_activity" ||
           !completed.sdk_metadata().core_used_flags().empty() ||
           completed.binary_checksum().starts_with(TypeScriptWorker);
}

#pragma GCC diagnostic pop

/// By the id that the SDK gave the first activity or timer, where the code gave none: core counts from 1 (its own test SDK
/// from 0), Go takes the id of the event, Java a UUID.
SdkFamily familyOfId(const std::string& id, std::int64_t eventId)
{
    constexpr std::size_t UuidLength = 36;
    if (id == "0" || id == "1")
        return SdkFamily::Core;
    if (id == std::to_string(eventId))
        return SdkFamily::Go;
    return id.size() == UuidLength && std::count(id.begin(), id.end(), '-') == 4 ? SdkFamily::Java : SdkFamily::Generic;
}

SdkFamily guessFamily(const History& history)
{
    SdkFamily byId = SdkFamily::Generic;
    for (std::size_t position = 0; position < history.size(); ++position) {
        const EventIndex index(position);
        const HistoryEvent& event = history.event(index);
        if (isByCore(event))
            return SdkFamily::Core;
        if (byId != SdkFamily::Generic)
            continue;
        if (history.type(index) == enums::EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
            byId = familyOfId(event.activity_task_scheduled_event_attributes().activity_id(), history.eventId(index));
        else if (history.type(index) == enums::EVENT_TYPE_TIMER_STARTED)
            byId = familyOfId(event.timer_started_event_attributes().timer_id(), history.eventId(index));
    }
    return byId;
}

} // namespace

QString toString(SdkFamily family)
{
    switch (family) {
    case SdkFamily::Core:
        return QStringLiteral("core");
    case SdkFamily::Go:
        return QStringLiteral("go");
    case SdkFamily::Java:
        return QStringLiteral("java");
    case SdkFamily::Generic:
        break;
    }
    return QStringLiteral("generic");
}

SdkDialect SdkDialect::of(const RunSummary& summary, const History& history)
{
    SdkDialect dialect;
    dialect.sdkName = summary.sdkName;
    dialect.isGuessed = summary.isSdkGuessed;
    dialect.family = familyOfSdk(summary.sdkName);
    if (dialect.family == SdkFamily::Generic) {
        dialect.family = guessFamily(history);
        dialect.isGuessed = dialect.family != SdkFamily::Generic;
    }
    return dialect;
}

} // namespace chronoscope
