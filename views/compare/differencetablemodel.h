// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/rundifference.h"

#include <QAbstractTableModel>
#include <QHash>

#include <optional>
#include <vector>

namespace chronoscope {

/// The differences of two runs, one a row, in the order in which they happened; those of one kind alone when asked.
/// GUI thread; every cell is made when it is looked at.
class DifferenceTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        KindColumn,
        SubjectColumn, ///< what the difference is about
        DescriptionColumn,
        InAColumn, ///< ids of the events
        InBColumn,
        SlowerColumn, ///< by how much
        ColumnCount
    };

    explicit DifferenceTableModel(QObject* parent = nullptr);

    /// Null takes all rows away.
    void setDifference(std::shared_ptr<const RunDifference> runs);
    [[nodiscard]] const std::shared_ptr<const RunDifference>& runs() const { return m_runs; }
    /// Shows the differences of one kind; of all without a value.
    void setKind(std::optional<DifferenceKind> kind);
    [[nodiscard]] const Difference& difference(int row) const
    {
        return m_runs->differences[m_rows[static_cast<std::size_t>(row)]];
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void listRows();
    [[nodiscard]] QString text(std::size_t position, int column) const;
    [[nodiscard]] QString description(std::size_t position) const;
    [[nodiscard]] bool isSmall(const EventGroups& groups, GroupIndex group) const;

    std::shared_ptr<const RunDifference> m_runs;
    std::optional<DifferenceKind> m_kind;
    std::vector<std::size_t> m_rows; ///< positions of differences
    mutable QHash<std::size_t, QString> m_descriptions;
};

} // namespace chronoscope
