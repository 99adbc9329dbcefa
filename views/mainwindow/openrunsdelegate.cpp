// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/openrunsdelegate.h"

#include "models/session/openrunsmodel.h"
#include "views/common/statusglyph.h"
#include "views/common/theme.h"

#include <QPainter>

namespace chronoscope {

namespace {

constexpr int Margin = 8;
constexpr int GlyphSize = 14;
constexpr int SelectionEdge = 3;

} // namespace

void OpenRunsDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.widget);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected) {
        painter->fillRect(option.rect, theme.selectionGround);
        painter->fillRect(option.rect.x(), option.rect.y(), SelectionEdge, option.rect.height(), theme.accent);
    }
    const QFontMetrics metrics(option.font);
    const QRect content = option.rect.adjusted(Margin, Margin / 2, -Margin, -Margin / 2);
    const auto status = static_cast<Status>(index.data(OpenRunsModel::StatusRole).toInt());
    paintStatusGlyph(*painter, QRectF(content.x(), content.center().y() - GlyphSize / 2.0, GlyphSize, GlyphSize),
                     status, theme);

    const QRect text = content.adjusted(GlyphSize + Margin, 0, 0, 0);
    const QString side = index.data(OpenRunsModel::SideTextRole).toString();
    const int sideWidth = metrics.horizontalAdvance(side);
    painter->setFont(option.font);
    painter->setPen(theme.secondText);
    painter->drawText(QRect(text.right() - sideWidth, text.y(), sideWidth + 1, metrics.height()), side);

    const int lineWidth = text.width() - sideWidth - Margin;
    const QString type = index.data(OpenRunsModel::WorkflowTypeRole).toString();
    painter->drawText(QRect(text.x(), text.y() + metrics.height(), text.width(), metrics.height()),
                      metrics.elidedText(type, Qt::ElideRight, text.width()));
    painter->setPen(theme.text);
    const QString name = index.data(OpenRunsModel::WorkflowIdRole).toString();
    painter->drawText(QRect(text.x(), text.y(), lineWidth, metrics.height()),
                      metrics.elidedText(name, Qt::ElideMiddle, lineWidth));
}

QSize OpenRunsDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {0, 2 * QFontMetrics(option.font).height() + Margin};
}

} // namespace chronoscope
