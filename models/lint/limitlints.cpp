// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the server allows one run. Defaults of server 1.32: limit.historyCount.*, limit.historySize.*,
// limit.numPendingActivities.error and its sisters, history.maximumSignalsPerExecution, history.maxTotalUpdates.
#include "models/core/format.h"
#include "models/history/eventtype.h"
#include "models/lint/lintrules.h"
#include "models/statistics/budget.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>
#include <array>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

constexpr std::int64_t PendingLimit = 2'000;
constexpr std::int64_t PendingOperationLimit = 30;
constexpr std::int64_t PendingUpdateLimit = 10; // history.maxInFlightUpdates
constexpr std::int64_t SignalLimit = 10'000;
constexpr std::int64_t UpdateLimit = 2'000;
/// One task may answer with this many commands before it is worth a word; the pending limit is not far then.
constexpr std::size_t ManyCommands = 500;
/// Completed after the suggestion, before going on is taken for ignoring it.
constexpr std::size_t PatientTasks = 20;

constexpr bool isNear(std::int64_t count, std::int64_t limit)
{
    return count * 5 >= limit * 4;
}

/// Of a history: from the server's own warning on it is worth a word, from the half on more than that.
Lint::Severity severityOfSize(std::int64_t size, std::int64_t limit)
{
    if (size >= limit)
        return Lint::Severity::Error;
    return size * 2 >= limit ? Lint::Severity::Warning : Lint::Severity::Note;
}

/// Near is worth a warning; at the limit the server refuses.
Lint::Severity severityNear(std::int64_t count, std::int64_t limit)
{
    return count >= limit ? Lint::Severity::Error : Lint::Severity::Warning;
}

QString growthText(const LintContext& context, std::optional<double> perHour, std::optional<Duration> until)
{
    if (context.close.isValid() || !perHour || !until || until->nanoseconds <= 0)
        return {};
    return LintTexts::tr(" At %1 an hour it is reached in %2.")
        .arg(formatCount(static_cast<std::int64_t>(*perHour)), formatDuration(*until));
}

void lintHistorySize(const LintContext& context, Lints& lints)
{
    const HistoryBudgetUse use = budgetUseOf(ScopedRun(context.snapshot, {}), 1);
    const EventIndex last(context.history().size() - 1);
    const QString remedy = LintTexts::tr("Continue as new before: the server ends the run at the limit. Fewer signals, "
                                         "activities and timers in one run help as well.");
    if (use.events() >= HistoryEventWarning)
        lints.push_back(makeLint(Lint::Kind::NearEventLimit, severityOfSize(use.events(), HistoryEventLimit),
                                 LintTexts::tr("The history has %1 of %2 events, and the server warns from %3 on.%4")
                                     .arg(formatCount(use.events()), formatCount(HistoryEventLimit),
                                          formatCount(HistoryEventWarning),
                                          growthText(context, use.eventsPerHour(), use.untilEventLimit())),
                                 remedy, {last}));
    if (use.bytes() >= HistoryByteWarning)
        lints.push_back(
            makeLint(Lint::Kind::NearByteLimit, severityOfSize(use.bytes(), HistoryByteLimit),
                     LintTexts::tr("The history has %1 of %2, and the server warns from %3 on.")
                         .arg(formatBytes(use.bytes()), formatBytes(HistoryByteLimit), formatBytes(HistoryByteWarning)),
                     LintTexts::tr("Continue as new before, and keep large values out of the history: the server "
                                   "ends the run at the limit."),
                     {last}));
    if (!use.suggestion)
        return;
    const History& history = context.history();
    std::size_t completed = 0;
    for (std::size_t position = use.suggestion->value; position < history.size(); ++position)
        completed += history.type(EventIndex(position)) == enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED ? 1U : 0U;
    const bool continues =
        context.close.isValid() && history.type(context.close) == enums::EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW;
    if (completed <= PatientTasks || continues)
        return;
    lints.push_back(makeLint(
        Lint::Kind::IgnoredContinueAsNew, context.close.isValid() ? Lint::Severity::Note : Lint::Severity::Warning,
        LintTexts::tr(
            "Since event %1 the server suggests to continue as new, and %2 workflow tasks were completed without it.")
            .arg(context.id(*use.suggestion), formatCount(static_cast<std::int64_t>(completed))),
        LintTexts::tr(
            "Ask in the workflow's loop whether it is suggested, and continue as new when nothing is pending."),
        {*use.suggestion}));
}

struct PendingKind {
    GroupKind kind;
    std::int64_t limit;
    const char* name;
};

