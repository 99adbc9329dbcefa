// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/searchhitlabel.h"

#include "views/common/plaintooltip.h"
#include "views/common/theme.h"

#include <QHelpEvent>
#include <QPainter>

#include <algorithm>

namespace chronoscope {

SearchHitLabel::SearchHitLabel(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SearchHitLabel::showHit(const QString& place, const HitDescription& hit)
{
    m_place = place;
    // The names of attributes' messages only repeat the event's type.
    QString field = hit.field;
    if (const qsizetype dot = field.indexOf(QLatin1Char('.'));
        field.left(dot).endsWith(QLatin1String("EventAttributes")))
        field = field.mid(dot + 1);
    m_place += QStringLiteral(" · %1: ").arg(field);
    m_before = hit.excerpt.left(hit.matchStart);
    m_match = hit.excerpt.mid(hit.matchStart, hit.matchLength);
    m_after = hit.excerpt.mid(hit.matchStart + hit.matchLength);
    m_isError = false;
    adopt();
}

void SearchHitLabel::showNote(const QString& note)
{
    m_place = note;
    m_before.clear();
    m_match.clear();
    m_after.clear();
    m_isError = false;
    adopt();
}

void SearchHitLabel::showError(const QString& error)
{
    showNote({});
    m_before = error;
    m_isError = true;
    adopt();
}

void SearchHitLabel::adopt()
{
    setAccessibleName(m_place + text());
    // While it has nothing to say its room belongs to what stands beside the search.
    setVisible(!accessibleName().isEmpty());
    update();
}

QSize SearchHitLabel::sizeHint() const
{
    return {200, fontMetrics().height() + 4};
}

void SearchHitLabel::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    const QFontMetrics metrics = fontMetrics();
    QRect area = rect();
    const auto draw = [&](const QString& part, const QColor& colour, bool isMatch) {
        if (part.isEmpty() || area.width() <= 0)
            return;
        const QString shown = metrics.elidedText(part, Qt::ElideRight, area.width());
        const int width = std::min(area.width(), metrics.horizontalAdvance(shown));
        if (isMatch)
            painter.fillRect(QRect(area.left(), area.center().y() - metrics.height() / 2, width, metrics.height()),
                             theme.selectionGround);
        painter.setPen(colour);
        painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        area.setLeft(area.left() + width);
    };
    draw(m_place, theme.secondText, false);
    draw(m_before, m_isError ? theme.status(Status::Failed) : theme.text, false);
    draw(m_match, theme.accent, true);
    draw(m_after, theme.text, false);
}

bool SearchHitLabel::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    showPlainToolTip(static_cast<QHelpEvent*>(event)->globalPos(), m_place + text(), this);
    return true;
}

} // namespace chronoscope
