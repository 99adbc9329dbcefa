// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/copyablelabel.h"

#include "models/core/format.h"
#include "views/common/actionregistry.h"
#include "views/common/plaintooltip.h"
#include "views/common/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QKeySequence>
#include <QMenu>
#include <QPainter>

namespace chronoscope {

namespace {

/// Room for the focus frame on both sides.
constexpr int Padding = 3;

QColor toneColour(CopyableLabel::Tone tone, const Theme& theme)
{
    switch (tone) {
    case CopyableLabel::Tone::Normal:
        return theme.text;
    case CopyableLabel::Tone::Quiet:
        return theme.secondText;
    case CopyableLabel::Tone::Link:
        return theme.accent;
    case CopyableLabel::Tone::Failure:
        return theme.status(Status::Failed);
    }
    return theme.text;
}

} // namespace

CopyableLabel::CopyableLabel(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAccessibleDescription(tr("Press to copy"));
    addWidgetCommand(*this, ActionCategory::Details, tr("Copy Fact of the Run"), QKeySequence::Copy,
                     tr("Copies the whole value: an id, a time to the nanosecond"), [this] { copy(); });
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (isLink())
            emit linkActivated();
        else
            copy();
    });
}

void CopyableLabel::setValue(const QString& name, const QString& value)
{
    m_name = name;
    m_value = value;
    m_shown.clear();
    setAccessibleName(tr("%1: %2").arg(name, singleLine(value, m_maximumCharacters)));
    updateGeometry();
    update();
}

void CopyableLabel::setShownText(const QString& text)
{
    m_shown = text;
    setAccessibleName(tr("%1: %2").arg(m_name, shownText()));
    updateGeometry();
    update();
}

void CopyableLabel::setMaximumCharacters(int count)
{
    m_maximumCharacters = count;
    updateGeometry();
    update();
}

void CopyableLabel::setTone(Tone tone)
{
    m_tone = tone;
    setAccessibleDescription(isLink() ? tr("Press to go there") : tr("Press to copy"));
    update();
}

void CopyableLabel::setFixedWidthText(bool isFixedWidth)
{
    m_isFixedWidth = isFixedWidth;
    updateGeometry();
    update();
}

void CopyableLabel::setExplanation(const QString& explanation)
{
    m_explanation = explanation;
}

QString CopyableLabel::shownText() const
{
    return shortenMiddle(singleLine(m_shown.isEmpty() ? m_value : m_shown), m_maximumCharacters);
}

QFont CopyableLabel::textFont() const
{
    return m_isFixedWidth ? fixedWidthFont(font()) : font();
}

QSize CopyableLabel::sizeHint() const
{
    const QFontMetrics metrics(textFont());
    return {metrics.horizontalAdvance(shownText()) + 2 * Padding + 1, metrics.height() + 2};
}

QSize CopyableLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(textFont());
    const QSize whole = sizeHint();
    return {std::min(whole.width(), metrics.averageCharWidth() * 9 + 2 * Padding), whole.height()};
}

void CopyableLabel::copy()
{
    QGuiApplication::clipboard()->setText(m_value);
    showPlainToolTip(mapToGlobal(rect().bottomLeft()), tr("Copied: %1").arg(singleLine(m_value, m_maximumCharacters)),
                     this);
}

bool CopyableLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const QString whole = m_explanation.isEmpty() ? m_value : m_value + QLatin1Char('\n') + m_explanation;
        showPlainToolTip(static_cast<QHelpEvent*>(event)->globalPos(), whole, this);
        return true;
    }
    return QAbstractButton::event(event);
}

void CopyableLabel::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    QFont text = textFont();
    text.setUnderline(underMouse() || (isLink() && hasFocus()));
    painter.setFont(text);
    painter.setPen(toneColour(m_tone, theme));
    const QRect area = rect().adjusted(Padding, 0, -Padding, 0);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(text).elidedText(shownText(), Qt::ElideMiddle, area.width()));
    if (hasFocus()) {
        painter.setPen(theme.accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void CopyableLabel::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void CopyableLabel::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Copy"), this, &CopyableLabel::copy);
    menu->popup(event->globalPos());
}

void CopyableLabel::enterEvent(QEnterEvent*)
{
    update();
}

void CopyableLabel::leaveEvent(QEvent*)
{
    update();
}

} // namespace chronoscope
