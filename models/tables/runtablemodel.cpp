// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/runtablemodel.h"

#include "models/core/format.h"

#include <QTimeZone>

#include <utility>

namespace chronoscope {

RunTableModel::RunTableModel(QObject* parent)
    : SortableTableModel(parent)
    , m_timeText([](Instant instant, Instant) { return formatTimeOfDay(instant, QTimeZone::utc()); })
{
}

void RunTableModel::setSnapshot(RunSnapshotPointer snapshot)
{
    if (snapshot == m_snapshot)
        return;
    CellsPointer cells = snapshot ? makeCells(snapshot, m_timeText) : nullptr;
    const std::size_t sourceCount = cells ? cells->sourceCount() : 0;
    const bool isContinued = cells && m_cells && m_cells->sourceCount() > 0 && cells->continues(*m_snapshot);
    const auto adopt = [&] {
        m_snapshot = std::move(snapshot);
        m_cells = std::move(cells);
    };
    if (isContinued)
        extendRows(sourceCount, adopt);
    else
        replaceRows(RowIndex(sourceCount), adopt);
}

void RunTableModel::setTimeText(TimeText timeText)
{
    m_timeText = std::move(timeText);
    if (!m_snapshot)
        return;
    m_cells = makeCells(m_snapshot, m_timeText);
    refreshCells();
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const
{
    if (!m_cells || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::uint32_t source = sourceAt(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return m_cells->text(source, column);
    case Qt::ToolTipRole:
        return m_cells->toolTip(source, column);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case Qt::AccessibleTextRole: {
        // Whoever listens hears what stands in the cell in two tones.
        const QString detail = m_cells->detail(source, column);
        const QString text = m_cells->text(source, column);
        return detail.isEmpty() ? text : text + QLatin1String(", ") + detail;
    }
    case DetailRole:
        return m_cells->detail(source, column);
    case StyleRole:
        return m_cells->style(source, column);
    case SortRole:
        return m_cells->value(source, column);
    case StatusRole: {
        const std::optional<Status> status = m_cells->glyph(source, column);
        return status ? QVariant(static_cast<int>(*status)) : QVariant();
    }
    case EventIdRole:
        return QVariant::fromValue<qint64>(m_snapshot->history->eventId(m_cells->eventOf(source)));
    case EventIndexRole:
        return QVariant::fromValue<quint32>(m_cells->eventOf(source).value);
    case GroupIndexRole:
        return QVariant::fromValue<quint32>(m_cells->groupOf(source).value);
    default:
        return {};
    }
}

RunTableModel::CellText RunTableModel::cellText() const
{
    if (!m_cells)
        return [](std::uint32_t, int) { return QString(); };
    return [cells = m_cells](std::uint32_t source, int column) { return cells->text(source, column); };
}

RunTableModel::SortKeyFunction RunTableModel::sortKeysOf(int column) const
{
    if (!m_cells)
        return [](const CancellationToken&) { return SortKeys(); };
    return [cells = m_cells, column](const CancellationToken& cancellation) {
        return cells->sortKeys(column, cancellation);
    };
}

} // namespace chronoscope
