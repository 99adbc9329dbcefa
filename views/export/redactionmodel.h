// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redaction/redactionreport.h"

#include <QAbstractTableModel>

namespace chronoscope {

/// What rules take out, a row for each thing: event, field, rule, what is there and what will be. What stays although
/// nobody could look into it comes first, since somebody must decide about it. GUI thread.
class RedactionModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { EventColumn, FieldColumn, RuleColumn, BeforeColumn, AfterColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setReport(RedactionReport report);
    [[nodiscard]] const RedactionReport& report() const { return m_report; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    RedactionReport m_report;
};

} // namespace chronoscope
