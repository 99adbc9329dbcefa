// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/eventtablemodel.h"

#include "models/core/format.h"
#include "models/tables/eventcells.h"
#include "models/tables/tabletext.h"

#include <QTimeZone>

#include <utility>

namespace chronoscope {

EventTableModel::EventTableModel(QObject* parent)
    : SortableTableModel(parent)
    , m_timeText([](Instant instant, Instant) { return formatTimeOfDay(instant, QTimeZone::utc()); })
{
}

EventTableModel::~EventTableModel() = default;

void EventTableModel::setSnapshot(RunSnapshotPointer snapshot)
{
    if (snapshot == m_snapshot)
        return;
    const bool isContinued = m_snapshot && snapshot && !m_snapshot->history->isEmpty() &&
                             continues(*snapshot->history, *m_snapshot->history);
    const std::size_t eventCount = snapshot ? snapshot->history->size() : 0;
    const auto adopt = [&] {
        m_snapshot = std::move(snapshot);
        m_cells = m_snapshot ? std::make_shared<const EventCells>(m_snapshot, m_timeText) : nullptr;
    };
    if (isContinued)
        extendRows(eventCount, adopt);
    else
        replaceRows(RowIndex(eventCount), adopt);
}

void EventTableModel::setTimeText(TimeText timeText)
{
    m_timeText = std::move(timeText);
    if (!m_snapshot)
        return;
    m_cells = std::make_shared<const EventCells>(m_snapshot, m_timeText);
    refreshCells();
}

int EventTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventTableModel::data(const QModelIndex& index, int role) const
{
    if (!m_cells || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const EventIndex event = eventAt(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return m_cells->text(event, column);
    case Qt::ToolTipRole:
        return m_cells->toolTip(event, column);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case Qt::AccessibleTextRole: {
        // Whoever listens hears what stands in the cell in two tones.
        const QString detail = m_cells->detail(event, column);
        const QString text = m_cells->text(event, column);
        return detail.isEmpty() ? text : text + QLatin1String(", ") + detail;
    }
    case DetailRole:
        return m_cells->detail(event, column);
    case StyleRole:
        return m_cells->style(event, column);
    case SortRole:
        return m_cells->value(event, column);
    case StatusRole: {
        const std::optional<Status> status = m_cells->glyph(event, column);
        return status ? QVariant(static_cast<int>(*status)) : QVariant();
    }
    case EventIdRole:
        return QVariant::fromValue<qint64>(m_snapshot->history->eventId(event));
    case EventIndexRole:
        return QVariant::fromValue<quint32>(event.value);
    case GroupIndexRole:
        return QVariant::fromValue<quint32>(m_cells->groupOf(event).value);
    default:
        return {};
    }
}

QString EventTableModel::columnTitle(Column column) const
{
    switch (column) {
    case EventColumn:
        return tr("Event");
    case TimeColumn:
        return tr("Time");
    case TypeColumn:
        return tr("Type");
    case WhatColumn:
        return tr("What");
    case TookColumn:
        return tr("Took");
    case AttemptColumn:
        return tr("Attempt");
    case WorkerColumn:
        return tr("Worker");
    case KindColumn:
        return tr("Kind");
    case StatusColumn:
        return tr("Status");
    case OffsetColumn:
        return tr("Since start");
    case DeltaColumn:
        return tr("Since previous");
    case TaskQueueColumn:
        return tr("Task queue");
    case SizeColumn:
        return tr("Size");
    case FailureColumn:
        return tr("Failure");
    case PayloadColumn:
        return tr("Payload");
    case ColumnCount:
        break;
    }
    return {};
}

QString EventTableModel::columnExplanation(Column column) const
{
    switch (column) {
    case EventColumn:
        return tr("Event id in the history");
    case TimeColumn:
        return tr("When the server recorded the event");
    case TypeColumn:
        return tr("Type of the event");
    case WhatColumn:
        return tr(
            "What the event is about: the author's summary, else the name of the activity, timer, signal and so on");
    case TookColumn:
        return tr("At the end: how long it ran. At the beginning: how long it took in all, waiting included");
    case AttemptColumn:
        return tr("How many attempts it needed, where more than one");
    case WorkerColumn:
        return tr("Identity of the worker that ran it");
    case KindColumn:
        return tr("What kind of thing the event belongs to");
    case StatusColumn:
        return tr("How the thing that the event belongs to stands at the end of the history");
    case OffsetColumn:
        return tr("Time since the start of the run");
    case DeltaColumn:
        return tr("Time since the event before, in the order of the history");
    case TaskQueueColumn:
        return tr("Task queue that it was given to");
    case SizeColumn:
        return tr("Size of the event as binary protobuf");
    case FailureColumn:
        return tr("Message of the failure that the event carries, its innermost cause");
    case PayloadColumn:
        return tr("Beginning of what it was given or returned");
    case ColumnCount:
        break;
    }
    return {};
}

namespace {

bool isNumeric(EventTableModel::Column column)
{
    using Model = EventTableModel;
    return column == Model::EventColumn || column == Model::TookColumn || column == Model::AttemptColumn ||
           column == Model::OffsetColumn || column == Model::DeltaColumn || column == Model::SizeColumn;
}

/// A text of usual length; the title counts too.
QString sampleText(EventTableModel::Column column)
{
    using Model = EventTableModel;
    switch (column) {
    case Model::EventColumn:
        return QStringLiteral("51,200");
    case Model::TimeColumn:
        return QStringLiteral("00:00:00.000");
    case Model::TypeColumn:
        return QStringLiteral("Upsert workflow search attributes.");
    case Model::WhatColumn:
        return QStringLiteral("payment reminder payment_reminder");
    case Model::TookColumn:
    case Model::DeltaColumn:
        return QStringLiteral("99 min 59 s");
    case Model::AttemptColumn:
        return QStringLiteral("1,000");
    case Model::WorkerColumn:
        return QStringLiteral("12345@worker-host");
    case Model::KindColumn:
        return QStringLiteral("Nexus operation");
    case Model::StatusColumn:
        return QStringLiteral("Continued as new");
    case Model::OffsetColumn:
        return QStringLiteral("+10000.000 s");
    case Model::TaskQueueColumn:
        return QStringLiteral("order-task-queue");
    case Model::SizeColumn:
        return QStringLiteral("1023.9 KB");
    case Model::FailureColumn:
    case Model::PayloadColumn:
        return QStringLiteral("ApplicationError: gateway unavailable");
    case Model::ColumnCount:
        break;
    }
    return {};
}

} // namespace

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const
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
        return column == EventColumn || column == TimeColumn || column == OffsetColumn || column == PayloadColumn
                   ? FixedWidthStyle
                   : PlainStyle;
    case SampleTextRole:
        return sampleText(column);
    case IsOptionalRole:
        return column > WorkerColumn;
    default:
        return {};
    }
}

EventTableModel::CellText EventTableModel::cellText() const
{
    if (!m_cells)
        return [](std::uint32_t, int) { return QString(); };
    return [cells = m_cells](std::uint32_t source, int column) {
        return cells->text(EventIndex(source), static_cast<Column>(column));
    };
}

EventTableModel::SortKeyFunction EventTableModel::sortKeysOf(int column) const
{
    if (!m_cells)
        return [](const CancellationToken&) { return SortKeys(); };
    return [cells = m_cells, column](const CancellationToken& cancellation) {
        return cells->sortKeys(static_cast<Column>(column), cancellation);
    };
}

} // namespace chronoscope
