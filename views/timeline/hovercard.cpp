// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/hovercard.h"

#include "views/timeline/bardescription.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr int WidestCard = 380;
constexpr int Distance = 14;

QLabel* plainLabel(QWidget* parent)
{
    auto* const label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(false);
    return label;
}

} // namespace

HoverCard::HoverCard(QWidget* parent)
    : QFrame(parent), m_title(plainLabel(this)), m_about(plainLabel(this)), m_facts(plainLabel(this))
{
    setObjectName(QStringLiteral("hoverCard"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::Box);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    setForegroundRole(QPalette::ToolTipText);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(2);
    for (QLabel* const label : {m_title, m_about, m_facts})
        column->addWidget(label);
    hide();
}

void HoverCard::showAt(const QPoint& point, const BarDescription& description)
{
    const auto fitted = [](const QLabel* label, const QString& text) {
        return label->fontMetrics().elidedText(text, Qt::ElideRight, WidestCard);
    };
    m_title->setText(fitted(m_title, description.title));
    m_about->setText(fitted(m_about, description.about));
    QStringList facts;
    for (const QString& fact : description.facts)
        facts << fitted(m_facts, fact);
    m_facts->setText(facts.join(QLatin1Char('\n')));
    const QSize size = sizeHint();
    const QSize space = parentWidget()->size();
    // Beside the pointer, on the side where there is room.
    int x = point.x() + Distance;
    if (x + size.width() > space.width())
        x = point.x() - Distance - size.width();
    int y = point.y() + Distance;
    if (y + size.height() > space.height())
        y = point.y() - Distance - size.height();
    setGeometry(QRect(QPoint(std::max(0, x), std::max(0, y)), size));
    raise();
    show();
}

} // namespace chronoscope
