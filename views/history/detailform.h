// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/groupdetails.h"
#include "views/history/wrappedparagraph.h"

#include <QWidget>

#include <deque>

namespace chronoscope {

/// Names and values below each other: "Task queue   orders". One stop for the Tab key; the arrow keys walk through the
/// rows, the copy key copies the exact value of the current one, the mouse selects parts. Values wrap, names never do.
class DetailForm : public QWidget {
    Q_OBJECT

public:
    explicit DetailForm(QWidget* parent = nullptr);

    void setRows(std::vector<DetailRow> rows);
    [[nodiscard]] const std::vector<DetailRow>& rows() const { return m_rows; }
    /// The row that the keyboard is at; -1 when there are none.
    [[nodiscard]] int currentRow() const { return m_current; }
    [[nodiscard]] QString selectedText() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

public slots:
    /// Copies what is selected, else the exact value of the current row.
    void copy() const;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void applyFont();
    /// Lays all rows out; returns the height.
    int layOut(int width) const;
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] int labelWidth() const;
    [[nodiscard]] QPointF inValue(int row, const QPointF& point) const;

    std::vector<DetailRow> m_rows;
    mutable std::deque<WrappedParagraph> m_values; ///< a paragraph cannot be moved
    mutable std::vector<int> m_tops;
    int m_current = -1;
    int m_anchor = 0;
    int m_cursor = 0;
};

} // namespace chronoscope
