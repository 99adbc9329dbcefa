// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/grouptablemodel.h"

#include "models/core/format.h"
#include "models/tables/groupcells.h"
#include "models/tables/tabletext.h"

#include <QTimeZone>

#include <algorithm>
#include <utility>

namespace chronoscope {

namespace {

/// True when the groups at the present positions are about the same things in the longer snapshot.
bool continuesGroups(const RunSnapshot& longer, const RunSnapshot& shorter)
{
    const auto former = shorter.groups->groups();
    const auto present = longer.groups->groups();
    const auto isSame = [](const EventGroup& a, const EventGroup& b) {
        return a.kind == b.kind && a.firstEvent == b.firstEvent;
    };
    return present.size() >= former.size() && continues(*longer.history, *shorter.history) &&
           std::equal(former.begin(), former.end(), present.begin(), isSame);
}

} // namespace

GroupTableModel::GroupTableModel(QObject* parent)
    : SortableTableModel(parent)
    , m_timeText([](Instant instant, Instant) { return formatTimeOfDay(instant, QTimeZone::utc()); })
{
}

GroupTableModel::~GroupTableModel() = default;

void GroupTableModel::setSnapshot(RunSnapshotPointer snapshot)
{
    if (snapshot == m_snapshot)
        return;
    const bool isContinued =
        m_snapshot && snapshot && m_snapshot->groups->size() > 0 && continuesGroups(*snapshot, *m_snapshot);
    const std::size_t groupCount = snapshot ? snapshot->groups->size() : 0;
    const auto adopt = [&] {
        m_snapshot = std::move(snapshot);
        m_cells = m_snapshot ? std::make_shared<const GroupCells>(m_snapshot, m_timeText) : nullptr;
    };
    if (isContinued)
        extendRows(groupCount, adopt);
    else
        replaceRows(RowIndex(groupCount), adopt);
}

void GroupTableModel::setTimeText(TimeText timeText)
{
    m_timeText = std::move(timeText);
    if (!m_snapshot)
        return;
    m_cells = std::make_shared<const GroupCells>(m_snapshot, m_timeText);
    refreshCells();
}

int GroupTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant GroupTableModel::data(const QModelIndex& index, int role) const
{
    if (!m_cells || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const GroupIndex group = groupAt(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return m_cells->text(group, column);
    case Qt::ToolTipRole:
        return m_cells->toolTip(group, column);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case Qt::AccessibleTextRole: {
        // Whoever listens hears what stands in the cell in two tones.
        const QString detail = m_cells->detail(group, column);
        const QString text = m_cells->text(group, column);
        return detail.isEmpty() ? text : text + QLatin1String(", ") + detail;
    }
    case DetailRole:
        return m_cells->detail(group, column);
    case StyleRole:
        return m_cells->style(group, column);
    case SortRole:
        return m_cells->value(group, column);
    case StatusRole: {
        const Status status = m_cells->group(group).status;
        return column == StatusColumn && status != Status::Instant ? QVariant(static_cast<int>(status)) : QVariant();
    }
    case EventIdRole:
        return QVariant::fromValue<qint64>(m_snapshot->history->eventId(m_cells->group(group).firstEvent));
    case EventIndexRole:
        return QVariant::fromValue<quint32>(m_cells->group(group).firstEvent.value);
    case GroupIndexRole:
        return QVariant::fromValue<quint32>(group.value);
    default:
        return {};
    }
}

QString GroupTableModel::columnTitle(Column column) const
{
    switch (column) {
    case LabelColumn:
        return tr("What");
    case KindColumn:
        return tr("Kind");
    case StatusColumn:
        return tr("Status");
    case StartColumn:
        return tr("Start");
    case QueuedColumn:
        return tr("Queued");
    case TookColumn:
        return tr("Took");
    case AttemptsColumn:
        return tr("Attempts");
    case WorkerColumn:
        return tr("Worker");
    case TaskQueueColumn:
        return tr("Task queue");
    case EventsColumn:
        return tr("Events");
    case FailureColumn:
        return tr("Failure");
    case FirstEventColumn:
        return tr("First event");
    case NameColumn:
        return tr("Name");
    case EndColumn:
        return tr("End");
    case ColumnCount:
        break;
    }
    return {};
}

QString GroupTableModel::columnExplanation(Column column) const
{
    switch (column) {
    case LabelColumn:
        return tr("The author's summary, else the name of the activity, timer, signal and so on");
    case KindColumn:
        return tr("What kind of thing it is");
    case StatusColumn:
        return tr("How it stands at the end of the history");
    case StartColumn:
        return tr("When it was scheduled, initiated or received");
    case QueuedColumn:
        return tr("How long it waited for a worker before the last attempt, earlier attempts included");
    case TookColumn:
        return tr("How long the last attempt ran");
    case AttemptsColumn:
        return tr("How many attempts it needed, where recorded");
    case WorkerColumn:
        return tr("Identity of the worker that ran it");
    case TaskQueueColumn:
        return tr("Task queue that it was given to");
    case EventsColumn:
        return tr("How many events belong to it");
    case FailureColumn:
        return tr("Message of its last failure, its innermost cause; an earlier attempt's too");
    case FirstEventColumn:
        return tr("Id of its first event");
    case NameColumn:
        return tr("Activity type, timer id, signal, update, marker or child workflow type");
    case EndColumn:
        return tr("When it closed");
    case ColumnCount:
        break;
    }
    return {};
}

namespace {

bool isNumeric(GroupTableModel::Column column)
{
    using Model = GroupTableModel;
    return column == Model::QueuedColumn || column == Model::TookColumn || column == Model::AttemptsColumn ||
           column == Model::EventsColumn || column == Model::FirstEventColumn;
}

/// A text of usual length; the title counts too.
QString sampleText(GroupTableModel::Column column)
{
    using Model = GroupTableModel;
    switch (column) {
    case Model::LabelColumn:
        return QStringLiteral("payment reminder payment_reminder");
    case Model::KindColumn:
        return QStringLiteral("Nexus operation");
    case Model::StatusColumn:
        return QStringLiteral("Continued as new");
    case Model::StartColumn:
    case Model::EndColumn:
        return QStringLiteral("00:00:00.000");
    case Model::QueuedColumn:
        return QStringLiteral("99 min 59 s");
    case Model::TookColumn:
        return QStringLiteral("59 min so far");
    case Model::AttemptsColumn:
    case Model::EventsColumn:
        return QStringLiteral("1,000");
    case Model::FailureColumn:
        return QStringLiteral("gateway unavailable");
    case Model::FirstEventColumn:
        return QStringLiteral("51,200");
    case Model::WorkerColumn:
        return QStringLiteral("12345@worker-host");
    case Model::TaskQueueColumn:
        return QStringLiteral("order-task-queue");
    case Model::NameColumn:
        return QStringLiteral("payment_reminder");
    case Model::ColumnCount:
        break;
    }
    return {};
}

} // namespace

QVariant GroupTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const auto column = static_cast<Column>(section);
    switch (role) {
    case Qt::DisplayRole:
        return columnTitle(column);
    case Qt::ToolTipRole:
        return columnExplanation(column);
    case Qt::TextAlignmentRole:
        return int((isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case StyleRole:
        return column == StartColumn || column == EndColumn || column == FirstEventColumn ? FixedWidthStyle
                                                                                          : PlainStyle;
    case SampleTextRole:
        return sampleText(column);
    case IsOptionalRole:
        return column > FailureColumn;
    default:
        return {};
    }
}

GroupTableModel::CellText GroupTableModel::cellText() const
{
    if (!m_cells)
        return [](std::uint32_t, int) { return QString(); };
    return [cells = m_cells](std::uint32_t source, int column) {
        return cells->text(GroupIndex(source), static_cast<Column>(column));
    };
}

GroupTableModel::SortKeyFunction GroupTableModel::sortKeysOf(int column) const
{
    if (!m_cells)
        return [](const CancellationToken&) { return SortKeys(); };
    return [cells = m_cells, column](const CancellationToken& cancellation) {
        return cells->sortKeys(static_cast<Column>(column), cancellation);
    };
}

} // namespace chronoscope
