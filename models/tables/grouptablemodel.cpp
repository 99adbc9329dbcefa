// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/grouptablemodel.h"

#include "models/tables/groupcells.h"

#include <array>
#include <utility>

namespace chronoscope {

namespace {

constexpr std::array<TableColumn, GroupTableModel::ColumnCount> Columns{{
    {.title = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "What"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel",
                                      "The author's summary, else the name of the activity, timer, signal and so on"),
     .sampleText = "payment reminder payment_reminder"},
    {.title = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "Kind"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "What kind of thing it is"),
     .sampleText = "Nexus operation"},
    {.title = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "Status"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "How it stands at the end of the history"),
     .sampleText = "Continued as new"},
    {.title = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "Start"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "When it was scheduled, initiated or received"),
     .sampleText = "00:00:00.000",
     .isFixedWidth = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "Queued"),
     .explanation =
         QT_TRANSLATE_NOOP("chronoscope::GroupTableModel",
                           "How long it waited for a worker before the last attempt, earlier attempts included"),
     .sampleText = "99 min 59 s",
     .isNumeric = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "Took"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "How long the last attempt ran"),
     .sampleText = "59 min so far",
     .isNumeric = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "Attempts"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "How many attempts it needed, where recorded"),
     .sampleText = "1,000",
     .isNumeric = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "Input"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel",
                                      "How many bytes it was given, encoded as the history holds them"),
     .sampleText = "999.9 KB",
     .isNumeric = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "Result"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel",
                                      "How many bytes it returned, encoded as the history holds them"),
     .sampleText = "999.9 KB",
     .isNumeric = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "Worker"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "Identity of the worker that ran it"),
     .sampleText = "12345@worker-host"},
    {.title = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "Task queue"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "Task queue that it was given to"),
     .sampleText = "order-task-queue",
     .isOptional = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "Events"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "How many events belong to it"),
     .sampleText = "1,000",
     .isNumeric = true,
     .isOptional = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "Failure"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel",
                                      "Message of its last failure, its innermost cause; an earlier attempt's too"),
     .sampleText = "gateway unavailable"},
    {.title = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "First event"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "Id of its first event"),
     .sampleText = "51,200",
     .isNumeric = true,
     .isFixedWidth = true,
     .isOptional = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "Name"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel",
                                      "Activity type, timer id, signal, update, marker or child workflow type"),
     .sampleText = "payment_reminder",
     .isOptional = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "End"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "When it closed"),
     .sampleText = "00:00:00.000",
     .isFixedWidth = true,
     .isOptional = true},
    {.title = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel", "Total"),
     .explanation = QT_TRANSLATE_NOOP("chronoscope::GroupTableModel",
                                      "From scheduled to closed, with all attempts and the waits between them"),
     .sampleText = "99 min 59 s",
     .isNumeric = true,
     .isOptional = true},
}};

} // namespace

std::span<const TableColumn> GroupTableModel::columns() const
{
    return Columns;
}

GroupTableModel::CellsPointer GroupTableModel::makeCells(RunSnapshotPointer snapshot, TimeText timeText) const
{
    return std::make_shared<const GroupCells>(std::move(snapshot), std::move(timeText));
}

} // namespace chronoscope
