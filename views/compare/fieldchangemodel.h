// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/rundifference.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace chronoscope {

/// The values in which one difference shows, side by side: where, in A, in B. GUI thread.
class FieldChangeModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { EventColumn, PlaceColumn, InAColumn, InBColumn, ColumnCount };

    explicit FieldChangeModel(QObject* parent = nullptr);

    void setChanges(std::shared_ptr<const RunDifference> runs, std::vector<FieldChange> changes);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const FieldChange& change, int column) const;
    [[nodiscard]] QString events(const FieldChange& change) const;

    std::shared_ptr<const RunDifference> m_runs;
    std::vector<FieldChange> m_changes;
};

} // namespace chronoscope
