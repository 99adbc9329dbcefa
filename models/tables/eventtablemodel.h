// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"
#include "models/tables/sortabletablemodel.h"

#include <memory>

namespace chronoscope {

class EventCells;

/// All events of a run, one a row. Source positions are those of EventIndex. GUI thread.
class EventTableModel : public SortableTableModel {
    Q_OBJECT

public:
    enum Column {
        EventColumn, ///< event id
        TimeColumn,
        TypeColumn,      ///< with the glyph of a bad end
        WhatColumn,      ///< label of the event's group, its name beside it where the label is a summary
        TookColumn,      ///< closing event: time it ran; first event: time in all, where it waited for a worker first
        AttemptColumn,   ///< first event of a group that needed more than one
        WorkerColumn,    ///< first event of a group
        KindColumn,      ///< kind of the event's group
        StatusColumn,    ///< of the event's group
        OffsetColumn,    ///< since the start of the run
        DeltaColumn,     ///< since the event before
        TaskQueueColumn, ///< first event of a group
        SizeColumn,      ///< bytes as binary protobuf
        FailureColumn,   ///< innermost message of the failure that the event carries
        PayloadColumn,   ///< beginning of what it was given, or of what it returned
        ColumnCount
    };

    explicit EventTableModel(QObject* parent = nullptr);
    ~EventTableModel() override;

    /// Rows that were there stay when the snapshot continues the present one; otherwise the model is reset.
    void setSnapshot(RunSnapshotPointer snapshot);
    [[nodiscard]] const RunSnapshotPointer& snapshot() const { return m_snapshot; }
    /// How the time column is written; UTC clock time when never set.
    void setTimeText(TimeText timeText);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] CellText cellText() const override;

    /// The row that shows an event; -1 when the snapshot lacks it.
    [[nodiscard]] int rowOfEvent(EventIndex event) const { return rowOf(event.value); }
    [[nodiscard]] EventIndex eventAt(int row) const { return EventIndex(sourceAt(row)); }

protected:
    [[nodiscard]] SortKeyFunction sortKeysOf(int column) const override;

private:
    [[nodiscard]] QString columnTitle(Column column) const;
    [[nodiscard]] QString columnExplanation(Column column) const;

    RunSnapshotPointer m_snapshot;
    TimeText m_timeText;
    std::shared_ptr<const EventCells> m_cells; ///< null while there is no snapshot
};

} // namespace chronoscope