constexpr std::array<PendingKind, 6> PendingKinds{{
    {GroupKind::Activity, PendingLimit, QT_TRANSLATE_NOOP("Lint", "activities")},
    {GroupKind::ChildWorkflow, PendingLimit, QT_TRANSLATE_NOOP("Lint", "child workflows")},
    {GroupKind::SignalSent, PendingLimit, QT_TRANSLATE_NOOP("Lint", "signals to other workflows")},
    {GroupKind::CancelSent, PendingLimit, QT_TRANSLATE_NOOP("Lint", "cancel requests to other workflows")},
    {GroupKind::NexusOperation, PendingOperationLimit, QT_TRANSLATE_NOOP("Lint", "Nexus operations")},
    {GroupKind::Update, PendingUpdateLimit, QT_TRANSLATE_NOOP("Lint", "updates")},
}};

/// How many of each kind were open at most, and from which event on.
void lintPending(const LintContext& context, Lints& lints)
{
    const EventGroups& groups = context.groups();
    std::array<std::int64_t, GroupKindCount> open{};
    std::array<std::int64_t, GroupKindCount> most{};
    std::array<EventIndex, GroupKindCount> peak{};
    for (std::size_t position = 0; position < context.history().size(); ++position) {
        const EventIndex event(position);
        const GroupIndex index = groups.groupOf(event);
        const EventGroup& group = groups.group(index);
        const auto kind = static_cast<std::size_t>(group.kind);
        if (event == group.firstEvent && ++open.at(kind) > most[kind]) {
            most[kind] = open[kind];
            peak[kind] = event;
        }
        if (!group.isOpen() && event == groups.members(index).back())
            --open[kind];
    }
    for (const PendingKind& pending : PendingKinds) {
        const auto kind = static_cast<std::size_t>(pending.kind);
        if (!isNear(most[kind], pending.limit))
            continue;
        lints.push_back(makeLint(
            Lint::Kind::NearPendingLimit,
            pending.limit == PendingUpdateLimit ? Lint::Severity::Note : Lint::Severity::Warning,
            LintTexts::tr("%1 %2 were pending at the same time at event %3; the server allows %4.")
                .arg(formatCount(most[kind]), LintTexts::tr(pending.name), context.id(peak[kind]),
                     formatCount(pending.limit)),
            LintTexts::tr(
                "Have fewer at a time, or spread them over child workflows: past the limit the server refuses."),
            {peak[kind]}));
    }
}

void lintMessageCounts(const LintContext& context, Lints& lints)
{
    std::vector<EventIndex> signalEvents;
    std::vector<EventIndex> updates;
    for (std::size_t position = 0; position < context.history().size(); ++position) {
        const EventIndex event(position);
        const std::int32_t type = context.history().type(event);
        if (type == enums::EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
            signalEvents.push_back(event);
        else if (type == enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED)
            updates.push_back(event);
    }
    const auto signalCount = static_cast<std::int64_t>(signalEvents.size());
    const auto updateCount = static_cast<std::int64_t>(updates.size());
    const QString remedy = LintTexts::tr("Continue as new now and then: the count begins anew with each run.");
    if (isNear(signalCount, SignalLimit))
        lints.push_back(makeLint(Lint::Kind::ManySignals, severityNear(signalCount, SignalLimit),
                                 LintTexts::tr("The run received %1 signals; the server refuses more than %2.")
                                     .arg(formatCount(signalCount), formatCount(SignalLimit)),
                                 remedy, {signalEvents.back()}));
    if (isNear(updateCount, UpdateLimit))
        lints.push_back(makeLint(Lint::Kind::ManyUpdates, severityNear(updateCount, UpdateLimit),
                                 LintTexts::tr("The run accepted %1 updates; the server refuses more than %2.")
                                     .arg(formatCount(updateCount), formatCount(UpdateLimit)),
                                 remedy, {updates.back()}));
}

void lintFanOut(const LintContext& context, Lints& lints)
{
    for (std::size_t position = 0; position < context.tasks.size(); ++position) {
        const TaskIndex task(position);
        const auto commands = context.tasks.commands(task);
        if (commands.size() < ManyCommands)
            continue;
        lints.push_back(makeLint(
            Lint::Kind::LargeFanOut, Lint::Severity::Warning,
            LintTexts::tr("Workflow task %1 answered with %2 commands at once, from %3 on.")
                .arg(WorkflowTasks::number(task))
                .arg(formatCount(static_cast<std::int64_t>(commands.size())), context.event(commands.front().event)),
            LintTexts::tr("Start a limited number at a time, or spread the work over child workflows: an answer above "
                          "4 MB is refused, and so are more than 2,000 pending activities."),
            {commands.front().event}));
    }
}

} // namespace

void lintLimits(const LintContext& context, Lints& lints)
{
    lintHistorySize(context, lints);
    lintPending(context, lints);
    lintMessageCounts(context, lints);
    lintFanOut(context, lints);
    lintPayloadSizes(context, lints);
}

} // namespace chronoscope
