// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/detailsection.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace chronoscope {

namespace {

QLabel* makeQuietLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    // A heading gives way rather than to widen the pane.
    label->setMinimumWidth(0);
    label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return label;
}

} // namespace

DetailSection::DetailSection(const QString& heading, QWidget* parent)
    : QWidget(parent), m_heading(makeQuietLabel(this)), m_remark(makeQuietLabel(this)), m_headingRow(new QWidget(this)),
      m_layout(new QVBoxLayout(this))
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    small.setWeight(QFont::DemiBold);
    small.setCapitalization(QFont::AllUppercase);
    m_heading->setFont(small);
    small.setWeight(QFont::Normal);
    small.setCapitalization(QFont::MixedCase);
    m_remark->setFont(small);
    m_remark->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
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
