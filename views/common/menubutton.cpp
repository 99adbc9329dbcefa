// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/menubutton.h"

#include "views/common/theme.h"

#include <QMenu>
#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace chronoscope {

MenuButton::MenuButton(QWidget* parent) : QToolButton(parent)
{
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setPopupMode(InstantPopup);
    setMenu(new QMenu(this));
}

void MenuButton::setWords(const QString& words)
{
    setText(words + QStringLiteral(" ▾"));
    setAccessibleName(words);
}

void MenuButton::paintEvent(QPaintEvent*)
{
    QStyleOptionToolButton option;
    initStyleOption(&option);
    // The style's own mark would stand in the corner, below the words.
    option.features &= ~QStyleOptionToolButton::HasMenu;
    QStylePainter painter(this);
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
    if (hasFocus()) {
        painter.setPen(Theme::of(this).accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace chronoscope
