// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/openrunsmodel.h"

#include "models/core/format.h"

#include <QFileInfo>

#include <algorithm>

namespace chronoscope {

OpenRunsModel::OpenRunsModel(Workspace& workspace, QObject* parent) : QAbstractListModel(parent)
{
    for (Document* document : workspace.documents())
        append(document);
    connect(&workspace, &Workspace::documentOpened, this, &OpenRunsModel::append);
    connect(&workspace, &Workspace::documentClosing, this, &OpenRunsModel::remove);
}

int OpenRunsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_documents.size());
}

QVariant OpenRunsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    Document* document = m_documents[static_cast<std::size_t>(index.row())];
    const RunSnapshot& snapshot = *document->snapshot();
    switch (role) {
    case Qt::DisplayRole:
    case WorkflowIdRole:
        return runName(snapshot);
    case WorkflowTypeRole:
        return singleLine(snapshot.summary.workflowType);
    case StatusRole:
        return static_cast<int>(snapshot.summary.status);
    case SideTextRole:
        return sideText(snapshot);
    case DocumentRole:
        return QVariant::fromValue(document);
    case Qt::ToolTipRole:
        return snapshot.sourceName.toHtmlEscaped();
    case Qt::AccessibleTextRole:
        //: %1 workflow id, %2 workflow type, %3 status
        return tr("%1, %2, %3")
            .arg(runName(snapshot), singleLine(snapshot.summary.workflowType), displayName(snapshot.summary.status));
    default:
        return {};
    }
}

QModelIndex OpenRunsModel::indexOf(Document* document) const
{
    const auto found = std::find(m_documents.begin(), m_documents.end(), document);
    return found == m_documents.end() ? QModelIndex() : index(static_cast<int>(found - m_documents.begin()));
}

QString OpenRunsModel::runName(const RunSnapshot& snapshot)
{
    const QString& workflowId = snapshot.summary.workflowId;
    return singleLine(workflowId.isEmpty() ? QFileInfo(snapshot.sourceName).fileName() : workflowId, 200);
}

QString OpenRunsModel::sideText(const RunSnapshot& snapshot)
{
    if (!snapshot.isComplete)
        return tr("reading…");
    if (snapshot.summary.status == Status::Running)
        return tr("running");
    return formatDuration(snapshot.summary.duration());
}

void OpenRunsModel::append(Document* document)
{
    const auto row = static_cast<int>(m_documents.size());
    beginInsertRows({}, row, row);
    m_documents.push_back(document);
    endInsertRows();
    connect(document, &Document::snapshotChanged, this, [this, document] {
        const QModelIndex changed = indexOf(document);
        emit dataChanged(changed, changed);
    });
}

void OpenRunsModel::remove(Document* document)
{
    const QModelIndex index = indexOf(document);
    if (!index.isValid())
        return;
    disconnect(document, nullptr, this, nullptr);
    beginRemoveRows({}, index.row(), index.row());
    m_documents.erase(m_documents.begin() + index.row());
    endRemoveRows();
}

} // namespace chronoscope
