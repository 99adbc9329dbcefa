// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/differencetablemodel.h"

#include "models/compare/differencetexts.h"
#include "models/core/format.h"
#include "views/common/plaintooltip.h"

#include <cmath>
#include <numeric>
#include <utility>

namespace chronoscope {

namespace {

/// What is larger is not read through while a cell is painted.
constexpr std::size_t MostMembersRead = 16;
constexpr std::int64_t MostBytesRead = 32 * 1024;
constexpr std::size_t ChangesRead = 20;

QString signOf(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::Missing:
        return QStringLiteral("−");
    case DifferenceKind::Inserted:
        return QStringLiteral("+");
    case DifferenceKind::Outcome:
        return QStringLiteral("!");
    case DifferenceKind::Changed:
        return QStringLiteral("≠");
    case DifferenceKind::Moved:
        return QStringLiteral("↕");
    case DifferenceKind::Slower:
        return QStringLiteral("▲");
    case DifferenceKind::Faster:
        return QStringLiteral("▼");
    }
    return {};
}

} // namespace

DifferenceTableModel::DifferenceTableModel(QObject* parent) : QAbstractTableModel(parent)
{
}

void DifferenceTableModel::setDifference(std::shared_ptr<const RunDifference> runs)
{
    beginResetModel();
    m_runs = std::move(runs);
    m_descriptions.clear();
    listRows();
    endResetModel();
}

void DifferenceTableModel::setKind(std::optional<DifferenceKind> kind)
{
    if (m_kind == kind)
        return;
    beginResetModel();
    m_kind = kind;
    listRows();
    endResetModel();
}

void DifferenceTableModel::listRows()
{
    m_rows.clear();
    for (std::size_t i = 0; m_runs && i < m_runs->differences.size(); ++i) {
        if (!m_kind || m_runs->differences[i].kind == *m_kind)
            m_rows.push_back(i);
    }
}

int DifferenceTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DifferenceTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DifferenceTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const std::size_t position = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(position, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(text(position, index.column()));
    case Qt::TextAlignmentRole:
        return index.column() == SlowerColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        return {};
    }
}

QString DifferenceTableModel::text(std::size_t position, int column) const
{
    const Difference& difference = m_runs->differences[position];
    switch (column) {
    case KindColumn:
        return signOf(difference.kind) + QLatin1Char(' ') + displayName(difference.kind);
    case SubjectColumn:
        return subjectOf(*m_runs, difference);
    case DescriptionColumn:
        return description(position);
    case InAColumn:
        return eventsText(*m_runs->a, difference.groupInA);
    case InBColumn:
        return eventsText(*m_runs->b, difference.groupInB);
    case SlowerColumn: {
        const Duration by = slowerBy(difference);
        return by.nanoseconds == 0 ? QString()
                                   : (by.nanoseconds > 0 ? QStringLiteral("+") : QString()) + formatDuration(by);
    }
    default:
        return {};
    }
}

bool DifferenceTableModel::isSmall(const EventGroups& groups, GroupIndex group) const
{
    const auto members = groups.members(group);
    if (members.size() > MostMembersRead)
        return false;
    const auto bytes =
        std::accumulate(members.begin(), members.end(), std::int64_t{0}, [&groups](std::int64_t sum, EventIndex event) {
            return sum + groups.history().byteSize(event);
        });
    return bytes <= MostBytesRead;
}

QString DifferenceTableModel::description(std::size_t position) const
{
    const Difference& difference = m_runs->differences[position];
    const bool isReadable = difference.kind == DifferenceKind::Changed && isSmall(*m_runs->a, difference.groupInA) &&
                            isSmall(*m_runs->b, difference.groupInB);
    if (!isReadable)
        return descriptionOf(*m_runs, difference);
    const auto known = m_descriptions.constFind(position);
    if (known != m_descriptions.constEnd())
        return *known;
    return *m_descriptions.insert(position,
                                  descriptionOf(*m_runs, difference, changesOf(*m_runs, difference, ChangesRead)));
}

QVariant DifferenceTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KindColumn:
        return tr("Kind");
    case SubjectColumn:
        return tr("What");
    case DescriptionColumn:
        return tr("Difference");
    case InAColumn:
        return tr("Events in A");
    case InBColumn:
        return tr("Events in B");
    case SlowerColumn:
        return tr("Slower by");
    default:
        return {};
    }
}

} // namespace chronoscope
