// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <vector>

class QTableView;

namespace chronoscope {

class TableHeader;

/// Which columns of a table are shown, in which order and how wide. Until the user takes widths in hand, the columns
/// fit themselves to the width of the table: text columns give way first, and names get what is left over.
class ColumnLayout : public QObject {
    Q_OBJECT

public:
    /// The view must have its model and this header.
    ColumnLayout(QTableView& view, TableHeader& header);

    /// Takes the natural widths of the columns from the view's font, and fits them.
    void measure();
    /// Fits the columns to the present width; does nothing once the user has chosen widths.
    void fit();
    /// Back to the first state: usual columns, order and widths.
    void reset();

    [[nodiscard]] bool isShown(int column) const;
    [[nodiscard]] int shownCount() const;
    /// The last shown column cannot be hidden.
    void setShown(int column, bool isShown);
    /// Moves a column by places among the shown ones: -1 is one to the left.
    void moveBy(int column, int places);
    /// As wide as what is on the screen of it.
    void fitToContents(int column);
    /// The shown columns from left to right.
    [[nodiscard]] std::vector<int> shownColumns() const;

    [[nodiscard]] QByteArray saveState() const;
    /// False, and nothing changes, when it was not made by this table in a version with the same columns.
    bool restoreState(const QByteArray& state);

private:
    [[nodiscard]] int naturalWidth(int column) const;
    [[nodiscard]] int smallestWidth(int column) const;
    [[nodiscard]] bool isFlexible(int column) const;
    void shrink(const std::vector<int>& columns, std::vector<int>& widths, int missing) const;
    void grow(const std::vector<int>& columns, std::vector<int>& widths, int spare) const;
    /// Which of the columns gets the room that is left over; -1 where none wants it.
    [[nodiscard]] int openColumn(const std::vector<int>& columns) const;
    void noteResize(int column);

    QTableView& m_view;
    TableHeader& m_header;
    QByteArray m_initialState;
    std::vector<int> m_naturalWidths; ///< by column; empty until measured
    bool m_isFitting = false;
    bool m_hasUserWidths = false;
};

} // namespace chronoscope
