// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/eventtablemodel.h"

#include "models/tables/eventcells.h"

#include <array>
#include <utility>

namespace chronoscope {

std::span<const TableColumn> EventTableModel::columns() const
{
    static constexpr std::array<TableColumn, ColumnCount> Columns{{
        {.title = QT_TR_NOOP("Event"),
         .explanation = QT_TR_NOOP("Event id in the history"),
         .sampleText = "51,200",
         .isNumeric = true,
         .isFixedWidth = true},
        {.title = QT_TR_NOOP("Time"),
         .explanation = QT_TR_NOOP("When the server recorded the event"),
         .sampleText = "00:00:00.000",
         .isFixedWidth = true},
        {.title = QT_TR_NOOP("Type"),
         .explanation = QT_TR_NOOP("Type of the event"),
         .sampleText = "Upsert workflow search attributes."},
        {.title = QT_TR_NOOP("What"),
         .explanation = QT_TR_NOOP(
             "What the event is about: the author's summary, else the name of the activity, timer, signal and so on"),
         .sampleText = "payment reminder payment_reminder"},
        {.title = QT_TR_NOOP("Took"),
         .explanation =
             QT_TR_NOOP("At the end: how long it ran. At the beginning: how long it took in all, waiting included"),
         .sampleText = "99 min 59 s",
         .isNumeric = true},
        {.title = QT_TR_NOOP("Attempt"),
         .explanation = QT_TR_NOOP("How many attempts it needed, where more than one"),
         .sampleText = "1,000",
         .isNumeric = true},
        {.title = QT_TR_NOOP("Worker"),
         .explanation = QT_TR_NOOP("Identity of the worker that ran it"),
         .sampleText = "12345@worker-host"},
        {.title = QT_TR_NOOP("Kind"),
         .explanation = QT_TR_NOOP("What kind of thing the event belongs to"),
         .sampleText = "Nexus operation",
         .isOptional = true},
        {.title = QT_TR_NOOP("Status"),
         .explanation = QT_TR_NOOP("How the thing that the event belongs to stands at the end of the history"),
         .sampleText = "Continued as new",
         .isOptional = true},
        {.title = QT_TR_NOOP("Since start"),
         .explanation = QT_TR_NOOP("Time since the start of the run"),
         .sampleText = "+10000.000 s",
         .isNumeric = true,
         .isFixedWidth = true,
         .isOptional = true},
        {.title = QT_TR_NOOP("Since previous"),
         .explanation = QT_TR_NOOP("Time since the event before, in the order of the history"),
         .sampleText = "99 min 59 s",
         .isNumeric = true,
         .isOptional = true},
        {.title = QT_TR_NOOP("Task queue"),
         .explanation = QT_TR_NOOP("Task queue that it was given to"),
         .sampleText = "order-task-queue",
         .isOptional = true},
        {.title = QT_TR_NOOP("Size"),
         .explanation = QT_TR_NOOP("Size of the event as binary protobuf"),
         .sampleText = "1023.9 KB",
         .isNumeric = true,
         .isOptional = true},
        {.title = QT_TR_NOOP("Failure"),
         .explanation = QT_TR_NOOP("Message of the failure that the event carries, its innermost cause"),
         .sampleText = "ApplicationError: gateway unavailable",
         .isOptional = true},
        {.title = QT_TR_NOOP("Payload"),
         .explanation = QT_TR_NOOP("Beginning of what it was given or returned"),
         .sampleText = "ApplicationError: gateway unavailable",
         .isFixedWidth = true,
         .isOptional = true},
    }};
    return Columns;
}

EventTableModel::CellsPointer EventTableModel::makeCells(RunSnapshotPointer snapshot, TimeText timeText) const
{
    return std::make_shared<const EventCells>(std::move(snapshot), std::move(timeText));
}

} // namespace chronoscope
