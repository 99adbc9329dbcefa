// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/pill.h"

#include "views/common/theme.h"

#include <QPainter>

namespace chronoscope {

Pill::Pill(Use use, QWidget* parent) : QAbstractButton(parent), m_use(use)
{
    setFocusPolicy(use == Use::Button ? Qt::StrongFocus : Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents, use == Use::Label);
    if (use == Use::Button)
        setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Pill::setWords(const QString& words)
{
    m_words = words;
    setAccessibleName(words);
    updateGeometry();
    update();
}

void Pill::setColour(const QColor& colour)
{
    m_colour = colour;
    update();
}

QFont Pill::wordFont() const
{
    QFont bold = font();
    bold.setBold(true);
    return bold;
}

QSize Pill::sizeHint() const
{
    const QFontMetrics metrics(wordFont());
    const int height = metrics.height() + 4;
    return {metrics.horizontalAdvance(m_words) + height, height};
}

void Pill::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF outline = QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75);
    const bool isActive = m_use == Use::Button && (hasFocus() || underMouse());
    painter.setPen(QPen(hasFocus() ? theme.accent : m_colour, hasFocus() ? 2.0 : 1.2));
    painter.setBrush(isActive ? theme.selectionGround : QColor(Qt::transparent));
    painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2);
    painter.setPen(m_colour);
    painter.setFont(wordFont());
    painter.drawText(rect(), Qt::AlignCenter, m_words);
}

void Pill::enterEvent(QEnterEvent*)
{
    update();
}

void Pill::leaveEvent(QEvent*)
{
    update();
}

} // namespace chronoscope
