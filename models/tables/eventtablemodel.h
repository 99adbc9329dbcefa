// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/runtablemodel.h"

namespace chronoscope {

/// All events of a run, one a row. Source positions are those of EventIndex. GUI thread.
class EventTableModel : public RunTableModel {
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

    using RunTableModel::RunTableModel;

    /// The row that shows an event; -1 when the snapshot lacks it.
    [[nodiscard]] int rowOfEvent(EventIndex event) const { return rowOf(event.value); }
    [[nodiscard]] EventIndex eventAt(int row) const { return EventIndex(sourceAt(row)); }

protected:
    [[nodiscard]] std::span<const TableColumn> columns() const override;
    [[nodiscard]] CellsPointer makeCells(RunSnapshotPointer snapshot, TimeText timeText) const override;
};

} // namespace chronoscope
