// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/runcells.h"
#include "models/tables/sortabletablemodel.h"

#include <memory>

namespace chronoscope {

/// A table over the snapshot of a run that writes times as the user likes; its cells come from RunCells. GUI thread.
class RunTableModel : public SortableTableModel {
    Q_OBJECT

public:
    explicit RunTableModel(QObject* parent = nullptr);

    /// Rows that were there stay when the snapshot continues the present one; otherwise the model is reset.
    void setSnapshot(RunSnapshotPointer snapshot);
    [[nodiscard]] const RunSnapshotPointer& snapshot() const { return m_snapshot; }
    /// How times are written; UTC clock time when never set.
    void setTimeText(TimeText timeText);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] CellText cellText() const override;

protected:
    using CellsPointer = std::shared_ptr<const RunCells>;
    [[nodiscard]] virtual CellsPointer makeCells(RunSnapshotPointer snapshot, TimeText timeText) const = 0;
    [[nodiscard]] SortKeyFunction sortKeysOf(int column) const override;

private:
    RunSnapshotPointer m_snapshot;
    TimeText m_timeText;
    CellsPointer m_cells; ///< null while there is no snapshot
};

} // namespace chronoscope
