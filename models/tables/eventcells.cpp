// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/eventcells.h"

#include "models/core/format.h"
#include "models/history/eventtype.h"
#include "models/history/failuretext.h"
#include "models/payload/eventpayloads.h"
#include "models/tables/tabletext.h"

#include <QTimeZone>

#include <utility>

namespace chronoscope {

namespace {

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

EventCells::EventCells(RunSnapshotPointer snapshot, TimeText timeText)
    : m_snapshot(std::move(snapshot)), m_timeText(std::move(timeText)), m_runStart(runStart(*m_snapshot))
{
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
    if (!time.isValid() || !m_runStart.isValid())
        return std::nullopt;
    return time - m_runStart;
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
    const std::vector<EventPayload> payloads = collectPayloads(m_snapshot->history, event);
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

QString EventCells::text(EventIndex event, Column column) const
{
    const EventGroup& group = groupOfEvent(event);
    switch (column) {
    case Column::EventColumn:
        return QString::number(history().eventId(event));
    case Column::TimeColumn:
        return m_timeText(history().time(event), m_runStart);
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

QString EventCells::detail(EventIndex event, Column column) const
{
    if (column == Column::TypeColumn && glyph(event, column) && !tellsItsStatus(eventTypeName(history().type(event))))
        return displayName(groupOfEvent(event).status);
    if (column == Column::WhatColumn && !isNamedElsewhere(groupOfEvent(event).kind)) {
        const QString name = singleLine(groups().name(groupOf(event)));
        return name == what(event) ? QString() : name;
    }
    return {};
}

QString EventCells::toolTip(EventIndex event, Column column) const
{
    switch (column) {
    case Column::TimeColumn:
        return formatRfc3339(history().time(event));
    case Column::TypeColumn:
        return eventTypeName(history(), event);
    case Column::TookColumn:
    case Column::AttemptColumn: {
        const EventGroup& group = groupOfEvent(event);
        if (!isFirstOfGroup(event) || text(event, column).isEmpty())
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
        const QString name = detail(event, column);
        return name.isEmpty() ? text(event, column) : text(event, column) + QStringLiteral(" · ") + name;
    }
    case Column::EventColumn:
    case Column::WorkerColumn:
    case Column::KindColumn:
    case Column::StatusColumn:
    case Column::OffsetColumn:
    case Column::DeltaColumn:
    case Column::TaskQueueColumn:
    case Column::FailureColumn:
    case Column::PayloadColumn:
    case Column::ColumnCount:
        break;
    }
    return text(event, column);
}

std::optional<Status> EventCells::glyph(EventIndex event, Column column) const
{
    const Status status = groupOfEvent(event).status;
    if (column == Column::StatusColumn && status != Status::Instant)
        return status;
    const bool isBadEnd = (isFailure(status) || status == Status::Cancelled) && isEndOfGroup(event);
    return column == Column::TypeColumn && isBadEnd ? std::optional(status) : std::nullopt;
}

int EventCells::style(EventIndex event, Column column) const
{
    using Model = SortableTableModel;
    switch (column) {
    case Column::EventColumn:
    case Column::TimeColumn:
        return Model::FixedWidthStyle;
    case Column::OffsetColumn:
    case Column::PayloadColumn:
        return Model::FixedWidthStyle | Model::QuietStyle;
    case Column::TypeColumn:
        return glyph(event, column) ? Model::StatusStyle : Model::PlainStyle;
    case Column::StatusColumn:
        return Model::StatusStyle;
    case Column::TookColumn:
        return groupOfEvent(event).kind == GroupKind::WorkflowTask ? Model::QuietStyle : Model::PlainStyle;
    case Column::AttemptColumn:
        return Model::RetryStyle;
    case Column::WhatColumn:
        return Model::PlainStyle;
    case Column::WorkerColumn:
    case Column::KindColumn:
    case Column::DeltaColumn:
    case Column::TaskQueueColumn:
    case Column::SizeColumn:
    case Column::FailureColumn:
    case Column::ColumnCount:
        break;
    }
    return Model::QuietStyle;
}

QVariant EventCells::value(EventIndex event, Column column) const
{
    switch (column) {
    case Column::EventColumn:
    case Column::TimeColumn:
    case Column::TookColumn:
    case Column::AttemptColumn:
    case Column::OffsetColumn:
    case Column::DeltaColumn:
    case Column::SizeColumn: {
        const std::int64_t key = numberKey(event, column);
        return key == EmptySortKey ? QVariant() : QVariant::fromValue<qint64>(key);
    }
    case Column::TypeColumn:
    case Column::WhatColumn:
    case Column::WorkerColumn:
    case Column::KindColumn:
    case Column::StatusColumn:
    case Column::TaskQueueColumn:
    case Column::FailureColumn:
    case Column::PayloadColumn:
    case Column::ColumnCount:
        break;
    }
    return text(event, column);
}

std::int64_t EventCells::numberKey(EventIndex event, Column column) const
{
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
    case Column::TypeColumn:
    case Column::WhatColumn:
    case Column::WorkerColumn:
    case Column::KindColumn:
    case Column::StatusColumn:
    case Column::TaskQueueColumn:
    case Column::FailureColumn:
    case Column::PayloadColumn:
    case Column::ColumnCount:
        break;
    }
    return EmptySortKey;
}

SortKeys EventCells::sortKeys(Column column, const CancellationToken& cancellation) const
{
    switch (column) {
    case Column::EventColumn:
    case Column::TimeColumn:
    case Column::TookColumn:
    case Column::AttemptColumn:
    case Column::OffsetColumn:
    case Column::DeltaColumn:
    case Column::SizeColumn: {
        SortKeys keys;
        keys.reserve(history().size());
        for (std::size_t event = 0; event < history().size() && !cancellation.isCancelled(); ++event)
            keys.push_back(numberKey(EventIndex(event), column));
        return keys;
    }
    case Column::TypeColumn:
    case Column::WhatColumn:
    case Column::WorkerColumn:
    case Column::KindColumn:
    case Column::StatusColumn:
    case Column::TaskQueueColumn:
    case Column::FailureColumn:
    case Column::PayloadColumn:
    case Column::ColumnCount:
        break;
    }
    return textKeys(column, cancellation);
}

SortKeys EventCells::textKeys(Column column, const CancellationToken& cancellation) const
{
    std::vector<QString> texts;
    texts.reserve(history().size());
    for (std::size_t event = 0; event < history().size() && !cancellation.isCancelled(); ++event)
        texts.push_back(text(EventIndex(event), column));
    return cancellation.isCancelled() ? SortKeys() : ranksOf(texts);
}

} // namespace chronoscope
