// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/groupcells.h"

#include "models/core/format.h"
#include "models/history/failuretext.h"
#include "models/tables/groupsizes.h"
#include "models/tables/grouptablemodel.h"
#include "models/tables/tabletext.h"

#include <algorithm>

namespace chronoscope {

namespace {

using Column = GroupTableModel::Column;

QString bytesText(std::optional<std::int64_t> bytes)
{
    return bytes ? formatBytes(*bytes) : QString();
}

} // namespace

bool GroupCells::continues(const RunSnapshot& former) const
{
    const auto formerGroups = former.groups->groups();
    const auto presentGroups = groups().groups();
    const auto isSame = [](const EventGroup& a, const EventGroup& b) {
        return a.kind == b.kind && a.firstEvent == b.firstEvent;
    };
    return presentGroups.size() >= formerGroups.size() && chronoscope::continues(history(), *former.history) &&
           std::equal(formerGroups.begin(), formerGroups.end(), presentGroups.begin(), isSame);
}

std::optional<Duration> GroupCells::timeSoFar(const EventGroup& group) const
{
    const Instant latest = history().latest();
    const Instant begin = group.started.isValid() ? group.started : group.start;
    if (!group.isOpen() || !latest.isValid() || !begin.isValid())
        return std::nullopt;
    return latest - begin;
}

std::optional<std::int64_t> GroupCells::sizeIn(GroupIndex index, int column) const
{
    const GroupSizes sizes = groupSizes(groups(), index);
    return column == Column::InputSizeColumn ? sizes.input : sizes.result;
}

QString GroupCells::failure(GroupIndex index) const
{
    const EventIndex event = groups().failureEvent(index);
    return event.isValid() ? singleLine(oneLine(failureOf(history().event(event)))) : QString();
}

QString GroupCells::text(std::uint32_t source, int column) const
{
    const GroupIndex index(source);
    const EventGroup& group = this->group(source);
    switch (static_cast<Column>(column)) {
    case Column::LabelColumn:
        return groups().label(index);
    case Column::KindColumn:
        return displayName(group.kind);
    case Column::StatusColumn:
        return group.status == Status::Instant ? QString() : displayName(group.status);
    case Column::StartColumn:
        return timeText(group.start);
    case Column::QueuedColumn:
        return durationText(queueTime(group));
    case Column::TookColumn:
        if (const std::optional<Duration> soFar = timeSoFar(group))
            return GroupTableModel::tr("%1 so far").arg(formatDuration(*soFar));
        return durationText(runTime(group));
    case Column::AttemptsColumn:
        return group.attempts == 0 ? QString() : formatCount(group.attempts);
    case Column::InputSizeColumn:
    case Column::ResultSizeColumn:
        return bytesText(sizeIn(index, column));
    case Column::WorkerColumn:
        return singleLine(groups().worker(index));
    case Column::TaskQueueColumn:
        return singleLine(groups().taskQueue(index));
    case Column::EventsColumn:
        return formatCount(group.memberCount);
    case Column::FailureColumn:
        return failure(index);
    case Column::FirstEventColumn:
        return QString::number(history().eventId(group.firstEvent));
    case Column::NameColumn:
        return singleLine(groups().name(index));
    case Column::EndColumn:
        return timeText(group.end);
    case Column::TotalColumn:
        return durationText(totalTime(group));
    case Column::ColumnCount:
        break;
    }
    return {};
}

QString GroupCells::detail(std::uint32_t source, int column) const
{
    if (column != Column::LabelColumn)
        return {};
    const GroupIndex index(source);
    const QString name = singleLine(groups().name(index));
    return name == groups().label(index) ? QString() : name;
}

QString GroupCells::toolTip(std::uint32_t source, int column) const
{
    const EventGroup& group = this->group(source);
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
    case Column::InputSizeColumn:
    case Column::ResultSizeColumn:
        if (const std::optional<std::int64_t> bytes = sizeIn(GroupIndex(source), column))
            return GroupTableModel::tr("%1 bytes").arg(formatCount(*bytes));
        break;
    case Column::TookColumn:
        if (group.isOpen())
            return GroupTableModel::tr("Not closed at the end of the history.");
        break;
    case Column::LabelColumn: {
        const QString name = detail(source, column);
        return name.isEmpty() ? text(source, column) : text(source, column) + QStringLiteral(" · ") + name;
    }
    default:
        break;
    }
    return text(source, column);
}

std::optional<Status> GroupCells::glyph(std::uint32_t source, int column) const
{
    const Status status = group(source).status;
    return column == Column::StatusColumn && status != Status::Instant ? std::optional(status) : std::nullopt;
}

int GroupCells::style(std::uint32_t source, int column) const
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
        return group(source).attempts > 1 ? Model::RetryStyle : Model::QuietStyle;
    case Column::LabelColumn:
    case Column::TookColumn:
        return Model::PlainStyle;
    default:
        break;
    }
    return Model::QuietStyle;
}

bool GroupCells::isNumber(int column) const
{
    switch (column) {
    case Column::StartColumn:
    case Column::QueuedColumn:
    case Column::TookColumn:
    case Column::AttemptsColumn:
    case Column::InputSizeColumn:
    case Column::ResultSizeColumn:
    case Column::EventsColumn:
    case Column::FirstEventColumn:
    case Column::EndColumn:
    case Column::TotalColumn:
        return true;
    default:
        return false;
    }
}

std::int64_t GroupCells::numberKey(std::uint32_t source, int column) const
{
    const EventGroup& group = this->group(source);
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
    case Column::InputSizeColumn:
    case Column::ResultSizeColumn:
        return sizeIn(GroupIndex(source), column).value_or(EmptySortKey);
    case Column::TotalColumn:
        return durationKey(totalTime(group));
    case Column::EventsColumn:
        return group.memberCount;
    case Column::FirstEventColumn:
        return history().eventId(group.firstEvent);
    default:
        break;
    }
    return EmptySortKey;
}

} // namespace chronoscope
