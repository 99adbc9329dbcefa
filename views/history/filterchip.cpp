// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/filterchip.h"

#include "views/common/actionregistry.h"
#include "views/common/plaintooltip.h"
#include "views/common/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>

namespace chronoscope {

namespace {

constexpr int Margin = 8;
constexpr int CrossRoom = 16;
constexpr double CrossSide = 7;
/// At least so many letters stay readable in a narrow window.
constexpr int FewestLetters = 8;

} // namespace

FilterChip::FilterChip(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    addWidgetCommand(*this, ActionCategory::Search, tr("Remove Filter"), QKeySequence::Delete,
                     tr("Takes away the filter that has the keyboard"), [this] { click(); });
}

void FilterChip::setCondition(const QString& lead, const QString& value, const QString& wholeCondition)
{
    m_lead = lead;
    m_value = value;
    m_tip = tr("%1. Click to remove this filter.").arg(wholeCondition);
    setAccessibleName(tr("Remove filter %1").arg(wholeCondition));
    updateGeometry();
    update();
}

QSize FilterChip::sizeHint() const
{
    // Painted in two pieces, of which each may end between two pixels.
    const int textWidth = fontMetrics().horizontalAdvance(m_lead) + fontMetrics().horizontalAdvance(m_value) + 2;
    return {2 * Margin + textWidth + CrossRoom, fontMetrics().height() + 6};
}

QSize FilterChip::minimumSizeHint() const
{
    return {2 * Margin + fontMetrics().averageCharWidth() * FewestLetters + CrossRoom, sizeHint().height()};
}

void FilterChip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF outline = QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75);
    const bool isActive = hasFocus() || underMouse();
    painter.setPen(QPen(hasFocus() ? theme.accent : theme.line, hasFocus() ? 1.5 : 1.0));
    painter.setBrush(isActive ? theme.selectionGround : theme.ground);
    painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2);

    const QRect text = rect().adjusted(Margin, 0, -Margin - CrossRoom, 0);
    const QString lead = fontMetrics().elidedText(m_lead, Qt::ElideRight, text.width());
    painter.setPen(theme.secondText);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, lead);
    const QRect rest = text.adjusted(fontMetrics().horizontalAdvance(lead), 0, 0, 0);
    painter.setPen(theme.text);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_value, Qt::ElideMiddle, rest.width()));
    painter.setPen(QPen(isActive ? theme.text : theme.secondText, 1.3));
    paintCross(painter, QRectF(width() - Margin - CrossSide, (height() - CrossSide) / 2, CrossSide, CrossSide));
}

void FilterChip::paintCross(QPainter& painter, const QRectF& place) const
{
    painter.drawLine(place.topLeft(), place.bottomRight());
    painter.drawLine(place.topRight(), place.bottomLeft());
}

void FilterChip::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

bool FilterChip::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractButton::event(event);
    showPlainToolTip(static_cast<QHelpEvent*>(event)->globalPos(), m_tip, this);
    return true;
}

} // namespace chronoscope
