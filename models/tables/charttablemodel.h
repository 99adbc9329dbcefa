// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/statistics/chart.h"

#include <QAbstractTableModel>

namespace chronoscope {

/// The numbers of a chart as a table: the way to them for whom a picture is none. GUI thread.
class ChartTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit ChartTableModel(QObject* parent = nullptr);

    void setChart(Chart chart);
    /// Writes times in another way.
    void setTimes(const ChartTimes& times);
    [[nodiscard]] const Chart& chart() const { return m_chart; }
    /// What the row is about; may be empty.
    [[nodiscard]] const std::vector<EventIndex>& eventsOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    Chart m_chart;
};

} // namespace chronoscope
