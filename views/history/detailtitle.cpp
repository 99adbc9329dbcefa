// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/detailtitle.h"

#include "views/common/statusglyph.h"
#include "views/common/theme.h"
#include "views/history/detailtext.h"

#include <QPainter>
#include <QVBoxLayout>

namespace chronoscope {

namespace {

constexpr int GlyphSize = 16;
constexpr int Gap = 8;

} // namespace

DetailTitle::DetailTitle(QWidget* parent) : QWidget(parent), m_name(new DetailText(this)), m_line(new DetailText(this))
{
    m_name->setTone(DetailText::Tone::Name);
    m_line->setTone(DetailText::Tone::Quiet);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(GlyphSize + Gap, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_name);
    layout->addWidget(m_line);
}

void DetailTitle::setTitle(const QString& name, const QString& line, Status status)
{
    m_status = status;
    m_name->setText(name);
    m_line->setText(line);
    update();
}

void DetailTitle::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int lineHeight = QFontMetrics(nameFont(font())).height();
    const qreal top = m_name->y() + (lineHeight - GlyphSize) / 2.0 + 1;
    paintStatusGlyph(painter, QRectF(0, top, GlyphSize, GlyphSize), m_status, Theme::of(this));
}

} // namespace chronoscope
