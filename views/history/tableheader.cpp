// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/tableheader.h"

#include "views/common/theme.h"
#include "views/history/tablecelldelegate.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPolygonF>
#include <QScopedValueRollback>

namespace chronoscope {

namespace {

/// Room for the triangle that shows the direction of sorting.
constexpr int SortMarkWidth = 12;

void paintSortMark(QPainter& painter, const QRect& area, Qt::SortOrder order, const QColor& colour)
{
    const QPointF centre = QRectF(area).center();
    const double up = order == Qt::AscendingOrder ? -1 : 1;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(
        QPolygonF{centre + QPointF(-3.5, -up * 2), centre + QPointF(3.5, -up * 2), centre + QPointF(0, up * 2.5)});
}

} // namespace

TableHeader::TableHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setSortIndicatorShown(true);
    setSortIndicatorClearable(true);
    setStretchLastSection(true);
    setMinimumSectionSize(fontMetrics().averageCharWidth() * 4);
    setContextMenuPolicy(Qt::CustomContextMenu);
}

int TableHeader::firstVisibleColumn() const
{
    for (int place = 0; place < count(); ++place) {
        if (const int column = logicalIndex(place); !isSectionHidden(column))
            return column;
    }
    return 0;
}

void TableHeader::paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const
{
    const Theme& theme = Theme::of(this);
    painter->save();
    painter->fillRect(rect, theme.head);
    painter->setPen(theme.line);
    painter->drawLine(rect.topRight() + QPoint(0, 4), rect.bottomRight() - QPoint(0, 4));

    QRect area = rect.adjusted(TableCellDelegate::Padding, 0, -TableCellDelegate::Padding, 0);
    const int alignment = model()->headerData(logicalIndex, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
    if (isSortIndicatorShown() && sortIndicatorSection() == logicalIndex) {
        const bool isRight = (alignment & Qt::AlignRight) != 0;
        const QRect mark(isRight ? area.left() : area.right() - SortMarkWidth, area.top(), SortMarkWidth,
                         area.height());
        paintSortMark(*painter, mark, sortIndicatorOrder(), theme.accent);
        area.adjust(isRight ? SortMarkWidth : 0, 0, isRight ? 0 : -SortMarkWidth, 0);
    }
    QFont bold = font();
    bold.setBold(true);
    painter->setFont(bold);
    painter->setPen(theme.secondText);
    const QString title = model()->headerData(logicalIndex, Qt::Horizontal).toString();
    painter->drawText(area, alignment | Qt::TextSingleLine,
                      QFontMetrics(bold).elidedText(title, Qt::ElideRight, area.width()));
    painter->restore();
}

void TableHeader::mousePressEvent(QMouseEvent* event)
{
    m_isHeld = event->button() == Qt::LeftButton;
    QHeaderView::mousePressEvent(event);
}

void TableHeader::mouseReleaseEvent(QMouseEvent* event)
{
    QHeaderView::mouseReleaseEvent(event);
    m_isHeld = false;
}

void TableHeader::mouseDoubleClickEvent(QMouseEvent* event)
{
    // On a handle it fits the column to what is in it.
    const QScopedValueRollback<bool> held(m_isHeld, true);
    QHeaderView::mouseDoubleClickEvent(event);
}

int TableHeader::titleWidth(int column) const
{
    QFont bold = font();
    bold.setBold(true);
    const QString title = model()->headerData(column, Qt::Horizontal).toString();
    // Advances are rounded; a title that misses its room by a fraction of a pixel would be elided.
    constexpr int Rounding = 2;
    return QFontMetrics(bold).horizontalAdvance(title) + Rounding + 2 * TableCellDelegate::Padding + SortMarkWidth;
}

QSize TableHeader::sectionSizeFromContents(int logicalIndex) const
{
    QFont bold = font();
    bold.setBold(true);
    return {titleWidth(logicalIndex), QFontMetrics(bold).height() + 8};
}

} // namespace chronoscope
