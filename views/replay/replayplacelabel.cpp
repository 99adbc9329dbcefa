// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/replay/replayplacelabel.h"

#include "views/common/plaintooltip.h"
#include "views/common/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QPainter>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr int PartGap = 16;
constexpr int LongestHint = 480;

QFont boldOf(QFont font)
{
    font.setBold(true);
    return font;
}

} // namespace

ReplayPlaceLabel::ReplayPlaceLabel(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("replayPlace"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ReplayPlaceLabel::showPlace(const QString& place, const QString& told, const QString& answered)
{
    if (m_note.isEmpty() && place == m_place && told == m_told && answered == m_answered)
        return;
    m_place = place;
    m_told = told;
    m_answered = answered;
    m_note.clear();
    adopt();
}

void ReplayPlaceLabel::showNote(const QString& note)
{
    if (note == m_note && m_place.isEmpty())
        return;
    m_place.clear();
    m_told.clear();
    m_answered.clear();
    m_note = note;
    adopt();
}

QString ReplayPlaceLabel::text() const
{
    if (!m_note.isEmpty())
        return m_note;
    if (m_told.isEmpty() && m_answered.isEmpty())
        return m_place;
    return tr("%1. Told: %2. Answered: %3.").arg(m_place, m_told, m_answered);
}

void ReplayPlaceLabel::adopt()
{
    setAccessibleName(text());
    // Who does not see the place hears of it.
    if (isVisible()) {
        QAccessibleEvent changed(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&changed);
    }
    updateGeometry();
    update();
}

QSize ReplayPlaceLabel::sizeHint() const
{
    const int width = QFontMetrics(boldOf(font())).horizontalAdvance(m_place) +
                      fontMetrics().horizontalAdvance(m_note + m_told + m_answered) + 4 * PartGap;
    return {std::min(width, LongestHint), fontMetrics().height() + 4};
}

QSize ReplayPlaceLabel::minimumSizeHint() const
{
    return {40, fontMetrics().height() + 4};
}

void ReplayPlaceLabel::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    QRect area = rect();
    const auto draw = [&](const QString& part, const QColor& colour, const QFont& partFont) {
        if (part.isEmpty() || area.width() <= 0)
            return;
        const QFontMetrics metrics(partFont);
        const QString shown = metrics.elidedText(part, Qt::ElideRight, area.width());
        painter.setFont(partFont);
        painter.setPen(colour);
        painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        area.setLeft(area.left() + metrics.horizontalAdvance(shown));
    };
    draw(m_note, theme.secondText, font());
    draw(m_place, theme.text, boldOf(font()));
    if (m_told.isEmpty() && m_answered.isEmpty())
        return;
    area.setLeft(area.left() + PartGap);
    draw(tr("told: "), theme.secondText, font());
    draw(m_told, theme.text, font());
    draw(QStringLiteral("  →  "), theme.secondText, font());
    draw(tr("answered: "), theme.secondText, font());
    draw(m_answered, theme.text, font());
}

bool ReplayPlaceLabel::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    showPlainToolTip(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
    return true;
}

} // namespace chronoscope
