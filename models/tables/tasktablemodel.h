// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/runcells.h"
#include "models/tables/sortabletablemodel.h"

#include <memory>

namespace chronoscope {

class TaskCells;

/// The workflow tasks of a run, one a row, oldest first. Source positions are those of TaskIndex. GUI thread.
class TaskTableModel : public SortableTableModel {
    Q_OBJECT

public:
    enum Column {
        NumberColumn, ///< with the glyph of its outcome
        TimeColumn,   ///< when its last try was started
        ToldColumn,
        AnsweredColumn,
        TookColumn,   ///< from the start of the last try to its end
        LengthColumn, ///< events that the worker had seen
        AttemptsColumn,
        ReplayingColumn, ///< whether a worker that replays the history goes through it by replay
        SdkColumn,
        BuildColumn,
        OutcomeColumn,
        QueuedColumn, ///< until a worker took the last try
        SizeColumn,   ///< bytes of the history, as the server told the worker
        FlagsColumn,  ///< SDK flags that are new with it
        VersioningColumn,
        WorkerColumn,
        ColumnCount
    };

    explicit TaskTableModel(QObject* parent = nullptr);
    ~TaskTableModel() override;

    /// Null for none.
    void setCells(std::shared_ptr<const TaskCells> cells);
    [[nodiscard]] const std::shared_ptr<const TaskCells>& cells() const { return m_cells; }
    /// How times are written; UTC clock time when never set.
    void setTimeText(TimeText timeText);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] CellText cellText() const override;

protected:
    [[nodiscard]] std::span<const TableColumn> columns() const override;
    [[nodiscard]] SortKeyFunction sortKeysOf(int column) const override;

private:
    [[nodiscard]] int styleOf(std::uint32_t source, int column) const;

    std::shared_ptr<const TaskCells> m_cells;
    TimeText m_timeText;
};

} // namespace chronoscope
