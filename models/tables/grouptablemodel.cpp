// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/grouptablemodel.h"

#include "models/tables/groupcells.h"

#include <array>
#include <utility>

namespace chronoscope {

std::span<const TableColumn> GroupTableModel::columns() const
{
    static constexpr std::array<TableColumn, ColumnCount> Columns{{
        {.title = QT_TR_NOOP("What"),
         .explanation = QT_TR_NOOP("The author's summary, else the name of the activity, timer, signal and so on"),
         .sampleText = "payment reminder payment_reminder"},
        {.title = QT_TR_NOOP("Kind"),
         .explanation = QT_TR_NOOP("What kind of thing it is"),
         .sampleText = "Nexus operation"},
        {.title = QT_TR_NOOP("Status"),
         .explanation = QT_TR_NOOP("How it stands at the end of the history"),
         .sampleText = "Continued as new"},
        {.title = QT_TR_NOOP("Start"),
         .explanation = QT_TR_NOOP("When it was scheduled, initiated or received"),
         .sampleText = "00:00:00.000",
         .isFixedWidth = true},
        {.title = QT_TR_NOOP("Queued"),
         .explanation =
             QT_TR_NOOP("How long it waited for a worker before the last attempt, earlier attempts included"),
         .sampleText = "99 min 59 s",
         .isNumeric = true},
        {.title = QT_TR_NOOP("Took"),
         .explanation = QT_TR_NOOP("How long the last attempt ran"),
         .sampleText = "59 min so far",
         .isNumeric = true},
        {.title = QT_TR_NOOP("Attempts"),
         .explanation = QT_TR_NOOP("How many attempts it needed, where recorded"),
         .sampleText = "1,000",
         .isNumeric = true},
        {.title = QT_TR_NOOP("Worker"),
         .explanation = QT_TR_NOOP("Identity of the worker that ran it"),
         .sampleText = "12345@worker-host"},
        {.title = QT_TR_NOOP("Task queue"),
         .explanation = QT_TR_NOOP("Task queue that it was given to"),
         .sampleText = "order-task-queue"},
        {.title = QT_TR_NOOP("Events"),
         .explanation = QT_TR_NOOP("How many events belong to it"),
         .sampleText = "1,000",
         .isNumeric = true},
        {.title = QT_TR_NOOP("Failure"),
         .explanation = QT_TR_NOOP("Message of its last failure, its innermost cause; an earlier attempt's too"),
         .sampleText = "gateway unavailable"},
        {.title = QT_TR_NOOP("First event"),
         .explanation = QT_TR_NOOP("Id of its first event"),
         .sampleText = "51,200",
         .isNumeric = true,
         .isFixedWidth = true,
         .isOptional = true},
        {.title = QT_TR_NOOP("Name"),
         .explanation = QT_TR_NOOP("Activity type, timer id, signal, update, marker or child workflow type"),
         .sampleText = "payment_reminder",
         .isOptional = true},
        {.title = QT_TR_NOOP("End"),
         .explanation = QT_TR_NOOP("When it closed"),
         .sampleText = "00:00:00.000",
         .isFixedWidth = true,
         .isOptional = true},
    }};
    return Columns;
}

GroupTableModel::CellsPointer GroupTableModel::makeCells(RunSnapshotPointer snapshot, TimeText timeText) const
{
    return std::make_shared<const GroupCells>(std::move(snapshot), std::move(timeText));
}

} // namespace chronoscope
