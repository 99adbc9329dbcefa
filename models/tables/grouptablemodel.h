// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"
#include "models/tables/sortabletablemodel.h"

#include <memory>

namespace chronoscope {

class GroupCells;

/// One row per event group of a run. Source positions are those of GroupIndex. GUI thread.
class GroupTableModel : public SortableTableModel {
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
        WorkerColumn,
        TaskQueueColumn,
        EventsColumn,     ///< number of events
        FailureColumn,    ///< innermost message of the last failure, an earlier attempt's included
        FirstEventColumn, ///< event id
        NameColumn,
        EndColumn,
        ColumnCount
    };

    explicit GroupTableModel(QObject* parent = nullptr);
    ~GroupTableModel() override;

    /// Rows that were there stay when the snapshot continues the present one; otherwise the model is reset.
    void setSnapshot(RunSnapshotPointer snapshot);
    [[nodiscard]] const RunSnapshotPointer& snapshot() const { return m_snapshot; }
    /// How times are written; UTC clock time when never set.
    void setTimeText(TimeText timeText);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] CellText cellText() const override;

    /// The row that shows a group; -1 when the snapshot lacks it.
    [[nodiscard]] int rowOfGroup(GroupIndex group) const { return rowOf(group.value); }
    [[nodiscard]] GroupIndex groupAt(int row) const { return GroupIndex(sourceAt(row)); }

protected:
    [[nodiscard]] SortKeyFunction sortKeysOf(int column) const override;

private:
    [[nodiscard]] QString columnTitle(Column column) const;
    [[nodiscard]] QString columnExplanation(Column column) const;

    RunSnapshotPointer m_snapshot;
    TimeText m_timeText;
    std::shared_ptr<const GroupCells> m_cells; ///< null while there is no snapshot
};

} // namespace chronoscope
