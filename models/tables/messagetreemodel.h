// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/messagetree.h"

#include <QAbstractItemModel>
#include <QTimeZone>

namespace chronoscope {

/// Every attribute of one event as a tree of two columns, see MessageTree. GUI thread.
class MessageTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { NameColumn, ValueColumn, ColumnCount };
    enum Role {
        PathRole = Qt::UserRole + 1, ///< QString: JSON names from the event to here
        RawValueRole,                ///< QString: the value whole and exactly
        JsonRole,                    ///< QString: the subtree as indented JSON; computed on each call
        ReferencedEventIdRole,       ///< qlonglong: another event of the run that is named here, 0 for none
        KindRole                     ///< int of MessageTree::Kind
    };

    explicit MessageTreeModel(QObject* parent = nullptr);

    /// Shows an event; costs the same for every size of event, since children are found on demand.
    void setEvent(std::shared_ptr<const History> history, EventIndex event);
    /// Shows nothing.
    void clear();
    /// Times are written in this zone.
    void setTimeZone(const QTimeZone& zone);

    /// The attributes of the event (or the first message, for an unknown type): what a view opens first.
    [[nodiscard]] QModelIndex attributesIndex() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] MessageTree::Node nodeOf(const QModelIndex& index) const;
    [[nodiscard]] QString toolTip(MessageTree::Node node) const;

    mutable MessageTree m_tree; ///< finds children when a view asks for them
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace chronoscope
