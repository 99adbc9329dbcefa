// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/groupdetails.h"

#include "models/core/format.h"
#include "models/tables/attemptrows.h"
#include "models/tables/grouplinks.h"
#include "models/tables/grouprows.h"
#include "models/tables/tabletext.h"

#include <QCoreApplication>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr int LongestHeadline = 2000;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::GroupDetails)
};

QString statusText(const EventGroup& group)
{
    const bool isRetried =
        group.attempts > 1 && group.kind != GroupKind::WorkflowTask && group.kind != GroupKind::Workflow;
    switch (group.status) {
    case Status::Scheduled:
        return Texts::tr("scheduled, no start recorded");
    case Status::Running:
        return Texts::tr("running at the end of the history");
    case Status::Completed:
        if (group.kind == GroupKind::Timer)
            return Texts::tr("fired");
        return isRetried ? Texts::tr("completed on attempt %1").arg(group.attempts) : Texts::tr("completed");
    case Status::Failed:
        return isRetried ? Texts::tr("failed on attempt %1").arg(group.attempts) : Texts::tr("failed");
    case Status::TimedOut:
        return isRetried ? Texts::tr("timed out on attempt %1").arg(group.attempts) : Texts::tr("timed out");
    case Status::Cancelled:
        return Texts::tr("cancelled");
    case Status::Terminated:
        return Texts::tr("terminated");
    case Status::ContinuedAsNew:
        return Texts::tr("continued as new");
    case Status::Instant:
        return {};
    }
    return {};
}

QString subtitleOf(const EventGroup& group, const QString& title)
{
    QStringList parts;
    if (const QString kind = displayName(group.kind); kind != title)
        parts.append(kind);
    if (const QString status = statusText(group); !status.isEmpty())
        parts.append(status);
    if (const std::optional<Duration> total = totalTime(group))
        parts.append(formatDuration(*total));
    QString line = parts.join(QStringLiteral(" · "));
    if (!line.isEmpty())
        line[0] = line[0].toUpper();
    return line;
}

/// The innermost failure says what went wrong; the outer ones say through what it came.
const FailureLink& mostTelling(const FailureChain& chain)
{
    const auto telling = std::find_if(chain.links.rbegin(), chain.links.rend(),
                                      [](const FailureLink& link) { return !link.message.isEmpty(); });
    return telling == chain.links.rend() ? chain.links.back() : *telling;
}

int stackFramesOf(const FailureChain& chain)
{
    qsizetype frames = 0;
    for (const FailureLink& link : chain.links) {
        if (!link.stackTrace.trimmed().isEmpty())
            frames += link.stackTrace.trimmed().count(QLatin1Char('\n')) + 1;
    }
    return static_cast<int>(frames);
}

FailureDetails describeFailure(FailureChain chain, EventIndex event, const EventGroup& group)
{
    FailureDetails failure;
    failure.event = event;
    const FailureLink& link = mostTelling(chain);
    failure.headline = singleLine(link.message, LongestHeadline);
    if (failure.headline.isEmpty())
        failure.headline = link.isEncoded        ? Texts::tr("Message encoded by the workflow's codec")
                           : link.type.isEmpty() ? displayName(link.kind)
                                                 : singleLine(link.type, LongestHeadline);
    QStringList context;
    if (!link.type.isEmpty() && singleLine(link.type, LongestHeadline) != failure.headline)
        context.append(singleLine(link.type));
    if (chain.isOfEarlierAttempt && group.attempts > 1)
        context.append(Texts::tr("last failure before attempt %1").arg(group.attempts));
    if (link.isNonRetryable)
        context.append(Texts::tr("not to be retried"));
    failure.stackFrames = stackFramesOf(chain);
    if (failure.stackFrames > 0)
        context.append(QCoreApplication::translate("chronoscope::GroupDetails", "%n line(s) of stack trace", nullptr,
                                                   failure.stackFrames));
    failure.context = context.join(QStringLiteral(" · "));
    failure.chain = std::move(chain);
    return failure;
}

std::vector<GroupPayload> payloadsOf(const RunSnapshot& snapshot, GroupIndex group)
{
    std::vector<GroupPayload> payloads;
    const std::span<const EventIndex> events = snapshot.groups->members(group);
    for (const EventIndex event : events.first(std::min(events.size(), MaximumGroupEvents))) {
        for (EventPayload& payload : collectPayloads(snapshot.history, event))
            payloads.push_back({event, std::move(payload)});
    }
    return payloads;
}

} // namespace

GroupDetails describeGroup(const RunSnapshot& snapshot, GroupIndex index, const QTimeZone& zone)
{
    const EventGroup& group = snapshot.groups->group(index);
    GroupDetails details;
    details.kind = group.kind;
    details.status = group.status;
    details.title = singleLine(snapshot.groups->name(index));
    if (details.title.isEmpty())
        details.title = displayName(group.kind);
    details.subtitle = subtitleOf(group, details.title);
    details.rows = groupRows(snapshot, index, zone);
    details.attempts = attemptRows(snapshot, index, zone);
    if (const EventIndex event = snapshot.groups->failureEvent(index); event.isValid()) {
        FailureChain chain = failureOf(snapshot.history->event(event));
        if (!chain.isEmpty())
            details.failures.push_back(describeFailure(std::move(chain), event, group));
    }
    details.events = memberLinks(snapshot, index);
    details.eventCount = group.memberCount;
    details.related = relatedLinks(snapshot, index);
    details.payloads = payloadsOf(snapshot, index);
    return details;
}

GroupIndex workflowGroup(const EventGroups& groups)
{
    const std::span<const EventGroup> all = groups.groups();
    const auto found =
        std::find_if(all.begin(), all.end(), [](const EventGroup& group) { return group.kind == GroupKind::Workflow; });
    return found == all.end() ? GroupIndex() : GroupIndex(static_cast<std::size_t>(found - all.begin()));
}

} // namespace chronoscope
