// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lint/lint.h"

#include "models/core/format.h"
#include "models/history/eventtype.h"
#include "models/lint/lintrules.h"

#include <temporal/api/enums/v1/event_type.pb.h>

#include <algorithm>
#include <array>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

/// Of names in messages, in characters.
constexpr int LongestName = 120;
constexpr int LongestText = 1000;
constexpr std::size_t MostListedEvents = 3;

struct KindName {
    Lint::Kind kind;
    const char* word;
    const char* title;
};

constexpr std::array<KindName, Lint::KindCount> KindNames{{
    {Lint::Kind::CommandOutOfPlace, "commandOutOfPlace", QT_TRANSLATE_NOOP("Lint", "Command out of place")},
    {Lint::Kind::WrongCommandTask, "wrongCommandTask", QT_TRANSLATE_NOOP("Lint", "Command of another task")},
    {Lint::Kind::EventInsideTask, "eventInsideTask", QT_TRANSLATE_NOOP("Lint", "Event inside a workflow task")},
    {Lint::Kind::OverlappingTasks, "overlappingTasks", QT_TRANSLATE_NOOP("Lint", "Overlapping workflow tasks")},
    {Lint::Kind::ClosedTwice, "closedTwice", QT_TRANSLATE_NOOP("Lint", "Closed twice")},
    {Lint::Kind::IdInUse, "idInUse", QT_TRANSLATE_NOOP("Lint", "Id in use")},
    {Lint::Kind::CancelledTwice, "cancelledTwice", QT_TRANSLATE_NOOP("Lint", "Cancelled twice")},
    {Lint::Kind::UpdateMismatch, "updateMismatch", QT_TRANSLATE_NOOP("Lint", "Update mismatch")},
    {Lint::Kind::TimerFiredEarly, "timerFiredEarly", QT_TRANSLATE_NOOP("Lint", "Timer fired early")},
    {Lint::Kind::Nondeterminism, "nondeterminism", QT_TRANSLATE_NOOP("Lint", "Nondeterminism")},
    {Lint::Kind::StuckWorkflowTask, "stuckWorkflowTask", QT_TRANSLATE_NOOP("Lint", "Workflow task stuck")},
    {Lint::Kind::RepeatedTaskFailure, "repeatedTaskFailure", QT_TRANSLATE_NOOP("Lint", "Repeated failure")},
    {Lint::Kind::WorkflowTaskFailure, "workflowTaskFailure", QT_TRANSLATE_NOOP("Lint", "Workflow task failure")},
    {Lint::Kind::UnhandledCommand, "unhandledCommand", QT_TRANSLATE_NOOP("Lint", "Unhandled command")},
    {Lint::Kind::WorkflowTaskTimeout, "workflowTaskTimeout", QT_TRANSLATE_NOOP("Lint", "Workflow task timeout")},
    {Lint::Kind::StickyTimeout, "stickyTimeout", QT_TRANSLATE_NOOP("Lint", "Sticky timeout")},
    {Lint::Kind::NearEventLimit, "nearEventLimit", QT_TRANSLATE_NOOP("Lint", "Near the event limit")},
    {Lint::Kind::NearByteLimit, "nearByteLimit", QT_TRANSLATE_NOOP("Lint", "Near the size limit")},
    {Lint::Kind::IgnoredContinueAsNew, "ignoredContinueAsNew", QT_TRANSLATE_NOOP("Lint", "Continue-as-new ignored")},
    {Lint::Kind::NearPendingLimit, "nearPendingLimit", QT_TRANSLATE_NOOP("Lint", "Near a pending limit")},
    {Lint::Kind::ManySignals, "manySignals", QT_TRANSLATE_NOOP("Lint", "Many signals")},
    {Lint::Kind::ManyUpdates, "manyUpdates", QT_TRANSLATE_NOOP("Lint", "Many updates")},
    {Lint::Kind::LargeFanOut, "largeFanOut", QT_TRANSLATE_NOOP("Lint", "Large fan-out")},
    {Lint::Kind::LargePayload, "largePayload", QT_TRANSLATE_NOOP("Lint", "Large payload")},
    {Lint::Kind::RetryStorm, "retryStorm", QT_TRANSLATE_NOOP("Lint", "Retry storm")},
    {Lint::Kind::NoHeartbeatTimeout, "noHeartbeatTimeout", QT_TRANSLATE_NOOP("Lint", "No heartbeat timeout")},
    {Lint::Kind::NoRoomForRetry, "noRoomForRetry", QT_TRANSLATE_NOOP("Lint", "No room for a retry")},
    {Lint::Kind::NoWorker, "noWorker", QT_TRANSLATE_NOOP("Lint", "No worker")},
    {Lint::Kind::TimerFiredLate, "timerFiredLate", QT_TRANSLATE_NOOP("Lint", "Timer fired late")},
    {Lint::Kind::UnevenPatch, "unevenPatch", QT_TRANSLATE_NOOP("Lint", "Uneven patch")},
    {Lint::Kind::UnevenVersion, "unevenVersion", QT_TRANSLATE_NOOP("Lint", "Uneven version")},
    {Lint::Kind::UnmarkedVersion, "unmarkedVersion", QT_TRANSLATE_NOOP("Lint", "Version without marker")},
    {Lint::Kind::MissingChangeVersion, "missingChangeVersion", QT_TRANSLATE_NOOP("Lint", "Version not searchable")},
    {Lint::Kind::UnhandledSignal, "unhandledSignal", QT_TRANSLATE_NOOP("Lint", "Unhandled signal")},
    {Lint::Kind::UnfinishedUpdate, "unfinishedUpdate", QT_TRANSLATE_NOOP("Lint", "Unfinished update")},
    {Lint::Kind::BufferedEvents, "bufferedEvents", QT_TRANSLATE_NOOP("Lint", "Buffered events")},
    {Lint::Kind::ActivityLeftOpen, "activityLeftOpen", QT_TRANSLATE_NOOP("Lint", "Activity left open")},
    {Lint::Kind::ChildLeftOpen, "childLeftOpen", QT_TRANSLATE_NOOP("Lint", "Child workflow left open")},
    {Lint::Kind::OperationLeftOpen, "operationLeftOpen", QT_TRANSLATE_NOOP("Lint", "Operation left open")},
}};

