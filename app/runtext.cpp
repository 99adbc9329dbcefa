// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtext.h"

#include "app/consoleoutput.h"
#include "app/criticalpathtext.h"
#include "app/texttable.h"
#include "models/core/format.h"
#include "models/history/eventtype.h"
#include "models/history/failuretext.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace chronoscope {

namespace {

/// Carries the context of the texts.
struct RunText {
    Q_DECLARE_TR_FUNCTIONS(RunText)
};

/// Placed where a value was not recorded, so that a column never looks shifted.
QString orDash(const QString& value)
{
    return value.isEmpty() ? QStringLiteral("-") : value;
}

QString utcTime(Instant instant)
{
    return instant.isValid() ? formatDateTime(instant, QTimeZone::utc()) + QLatin1String(" UTC") : QString();
}

QString statusLine(const RunSummary& summary)
{
    QString line = displayName(summary.status);
    if (summary.isPaused)
        line += RunText::tr(", paused");
    if (summary.attempt > 1)
        line += RunText::tr(", attempt %1").arg(summary.attempt);
    return line;
}

QString closeLine(const RunSummary& summary)
{
    if (!summary.start.isValid())
        return utcTime(summary.close);
    const QString duration = formatDuration(summary.duration());
    if (summary.close.isValid())
        return RunText::tr("%1, after %2").arg(utcTime(summary.close), duration);
    return RunText::tr("still open; the last event came after %1").arg(duration);
}

QString failureLine(const History& history, EventIndex event)
{
    return event.isValid() ? oneLine(failureOf(history.event(event))) : QString();
}

QString sizeLine(const RunSummary& summary)
{
    return RunText::tr("%1 of at most %2, %3 of at most %4")
        .arg(formatCount(summary.eventCount), formatCount(HistoryEventLimit), formatBytes(summary.historyBytes),
             formatBytes(HistoryByteLimit));
}

QString parentLine(const RunSummary& summary)
{
    if (summary.parentRunId.isEmpty())
        return summary.parentWorkflowId;
    return RunText::tr("%1 (run %2)").arg(summary.parentWorkflowId, summary.parentRunId);
}

QString sourceLine(const RunSnapshot& run)
{
    return RunText::tr("%1 (%2)").arg(run.sourceName, displayName(run.format));
}

void writeHeader(const RunSnapshot& run, ConsoleOutput& output)
{
    const RunSummary& summary = run.summary;
    output.writeLine(singleLine(orDash(summary.workflowType) + QLatin1String("  ") + orDash(summary.workflowId)));
    TextTable table({{}, {}});
    const auto add = [&table](const QString& title, const QString& value) {
        if (!value.isEmpty())
            table.addRow({title, singleLine(value)});
    };
    add(RunText::tr("Status"), statusLine(summary));
    add(RunText::tr("Run"), summary.runId);
    add(RunText::tr("Started"), utcTime(summary.start));
    add(RunText::tr("Closed"), closeLine(summary));
    add(RunText::tr("Failure"), failureLine(*run.history, summary.closeEvent));
    add(RunText::tr("Task queue"), summary.taskQueue);
    add(RunText::tr("SDK"), summary.sdkDisplayName());
    add(RunText::tr("Workers"), summary.workers.join(QLatin1String(", ")));
    add(RunText::tr("Deployment"), summary.deployment);
    add(RunText::tr("Parent"), parentLine(summary));
    add(RunText::tr("Continued from"), summary.continuedFromRunId);
    add(RunText::tr("Next run"), summary.newRunId);
    add(RunText::tr("Schedule"), summary.cronSchedule);
    add(RunText::tr("Events"), sizeLine(summary));
    add(RunText::tr("File"), sourceLine(run));
    table.write(output, QStringLiteral("  "));
}

QString groupDuration(const EventGroup& group, Instant historyEnd)
{
    if (group.status == Status::Instant || !group.start.isValid())
        return {};
    if (group.isOpen())
        return historyEnd.isValid() ? QLatin1Char('>') + formatDuration(historyEnd - group.start) : QString();
    return group.end.isValid() ? formatDuration(group.end - group.start) : QString();
}

QString offsetOf(Instant instant, Instant start)
{
    return instant.isValid() && start.isValid() ? formatOffset(instant - start) : QStringLiteral("-");
}

/// The summary that the author gave, and the type beside it, as the timeline has them.
QString groupName(const EventGroups& groups, GroupIndex index)
{
    const QString label = groups.label(index);
    const QString name = singleLine(groups.name(index));
    // A workflow task has no other name than its kind, which stands beside it already.
    if (label == displayName(groups.group(index).kind))
        return {};
    return label == name || name.isEmpty() ? label : label + QLatin1String("  [") + name + QLatin1Char(']');
}

void writeGroups(const RunSnapshot& run, ConsoleOutput& output)
{
    const EventGroups& groups = *run.groups;
    const Instant start = run.history->earliest();
    output.writeLine({});
    output.writeLine(RunText::tr("Groups: %1").arg(formatCount(static_cast<std::int64_t>(groups.size()))));
    TextTable table({{RunText::tr("Start"), TextTable::Alignment::Right},
                     {RunText::tr("Duration"), TextTable::Alignment::Right},
                     {RunText::tr("Status")},
                     {RunText::tr("Tries"), TextTable::Alignment::Right},
                     {RunText::tr("Kind")},
                     {RunText::tr("Name")}});
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const GroupIndex index(i);
        const EventGroup& group = groups.group(index);
        table.addRow({offsetOf(group.start, start), groupDuration(group, run.history->latest()),
                      group.status == Status::Instant ? QString() : displayName(group.status),
                      group.attempts > 1 ? QString::number(group.attempts) : QString(), displayName(group.kind),
                      groupName(groups, index)});
    }
    table.write(output, QStringLiteral("  "));
}

