// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/statistics/criticalpath.h"
#include "models/tables/sortabletablemodel.h"

#include <memory>

namespace chronoscope {

/// The parts of a run's critical path, one a row, oldest first. Source positions are those of CriticalPath::parts.
/// GUI thread.
class CriticalPathTableModel : public SortableTableModel {
    Q_OBJECT

public:
    enum Column {
        StartColumn, ///< since the start of the run
        DurationColumn,
        ShareColumn, ///< of the run's duration
        KindColumn,  ///< what the run was waiting for
        NameColumn,
        EventColumn, ///< id of the event that ended the wait
        ColumnCount
    };

    explicit CriticalPathTableModel(QObject* parent = nullptr);

    /// The path must be that of the snapshot; null for neither.
    void setPath(RunSnapshotPointer snapshot, std::shared_ptr<const CriticalPath> path);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] CellText cellText() const override;

protected:
    [[nodiscard]] std::span<const TableColumn> columns() const override;
    [[nodiscard]] SortKeyFunction sortKeysOf(int column) const override;

private:
    RunSnapshotPointer m_snapshot;
    std::shared_ptr<const CriticalPath> m_path;
};

} // namespace chronoscope
