// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/markstablemodel.h"

#include "models/core/format.h"
#include "models/session/document.h"
#include "models/session/marknavigation.h"

#include <algorithm>
#include <array>
#include <utility>

namespace chronoscope {

namespace {

int styleOf(int column)
{
    if (column == MarksTableModel::TimeColumn || column == MarksTableModel::EventColumn)
        return SortableTableModel::FixedWidthStyle;
    return column == MarksTableModel::NoteColumn ? SortableTableModel::PlainStyle : SortableTableModel::QuietStyle;
}

} // namespace

MarksTableModel::MarksTableModel(Document& document, QObject* parent) : SortableTableModel(parent), m_document(document)
{
    connect(&document.marks(), &Marks::changed, this, &MarksTableModel::rebuild);
    connect(&document, &Document::snapshotChanged, this, &MarksTableModel::rebuild);
    connect(&document, &Document::timeTextsChanged, this, &MarksTableModel::rewriteTimes);
    rebuild();
}

std::shared_ptr<MarksTableModel::Rows> MarksTableModel::makeRows() const
{
    auto rows = std::make_shared<Rows>();
    rows->reserve(m_document.marks().marks().size());
    for (const Mark& mark : m_document.marks().marks()) {
        const QString time = mark.time.isValid() ? m_document.timeText(mark.time) : tr("Not recorded");
        rows->push_back({mark, m_document.marks().eventOf(mark), time, markPlaceText(m_document, mark),
                         displayName(mark.kind), singleLine(mark.note)});
    }
    return rows;
}

void MarksTableModel::rewriteTimes()
{
    m_rows = makeRows();
    refreshCells();
}

void MarksTableModel::rebuild()
{
    std::shared_ptr<Rows> rows = makeRows();
    const std::size_t count = rows->size();
    replaceRows(RowIndex(count), [&] { m_rows = std::move(rows); });
}

QString MarksTableModel::cellTextOf(const Row& row, int column)
{
    switch (static_cast<Column>(column)) {
    case TimeColumn:
        return row.time;
    case EventColumn:
        return row.mark.eventId ? QString::number(*row.mark.eventId) : QString();
    case NoteColumn:
        return row.note;
    case KindColumn:
        return row.kind;
    case PlaceColumn:
        return row.place;
    case ColumnCount:
        break;
    }
    return {};
}

std::optional<std::int64_t> MarksTableModel::numberOf(const Row& row, int column)
{
    if (column == TimeColumn)
        return row.mark.time.isValid() ? row.mark.time.nanoseconds() : EmptySortKey;
    if (column == EventColumn)
        return row.mark.eventId.value_or(EmptySortKey);
    return std::nullopt;
}

QVariant MarksTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = (*m_rows)[sourceAt(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return cellTextOf(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == NoteColumn ? row.mark.note : cellTextOf(row, index.column());
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case StyleRole:
        return styleOf(index.column());
    case SortRole:
        if (const std::optional<std::int64_t> number = numberOf(row, index.column()))
            return *number == EmptySortKey ? QVariant() : QVariant::fromValue<qint64>(*number);
        return cellTextOf(row, index.column());
    case EventIdRole:
        return row.mark.eventId ? QVariant::fromValue<qint64>(*row.mark.eventId) : QVariant();
    case EventIndexRole:
        return row.event.isValid() ? QVariant::fromValue<quint32>(row.event.value) : QVariant();
    default:
        return {};
    }
}

QUuid MarksTableModel::idOf(std::uint32_t source) const
{
    return source < m_rows->size() ? (*m_rows)[source].mark.id : QUuid();
}

std::optional<std::uint32_t> MarksTableModel::sourceOf(const QUuid& id) const
{
    const auto found = std::ranges::find_if(*m_rows, [&](const Row& row) { return row.mark.id == id; });
    if (found == m_rows->end())
        return std::nullopt;
    return static_cast<std::uint32_t>(found - m_rows->begin());
}

std::span<const TableColumn> MarksTableModel::columns() const
{
    static constexpr std::array<TableColumn, ColumnCount> Columns{{
        {.title = QT_TR_NOOP("Time"), .sampleText = "13:31:07.376", .isFixedWidth = true},
        {.title = QT_TR_NOOP("Event"), .sampleText = "51,200", .isNumeric = true, .isFixedWidth = true},
        {.title = QT_TR_NOOP("Note"), .sampleText = "why did it wait here for"},
        {.title = QT_TR_NOOP("Kind"), .sampleText = "Question"},
        {.title = QT_TR_NOOP("What"), .sampleText = "Event 12, Workflow task scheduled"},
    }};
    return Columns;
}

MarksTableModel::CellText MarksTableModel::cellText() const
{
    return [rows = m_rows](std::uint32_t source, int column) { return cellTextOf((*rows)[source], column); };
}

MarksTableModel::SortKeyFunction MarksTableModel::sortKeysOf(int column) const
{
    return [rows = m_rows, column](const CancellationToken&) {
        SortKeys keys;
        std::vector<QString> texts;
        for (const Row& row : *rows) {
            if (const std::optional<std::int64_t> number = numberOf(row, column))
                keys.push_back(*number);
            else
                texts.push_back(cellTextOf(row, column));
        }
        return texts.empty() ? keys : ranksOf(texts);
    };
}

} // namespace chronoscope
