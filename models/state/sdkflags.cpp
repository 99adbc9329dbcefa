// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/state/sdkflags.h"

#include <algorithm>
#include <array>

namespace chronoscope {

namespace {

struct Flag {
    std::string_view sdk;
    std::uint32_t number;
    const char* name;
};

constexpr std::string_view Core = "core";

constexpr std::array Flags{
    Flag{Core, 1, "IdAndTypeDeterminismChecks"},
    Flag{Core, 2, "UpsertSearchAttributeOnPatch"},
    Flag{Core, 3, "MoveTerminalCommands"},
    Flag{Core, 4, "ImprovedHeartbeatHeuristic"},
    Flag{"temporal-typescript", 1, "NonCancellableScopesAreShieldedFromPropagation"},
    Flag{"temporal-typescript", 2, "ProcessWorkflowActivationJobsAsSingleBatch"},
    Flag{"temporal-typescript", 3, "OpenTelemetryInterceptorsTracesInboundSignals"},
    Flag{"temporal-typescript", 4, "OpenTelemetryInterceptorsTracesLocalActivities"},
    Flag{"temporal-typescript", 5, "OpenTelemetryInterceporsAvoidsExtraYields"},
    Flag{"temporal-typescript", 6, "OpenTelemetryInterceptorsInstrumentsAllMethods"},
    Flag{"temporal-python", 1, "RAISE_ON_CANCELLING_COMPLETED_ACTIVITY"},
    Flag{"temporal-python", 2, "PROCESS_WORKFLOW_ACTIVATION_JOBS_AS_SINGLE_BATCH"},
    Flag{"temporal-dotnet", 1, "ReorderWorkflowCompletion"},
    Flag{"temporal-dotnet", 2, "ApplyModernEventLoopLogic"},
    Flag{"temporal-go", 1, "LimitChangeVersionSASize"},
    Flag{"temporal-go", 2, "ChildWorkflowErrorExecution"},
    Flag{"temporal-go", 3, "ProtocolMessageCommand"},
    Flag{"temporal-go", 4, "PriorityUpdateHandling"},
    Flag{"temporal-go", 5, "BlockedSelectorSignalReceive"},
    Flag{"temporal-go", 6, "CancelAwaitTimerOnCondition"},
    Flag{"temporal-go", 7, "MemoUserDCEncode"},
    Flag{"temporal-go", 8, "NewChannelLostMessages"},
    Flag{"temporal-java", 1, "SKIP_YIELD_ON_DEFAULT_VERSION"},
    Flag{"temporal-java", 2, "SKIP_YIELD_ON_VERSION"},
    Flag{"temporal-java", 3, "DETERMINISTIC_CANCELLATION_SCOPE_ORDER"},
    Flag{"temporal-java", 4, "CANCEL_AWAIT_TIMER_ON_CONDITION"},
    Flag{"temporal-java", 5, "VERSION_WAIT_FOR_MARKER"},
};

} // namespace

QString coreFlagName(std::uint32_t flag)
{
    return languageFlagName(Core, flag);
}

QString languageFlagName(std::string_view sdkName, std::uint32_t flag)
{
    const auto found =
        std::ranges::find_if(Flags, [&](const Flag& known) { return known.sdk == sdkName && known.number == flag; });
    return found == Flags.end() ? QString() : QLatin1String(found->name);
}

} // namespace chronoscope