constexpr bool isInOrder()
{
    for (std::size_t position = 0; position < KindNames.size(); ++position) {
        if (static_cast<std::size_t>(KindNames[position].kind) != position)
            return false;
    }
    return true;
}
static_assert(isInOrder());

bool hasSkippedTime(const History& history)
{
    for (std::size_t position = 0; position < history.size(); ++position) {
        if (history.type(EventIndex(position)) == enums::EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED)
            return true;
    }
    return false;
}

/// A history that is wrong everywhere does not fill the memory, nor the list.
Lints boundedOfKind(const Lints& lints)
{
    std::array<std::size_t, Lint::KindCount> counts{};
    for (const Lint& lint : lints)
        ++counts.at(static_cast<std::size_t>(lint.kind));
    std::array<std::size_t, Lint::KindCount> kept{};
    Lints bounded;
    for (const Lint& lint : lints) {
        const auto kind = static_cast<std::size_t>(lint.kind);
        if (++kept.at(kind) <= Lint::MaximumOfKind)
            bounded.push_back(lint);
        else if (kept.at(kind) == Lint::MaximumOfKind + 1)
            bounded.push_back(makeLint(lint.kind, lint.severity,
                                       LintTexts::tr("%1: %2 more of the same are not listed.")
                                           .arg(displayName(lint.kind), formatCount(static_cast<std::int64_t>(
                                                                            counts.at(kind) - Lint::MaximumOfKind))),
                                       LintTexts::tr("Look at those that are listed first."), lint.events));
    }
    return bounded;
}

} // namespace

QString toString(Lint::Kind kind)
{
    return QLatin1String(KindNames[static_cast<std::size_t>(kind)].word);
}

QString displayName(Lint::Kind kind)
{
    return LintTexts::tr(KindNames[static_cast<std::size_t>(kind)].title);
}

LintContext::LintContext(const RunSnapshot& run, const WorkflowTasks& workflowTasks, const StateIndex& stateIndex)
    : snapshot(run), tasks(workflowTasks), states(stateIndex), close(run.summary.closeEvent)
{
    isWhole = !history().isEmpty() && history().type(EventIndex(0U)) == enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED;
    isTimeSkipped = hasSkippedTime(history());
    if (close.isValid()) {
        const std::int32_t type = history().type(close);
        isClosedByCode = type != enums::EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED &&
                         type != enums::EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT;
    }
}

QString LintContext::event(EventIndex event) const
{
    return LintTexts::tr("event %1 (%2)").arg(id(event), eventTypeName(history(), event));
}

QString LintContext::name(GroupIndex group) const
{
    const QString text = groups().name(group);
    return text.isEmpty() ? displayName(groups().group(group).kind) : quoted(text);
}

QString quoted(const QString& text)
{
    return QStringLiteral("“%1”").arg(singleLine(text, LongestName));
}

QString eventList(const LintContext& context, const std::vector<EventIndex>& events)
{
    if (events.size() == 1)
        return LintTexts::tr("event %1").arg(context.id(events.front()));
    QStringList ids;
    for (std::size_t position = 0; position < std::min(events.size(), MostListedEvents); ++position)
        ids.append(context.id(events[position]));
    if (events.size() > MostListedEvents)
        return LintTexts::tr("events %1 and %2 more")
            .arg(ids.join(QLatin1String(", ")),
                 formatCount(static_cast<std::int64_t>(events.size() - MostListedEvents)));
    const QString last = ids.takeLast();
    return LintTexts::tr("events %1 and %2").arg(ids.join(QLatin1String(", ")), last);
}

Lint makeLint(Lint::Kind kind, Lint::Severity severity, const QString& message, const QString& remedy,
              std::vector<EventIndex> events)
{
    std::sort(events.begin(), events.end());
    events.erase(std::unique(events.begin(), events.end()), events.end());
    if (events.size() > Lint::MaximumEvents)
        events.resize(Lint::MaximumEvents);
    return {severity, kind, singleLine(message, LongestText), singleLine(remedy, LongestText), std::move(events)};
}

std::vector<Lint> lintRun(const RunSnapshot& snapshot, const WorkflowTasks& tasks, const StateIndex& states,
                          const CancellationToken& token)
{
    using Family = void (*)(const LintContext&, Lints&);
    static constexpr std::array<Family, 9> Families{lintHistoryShape, lintWorkflowTasks, lintNondeterminism,
                                                    lintLimits,       lintActivities,    lintTimers,
                                                    lintVersions,     lintMessages,      lintLeftOpen};
    if (snapshot.history->isEmpty())
        return {};
    const LintContext context(snapshot, tasks, states);
    Lints lints;
    for (const Family family : Families) {
        if (token.isCancelled())
            return {};
        family(context, lints);
    }
    std::stable_sort(lints.begin(), lints.end(),
                     [](const Lint& a, const Lint& b) { return a.events.front() < b.events.front(); });
    return boundedOfKind(lints);
}

} // namespace chronoscope
