// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/statefacttexts.h"

#include "models/core/format.h"
#include "models/history/eventtype.h"
#include "models/history/failuretext.h"
#include "models/state/itemidentity.h"
#include "models/state/sdkflags.h"
#include "models/tables/statefactrows.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(StateTexts)
};

QString separator()
{
    return QStringLiteral(" · ");
}

QString text(std::string_view utf8)
{
    return singleLine(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

/// "Python 1.35.0" of what the run recorded by then.
QString sdkText(const RunState& state)
{
    const QString name = text(state.sdkName);
    const QString version = text(state.sdkVersion);
    return name.isEmpty() || version.isEmpty() ? name + version : name + QLatin1Char(' ') + version;
}

QString flagText(const StateRow& row, const RunState& state)
{
    const QString name =
        row.fact == StateFact::CoreFlag ? coreFlagName(row.number) : languageFlagName(state.sdkName, row.number);
    return name.isEmpty() ? Texts::tr("unknown, of a later version") : name;
}

QString limitText(const RunState& state, StateFact fact)
{
    const auto use = limitUse(state, fact);
    if (!use)
        return {};
    const auto write = [fact](std::int64_t number) {
        return fact == StateFact::Bytes ? formatBytes(number) : formatCount(number);
    };
    const double percent = 100.0 * static_cast<double>(use->used) / static_cast<double>(use->limit);
    return Texts::tr("%1 of %2 (%3 %)")
        .arg(write(use->used), write(use->limit), QLocale().toString(percent, 'f', percent < 10 ? 1 : 0));
}

/// "13:31:10.123 (in 2.5 s)" as seen from the event of the state.
QString dueText(const ShownState& shown, Instant due, const QTimeZone& zone)
{
    QString time = formatTimeOfDay(due, zone);
    const History& history = shown.index->groups().history();
    const Instant now = shown.state.event.isValid() ? history.time(shown.state.event) : Instant();
    if (!now.isValid())
        return time;
    const Duration left = due - now;
    return left.nanoseconds < 0 ? Texts::tr("%1 (%2 ago)").arg(time, formatDuration(now - due))
                                : Texts::tr("%1 (in %2)").arg(time, formatDuration(left));
}

QString failureText(const History& history, EventIndex event)
{
    return singleLine(oneLine(failureOf(history.event(event))), 300);
}

QString unknownAttempt()
{
    return Texts::tr("attempt unknown");
}

/// How far an open thing has come, in the words of its kind.
QString progressText(const StateRow& row, const History& history)
{
    const bool isStarted = row.item.started.isValid();
    switch (row.section) {
    case StateSection::Activities:
        return isStarted ? Texts::tr("started") : Texts::tr("scheduled");
    case StateSection::ChildWorkflows:
        return isStarted ? Texts::tr("running") : Texts::tr("initiated");
    case StateSection::NexusOperations:
        return isStarted ? Texts::tr("started") : Texts::tr("scheduled");
    case StateSection::Updates:
        return isStarted ? Texts::tr("accepted") : Texts::tr("admitted");
    case StateSection::SignalsSent:
    case StateSection::CancelsSent:
        return Texts::tr("to %1, not answered yet").arg(text(itemIdOf(history.event(row.item.opened))));
    default:
        return {};
    }
}

/// Of a row that is shown once more, since it went in this step.
QString closedText(const ShownState& shown, const StateRow& row)
{
    if (!shown.state.event.isValid() || row.item.opened > shown.state.event)
        return Texts::tr("not there yet");
    return displayName(shown.index->groups().group(row.item.group).status);
}

QString workflowTaskText(const StateRow& row)
{
    if (row.change == ChangeKind::Closed)
        return Texts::tr("none");
    const QString progress = row.item.started.isValid() ? Texts::tr("started") : Texts::tr("scheduled");
    return row.item.attempt > 1 ? progress + separator() + Texts::tr("attempt %1").arg(row.item.attempt) : progress;
}

} // namespace

QString eventPlace(const History& history, EventIndex event, const QTimeZone& zone)
{
    const QString place = Texts::tr("event %1").arg(history.eventId(event));
    const Instant time = history.time(event);
    return time.isValid() ? place + separator() + formatTimeOfDay(time, zone) : place;
}

QString itemValue(const ShownState& shown, const StateRow& row, const QTimeZone& zone)
{
    if (row.change == ChangeKind::Closed)
        return closedText(shown, row);
    const History& history = shown.index->groups().history();
    QStringList parts;
    if (const QString progress = progressText(row, history); !progress.isEmpty())
        parts.append(progress);
    if (row.section == StateSection::Activities)
        parts.append(row.item.attempt > 0 ? Texts::tr("attempt %1").arg(row.item.attempt) : unknownAttempt());
    if (row.section == StateSection::Timers)
        parts.append(row.item.due.isValid() ? Texts::tr("due %1").arg(dueText(shown, row.item.due, zone))
                                            : Texts::tr("due time unknown"));
    if (row.item.cancelRequested.isValid())
        parts.append(Texts::tr("cancel requested"));
    if (row.item.lastFailure.isValid())
        parts.append(failureText(history, row.item.lastFailure));
    return parts.join(separator());
}

QString factName(const StateRow& row)
{
    switch (row.fact) {
    case StateFact::Status:
        return Texts::tr("Status");
    case StateFact::Paused:
        return Texts::tr("Paused");
    case StateFact::CancelRequested:
    case StateFact::ItemCancelRequested:
        return Texts::tr("Cancel requested");
    case StateFact::WorkflowTask:
        return Texts::tr("Workflow task");
    case StateFact::FailedWorkflowTasks:
        return Texts::tr("Failed workflow tasks");
    case StateFact::ClosedItems:
        return Texts::tr("Closed so far");
    case StateFact::Sdk:
        return Texts::tr("SDK");
    case StateFact::Deployment:
        return Texts::tr("Deployment");
    case StateFact::Build:
        return Texts::tr("Build");
    case StateFact::CoreFlag:
        return Texts::tr("Core flag %1").arg(row.number);
    case StateFact::LanguageFlag:
        return Texts::tr("Language flag %1").arg(row.number);
    case StateFact::Events:
        return Texts::tr("Events");
    case StateFact::Bytes:
        return Texts::tr("Size");
    case StateFact::OpenActivities:
        return Texts::tr("Open activities");
    case StateFact::OpenChildWorkflows:
        return Texts::tr("Open child workflows");
    case StateFact::OpenSignals:
        return Texts::tr("Signals not answered");
    case StateFact::OpenCancels:
        return Texts::tr("Cancel requests not answered");
    case StateFact::Signals:
        return Texts::tr("Signals received");
    case StateFact::Updates:
        return Texts::tr("Updates");
    case StateFact::Id:
        return row.section == StateSection::SignalsSent || row.section == StateSection::CancelsSent
                   ? Texts::tr("Workflow id")
                   : Texts::tr("Id");
    case StateFact::Opened:
        return Texts::tr("Opened");
    case StateFact::Started:
        return row.section == StateSection::Updates ? Texts::tr("Accepted") : Texts::tr("Started");
    case StateFact::Attempt:
        return Texts::tr("Attempt");
    case StateFact::LastFailure:
        return Texts::tr("Last failure");
    case StateFact::Due:
        return Texts::tr("Due");
    }
    return {};
}

QString factValue(const ShownState& shown, const StateRow& row, const QTimeZone& zone)
{
    const RunState& state = shown.state;
    const History& history = shown.index->groups().history();
    switch (row.fact) {
    case StateFact::Status:
        return displayName(state.status);
    case StateFact::Paused:
        return state.isPaused ? Texts::tr("yes") : Texts::tr("no longer");
    case StateFact::WorkflowTask:
        return workflowTaskText(row);
    case StateFact::FailedWorkflowTasks:
        return Texts::tr("%1 in a row").arg(formatCount(state.failedWorkflowTasks));
    case StateFact::ClosedItems:
        return formatCount(static_cast<std::int64_t>(state.closedItems.size()));
    case StateFact::Sdk:
        return sdkText(state);
    case StateFact::Deployment:
        return text(state.deployment);
    case StateFact::Build:
        return text(state.buildId);
    case StateFact::CoreFlag:
    case StateFact::LanguageFlag:
        return flagText(row, state);
    case StateFact::Id:
        return text(itemIdOf(history.event(row.item.opened)));
    case StateFact::Opened:
        return eventTypeDisplayName(history, row.event) + separator() + eventPlace(history, row.event, zone);
    case StateFact::CancelRequested:
    case StateFact::ItemCancelRequested:
    case StateFact::Started:
        return row.event.isValid() ? eventPlace(history, row.event, zone) : QString();
    case StateFact::Attempt:
        return row.item.attempt > 0 ? formatCount(row.item.attempt) : Texts::tr("not recorded yet");
    case StateFact::LastFailure:
        if (row.event.isValid())
            return failureText(history, row.event);
        return row.item.started.isValid() ? Texts::tr("none") : Texts::tr("not recorded yet");
    case StateFact::Due:
        return dueText(shown, row.item.due, zone);
    default:
        return limitText(state, row.fact);
    }
}

QString factHint(const ShownState& shown, const StateRow& row)
{
    const bool isFact = row.kind == StateRow::Kind::Fact;
    const bool isAttempt = isFact && (row.fact == StateFact::Attempt || row.fact == StateFact::LastFailure);
    const bool isActivity = row.section == StateSection::Activities && (!isFact || isAttempt);
    if (isActivity && !row.item.started.isValid())
        return Texts::tr("A history records the attempts of an activity only when it closes. Until then only the "
                         "server knows them.");
    if (isFact && row.fact == StateFact::ClosedItems)
        return Texts::tr("Activities, timers, child workflows and Nexus operations that have closed.");
    if (isFact && limitUse(shown.state, row.fact))
        return Texts::tr("The limit is the default of the server; an operator may have set another.");
    return {};
}

} // namespace chronoscope
