// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/breakpointsmodel.h"

#include "models/core/format.h"
#include "models/session/breakpointhits.h"

namespace chronoscope {

BreakpointsModel::BreakpointsModel(BreakpointHits& hits, QObject* parent) : QAbstractListModel(parent), m_hits(hits)
{
    m_rows = static_cast<int>(m_hits.breakpoints().list().size());
    // Of breakpoints and of hits one hears in either order; the hits tell of both.
    connect(&m_hits, &BreakpointHits::changed, this, &BreakpointsModel::adopt);
}

void BreakpointsModel::adopt()
{
    const auto rows = static_cast<int>(m_hits.breakpoints().list().size());
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    } else if (rows < m_rows) {
        beginRemoveRows({}, rows, m_rows - 1);
        m_rows = rows;
        endRemoveRows();
    }
    if (rows > 0)
        emit dataChanged(index(0), index(rows - 1));
}

int BreakpointsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QVariant BreakpointsModel::eventCount(std::size_t position) const
{
    const std::vector<Breakpoint>& list = m_hits.breakpoints().list();
    const BreakpointEvents& events = m_hits.events();
    if (!m_hits.isReady() || m_hits.error() || position >= events.ofEach.size() || !list[position].isEnabled)
        return {};
    return static_cast<qlonglong>(events.ofEach[position].size());
}

QVariant BreakpointsModel::data(const QModelIndex& index, int role) const
{
    const std::vector<Breakpoint>& list = m_hits.breakpoints().list();
    const auto position = static_cast<std::size_t>(index.row());
    if (!index.isValid() || position >= list.size())
        return {};
    QVariant count = eventCount(position);
    const int events = count.toInt();
    const QString text = breakpointText(list[position]);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        //: a breakpoint and how many events of the run it stops at
        return count.isValid() ? tr("%1 · %n event(s)", nullptr, events).arg(text) : text;
    case Qt::ToolTipRole:
        return text.toHtmlEscaped();
    case Qt::CheckStateRole:
        return list[position].isEnabled ? Qt::Checked : Qt::Unchecked;
    case EventCountRole:
        return count;
    default:
        return {};
    }
}

bool BreakpointsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole)
        return false;
    m_hits.breakpoints().setEnabled(static_cast<std::size_t>(index.row()), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags BreakpointsModel::flags(const QModelIndex& index) const
{
    return QAbstractListModel::flags(index) | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
}

} // namespace chronoscope
