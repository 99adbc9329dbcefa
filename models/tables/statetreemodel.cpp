// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/statetreemodel.h"

#include "models/tables/statefactrows.h"
#include "models/tables/statetexts.h"
#include "models/tables/tabletext.h"

#include <algorithm>

namespace chronoscope {

namespace {

QString toolTip(const QString& text, const QString& hint)
{
    // Qt takes what looks like HTML for rich text; a text from a file must never be that.
    return (hint.isEmpty() ? text : text + QLatin1Char('\n') + hint)
        .toHtmlEscaped()
        .prepend(QLatin1String("<p style='white-space:pre-wrap'>"))
        .append(QLatin1String("</p>"));
}

} // namespace

struct StateTreeModel::Node {
    StateRow row;
    Node* parent = nullptr;
    int position = 0; ///< among the children of the parent
    bool isPopulated = true;
    std::vector<std::unique_ptr<Node>> children;

    /// A new node for a row; it has no position before renumber().
    static std::unique_ptr<Node> below(Node& parent, const StateRow& row)
    {
        auto node = std::make_unique<Node>();
        node->row = row;
        node->parent = &parent;
        node->isPopulated = row.kind != StateRow::Kind::Item;
        return node;
    }

    void renumber()
    {
        for (std::size_t i = 0; i < children.size(); ++i)
            children[i]->position = static_cast<int>(i);
    }
};

StateTreeModel::StateTreeModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>())
{
}

StateTreeModel::~StateTreeModel() = default;

void StateTreeModel::setState(std::shared_ptr<const StateIndex> states, EventIndex event)
{
    const EventIndex before = event.isValid() && event.value > 0 ? EventIndex(event.value - 1) : EventIndex();
    setState(std::move(states), before, event);
}

void StateTreeModel::setState(std::shared_ptr<const StateIndex> states, EventIndex comparedWith, EventIndex event)
{
    // Rows hold positions in the history: those of another one would lead astray.
    if (m_shown.index && m_shown.index != states &&
        !continues(states->groups().history(), m_shown.index->groups().history()))
        clear();
    ShownState next;
    next.index = std::move(states);
    const RunState before = next.index->stateAfter(comparedWith);
    next.state = next.index->stateAfter(event);
    next.changes = changesBetween(before, next.state);
    // Rows of the old state have texts in its index until they are compared with the new ones.
    const ShownState old = std::exchange(m_shown, std::move(next));

    const std::vector<StateSectionRows> sections = stateRows(m_shown);
    std::vector<StateRow> rows;
    rows.reserve(sections.size());
    for (const StateSectionRows& section : sections)
        rows.push_back(section.row);
    synchronise(*m_root, rows);
    for (std::size_t i = 0; i < sections.size(); ++i)
        synchronise(*m_root->children[i], sections[i].children);
}

void StateTreeModel::clear()
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_shown = {};
    endResetModel();
}

void StateTreeModel::setTimeZone(const QTimeZone& zone)
{
    m_zone = zone;
    announceChildren(*m_root);
}

void StateTreeModel::announceChildren(const Node& parent)
{
    if (parent.children.empty())
        return;
    const QModelIndex index = indexOf(parent);
    emit dataChanged(this->index(0, 0, index),
                     this->index(static_cast<int>(parent.children.size()) - 1, ColumnCount - 1, index));
    for (const auto& child : parent.children)
        announceChildren(*child);
}

void StateTreeModel::synchronise(Node& parent, const std::vector<StateRow>& rows)
{
    removeOthers(parent, rows);
    insertMissing(parent, rows);
    if (rows.empty())
        return;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Node& child = *parent.children[i];
        child.row = rows[i];
        if (child.row.kind == StateRow::Kind::Item && child.isPopulated)
            synchronise(child, factsOfItem(child.row));
    }
    // Texts may differ even where rows are equal: a timer is due in less time than before.
    const QModelIndex parentIndex = indexOf(parent);
    emit dataChanged(index(0, 0, parentIndex), index(static_cast<int>(rows.size()) - 1, ColumnCount - 1, parentIndex));
}

