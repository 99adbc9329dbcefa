// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/runtablemodel.h"

namespace chronoscope {

/// One row per event group of a run. Source positions are those of GroupIndex. GUI thread.
class GroupTableModel : public RunTableModel {
    Q_OBJECT

public:
    enum Column {
        LabelColumn, ///< summary, else name; the name beside a summary
        KindColumn,
        StatusColumn, ///< glyph and word
        StartColumn,
        QueuedColumn, ///< from scheduled to started
        TookColumn,   ///< from started to the end; "so far" while open
        AttemptsColumn,
        InputSizeColumn,  ///< bytes; empty where there is no input
        ResultSizeColumn, ///< likewise
        WorkerColumn,
        TaskQueueColumn,
        EventsColumn,     ///< number of events
        FailureColumn,    ///< innermost message of the last failure, an earlier attempt's included
        FirstEventColumn, ///< event id
        NameColumn,
        EndColumn,
        TotalColumn, ///< from scheduled to the end
        ColumnCount
    };

    using RunTableModel::RunTableModel;

    /// The row that shows a group; -1 when the snapshot lacks it.
    [[nodiscard]] int rowOfGroup(GroupIndex group) const { return rowOf(group.value); }
    [[nodiscard]] GroupIndex groupAt(int row) const { return GroupIndex(sourceAt(row)); }

protected:
    [[nodiscard]] std::span<const TableColumn> columns() const override;
    [[nodiscard]] CellsPointer makeCells(RunSnapshotPointer snapshot, TimeText timeText) const override;
};

} // namespace chronoscope
