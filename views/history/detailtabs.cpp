// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/detailtabs.h"

#include "views/common/theme.h"

#include <QPainter>

namespace chronoscope {

namespace {

constexpr int HorizontalPadding = 12;
constexpr int VerticalPadding = 7;
constexpr int UnderlineHeight = 2;

} // namespace

FlatTabBar::FlatTabBar(QWidget* parent) : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setAccessibleName(tr("Parts of the details"));
}

QSize FlatTabBar::tabSizeHint(int index) const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(tabText(index)) + 2 * HorizontalPadding, metrics.height() + 2 * VerticalPadding};
}

void FlatTabBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
    for (int index = 0; index < count(); ++index) {
        const QRect area = tabRect(index);
        const bool isCurrent = index == currentIndex();
        painter.setPen(isCurrent ? theme.text : theme.secondText);
        painter.drawText(area, Qt::AlignCenter | Qt::TextSingleLine, tabText(index));
        if (isCurrent)
            painter.fillRect(QRect(area.left() + HorizontalPadding / 2, area.bottom() - UnderlineHeight + 1,
                                   area.width() - HorizontalPadding, UnderlineHeight),
                             theme.accent);
        if (isCurrent && hasFocus()) {
            painter.setPen(theme.accent);
            painter.drawRect(area.adjusted(3, 3, -4, -5));
        }
    }
}

DetailTabs::DetailTabs(QWidget* parent) : QTabWidget(parent)
{
    setTabBar(new FlatTabBar(this));
    setDocumentMode(true);
    setFocusPolicy(Qt::NoFocus);
}

} // namespace chronoscope
