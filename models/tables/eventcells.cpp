// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/eventcells.h"

#include "models/core/format.h"
#include "models/history/eventtype.h"
#include "models/history/failuretext.h"
#include "models/payload/eventpayloads.h"
#include "models/tables/eventtablemodel.h"
#include "models/tables/tabletext.h"

namespace chronoscope {

namespace {

using Column = EventTableModel::Column;

/// Whether the type's own name says that it ended badly, so that the status need not be said again.
bool tellsItsStatus(const QString& typeName)
{
    for (const char* word : {"Failed", "TimedOut", "Canceled", "Terminated", "Rejected"}) {
        if (typeName.endsWith(QLatin1String(word)))
            return true;
    }
    return false;
}

/// The label of a workflow and of its tasks would only repeat the header and the type.
bool isNamedElsewhere(GroupKind kind)
{
    return kind == GroupKind::Workflow || kind == GroupKind::WorkflowTask;
}

} // namespace

bool EventCells::continues(const RunSnapshot& former) const
{
    return chronoscope::continues(history(), *former.history);
}

bool EventCells::isEndOfGroup(EventIndex event) const
{
    const GroupIndex group = groupOf(event);
    return !groups().group(group).isOpen() && groups().members(group).back() == event;
}

QString EventCells::what(EventIndex event) const
{
    return isNamedElsewhere(groupOfEvent(event).kind) ? QString() : groups().label(groupOf(event));
}

std::optional<Duration> EventCells::took(EventIndex event) const
{
    const EventGroup& group = groupOfEvent(event);
    if (group.memberCount < 2)
        return std::nullopt;
    if (isEndOfGroup(event))
        return runTime(group);
    // Without a wait that counts, the time in all is the time it ran, which stands at the end.
    const bool hasWaited = group.started.isValid() && durationText(totalTime(group)) != durationText(runTime(group));
    return isFirstOfGroup(event) && hasWaited ? totalTime(group) : std::nullopt;
}

std::optional<Duration> EventCells::offset(EventIndex event) const
{
    const Instant time = history().time(event);
    if (!time.isValid() || !runStart().isValid())
        return std::nullopt;
    return time - runStart();
}

std::optional<Duration> EventCells::delta(EventIndex event) const
{
    if (event.value == 0)
        return std::nullopt;
    const Instant before = history().time(EventIndex(event.value - 1));
    const Instant time = history().time(event);
    if (!time.isValid() || !before.isValid())
        return std::nullopt;
    return time - before;
}

std::int32_t EventCells::shownAttempts(EventIndex event) const
{
    const std::int32_t attempts = groupOfEvent(event).attempts;
    return attempts > 1 && isFirstOfGroup(event) ? attempts : 0;
}

QString EventCells::failure(EventIndex event) const
{
    const HistoryEvent& message = history().event(event);
    return carriesFailure(message) ? singleLine(oneLine(failureOf(message))) : QString();
}

QString EventCells::payloadText(EventIndex event) const
{
    const std::vector<EventPayload> payloads = collectPayloads(snapshot()->history, event);
    for (const PayloadRole role : {PayloadRole::Input, PayloadRole::Result, PayloadRole::Details,
                                   PayloadRole::Heartbeat, PayloadRole::SearchAttribute, PayloadRole::Memo}) {
        std::vector<DecodedPayload> values;
        for (const EventPayload& payload : payloads) {
            if (payload.role == role)
                values.push_back(payload.payload);
        }
        if (!values.empty())
            return singleLine(payloadPreview(values));
    }
    return {};
}

QString EventCells::text(std::uint32_t source, int column) const
{
    const EventIndex event(source);
    const EventGroup& group = groupOfEvent(event);
    switch (static_cast<Column>(column)) {
    case Column::EventColumn:
        return QString::number(history().eventId(event));
    case Column::TimeColumn:
        return timeText(history().time(event));
    case Column::TypeColumn:
        return eventTypeDisplayName(history(), event);
    case Column::WhatColumn:
        return what(event);
    case Column::TookColumn:
        return durationText(took(event));
    case Column::AttemptColumn: {
        const std::int32_t attempts = shownAttempts(event);
        return attempts == 0 ? QString() : formatCount(attempts);
    }
    case Column::WorkerColumn:
        return isFirstOfGroup(event) ? singleLine(groups().worker(groupOf(event))) : QString();
    case Column::KindColumn:
        return displayName(group.kind);
    case Column::StatusColumn:
        return group.status == Status::Instant ? QString() : displayName(group.status);
    case Column::OffsetColumn: {
        const std::optional<Duration> sinceStart = offset(event);
        return sinceStart ? formatOffset(*sinceStart) : QString();
    }
    case Column::DeltaColumn:
        return durationText(delta(event));
    case Column::TaskQueueColumn:
        return isFirstOfGroup(event) ? singleLine(groups().taskQueue(groupOf(event))) : QString();
    case Column::SizeColumn:
        return formatBytes(history().byteSize(event));
    case Column::FailureColumn:
        return failure(event);
    case Column::PayloadColumn:
        return payloadText(event);
    case Column::ColumnCount:
        break;
    }
    return {};
}

QString EventCells::detail(std::uint32_t source, int column) const
{
    const EventIndex event(source);
    if (column == Column::TypeColumn && glyph(source, column) && !tellsItsStatus(eventTypeName(history().type(event))))
        return displayName(groupOfEvent(event).status);
    if (column == Column::WhatColumn && !isNamedElsewhere(groupOfEvent(event).kind)) {
        const QString name = singleLine(groups().name(groupOf(event)));
        return name == what(event) ? QString() : name;
    }
    return {};
}

QString EventCells::toolTip(std::uint32_t source, int column) const
{
    const EventIndex event(source);
    switch (column) {
    case Column::TimeColumn:
        return formatRfc3339(history().time(event));
    case Column::TypeColumn:
        return eventTypeName(history(), event);
    case Column::TookColumn:
    case Column::AttemptColumn: {
        const EventGroup& group = groupOfEvent(event);
        if (!isFirstOfGroup(event) || text(source, column).isEmpty())
            return {};
        if (group.attempts > 1)
            return EventTableModel::tr("%1 attempts in all. Temporal records only the times of the last one.")
                .arg(formatCount(group.attempts));
        return EventTableModel::tr("Waited %1, ran %2.")
            .arg(durationText(queueTime(group)), durationText(runTime(group)));
    }
    case Column::SizeColumn:
        return EventTableModel::tr("%1 bytes").arg(formatCount(history().byteSize(event)));
    case Column::WhatColumn: {
        const QString name = detail(source, column);
        return name.isEmpty() ? text(source, column) : text(source, column) + QStringLiteral(" · ") + name;
    }
    default:
        break;
    }
    return text(source, column);
}

std::optional<Status> EventCells::glyph(std::uint32_t source, int column) const
{
    const EventIndex event(source);
    const Status status = groupOfEvent(event).status;
    if (column == Column::StatusColumn && status != Status::Instant)
        return status;
    const bool isBadEnd = (isFailure(status) || status == Status::Cancelled) && isEndOfGroup(event);
    return column == Column::TypeColumn && isBadEnd ? std::optional(status) : std::nullopt;
}

int EventCells::style(std::uint32_t source, int column) const
{
    const EventIndex event(source);
    using Model = SortableTableModel;
    switch (column) {
    case Column::EventColumn:
    case Column::TimeColumn:
        return Model::FixedWidthStyle;
    case Column::OffsetColumn:
    case Column::PayloadColumn:
        return Model::FixedWidthStyle | Model::QuietStyle;
    case Column::TypeColumn:
        return glyph(source, column) ? Model::StatusStyle : Model::PlainStyle;
    case Column::StatusColumn:
        return Model::StatusStyle;
    case Column::TookColumn:
        return groupOfEvent(event).kind == GroupKind::WorkflowTask ? Model::QuietStyle : Model::PlainStyle;
    case Column::AttemptColumn:
        return Model::RetryStyle;
    case Column::WhatColumn:
        return Model::PlainStyle;
    default:
        break;
    }
    return Model::QuietStyle;
}

bool EventCells::isNumber(int column) const
{
    switch (column) {
    case Column::EventColumn:
    case Column::TimeColumn:
    case Column::TookColumn:
    case Column::AttemptColumn:
    case Column::OffsetColumn:
    case Column::DeltaColumn:
    case Column::SizeColumn:
        return true;
    default:
        return false;
    }
}

std::int64_t EventCells::numberKey(std::uint32_t source, int column) const
{
    const EventIndex event(source);
    switch (column) {
    case Column::EventColumn:
        return history().eventId(event);
    case Column::TimeColumn:
    case Column::OffsetColumn:
        return instantKey(history().time(event));
    case Column::TookColumn:
        return durationKey(took(event));
    case Column::AttemptColumn: {
        const std::int32_t attempts = shownAttempts(event);
        return attempts == 0 ? EmptySortKey : attempts;
    }
    case Column::DeltaColumn:
        return durationKey(delta(event));
    case Column::SizeColumn:
        return history().byteSize(event);
    default:
        break;
    }
    return EmptySortKey;
}

} // namespace chronoscope
