// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace chronoscope {

/// Lets through the open runs whose id or type contains a text and whose status is the chosen one.
class OpenRunsFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    static constexpr int AnyStatus = -1;
    /// Failed, timed out and terminated together.
    static constexpr int AnyFailure = -2;

    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setText(const QString& text);
    void setStatus(int status);
    [[nodiscard]] static bool matches(int wantedStatus, int status);

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;

private:
    QString m_text;
    int m_status = AnyStatus;
};

} // namespace chronoscope
