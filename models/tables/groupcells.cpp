// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/groupcells.h"

#include "models/core/format.h"
#include "models/history/failuretext.h"
#include "models/tables/tabletext.h"

#include <utility>

namespace chronoscope {

namespace {

bool isNumber(GroupTableModel::Column column)
{
    using Model = GroupTableModel;
    switch (column) {
    case Model::StartColumn:
    case Model::QueuedColumn:
    case Model::TookColumn:
    case Model::AttemptsColumn:
    case Model::EventsColumn:
    case Model::FirstEventColumn:
    case Model::EndColumn:
        return true;
    case Model::LabelColumn:
    case Model::KindColumn:
    case Model::StatusColumn:
    case Model::WorkerColumn:
    case Model::TaskQueueColumn:
    case Model::NameColumn:
    case Model::FailureColumn:
    case Model::ColumnCount:
        break;
    }
    return false;
}

} // namespace

GroupCells::GroupCells(RunSnapshotPointer snapshot, TimeText timeText)
    : m_snapshot(std::move(snapshot)), m_timeText(std::move(timeText)), m_runStart(runStart(*m_snapshot))
{
}

std::optional<Duration> GroupCells::timeSoFar(const EventGroup& group) const
{
    const Instant latest = m_snapshot->history->latest();
    const Instant begin = group.started.isValid() ? group.started : group.start;
    if (!group.isOpen() || !latest.isValid() || !begin.isValid())
        return std::nullopt;
    return latest - begin;
}

QString GroupCells::failure(GroupIndex index) const
{
    const EventIndex event = groups().failureEvent(index);
    return event.isValid() ? singleLine(oneLine(failureOf(m_snapshot->history->event(event)))) : QString();
}

QString GroupCells::text(GroupIndex index, Column column) const
{
    const EventGroup& group = this->group(index);
    switch (column) {
    case Column::LabelColumn:
        return groups().label(index);
    case Column::KindColumn:
        return displayName(group.kind);
    case Column::StatusColumn:
        return group.status == Status::Instant ? QString() : displayName(group.status);
    case Column::StartColumn:
        return m_timeText(group.start, m_runStart);
    case Column::QueuedColumn:
        return durationText(queueTime(group));
    case Column::TookColumn:
        if (const std::optional<Duration> soFar = timeSoFar(group))
            return GroupTableModel::tr("%1 so far").arg(formatDuration(*soFar));
        return durationText(runTime(group));
    case Column::AttemptsColumn:
        return group.attempts == 0 ? QString() : formatCount(group.attempts);
    case Column::WorkerColumn:
        return singleLine(groups().worker(index));
    case Column::TaskQueueColumn:
        return singleLine(groups().taskQueue(index));
    case Column::EventsColumn:
        return formatCount(group.memberCount);
    case Column::FailureColumn:
        return failure(index);
    case Column::FirstEventColumn:
        return QString::number(m_snapshot->history->eventId(group.firstEvent));
    case Column::NameColumn:
        return singleLine(groups().name(index));
    case Column::EndColumn:
        return m_timeText(group.end, m_runStart);
    case Column::ColumnCount:
        break;
    }
    return {};
}

QString GroupCells::detail(GroupIndex index, Column column) const
{
    if (column != Column::LabelColumn)
        return {};
    const QString name = singleLine(groups().name(index));
    return name == groups().label(index) ? QString() : name;
}

QString GroupCells::toolTip(GroupIndex index, Column column) const
{
    const EventGroup& group = this->group(index);
    switch (column) {
    case Column::StartColumn:
        return formatRfc3339(group.start);
    case Column::EndColumn:
        return formatRfc3339(group.end);
    case Column::AttemptsColumn:
        if (group.attempts > 1)
            return GroupTableModel::tr("%1 attempts. Temporal records only the times of the last one.")
                .arg(formatCount(group.attempts));
        break;
    case Column::TookColumn:
        if (group.isOpen())
            return GroupTableModel::tr("Not closed at the end of the history.");
        break;
    case Column::LabelColumn: {
        const QString name = detail(index, column);
        return name.isEmpty() ? text(index, column) : text(index, column) + QStringLiteral(" · ") + name;
    }
    case Column::KindColumn:
    case Column::StatusColumn:
    case Column::QueuedColumn:
    case Column::WorkerColumn:
    case Column::TaskQueueColumn:
    case Column::EventsColumn:
    case Column::FirstEventColumn:
    case Column::NameColumn:
    case Column::FailureColumn:
    case Column::ColumnCount:
        break;
    }
    return text(index, column);
}

int GroupCells::style(GroupIndex index, Column column) const
{
    using Model = SortableTableModel;
    switch (column) {
    case Column::StartColumn:
    case Column::EndColumn:
    case Column::FirstEventColumn:
        return Model::FixedWidthStyle;
    case Column::StatusColumn:
        return Model::StatusStyle;
    case Column::AttemptsColumn:
        return group(index).attempts > 1 ? Model::RetryStyle : Model::QuietStyle;
    case Column::LabelColumn:
    case Column::TookColumn:
        return Model::PlainStyle;
    case Column::KindColumn:
    case Column::QueuedColumn:
    case Column::WorkerColumn:
    case Column::TaskQueueColumn:
    case Column::EventsColumn:
    case Column::NameColumn:
    case Column::FailureColumn:
    case Column::ColumnCount:
        break;
    }
    return Model::QuietStyle;
}

QVariant GroupCells::value(GroupIndex index, Column column) const
{
    if (!isNumber(column))
        return text(index, column);
    const std::int64_t key = numberKey(index, column);
    return key == EmptySortKey ? QVariant() : QVariant::fromValue<qint64>(key);
}

std::int64_t GroupCells::numberKey(GroupIndex index, Column column) const
{
    const EventGroup& group = this->group(index);
    switch (column) {
    case Column::StartColumn:
        return instantKey(group.start);
    case Column::EndColumn:
        return instantKey(group.end);
    case Column::QueuedColumn:
        return durationKey(queueTime(group));
    case Column::TookColumn:
        return durationKey(group.isOpen() ? timeSoFar(group) : runTime(group));
    case Column::AttemptsColumn:
        return group.attempts == 0 ? EmptySortKey : group.attempts;
    case Column::EventsColumn:
        return group.memberCount;
    case Column::FirstEventColumn:
        return m_snapshot->history->eventId(group.firstEvent);
    case Column::LabelColumn:
    case Column::KindColumn:
    case Column::StatusColumn:
    case Column::WorkerColumn:
    case Column::TaskQueueColumn:
    case Column::NameColumn:
    case Column::FailureColumn:
    case Column::ColumnCount:
        break;
    }
    return EmptySortKey;
}

SortKeys GroupCells::sortKeys(Column column, const CancellationToken& cancellation) const
{
    SortKeys keys;
    std::vector<QString> texts;
    for (std::size_t position = 0; position < groups().size(); ++position) {
        if (cancellation.isCancelled())
            return {};
        if (isNumber(column))
            keys.push_back(numberKey(GroupIndex(position), column));
        else
            texts.push_back(text(GroupIndex(position), column));
    }
    return isNumber(column) ? keys : ranksOf(texts);
}

} // namespace chronoscope