void StateTreeModel::removeOthers(Node& parent, const std::vector<StateRow>& rows)
{
    std::vector<bool> stays(parent.children.size(), false);
    std::size_t next = 0;
    for (std::size_t i = 0; i < stays.size(); ++i) {
        const StateRow& row = parent.children[i]->row;
        while (next < rows.size() && rows[next].isBefore(row))
            ++next;
        stays[i] = next < rows.size() && rows[next].isSameRow(row);
    }
    for (std::size_t end = stays.size(); end > 0;) {
        if (stays[end - 1]) {
            --end;
            continue;
        }
        std::size_t begin = end;
        while (begin > 0 && !stays[begin - 1])
            --begin;
        beginRemoveRows(indexOf(parent), static_cast<int>(begin), static_cast<int>(end) - 1);
        const auto first = parent.children.begin();
        parent.children.erase(first + static_cast<std::ptrdiff_t>(begin), first + static_cast<std::ptrdiff_t>(end));
        parent.renumber();
        endRemoveRows();
        end = begin;
    }
}

void StateTreeModel::insertMissing(Node& parent, const std::vector<StateRow>& rows)
{
    const auto isThere = [&](std::size_t i) {
        return i < parent.children.size() && parent.children[i]->row.isSameRow(rows[i]);
    };
    for (std::size_t begin = 0; begin < rows.size(); ++begin) {
        if (isThere(begin))
            continue;
        std::size_t end = begin + 1;
        // All up to the row that is next among those that stayed.
        while (end < rows.size() &&
               (begin >= parent.children.size() || !parent.children[begin]->row.isSameRow(rows[end])))
            ++end;
        std::vector<std::unique_ptr<Node>> nodes;
        for (std::size_t i = begin; i < end; ++i)
            nodes.push_back(Node::below(parent, rows[i]));
        beginInsertRows(indexOf(parent), static_cast<int>(begin), static_cast<int>(end) - 1);
        parent.children.insert(parent.children.begin() + static_cast<std::ptrdiff_t>(begin),
                               std::make_move_iterator(nodes.begin()), std::make_move_iterator(nodes.end()));
        parent.renumber();
        endInsertRows();
        begin = end - 1;
    }
}

void StateTreeModel::populate(Node& node)
{
    if (node.isPopulated)
        return;
    node.isPopulated = true;
    for (const StateRow& row : factsOfItem(node.row))
        node.children.push_back(Node::below(node, row));
    node.renumber();
}

StateTreeModel::Node& StateTreeModel::nodeOf(const QModelIndex& index) const
{
    // Every index that this model makes has its node.
    auto* const node = static_cast<Node*>(index.internalPointer());
    return node ? *node : *m_root;
}

QModelIndex StateTreeModel::indexOf(const Node& node) const
{
    // Qt keeps the pointer and gives it back; nothing is changed through it.
    return &node == m_root.get() ? QModelIndex() : createIndex(node.position, 0, const_cast<Node*>(&node));
}

QModelIndex StateTreeModel::sectionIndex(StateSection section) const
{
    const auto found =
        std::ranges::find_if(m_root->children, [section](const auto& node) { return node->row.section == section; });
    return found == m_root->children.end() ? QModelIndex() : indexOf(**found);
}

QModelIndex StateTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (column < 0 || column >= ColumnCount || row < 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, column, nodeOf(parent).children[static_cast<std::size_t>(row)].get());
}

QModelIndex StateTreeModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOf(*nodeOf(child).parent) : QModelIndex();
}

int StateTreeModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return 0;
    Node& node = nodeOf(parent);
    populate(node);
    return static_cast<int>(node.children.size());
}

int StateTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

bool StateTreeModel::hasChildren(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return false;
    const Node& node = nodeOf(parent);
    return !node.isPopulated || !node.children.empty();
}

QVariant StateTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_shown.index)
        return {};
    const StateRow& row = nodeOf(index).row;
    const bool isName = index.column() == NameColumn;
    const auto text = [&] { return isName ? stateRowName(m_shown, row) : stateRowValue(m_shown, row, m_zone); };
    switch (role) {
    case Qt::DisplayRole:
        return text();
    case Qt::AccessibleTextRole:
        return isName && row.change != ChangeKind::None
                   ? tr("%1, %2").arg(stateRowName(m_shown, row), displayName(row.change))
                   : text();
    case Qt::ToolTipRole:
        return toolTip(text(), stateRowHint(m_shown, row));
    case ChangeRole:
        return static_cast<int>(row.change);
    case EventRole:
        return row.event.isValid() ? QVariant(row.event.value) : QVariant();
    case SectionRole:
        return static_cast<int>(row.section);
    default:
        return {};
    }
}

QVariant StateTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Name") : tr("Value");
}

} // namespace chronoscope
