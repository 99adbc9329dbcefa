// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/tasktablemodel.h"

#include "models/core/format.h"
#include "models/tables/taskcells.h"

#include <QTimeZone>

#include <array>
#include <utility>

namespace chronoscope {

TaskTableModel::TaskTableModel(QObject* parent)
    : SortableTableModel(parent)
    , m_timeText([](Instant instant, Instant) { return formatTimeOfDay(instant, QTimeZone::utc()); })
{
}

TaskTableModel::~TaskTableModel() = default;

void TaskTableModel::setCells(std::shared_ptr<const TaskCells> cells)
{
    const std::size_t count = cells ? cells->size() : 0;
    replaceRows(RowIndex(count), [&] { m_cells = std::move(cells); });
}

void TaskTableModel::setTimeText(TimeText timeText)
{
    m_timeText = std::move(timeText);
    refreshCells();
}

QVariant TaskTableModel::data(const QModelIndex& index, int role) const
{
    if (!m_cells || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::uint32_t source = sourceAt(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return m_cells->text(source, column, m_timeText);
    case Qt::ToolTipRole:
        return m_cells->toolTip(source, column, m_timeText);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case StyleRole:
        return styleOf(source, column);
    case StatusRole:
        return column == NumberColumn || column == OutcomeColumn ? QVariant(static_cast<int>(m_cells->status(source)))
                                                                 : QVariant();
    case SortRole:
        if (const std::optional<std::int64_t> number = m_cells->number(source, column))
            return *number == EmptySortKey ? QVariant() : QVariant::fromValue<qint64>(*number);
        return m_cells->text(source, column, m_timeText);
    case EventIdRole:
        return QVariant::fromValue<qint64>(m_cells->tasks().groups().history().eventId(m_cells->lastEvent(source)));
    case EventIndexRole:
        return QVariant::fromValue<quint32>(m_cells->lastEvent(source).value);
    default:
        return {};
    }
}

int TaskTableModel::styleOf(std::uint32_t source, int column) const
{
    switch (static_cast<Column>(column)) {
    case NumberColumn:
    case TimeColumn:
    case TookColumn:
    case QueuedColumn:
    case LengthColumn:
    case SizeColumn:
        return FixedWidthStyle;
    case AttemptsColumn:
        return m_cells->facts(source).attempts > 1 ? RetryStyle : PlainStyle;
    case OutcomeColumn:
        return StatusStyle;
    case ReplayingColumn:
    case SdkColumn:
    case BuildColumn:
    case VersioningColumn:
    case FlagsColumn:
    case WorkerColumn:
        return QuietStyle;
    default:
        return PlainStyle;
    }
}

std::span<const TableColumn> TaskTableModel::columns() const
{
    static constexpr std::array<TableColumn, ColumnCount> Columns{{
        {.title = QT_TR_NOOP("Task"), .sampleText = "12,345", .isNumeric = true, .isFixedWidth = true},
        {.title = QT_TR_NOOP("Time"),
         .explanation = QT_TR_NOOP("When a worker started it: the workflow's own time"),
         .sampleText = "12:34:56.789",
         .isFixedWidth = true},
        {.title = QT_TR_NOOP("Told"),
         .explanation = QT_TR_NOOP("What it told the workflow, in the order of the SDK"),
         .sampleText = "charge_card completed, signal add_note"},
        {.title = QT_TR_NOOP("Answered"),
         .explanation = QT_TR_NOOP("Commands of the worker"),
         .sampleText = "Schedule activity charge_card, Start timer 7"},
        {.title = QT_TR_NOOP("Took"),
         .explanation = QT_TR_NOOP("From the start of the last try to its end"),
         .sampleText = "123 ms",
         .isNumeric = true,
         .isFixedWidth = true},
        {.title = QT_TR_NOOP("Length"),
         .explanation = QT_TR_NOOP("Length of the history that the worker had seen, in events"),
         .sampleText = "51,200",
         .isNumeric = true,
         .isFixedWidth = true},
        {.title = QT_TR_NOOP("Attempts"), .sampleText = "12 · 3 heartbeats"},
        {.title = QT_TR_NOOP("Replay"),
         .explanation = QT_TR_NOOP("Whether a worker that replays this history replays it, or executes it anew"),
         .sampleText = "Executed"},
        {.title = QT_TR_NOOP("SDK"), .sampleText = "temporal-python 1.35.0"},
        {.title = QT_TR_NOOP("Build"), .sampleText = "orders.2026-11-25"},
        {.title = QT_TR_NOOP("Outcome"), .sampleText = "Waits for a worker", .isOptional = true},
        {.title = QT_TR_NOOP("Queued"),
         .explanation = QT_TR_NOOP("How long the last try waited for a worker"),
         .sampleText = "123 ms",
         .isNumeric = true,
         .isFixedWidth = true,
         .isOptional = true},
        {.title = QT_TR_NOOP("Size"),
         .explanation = QT_TR_NOOP("Size of the history, as the server told the worker"),
         .sampleText = "12.3 MB",
         .isNumeric = true,
         .isFixedWidth = true,
         .isOptional = true},
        {.title = QT_TR_NOOP("New flags"),
         .explanation = QT_TR_NOOP("SDK flags that are used from this task on"),
         .sampleText = "core 1, 2; language 1",
         .isOptional = true},
        {.title = QT_TR_NOOP("Versioning"), .sampleText = "autoUpgrade", .isOptional = true},
        {.title = QT_TR_NOOP("Worker"), .sampleText = "12345@orders-worker-1", .isOptional = true},
    }};
    return Columns;
}

TaskTableModel::CellText TaskTableModel::cellText() const
{
    return [cells = m_cells, timeText = m_timeText](std::uint32_t source, int column) {
        return cells ? cells->text(source, column, timeText) : QString();
    };
}

TaskTableModel::SortKeyFunction TaskTableModel::sortKeysOf(int column) const
{
    return [cells = m_cells, timeText = m_timeText, column](const CancellationToken& cancellation) {
        SortKeys keys;
        std::vector<QString> texts;
        const auto size = static_cast<std::uint32_t>(cells ? cells->size() : 0);
        for (std::uint32_t source = 0; source < size && !cancellation.isCancelled(); ++source) {
            if (const std::optional<std::int64_t> number = cells->number(source, column))
                keys.push_back(*number);
            else
                texts.push_back(cells->text(source, column, timeText));
        }
        return texts.empty() ? keys : ranksOf(texts);
    };
}

} // namespace chronoscope