/// What failed for good, and what failed before it was tried again.
void writeFailures(const RunSnapshot& run, ConsoleOutput& output)
{
    const EventGroups& groups = *run.groups;
    TextTable table(
        {{RunText::tr("Event"), TextTable::Alignment::Right}, {RunText::tr("Group")}, {RunText::tr("Failure")}});
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const EventIndex event = groups.failureEvent(GroupIndex(i));
        const QString failure = failureLine(*run.history, event);
        if (!failure.isEmpty())
            table.addRow({QString::number(run.history->eventId(event)), groups.label(GroupIndex(i)), failure});
    }
    if (table.isEmpty())
        return;
    output.writeLine({});
    output.writeLine(RunText::tr("Failures, those of earlier attempts too:"));
    table.write(output, QStringLiteral("  "));
}

void writeEvents(const RunSnapshot& run, ConsoleOutput& output)
{
    const History& history = *run.history;
    output.writeLine({});
    output.writeLine(RunText::tr("Events: %1").arg(formatCount(static_cast<std::int64_t>(history.size()))));
    TextTable table({{RunText::tr("Id"), TextTable::Alignment::Right},
                     {RunText::tr("Time"), TextTable::Alignment::Right},
                     {RunText::tr("Event")},
                     {RunText::tr("Group")}});
    for (std::size_t i = 0; i < history.size(); ++i) {
        const EventIndex event(i);
        table.addRow({QString::number(history.eventId(event)), offsetOf(history.time(event), history.earliest()),
                      singleLine(eventTypeName(history, event)), groupName(*run.groups, run.groups->groupOf(event))});
    }
    table.write(output, QStringLiteral("  "));
}

void writeFindings(const RunSnapshot& run, ConsoleOutput& output)
{
    output.writeLine({});
    if (run.findings.empty()) {
        output.writeLine(RunText::tr("Findings: none"));
        return;
    }
    output.writeLine(RunText::tr("Findings: %1").arg(formatCount(static_cast<std::int64_t>(run.findings.size()))));
    for (const Finding& finding : run.findings)
        output.writeLine(QLatin1String("  ") + toString(finding.severity) + QLatin1String(": ") + finding.oneLine());
}

} // namespace

void writeRunText(const RunSnapshot& run, const ShowOptions& options, ConsoleOutput& output)
{
    writeHeader(run, output);
    writeGroups(run, output);
    writeFailures(run, output);
    if (options.withCriticalPath)
        writeCriticalPathText(run, output);
    if (options.withEvents)
        writeEvents(run, output);
    writeFindings(run, output);
}

} // namespace chronoscope
