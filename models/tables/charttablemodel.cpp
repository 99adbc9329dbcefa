// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/charttablemodel.h"

#include <utility>

namespace chronoscope {

namespace {

QVariant alignmentOf(ChartUnit unit)
{
    const Qt::Alignment side = unit == ChartUnit::Text ? Qt::AlignLeft : Qt::AlignRight;
    return QVariant::fromValue<int>(static_cast<int>(side | Qt::AlignVCenter));
}

} // namespace

ChartTableModel::ChartTableModel(QObject* parent) : QAbstractTableModel(parent)
{
}

void ChartTableModel::setChart(Chart chart)
{
    beginResetModel();
    m_chart = std::move(chart);
    endResetModel();
}

void ChartTableModel::setTimes(const ChartTimes& times)
{
    m_chart.times = times;
    if (rowCount() > 0 && columnCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole});
}

const std::vector<EventIndex>& ChartTableModel::eventsOf(int row) const
{
    return m_chart.rows[static_cast<std::size_t>(row)].events;
}

int ChartTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_chart.rows.size());
}

int ChartTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_chart.columns.size());
}

QVariant ChartTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = static_cast<std::size_t>(index.column());
    if (role == Qt::DisplayRole)
        return chartCellText(m_chart, static_cast<std::size_t>(index.row()), column);
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(m_chart.columns[column].unit);
    return {};
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const ChartColumn& column = m_chart.columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(column.unit);
    return {};
}

} // namespace chronoscope
