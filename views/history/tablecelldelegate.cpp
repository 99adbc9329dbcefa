// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/tablecelldelegate.h"

#include "models/tables/sortabletablemodel.h"
#include "views/common/plaintooltip.h"
#include "views/common/statusglyph.h"
#include "views/common/tabulartext.h"
#include "views/common/theme.h"
#include "views/history/severityglyph.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>

#include <algorithm>

namespace chronoscope {

namespace {

using Model = SortableTableModel;

constexpr int GlyphGap = 5;
constexpr int DetailGap = 10;
constexpr int LargestGlyph = 14;

QColor textColour(const QModelIndex& index, int style, const Theme& theme)
{
    if ((style & Model::RetryStyle) != 0)
        return theme.retry();
    if ((style & Model::StatusStyle) != 0) {
        if (const QVariant status = index.data(Model::StatusRole); status.isValid())
            return theme.status(static_cast<Status>(status.toInt()));
        if (const QVariant severity = index.data(Model::SeverityRole); severity.isValid())
            return severityColour(static_cast<Finding::Severity>(severity.toInt()), theme);
    }
    return (style & Model::QuietStyle) != 0 ? theme.secondText : theme.text;
}

/// Paints the glyph, if the cell has one, and returns what is left for the text.
QRect paintGlyph(QPainter& painter, const QModelIndex& index, const QRect& area, const Theme& theme)
{
    const QVariant status = index.data(Model::StatusRole);
    const QVariant severity = status.isValid() ? QVariant() : index.data(Model::SeverityRole);
    if (!status.isValid() && !severity.isValid())
        return area;
    const int side = std::min(LargestGlyph, area.height() - 4);
    const QRectF place(area.left(), area.top() + (area.height() - side) / 2.0, side, side);
    if (status.isValid())
        paintStatusGlyph(painter, place, static_cast<Status>(status.toInt()), theme);
    else
        paintSeverityGlyph(painter, place, static_cast<Finding::Severity>(severity.toInt()), theme);
    return area.adjusted(side + GlyphGap, 0, 0, 0);
}

void paintTexts(QPainter& painter, const QRect& area, const QString& text, Qt::TextElideMode elision,
                const QString& detail, const Theme& theme)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const QString shown = metrics.elidedText(text, elision, area.width());
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    if (detail.isEmpty())
        return;
    const QRect rest = area.adjusted(metrics.horizontalAdvance(shown) + DetailGap, 0, 0, 0);
    // A single letter and an ellipsis tell nothing.
    if (rest.width() < metrics.averageCharWidth() * 4)
        return;
    painter.setPen(theme.secondText);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(detail, Qt::ElideRight, rest.width()));
}

} // namespace

TableCellDelegate::TableCellDelegate(QObject* parent) : QStyledItemDelegate(parent)
{
}

const QFont& TableCellDelegate::fixedFont(const QFont& base) const
{
    if (!m_fixedFont || m_fixedFont->base != base)
        m_fixedFont = FixedFont{base, fixedWidthFont(base)};
    return m_fixedFont->font;
}

void TableCellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.widget);
    painter->save();
    painter->setClipRect(option.rect);
    if ((option.state & QStyle::State_Selected) != 0)
        painter->fillRect(option.rect, theme.selectionGround);
    const int style = index.data(Model::StyleRole).toInt();
    const QRect area = paintGlyph(*painter, index, option.rect.adjusted(Padding, 0, -Padding, 0), theme);
    painter->setPen(m_isQuietened && m_isQuietened(index) ? theme.secondText : textColour(index, style, theme));
    painter->setFont((style & Model::FixedWidthStyle) != 0 ? fixedFont(option.font) : option.font);
    const QString text = index.data(Qt::DisplayRole).toString();
    const bool isNumber = (index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0;
    if (isNumber)
        drawTabularText(*painter, area, text);
    else
        paintTexts(*painter, area, text, index.column() == m_middleElidedColumn ? Qt::ElideMiddle : Qt::ElideRight,
                   index.data(Model::DetailRole).toString(), theme);
    if ((option.state & QStyle::State_HasFocus) != 0) {
        painter->setPen(theme.accent);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize TableCellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int style = index.data(Model::StyleRole).toInt();
    const QFontMetrics metrics((style & Model::FixedWidthStyle) != 0 ? fixedFont(option.font) : option.font);
    int width = metrics.horizontalAdvance(index.data(Qt::DisplayRole).toString()) + 2 * Padding + 1;
    if (const QString detail = index.data(Model::DetailRole).toString(); !detail.isEmpty())
        width += DetailGap + metrics.horizontalAdvance(detail);
    if (index.data(Model::StatusRole).isValid() || index.data(Model::SeverityRole).isValid())
        width += LargestGlyph + GlyphGap;
    return {width, metrics.height() + 4};
}

bool TableCellDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                                  const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    showPlainToolTip(event->globalPos(), index.data(Qt::ToolTipRole).toString(), view);
    return true;
}

} // namespace chronoscope
