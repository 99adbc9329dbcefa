// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/flatstyle.h"

#include "views/common/theme.h"

#include <QPainter>
#include <QStyleOptionSlider>

namespace chronoscope {

namespace {

/// How much of the text's colour a handle has: enough to be seen on either ground, more where the pointer is.
constexpr double HandleShare = 0.38;
constexpr double HoveredShare = 0.55;
constexpr double PressedShare = 0.7;
constexpr int HandleMargin = 3;
constexpr int ArrowSide = 8;

QColor blend(const QPalette& palette, double share)
{
    return QColor(mixed(palette.color(QPalette::WindowText).rgb(), palette.color(QPalette::Window).rgb(), share));
}

} // namespace

FlatStyle::FlatStyle() : QProxyStyle(QStringLiteral("Fusion"))
{
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                   const QWidget* widget) const
{
    if (control == CC_ScrollBar)
        drawScrollBar(*option, *painter, widget);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void FlatStyle::drawScrollBar(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const
{
    const auto* const bar = qstyleoption_cast<const QStyleOptionSlider*>(&option);
    if (!bar)
        return;
    const bool isVertical = bar->orientation == Qt::Vertical;
    const auto shareOf = [bar](SubControl part) {
        if (!bar->activeSubControls.testFlag(part))
            return HandleShare;
        return bar->state.testFlag(State_Sunken) ? PressedShare : HoveredShare;
    };
    painter.fillRect(bar->rect, bar->palette.color(QPalette::Window));
    if (bar->minimum < bar->maximum) {
        const QRect handle = subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget);
        const int aside = HandleMargin;
        painter.fillRect(isVertical ? handle.adjusted(aside, 0, -aside, 0) : handle.adjusted(0, aside, 0, -aside),
                         blend(bar->palette, shareOf(SC_ScrollBarSlider)));
    }
    const auto drawArrow = [&](SubControl part, PrimitiveElement vertical, PrimitiveElement horizontal) {
        QStyleOption arrow = *bar;
        arrow.rect = QRect(0, 0, ArrowSide, ArrowSide);
        arrow.rect.moveCenter(subControlRect(CC_ScrollBar, bar, part, widget).center());
        arrow.palette.setColor(QPalette::WindowText, blend(bar->palette, shareOf(part)));
        proxy()->drawPrimitive(isVertical ? vertical : horizontal, &arrow, &painter, widget);
    };
    const bool isMirrored = bar->direction == Qt::RightToLeft;
    drawArrow(SC_ScrollBarSubLine, PE_IndicatorArrowUp, isMirrored ? PE_IndicatorArrowRight : PE_IndicatorArrowLeft);
    drawArrow(SC_ScrollBarAddLine, PE_IndicatorArrowDown, isMirrored ? PE_IndicatorArrowLeft : PE_IndicatorArrowRight);
}

} // namespace chronoscope
