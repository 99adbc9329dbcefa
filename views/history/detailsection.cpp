// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/detailsection.h"

#include "views/common/plaintooltip.h"
#include "views/common/theme.h"

#include <QHBoxLayout>
#include <QHelpEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace chronoscope {

namespace {

constexpr int LeastWidth = 24;
constexpr double HeadingSize = 0.9;

} // namespace

ElidedLabel::ElidedLabel(Qt::Alignment alignment, QWidget* parent) : QWidget(parent), m_alignment(alignment)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString& text)
{
    m_text = text;
    updateGeometry();
    update();
}

QSize ElidedLabel::sizeHint() const
{
    // Capital letters are made by the font, so that only the font knows their width.
    return {QFontMetrics(font()).horizontalAdvance(m_text) + 2, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), LeastWidth), sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(Theme::of(this).secondText);
    painter.drawText(rect(), static_cast<int>(m_alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

bool ElidedLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && sizeHint().width() > width()) {
        showPlainToolTip(static_cast<QHelpEvent*>(event)->globalPos(), m_text, this);
        return true;
    }
    return QWidget::event(event);
}

DetailSection::DetailSection(const QString& heading, QWidget* parent)
    : QWidget(parent)
    , m_heading(new ElidedLabel(Qt::AlignLeft, this))
    , m_remark(new ElidedLabel(Qt::AlignRight, this))
    , m_headingRow(new QWidget(this))
    , m_layout(new QVBoxLayout(this))
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * HeadingSize);
    m_remark->setFont(small);
    small.setWeight(QFont::DemiBold);
    small.setCapitalization(QFont::AllUppercase);
    m_heading->setFont(small);
    auto* row = new QHBoxLayout(m_headingRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_heading);
    row->addWidget(m_remark, 1);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_layout->addWidget(m_headingRow);
    setHeading(heading);
}

void DetailSection::setHeading(const QString& heading)
{
    m_heading->setText(heading);
}

QString DetailSection::heading() const
{
    return m_heading->text();
}

void DetailSection::setRemark(const QString& remark)
{
    m_remark->setText(remark);
}

QString DetailSection::remark() const
{
    return m_remark->text();
}

void DetailSection::add(QWidget* widget)
{
    m_layout->addWidget(widget);
}

void DetailSection::addToHeading(QWidget* widget)
{
    m_headingRow->layout()->addWidget(widget);
}

} // namespace chronoscope
