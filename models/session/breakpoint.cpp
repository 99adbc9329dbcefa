// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/breakpoint.h"

#include "models/core/format.h"
#include "models/filter/filtervalues.h"

#include <QCoreApplication>

#include <array>

namespace chronoscope {

namespace {

constexpr int LongestVersion = 48;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::Breakpoint)
};

constexpr std::array<const char*, StateSubjectCount> SubjectWords{
    "openActivities",      "openTimers",    "openChildWorkflows", "openNexusOperations", "openUpdates",
    "workflowTaskAttempt", "historyEvents", "historyBytes",       "signalsReceived",     "paused",
    "cancelRequested",     "versionTaken"};

QString stateText(const StateCondition& condition)
{
    QString subject = displayName(condition.subject);
    if (condition.subject == StateCondition::Subject::HistoryBytes)
        return Words::tr("%1 ≥ %2").arg(subject, formatBytes(condition.atLeast));
    if (isNumber(condition.subject))
        return Words::tr("%1 ≥ %2").arg(subject, formatCount(condition.atLeast));
    if (condition.subject == StateCondition::Subject::VersionTaken && !condition.version.isEmpty())
        //: "Version taken: fee-change"
        return Words::tr("%1: %2").arg(subject, shortenMiddle(singleLine(condition.version), LongestVersion));
    return subject;
}

} // namespace

QString toString(StateCondition::Subject subject)
{
    return QLatin1String(SubjectWords[static_cast<std::size_t>(subject)]);
}

QString displayName(StateCondition::Subject subject)
{
    using Subject = StateCondition::Subject;
    switch (subject) {
    case Subject::OpenActivities:
        return Words::tr("Open activities");
    case Subject::OpenTimers:
        return Words::tr("Open timers");
    case Subject::OpenChildWorkflows:
        return Words::tr("Open child workflows");
    case Subject::OpenNexusOperations:
        return Words::tr("Open Nexus operations");
    case Subject::OpenUpdates:
        return Words::tr("Open updates");
    case Subject::WorkflowTaskAttempt:
        return Words::tr("Attempt of the workflow task");
    case Subject::HistoryEvents:
        return Words::tr("Events in the history");
    case Subject::HistoryBytes:
        return Words::tr("Size of the history");
    case Subject::SignalsReceived:
        return Words::tr("Signals received");
    case Subject::Paused:
        return Words::tr("Paused");
    case Subject::CancelRequested:
        return Words::tr("Cancel requested");
    case Subject::VersionTaken:
        return Words::tr("Version taken");
    }
    return {};
}

bool isNumber(StateCondition::Subject subject)
{
    using Subject = StateCondition::Subject;
    return subject != Subject::Paused && subject != Subject::CancelRequested && subject != Subject::VersionTaken;
}

Breakpoint breakpointAt(const EventGroups& groups, EventIndex event)
{
    Breakpoint breakpoint;
    breakpoint.events.emplace_back(EventTypeCondition{groups.history().type(event)});
    if (const std::optional<FilterCondition> type = typeConditionOf(groups, groups.groupOf(event)))
        breakpoint.events.push_back(*type);
    return breakpoint;
}

QString breakpointText(const Breakpoint& breakpoint)
{
    QStringList parts;
    const auto timeText = [](Instant instant) { return formatRfc3339(instant); };
    for (const FilterCondition& condition : breakpoint.events)
        //: what is asked about and what is asked for: "Activity charge_card"
        parts.append(Words::tr("%1 %2").arg(conditionSubject(condition), conditionValue(condition, timeText)));
    for (const StateCondition& condition : breakpoint.state)
        parts.append(stateText(condition));
    return parts.isEmpty() ? Words::tr("Nothing asked for") : singleLine(parts.join(QStringLiteral(" · ")));
}

} // namespace chronoscope
