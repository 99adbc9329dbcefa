// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/sortabletablemodel.h"

#include "models/core/executor.h"

#include <QCoreApplication>

#include <utility>

namespace chronoscope {

SortableTableModel::SortableTableModel(QObject* parent) : QAbstractTableModel(parent)
{
    connect(&m_sortWatcher, &QFutureWatcherBase::finished, this, &SortableTableModel::adoptSortedRows);
}

SortableTableModel::~SortableTableModel()
{
    m_sortCancellation.cancel();
}

int SortableTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows.rowCount();
}

int SortableTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(columns().size());
}

QVariant SortableTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const TableColumn& column = columns()[static_cast<std::size_t>(section)];
    const auto translated = [this](const char* text) {
        return *text == 0 ? QString() : QCoreApplication::translate(metaObject()->className(), text);
    };
    switch (role) {
    case Qt::DisplayRole:
        return translated(column.title);
    case Qt::ToolTipRole:
        return translated(column.explanation);
    case Qt::TextAlignmentRole:
        return int((column.isNumeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case StyleRole:
        return column.isFixedWidth ? FixedWidthStyle : PlainStyle;
    case SampleTextRole:
        return QLatin1String(column.sampleText);
    case IsOptionalRole:
        return column.isOptional;
    default:
        return {};
    }
}

void SortableTableModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column < columnCount() ? column : -1;
    m_sortOrder = order;
    startSorting();
}

void SortableTableModel::startSorting()
{
    stopSorting();
    if (m_sortColumn < 0) {
        adopt(m_unsortedRows);
        emit sortFinished();
        return;
    }
    m_isSorting = true;
    emit sortStarted();
    m_sortCancellation = CancellationSource();
    const auto direction = m_sortOrder == Qt::AscendingOrder ? SortDirection::Ascending : SortDirection::Descending;
    m_sortWatcher.setFuture(
        runOnPool([keysOf = sortKeysOf(m_sortColumn), rows = m_unsortedRows, direction,
                   token = m_sortCancellation.token()] { return sortedRows(rows, keysOf(token), direction, token); }));
}

void SortableTableModel::stopSorting()
{
    m_sortCancellation.cancel();
    // Watching another future drops the result of the former one, even one that is on its way already.
    m_sortWatcher.setFuture(QFuture<RowIndex>());
    m_isSorting = false;
}

void SortableTableModel::adoptSortedRows()
{
    if (!m_isSorting || m_sortWatcher.future().resultCount() == 0)
        return;
    m_isSorting = false;
    adopt(m_sortWatcher.result());
    emit sortFinished();
}

void SortableTableModel::showOnly(std::optional<std::vector<std::uint32_t>> sources)
{
    const std::size_t count = m_unsortedRows.sourceCount();
    if (sources)
        std::erase_if(*sources, [count](std::uint32_t source) { return source >= count; });
    m_unsortedRows = sources ? RowIndex(std::move(*sources), count) : RowIndex(count);
    m_hasOtherRows = true;
    startSorting();
}

void SortableTableModel::adopt(RowIndex rows)
{
    if (!std::exchange(m_hasOtherRows, false)) {
        swapRows(std::move(rows));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void SortableTableModel::swapRows(RowIndex rows)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    const RowIndex formerRows = std::exchange(m_rows, std::move(rows));
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex& index : before) {
        const int row = m_rows.rowOf(formerRows.sourceAt(index.row()));
        after.append(row < 0 ? QModelIndex() : createIndex(row, index.column()));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

void SortableTableModel::replaceRows(RowIndex rows, const std::function<void()>& adoptContents)
{
    stopSorting();
    beginResetModel();
    adoptContents();
    m_unsortedRows = std::move(rows);
    m_rows = m_unsortedRows;
    m_hasOtherRows = false;
    endResetModel();
    if (m_sortColumn >= 0)
        startSorting();
}

void SortableTableModel::extendRows(std::size_t sourceCount, const std::function<void()>& adoptContents)
{
    stopSorting();
    const int formerRowCount = m_rows.rowCount();
    const int addedRows = static_cast<int>(sourceCount - m_rows.sourceCount());
    if (addedRows > 0)
        beginInsertRows({}, formerRowCount, formerRowCount + addedRows - 1);
    adoptContents();
    m_unsortedRows.append(sourceCount);
    m_rows.append(sourceCount);
    if (addedRows > 0)
        endInsertRows();
    if (formerRowCount > 0)
        emit dataChanged(index(0, 0), index(formerRowCount - 1, columnCount() - 1));
    if (m_sortColumn >= 0)
        startSorting();
}

void SortableTableModel::refreshCells()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace chronoscope
