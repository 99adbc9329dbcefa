// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/actionregistry.h"

#include <QAbstractListModel>
#include <QPointer>

#include <vector>

namespace chronoscope {

/// The commands that fit what was typed, the best first. Each word has to fit the name of the command, its category or
/// its keys, or stand in what is said of it. Of commands that fit alike the possible ones come first. GUI thread.
class CommandListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        CategoryRole = Qt::UserRole, ///< QString
        StateRole,                   ///< QString: "on" or "off"; empty for what cannot be switched
        KeysRole,                    ///< QString; empty without any
        ReasonRole,                  ///< QString: why it is not possible; empty when it is
        PositionsRole                ///< QList<int>: the letters of the text that were typed
    };

    using QAbstractListModel::QAbstractListModel;

    /// While nothing is typed, the recent ones come first, the latest before all.
    void setCommands(std::vector<RegisteredAction> commands, const QList<QPointer<QAction>>& recent);
    void setQuery(const QString& query);

    /// Null when the action is gone.
    [[nodiscard]] QAction* actionAt(int row) const;
    [[nodiscard]] const RegisteredAction& commandAt(int row) const { return command(row); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Row {
        std::size_t command;
        int score;
        QList<int> positions;
    };
    [[nodiscard]] const RegisteredAction& command(int row) const
    {
        return m_commands[m_rows[static_cast<std::size_t>(row)].command];
    }
    void match();

    std::vector<RegisteredAction> m_commands;
    std::vector<QPointer<QAction>> m_actions; ///< beside m_commands; actions may go while the list is open
    QString m_query;
    std::vector<Row> m_rows;
};

} // namespace chronoscope
