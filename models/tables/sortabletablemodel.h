// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/tables/sortkeys.h"
#include "models/tables/tablecolumn.h"

#include <QAbstractTableModel>
#include <QFutureWatcher>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace chronoscope {

/// A table over an immutable snapshot whose rows are sorted on the pool and swapped in: the GUI thread never sorts.
/// What is selected stays selected, by source position, when rows move. GUI thread.
class SortableTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        SortRole =
            Qt::UserRole + 1, ///< raw value of the cell: qint64 (ns, bytes, counts) or QString; invalid when empty
        EventIdRole,          ///< qint64: event id of the row, as the file gives it
        EventIndexRole,       ///< quint32: position of the row's event in the snapshot; invalid when there is none
        GroupIndexRole,       ///< quint32: position of the row's group in the snapshot; invalid when there is none
        StatusRole,           ///< int of Status, where the cell carries its glyph; else invalid
        SeverityRole,         ///< int of Finding::Severity, where the cell carries its glyph; else invalid
        DetailRole,           ///< QString: second, quieter text beside the first
        StyleRole,            ///< int of CellStyle; of headers: FixedWidthStyle where the cells are
        SampleTextRole,       ///< of headers, QString: a text of usual length, from which a view takes the first width
        IsOptionalRole        ///< of headers, bool: hidden until somebody asks for the column
    };

    /// How a cell is written, by meaning; the view knows the fonts and colours.
    enum CellStyle {
        PlainStyle = 0,
        QuietStyle = 1,      ///< secondary text
        FixedWidthStyle = 2, ///< ids and times
        RetryStyle = 4,      ///< it took more than one attempt
        StatusStyle = 8      ///< in the colour of the cell's status
    };

    /// Text of the cell of a source position in a column; a pure function that any thread may call, for as long as it
    /// is kept.
    using CellText = std::function<QString(std::uint32_t source, int column)>;

    explicit SortableTableModel(QObject* parent = nullptr);
    ~SortableTableModel() override;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    /// Asks for an order; the latest request wins. Column -1 is the order of the history.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] bool isSorting() const { return m_isSorting; }
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }

    /// Shows only these source positions, which stand in the order of the history; without a value all of them. The
    /// order that was asked for stays. The model is reset, at once or when the rows are sorted.
    void showOnly(std::optional<std::vector<std::uint32_t>> sources);

    [[nodiscard]] std::uint32_t sourceAt(int row) const { return m_rows.sourceAt(row); }
    /// -1 when the position is not shown.
    [[nodiscard]] int rowOf(std::uint32_t source) const { return m_rows.rowOf(source); }

    /// For work on many rows away from the GUI thread, such as copying them.
    [[nodiscard]] virtual CellText cellText() const = 0;

signals:
    void sortStarted();
    /// The rows stand in the order that was asked for last.
    void sortFinished();

protected:
    /// One entry a column, in their order.
    [[nodiscard]] virtual std::span<const TableColumn> columns() const = 0;

    using SortKeyFunction = std::function<SortKeys(const CancellationToken&)>;
    /// Computes the keys of a column on the pool; must not touch the model.
    [[nodiscard]] virtual SortKeyFunction sortKeysOf(int column) const = 0;

    /// Takes over other contents; every row is new.
    void replaceRows(RowIndex rows, const std::function<void()>& adoptContents);
    /// Takes over contents that begin with the present ones; positions from the present count up are new.
    void extendRows(std::size_t sourceCount, const std::function<void()>& adoptContents);
    /// The cells' texts have changed, their order has not.
    void refreshCells();

private:
    void startSorting();
    void stopSorting();
    void adoptSortedRows();
    void adopt(RowIndex rows);
    void swapRows(RowIndex rows);

    RowIndex m_unsortedRows;
    RowIndex m_rows;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_isSorting = false;
    bool m_hasOtherRows = false; ///< not only another order is on its way
    CancellationSource m_sortCancellation;
    QFutureWatcher<RowIndex> m_sortWatcher;
};

} // namespace chronoscope
