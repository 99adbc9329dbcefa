// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QModelIndex>
#include <QStyledItemDelegate>

#include <functional>
#include <optional>

namespace chronoscope {

/// Paints the cells of the run's tables by the roles of SortableTableModel: glyph, text in its style, quieter detail.
/// Asks the model only for what it paints, so that a screen of rows costs a few milliseconds.
class TableCellDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit TableCellDelegate(QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

    /// Texts of this column that lack room lose their middle instead of their end.
    void elideInMiddle(int column) { m_middleElidedColumn = column; }

    /// Which rows are of less weight now: their text is as quiet as the rest of a cell. Asked at each painting.
    void setQuietened(std::function<bool(const QModelIndex& index)> isQuietened)
    {
        m_isQuietened = std::move(isQuietened);
    }

    /// Space left and right of a cell's text.
    static constexpr int Padding = 8;

private:
    [[nodiscard]] const QFont& fixedFont(const QFont& base) const;

    /// Finding the family takes a while, so the last one is kept.
    struct FixedFont {
        QFont base;
        QFont font;
    };
    mutable std::optional<FixedFont> m_fixedFont;
    int m_middleElidedColumn = -1;
    std::function<bool(const QModelIndex&)> m_isQuietened;
};

} // namespace chronoscope
