// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/eventtablemodel.h"

#include "models/tables/eventcells.h"

#include <array>
#include <utility>

namespace chronoscope {

namespace {

constexpr std::array<TableColumn, EventTableModel::ColumnCount> Columns{{
    {.title = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Event"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Event id in the history"),
     .sampleText = "51,200",
     .isNumeric = true,
     .isFixedWidth = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Time"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "When the server recorded the event"),
     .sampleText = "00:00:00.000",
     .isFixedWidth = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Type"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Type of the event"),
     .sampleText = "Upsert workflow search attributes."},
    {.title = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "What"),
     .explanation = QT_TRANSLATE_NOOP(
         "chronoscope::EventTableModel",
         "What the event is about: the author's summary, else the name of the activity, timer, signal and so on"),
     .sampleText = "payment reminder payment_reminder"},
    {.title = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Took"),
     .explanation =
         QT_TRANSLATE_NOOP("chronoscope::EventTableModel",
                           "At the end: how long it ran. At the beginning: how long it took in all, waiting included"),
     .sampleText = "99 min 59 s",
     .isNumeric = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Attempt"),
     .explanation =
         QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "How many attempts it needed, where more than one"),
     .sampleText = "1,000",
     .isNumeric = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Worker"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Identity of the worker that ran it"),
     .sampleText = "12345@worker-host"},
    {.title = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Kind"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "What kind of thing the event belongs to"),
     .sampleText = "Nexus operation",
     .isOptional = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Status"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::EventTableModel",
                                      "How the thing that the event belongs to stands at the end of the history"),
     .sampleText = "Continued as new",
     .isOptional = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Since start"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Time since the start of the run"),
     .sampleText = "+10000.000 s",
     .isNumeric = true,
     .isFixedWidth = true,
     .isOptional = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Since previous"),
     .explanation =
         QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Time since the event before, in the order of the history"),
     .sampleText = "99 min 59 s",
     .isNumeric = true,
     .isOptional = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Task queue"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Task queue that it was given to"),
     .sampleText = "order-task-queue",
     .isOptional = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Size"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Size of the event as binary protobuf"),
     .sampleText = "1023.9 KB",
     .isNumeric = true,
     .isOptional = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Failure"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::EventTableModel",
                                      "Message of the failure that the event carries, its innermost cause"),
     .sampleText = "ApplicationError: gateway unavailable",
     .isOptional = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Payload"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::EventTableModel", "Beginning of what it was given or returned"),
     .sampleText = "ApplicationError: gateway unavailable",
     .isFixedWidth = true,
     .isOptional = true},
}};

} // namespace

std::span<const TableColumn> EventTableModel::columns() const
{
    return Columns;
}

EventTableModel::CellsPointer EventTableModel::makeCells(RunSnapshotPointer snapshot, TimeText timeText) const
{
    return std::make_shared<const EventCells>(std::move(snapshot), std::move(timeText));
}

} // namespace chronoscope
