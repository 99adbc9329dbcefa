// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/flatstyle.h"

#include "views/common/buttonicon.h"
#include "views/common/theme.h"

#include <QIcon>
#include <QPainter>
#include <QStyleOptionButton>
#include <QStyleOptionSlider>
#include <QStyleOptionToolButton>

namespace chronoscope {

namespace {

/// How much of the text's colour a handle has: enough to be seen on either ground, more where the pointer is.
constexpr double HandleShare = 0.38;
constexpr double HoveredShare = 0.55;
constexpr double PressedShare = 0.7;
constexpr int HandleMargin = 3;
constexpr int ArrowSide = 8;
/// The same for the outline of a button, and for the ground of one that lies under the pointer or is pressed.
constexpr double OutlineShare = 0.3;
constexpr double HoveredGroundShare = 0.07;
constexpr double PressedGroundShare = 0.16;
constexpr double CornerRadius = 3;
/// What Fusion leaves between the words of a button and its edges is too little for the eye.
constexpr int ButtonPadding = 12;

QColor blend(const QPalette& palette, double share)
{
    return QColor::fromRgb(
        mixed(palette.color(QPalette::WindowText).rgb(), palette.color(QPalette::Window).rgb(), share));
}

QColor outlineOf(const QStyleOption& option, const Theme& theme)
{
    const bool isHighContrast =
        theme.kind() == Theme::Kind::HighContrastLight || theme.kind() == Theme::Kind::HighContrastDark;
    return isHighContrast ? theme.line : blend(option.palette, OutlineShare);
}

/// A button with words on it: chosen ones have the colours of the selection, and the focus is the accent's.
void drawButton(const QStyleOption& option, QPainter& painter, const Theme& theme)
{
    const bool isOn = option.state.testFlag(QStyle::State_On);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    QColor ground = isOn ? theme.selectionGround : theme.ground;
    if (option.state.testFlag(QStyle::State_Sunken))
        ground = QColor(mixed(theme.text.rgb(), ground.rgb(), PressedGroundShare));
    else if (isEnabled && option.state.testFlag(QStyle::State_MouseOver))
        ground = QColor(mixed(theme.text.rgb(), ground.rgb(), HoveredGroundShare));
    const bool isMarked = isOn || option.state.testFlag(QStyle::State_HasFocus);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isMarked ? theme.accent : outlineOf(option, theme));
    painter.setBrush(isEnabled ? ground : theme.panel);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), CornerRadius, CornerRadius);
    painter.restore();
}

/// Words without an outline show only that they can be pressed, or are.
void drawRaisedGround(const QStyleOption& option, QPainter& painter)
{
    if (option.state.testFlag(QStyle::State_Sunken) || option.state.testFlag(QStyle::State_On))
        painter.fillRect(option.rect, blend(option.palette, PressedGroundShare));
    else if (option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled))
        painter.fillRect(option.rect, blend(option.palette, HoveredGroundShare));
}

void drawFrame(const QRect& rect, QPainter& painter, const QColor& colour)
{
    painter.save();
    painter.setPen(colour);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
    painter.restore();
}

} // namespace

FlatStyle::FlatStyle() : QProxyStyle(QStringLiteral("Fusion"))
{
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand: {
        const auto* const button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (button && button->features.testFlag(QStyleOptionButton::Flat))
            drawRaisedGround(*option, *painter);
        else
            drawButton(*option, *painter, Theme::of(widget));
        return;
    }
    case PE_PanelButtonTool:
        if (option->state.testFlag(State_AutoRaise))
            drawRaisedGround(*option, *painter);
        else
            drawButton(*option, *painter, Theme::of(widget));
        return;
    case PE_Frame:
        drawFrame(option->rect, *painter, Theme::of(widget).line);
        return;
    case PE_IndicatorCheckBox: {
        const Theme& theme = Theme::of(widget);
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        drawFrame(option->rect, *painter,
                  option->state.testFlag(State_HasFocus) ? theme.accent : outlineOf(*option, theme));
        return;
    }
    case PE_FrameLineEdit: {
        const Theme& theme = Theme::of(widget);
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        drawFrame(option->rect, *painter,
                  option->state.testFlag(State_HasFocus) ? theme.accent : outlineOf(*option, theme));
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const
{
    if (element != CE_HeaderSection && element != CE_HeaderEmptyArea) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    const Theme& theme = Theme::of(widget);
    painter->fillRect(option->rect, theme.head);
    if (element == CE_HeaderSection)
        painter->fillRect(option->rect.right(), option->rect.top() + 4, 1, option->rect.height() - 8, theme.line);
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                   const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        drawScrollBar(*option, *painter, widget);
        return;
    }
    const auto* const button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    if (control == CC_ToolButton && button && button->arrowType != Qt::NoArrow &&
        button->state.testFlag(State_AutoRaise)) {
        // The arrow says by itself what is folded out.
        QStyleOptionToolButton raised = *button;
        raised.state.setFlag(State_On, false);
        QProxyStyle::drawComplexControl(control, &raised, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                  const QWidget* widget) const
{
    const QSize whole = QProxyStyle::sizeFromContents(type, option, size, widget);
    const auto* const button = qstyleoption_cast<const QStyleOptionButton*>(option);
    return type == CT_PushButton && button && !button->text.isEmpty() ? whole + QSize(ButtonPadding, 0) : whole;
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* returned) const
{
    // Words say what a button does; no other button of the window has a picture.
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, returned);
}

QIcon FlatStyle::standardIcon(StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const
{
    if (icon == SP_ToolBarHorizontalExtensionButton)
        return QIcon(new ButtonIcon(ButtonIcon::Sign::More));
    if (icon == SP_LineEditClearButton)
        return QIcon(new ButtonIcon(ButtonIcon::Sign::Clear));
    return QProxyStyle::standardIcon(icon, option, widget);
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
