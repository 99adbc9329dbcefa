// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/workspace.h"

#include <QAbstractListModel>

namespace chronoscope {

/// The open runs as a list, in the order in which they were opened. GUI thread.
class OpenRunsModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        StatusRole = Qt::UserRole, ///< int of Status
        WorkflowTypeRole,
        WorkflowIdRole, ///< or the file's name when the history does not tell
        SideTextRole,   ///< duration, or "running", or how far reading has come
        DocumentRole    ///< Document*
    };

    explicit OpenRunsModel(Workspace& workspace, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QModelIndex indexOf(Document* document) const;

    /// What a tab or a list calls a run: its workflow id, else the name of its file, on one line.
    [[nodiscard]] static QString runName(const RunSnapshot& snapshot);

private:
    void append(Document* document);
    void remove(Document* document);
    [[nodiscard]] static QString sideText(const RunSnapshot& snapshot);

    std::vector<Document*> m_documents;
};

} // namespace chronoscope
