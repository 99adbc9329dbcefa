// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/replay/statedelegate.h"

#include "models/state/statechange.h"
#include "models/tables/statetexts.h"
#include "models/tables/statetreemodel.h"
#include "views/common/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace chronoscope {

namespace {

constexpr int Padding = 4;
constexpr int SignWidth = 12;
constexpr int WordGap = 8;
constexpr double GroundPart = 0.14;
constexpr int SmallestHeight = 20;

ChangeKind changeOf(const QModelIndex& index)
{
    return static_cast<ChangeKind>(index.data(StateTreeModel::ChangeRole).toInt());
}

bool isSection(const QModelIndex& index)
{
    return !index.parent().isValid();
}

QColor colourOf(ChangeKind change, const Theme& theme)
{
    switch (change) {
    case ChangeKind::New:
        return theme.status(Status::Completed);
    case ChangeKind::Changed:
        return theme.retry();
    case ChangeKind::Closed:
    case ChangeKind::None:
        break;
    }
    return theme.secondText;
}

/// A plus, a diamond, a minus.
void paintSign(QPainter& painter, const QRectF& area, ChangeKind change, const Theme& theme)
{
    const QColor colour = colourOf(change, theme);
    const QPointF middle = area.center();
    constexpr double Half = 4;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 2));
    if (change == ChangeKind::Changed) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPolygon(QPolygonF{{middle + QPointF(0, -Half), middle + QPointF(Half, 0), middle + QPointF(0, Half),
                                       middle + QPointF(-Half, 0)}});
    } else {
        painter.drawLine(middle + QPointF(-Half, 0), middle + QPointF(Half, 0));
        if (change == ChangeKind::New)
            painter.drawLine(middle + QPointF(0, -Half), middle + QPointF(0, Half));
    }
    painter.restore();
}

QFont fontOf(const QStyleOptionViewItem& option, const QModelIndex& index, ChangeKind change)
{
    QFont font = option.font;
    const bool isName = index.column() == StateTreeModel::NameColumn;
    font.setBold(isName && isSection(index));
    font.setStrikeOut(change == ChangeKind::Closed && !isSection(index));
    return font;
}

} // namespace

StateDelegate::StateDelegate(QObject* parent) : QStyledItemDelegate(parent)
{
}

void StateDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.widget);
    const ChangeKind change = changeOf(index);
    const bool stands = change != ChangeKind::None && !isSection(index);
    const bool isName = index.column() == StateTreeModel::NameColumn;
    painter->save();
    painter->setClipRect(option.rect);
    if ((option.state & QStyle::State_Selected) != 0)
        painter->fillRect(option.rect, theme.selectionGround);
    else if (stands)
        painter->fillRect(option.rect, QColor(mixed(colourOf(change, theme).rgb(), theme.ground.rgb(), GroundPart)));
    QRect area = option.rect.adjusted(Padding, 0, -Padding, 0);
    if (isName) {
        if (change != ChangeKind::None)
            paintSign(*painter, QRectF(area.left(), area.top(), SignWidth, area.height()), change, theme);
        area.setLeft(area.left() + SignWidth + Padding);
    }
    const QFont font = fontOf(option, index, change);
    const QFontMetrics metrics(font);
    const bool isQuiet = change == ChangeKind::Closed || (!isName && isSection(index));
    painter->setFont(font);
    painter->setPen(isQuiet ? theme.secondText : theme.text);
    const QString shown = metrics.elidedText(index.data().toString(), Qt::ElideRight, area.width());
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    if (isName && stands) {
        area.setLeft(area.left() + metrics.horizontalAdvance(shown) + WordGap);
        const QString word = displayName(change);
        if (area.width() >= option.fontMetrics.horizontalAdvance(word)) {
            painter->setFont(option.font);
            painter->setPen(theme.secondText);
            painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, word);
        }
    }
    if ((option.state & QStyle::State_HasFocus) != 0) {
        painter->setPen(theme.accent);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize StateDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& /*index*/) const
{
    // Of one height all, whatever stands in them.
    return {80, std::max(SmallestHeight, option.fontMetrics.height() + 4)};
}

bool StateDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                              const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    // The model has escaped it already.
    QToolTip::showText(event->globalPos(), index.data(Qt::ToolTipRole).toString(), view);
    return true;
}

} // namespace chronoscope
