// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/openrunsfilter.h"

#include "models/session/openrunsmodel.h"

namespace chronoscope {

void OpenRunsFilter::setText(const QString& text)
{
    m_text = text;
    invalidateFilter();
}

void OpenRunsFilter::setStatus(int status)
{
    m_status = status;
    invalidateFilter();
}

bool OpenRunsFilter::matches(int wantedStatus, int status)
{
    if (wantedStatus == AnyFailure)
        return isFailure(static_cast<Status>(status));
    return wantedStatus == AnyStatus || wantedStatus == status;
}

bool OpenRunsFilter::filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const
{
    const QModelIndex index = sourceModel()->index(sourceRow, 0, sourceParent);
    if (!matches(m_status, index.data(OpenRunsModel::StatusRole).toInt()))
        return false;
    return m_text.isEmpty() ||
           index.data(OpenRunsModel::WorkflowIdRole).toString().contains(m_text, Qt::CaseInsensitive) ||
           index.data(OpenRunsModel::WorkflowTypeRole).toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace chronoscope
