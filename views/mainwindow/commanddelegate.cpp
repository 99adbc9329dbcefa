// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/commanddelegate.h"

#include "views/common/theme.h"
#include "views/mainwindow/commandlistmodel.h"

#include <QPainter>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr int Margin = 12;
constexpr int Gap = 14;
constexpr int RowPadding = 9;
constexpr int SelectionEdge = 3;

constexpr int InMiddle = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;

/// The letters that were typed are bold and underlined, so that they do not differ by colour alone. Returns the width.
int paintName(QPainter& painter, const QRect& area, const QString& name, const QList<int>& typed, const QFont& font)
{
    QFont typedFont = font;
    typedFont.setBold(true);
    typedFont.setUnderline(true);
    int x = area.left();
    for (int position = 0; position < name.size();) {
        const bool isTyped = typed.contains(position);
        int end = position + 1;
        while (end < name.size() && typed.contains(end) == isTyped)
            ++end;
        const QString piece = name.mid(position, end - position);
        painter.setFont(isTyped ? typedFont : font);
        const QRect rest(x, area.top(), std::max(0, area.right() - x), area.height());
        painter.drawText(rest, InMiddle, painter.fontMetrics().elidedText(piece, Qt::ElideRight, rest.width()));
        x += painter.fontMetrics().horizontalAdvance(piece);
        position = end;
    }
    painter.setFont(font);
    return std::min(x, area.right()) - area.left();
}

} // namespace

void CommandDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.widget);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(option.rect, theme.selectionGround);
        painter->fillRect(option.rect.x(), option.rect.y(), SelectionEdge, option.rect.height(), theme.accent);
    }
    const QString reason = index.data(CommandListModel::ReasonRole).toString();
    const QFontMetrics metrics(option.font);
    QRect area = option.rect.adjusted(Margin, 0, -Margin, 0);

    painter->setFont(option.font);
    painter->setPen(theme.secondText);
    const QString keys = index.data(CommandListModel::KeysRole).toString();
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, keys);
    area.adjust(0, 0, keys.isEmpty() ? 0 : -metrics.horizontalAdvance(keys) - Gap, 0);

    painter->setPen(reason.isEmpty() ? theme.text : theme.secondText);
    const int nameWidth = paintName(*painter, area, index.data().toString(),
                                    index.data(CommandListModel::PositionsRole).value<QList<int>>(), option.font);
    area.adjust(nameWidth + Gap, 0, 0, 0);
    // A letter and an ellipsis tell nothing.
    if (area.width() < metrics.averageCharWidth() * 6)
        return;
    QStringList facts{index.data(CommandListModel::CategoryRole).toString()};
    for (const QString& fact : {index.data(CommandListModel::StateRole).toString(), reason}) {
        if (!fact.isEmpty())
            facts.append(fact);
    }
    painter->setPen(theme.secondText);
    painter->drawText(area, InMiddle,
                      metrics.elidedText(facts.join(QStringLiteral(" · ")), Qt::ElideRight, area.width()));
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {0, QFontMetrics(option.font).height() + RowPadding};
}

} // namespace chronoscope
