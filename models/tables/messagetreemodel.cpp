// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/messagetreemodel.h"

namespace chronoscope {

namespace {

/// Qt hashes persistent indexes by row and id without mixing, so small consecutive ids cluster and opening a large tree
/// takes seconds. Multiplying by an odd number is a bijection that spreads the low bits.
constexpr std::uint32_t Spread = 0x9E3779B1U;
/// Spread * Gather == 1 modulo 2^32.
constexpr std::uint32_t Gather = 0x0E8B2F51U;
static_assert(static_cast<std::uint32_t>(Spread * Gather) == 1U);

/// Wraps: that is what makes it a bijection.
quintptr internalIdOf(MessageTree::Node node)
{
    const std::uint32_t spread = node * Spread;
    return spread;
}

constexpr int LongestToolTip = 600;

} // namespace

MessageTreeModel::MessageTreeModel(QObject* parent) : QAbstractItemModel(parent)
{
}

void MessageTreeModel::setEvent(std::shared_ptr<const History> history, EventIndex event)
{
    beginResetModel();
    m_tree = MessageTree(std::move(history), event);
    endResetModel();
}

void MessageTreeModel::clear()
{
    beginResetModel();
    m_tree = MessageTree();
    endResetModel();
}

void MessageTreeModel::setTimeZone(const QTimeZone& zone)
{
    if (zone == m_zone)
        return;
    m_zone = zone;
    emit layoutAboutToBeChanged();
    emit layoutChanged();
}

QModelIndex MessageTreeModel::attributesIndex() const
{
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex candidate = index(row, NameColumn);
        if (m_tree.name(nodeOf(candidate)).endsWith(QLatin1String("EventAttributes")))
            return candidate;
    }
    return {};
}

MessageTree::Node MessageTreeModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<std::uint32_t>(index.internalId()) * Gather : MessageTree::Root;
}

QModelIndex MessageTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const MessageTree::Node child = m_tree.child(nodeOf(parent), static_cast<std::size_t>(row));
    return createIndex(row, column, internalIdOf(child));
}

QModelIndex MessageTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    const MessageTree::Node node = m_tree.parent(nodeOf(child));
    if (node == MessageTree::Root)
        return {};
    return createIndex(static_cast<int>(m_tree.row(node)), NameColumn, internalIdOf(node));
}

int MessageTreeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > NameColumn ? 0 : static_cast<int>(m_tree.childCount(nodeOf(parent)));
}

int MessageTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

bool MessageTreeModel::hasChildren(const QModelIndex& parent) const
{
    return parent.column() <= NameColumn && m_tree.hasChildren(nodeOf(parent));
}

QVariant MessageTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const MessageTree::Node node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == NameColumn ? m_tree.name(node) : m_tree.text(node, m_zone);
    case Qt::ToolTipRole:
        return toolTip(node);
    case PathRole:
        return m_tree.path(node);
    case RawValueRole:
        return m_tree.rawText(node);
    case JsonRole:
        return m_tree.json(node);
    case ReferencedEventIdRole:
        return static_cast<qlonglong>(m_tree.referencedEventId(node));
    case KindRole:
        return static_cast<int>(m_tree.kind(node));
    default:
        return {};
    }
}

QString MessageTreeModel::toolTip(MessageTree::Node node) const
{
    QString text = m_tree.kind(node) == MessageTree::Kind::Unknown
                       ? tr("%1: a field or value that this version doesn't know. It is shown and kept as it came.")
                             .arg(m_tree.path(node))
                       : m_tree.path(node);
    text += QLatin1Char('\n') + m_tree.text(node, m_zone).left(LongestToolTip);
    // Qt takes what looks like HTML for rich text; a text from a file must never be that.
    return text.toHtmlEscaped()
        .prepend(QLatin1String("<p style='white-space:pre-wrap'>"))
        .append(QLatin1String("</p>"));
}

QVariant MessageTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Field") : tr("Value");
}

} // namespace chronoscope
