// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/criticalpathtablemodel.h"

#include "models/core/format.h"

#include <array>
#include <utility>

namespace chronoscope {

namespace {

using Model = CriticalPathTableModel;

QString cellTextOf(const RunSnapshot& snapshot, const CriticalPath& path, const PathPart& part, int column)
{
    switch (static_cast<Model::Column>(column)) {
    case Model::StartColumn:
        return formatOffset(part.start - path.start);
    case Model::DurationColumn:
        return formatDuration(part.duration());
    case Model::ShareColumn:
        return shareText(part.duration(), path.duration());
    case Model::KindColumn:
        return part.isClamped ? Model::tr("%1 (time moved)").arg(displayName(part.kind)) : displayName(part.kind);
    case Model::NameColumn:
        return pathPartName(*snapshot.groups, part);
    case Model::EventColumn:
        return QString::number(snapshot.history->eventId(part.event));
    case Model::ColumnCount:
        break;
    }
    return {};
}

/// None for columns that sort by their text.
std::optional<std::int64_t> numberOf(const RunSnapshot& snapshot, const PathPart& part, int column)
{
    switch (static_cast<Model::Column>(column)) {
    case Model::StartColumn:
        return part.start.nanoseconds();
    case Model::DurationColumn:
    case Model::ShareColumn:
        return part.duration().nanoseconds;
    case Model::EventColumn:
        return snapshot.history->eventId(part.event);
    default:
        return std::nullopt;
    }
}

int styleOf(const PathPart& part, int column)
{
    switch (static_cast<Model::Column>(column)) {
    case Model::KindColumn:
        return part.kind == PathPartKind::RetryBackoff ? Model::RetryStyle : Model::PlainStyle;
    case Model::NameColumn:
        return Model::PlainStyle;
    default:
        return Model::FixedWidthStyle;
    }
}

} // namespace

CriticalPathTableModel::CriticalPathTableModel(QObject* parent) : SortableTableModel(parent)
{
}

void CriticalPathTableModel::setPath(RunSnapshotPointer snapshot, std::shared_ptr<const CriticalPath> path)
{
    const std::size_t count = path ? path->parts.size() : 0;
    replaceRows(RowIndex(count), [&] {
        m_snapshot = std::move(snapshot);
        m_path = std::move(path);
    });
}

QVariant CriticalPathTableModel::data(const QModelIndex& index, int role) const
{
    if (!m_path || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PathPart& part = m_path->parts[sourceAt(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return cellTextOf(*m_snapshot, *m_path, part, index.column());
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case StyleRole:
        return styleOf(part, index.column());
    case SortRole:
        if (const std::optional<std::int64_t> number = numberOf(*m_snapshot, part, index.column()))
            return QVariant::fromValue<qint64>(*number);
        return cellTextOf(*m_snapshot, *m_path, part, index.column());
    case EventIdRole:
        return QVariant::fromValue<qint64>(m_snapshot->history->eventId(part.event));
    case EventIndexRole:
        return QVariant::fromValue<quint32>(part.event.value);
    case GroupIndexRole:
        return QVariant::fromValue<quint32>(part.group.value);
    default:
        return {};
    }
}

std::span<const TableColumn> CriticalPathTableModel::columns() const
{
    static constexpr std::array<TableColumn, ColumnCount> Columns{{
        {.title = QT_TR_NOOP("Start"),
         .explanation = QT_TR_NOOP("Since the start of the run"),
         .sampleText = "+12:34:56.789 s",
         .isNumeric = true,
         .isFixedWidth = true},
        {.title = QT_TR_NOOP("Duration"), .sampleText = "12 min 34 s", .isNumeric = true, .isFixedWidth = true},
        {.title = QT_TR_NOOP("Share"),
         .explanation = QT_TR_NOOP("Of the run's duration"),
         .sampleText = "100.0 %",
         .isNumeric = true,
         .isFixedWidth = true},
        {.title = QT_TR_NOOP("Waiting for"), .sampleText = "Workflow task waits for a worker"},
        {.title = QT_TR_NOOP("Name"), .sampleText = "charge_card for the order"},
        {.title = QT_TR_NOOP("Until event"),
         .explanation = QT_TR_NOOP("The event that ended the wait"),
         .sampleText = "51,200",
         .isNumeric = true,
         .isFixedWidth = true},
    }};
    return Columns;
}

CriticalPathTableModel::CellText CriticalPathTableModel::cellText() const
{
    return [snapshot = m_snapshot, path = m_path](std::uint32_t source, int column) {
        return path ? cellTextOf(*snapshot, *path, path->parts[source], column) : QString();
    };
}

CriticalPathTableModel::SortKeyFunction CriticalPathTableModel::sortKeysOf(int column) const
{
    return [snapshot = m_snapshot, path = m_path, column](const CancellationToken&) {
        SortKeys keys;
        std::vector<QString> texts;
        if (!path)
            return keys;
        for (const PathPart& part : path->parts) {
            if (const std::optional<std::int64_t> number = numberOf(*snapshot, part, column))
                keys.push_back(*number);
            else
                texts.push_back(cellTextOf(*snapshot, *path, part, column));
        }
        return texts.empty() ? keys : ranksOf(texts);
    };
}

} // namespace chronoscope
