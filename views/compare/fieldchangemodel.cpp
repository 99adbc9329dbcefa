// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/fieldchangemodel.h"

#include "models/compare/differencetexts.h"
#include "models/history/eventtype.h"
#include "views/common/plaintooltip.h"

#include <utility>

namespace chronoscope {

FieldChangeModel::FieldChangeModel(QObject* parent) : QAbstractTableModel(parent)
{
}

void FieldChangeModel::setChanges(std::shared_ptr<const RunDifference> runs, std::vector<FieldChange> changes)
{
    beginResetModel();
    m_runs = std::move(runs);
    m_changes = std::move(changes);
    endResetModel();
}

int FieldChangeModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_changes.size());
}

int FieldChangeModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FieldChangeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const FieldChange& change = m_changes[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return text(change, index.column());
    if (role == Qt::ToolTipRole)
        return plainToolTip(text(change, index.column()));
    return {};
}

QString FieldChangeModel::text(const FieldChange& change, int column) const
{
    // So that a missing value is not taken for an empty one.
    const QString absent = QStringLiteral("—");
    switch (column) {
    case EventColumn:
        return events(change);
    case PlaceColumn:
        return placeOf(change);
    case InAColumn:
        return change.side == Side::OnlyB ? absent : change.inA;
    case InBColumn:
        return change.side == Side::OnlyA ? absent : change.inB;
    default:
        return {};
    }
}

QString FieldChangeModel::events(const FieldChange& change) const
{
    const EventGroups& groups = change.eventInA.isValid() ? *m_runs->a : *m_runs->b;
    const EventIndex event = change.eventInA.isValid() ? change.eventInA : change.eventInB;
    return eventTypeDisplayName(groups.history(), event);
}

QVariant FieldChangeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case EventColumn:
        return tr("Event");
    case PlaceColumn:
        return tr("Value");
    case InAColumn:
        return tr("In A");
    case InBColumn:
        return tr("In B");
    default:
        return {};
    }
}

} // namespace chronoscope
