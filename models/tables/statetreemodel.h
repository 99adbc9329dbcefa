// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/staterows.h"

#include <QAbstractItemModel>
#include <QTimeZone>

#include <memory>
#include <vector>

namespace chronoscope {

/// A RunState as a tree of two columns: sections that have something, what is in them, and of what is open all that is
/// known. What changed in the step stands among it, marked. A step moves and changes rows, so that a view keeps what is
/// expanded; it costs as much as is shown, not as much as there is. Texts are plain, on one line, of bounded length.
/// GUI thread.
class StateTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { NameColumn, ValueColumn, ColumnCount };
    enum Role {
        ChangeRole = Qt::UserRole + 1, ///< int of ChangeKind; of sections Changed where something below is
        EventRole,                     ///< uint: value of the EventIndex behind the row; not valid where there is none
        SectionRole                    ///< int of StateSection
    };

    explicit StateTreeModel(QObject* parent = nullptr);
    ~StateTreeModel() override;

    /// Shows the state after an event, against the one right before it. An event that is not valid is before the first.
    /// States are never null. Those of another run may follow those of this one; rows of a longer snapshot stay.
    void setState(std::shared_ptr<const StateIndex> states, EventIndex event);
    /// Shows the state after an event, against the one after another event: for steps of several events, and back.
    void setState(std::shared_ptr<const StateIndex> states, EventIndex comparedWith, EventIndex event);
    /// Shows nothing.
    void clear();
    /// Times are written in this zone.
    void setTimeZone(const QTimeZone& zone);

    /// What is shown; its index is null when nothing is.
    [[nodiscard]] const ShownState& shown() const { return m_shown; }
    /// The row of a section; not valid where it has nothing.
    [[nodiscard]] QModelIndex sectionIndex(StateSection section) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    struct Node;

    /// The node of an index; the root for one that is not valid.
    [[nodiscard]] Node& nodeOf(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const Node& node) const;
    /// Finds the facts of a thing when a view first asks for them.
    static void populate(Node& node);
    /// Makes the children of a node be these rows, in this order, keeping those that stay.
    void synchronise(Node& parent, const std::vector<StateRow>& rows);
    void removeOthers(Node& parent, const std::vector<StateRow>& rows);
    void insertMissing(Node& parent, const std::vector<StateRow>& rows);
    /// Tells views that all texts below are others.
    void announceChildren(const Node& parent);

    ShownState m_shown;
    std::unique_ptr<Node> m_root;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace chronoscope
