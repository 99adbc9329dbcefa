// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/format.h"
#include "tests/support/historydsl.h"

#include <array>
#include <utility>

namespace chronoscope::test {

namespace {

QString quotedWhereNeeded(const QString& text)
{
    return text.contains(QLatin1Char(' ')) ? QLatin1Char('"') + text + QLatin1Char('"') : text;
}

QString printGroup(const EventGroups& groups, GroupIndex index)
{
    const EventGroup& group = groups.group(index);
    QStringList words{toString(group.kind)};
    if (!groups.name(index).isEmpty())
        words.append(quotedWhereNeeded(groups.name(index)));
    words.append(toString(group.status));
    if (group.attempts > 0)
        words.append(QStringLiteral("attempts=%1").arg(group.attempts));
    if (group.hasAttemptFailure)
        words.append(QStringLiteral("retried"));
    QStringList ids;
    for (const EventIndex member : groups.members(index))
        ids.append(QString::number(groups.history().eventId(member)));
    words.append(QStringLiteral("events=") + ids.join(QLatin1Char(',')));
    if (group.start.isValid())
        words.append(QStringLiteral("at=") + printDuration(group.start - groups.history().earliest()));
    if (group.started.isValid() && group.start.isValid())
        words.append(QStringLiteral("queue=") + printDuration(group.started - group.start));
    if (group.end.isValid() && group.start.isValid() && group.status != Status::Instant)
        words.append(QStringLiteral("run=") +
                     printDuration(group.end - (group.started.isValid() ? group.started : group.start)));
    if (group.workerId != 0)
        words.append(QStringLiteral("worker=") + groups.worker(index));
    if (group.taskQueueId != 0)
        words.append(QStringLiteral("taskQueue=") + groups.taskQueue(index));
    return words.join(QLatin1Char(' '));
}

} // namespace

QString printDuration(Duration duration)
{
    static constexpr std::array<std::pair<std::int64_t, const char*>, 3> Units{
        {{NanosecondsPerSecond, "s"}, {NanosecondsPerMillisecond, "ms"}, {NanosecondsPerMicrosecond, "us"}}};
    for (const auto& [nanoseconds, name] : Units) {
        if (duration.nanoseconds % nanoseconds == 0)
            return QString::number(duration.nanoseconds / nanoseconds) + QLatin1String(name);
    }
    return QString::number(duration.nanoseconds) + QLatin1String("ns");
}

QStringList printGroups(const EventGroups& groups)
{
    QStringList lines;
    for (std::size_t position = 0; position < groups.size(); ++position)
        lines.append(printGroup(groups, GroupIndex(position)));
    return lines;
}

QStringList printFindings(const std::vector<Finding>& findings)
{
    QStringList lines;
    for (const Finding& finding : findings) {
        QStringList words{toString(finding.severity), toString(finding.kind)};
        if (finding.eventId)
            words.append(QStringLiteral("event=%1").arg(*finding.eventId));
        if (!finding.field.isEmpty())
            words.append(QStringLiteral("field=") + finding.field);
        lines.append(words.join(QLatin1Char(' ')) + QLatin1String(": ") + finding.message);
    }
    return lines;
}

QStringList printSummary(const RunSummary& summary, const History& history)
{
    const auto idOf = [&history](EventIndex event) {
        return event.isValid() ? QString::number(history.eventId(event)) : QString();
    };
    const std::vector<std::pair<const char*, QString>> fields{
        {"workflowId", summary.workflowId},
        {"runId", summary.runId},
        {"firstRunId", summary.firstRunId},
        {"workflowType", summary.workflowType},
        {"status", toString(summary.status)},
        {"paused", summary.isPaused ? QStringLiteral("yes") : QString()},
        {"start", formatRfc3339(summary.start)},
        {"close", formatRfc3339(summary.close)},
        {"lastEvent", formatRfc3339(summary.lastEvent)},
        {"duration", printDuration(summary.duration())},
        {"taskQueue", summary.taskQueue},
        {"namespace", summary.nameSpace},
        {"sdk", summary.sdkDisplayName()},
        {"workers", summary.workers.join(QLatin1String(", "))},
        {"deployment", summary.deployment},
        {"parent", summary.parentWorkflowId},
        {"parentRunId", summary.parentRunId},
        {"parentNamespace", summary.parentNamespace},
        {"continuedFrom", summary.continuedFromRunId},
        {"newRunId", summary.newRunId},
        {"cron", summary.cronSchedule},
        {"attempt", summary.attempt > 0 ? QString::number(summary.attempt) : QString()},
        {"events", QString::number(summary.eventCount)},
        {"bytes", QString::number(summary.historyBytes)},
        {"startedEvent", idOf(summary.startedEvent)},
        {"closeEvent", idOf(summary.closeEvent)},
        {"failedWorkflowTasks", QString::number(summary.failedWorkflowTasks)},
    };
    QStringList lines;
    for (const auto& [name, value] : fields) {
        if (!value.isEmpty())
            lines.append(QLatin1String(name) + QLatin1Char(' ') + value);
    }
    return lines;
}

} // namespace chronoscope::test
