// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/findingdetail.h"

#include "models/core/format.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace chronoscope {

namespace {

constexpr int LeastWidth = 260;

QString wholeText(const FindingRow& finding)
{
    QStringList lines{singleLine(finding.message)};
    if (!finding.remedy.isEmpty())
        lines.append(singleLine(finding.remedy));
    QString place = singleLine(finding.file);
    if (!finding.isField)
        place = singleLine(finding.subject) + (place.isEmpty() ? QString() : QStringLiteral(", ") + place);
    if (finding.eventId)
        place += FindingDetail::tr(", event %1").arg(*finding.eventId);
    if (finding.isField && !finding.subject.isEmpty())
        place += FindingDetail::tr(", field %1").arg(singleLine(finding.subject));
    if (finding.byteOffset)
        place += FindingDetail::tr(", byte %1").arg(formatCount(*finding.byteOffset));
    lines.append(place);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

FindingDetail::FindingDetail(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel)
    , m_steps(new QWidget(this))
    , m_previous(new QToolButton(m_steps))
    , m_next(new QToolButton(m_steps))
    , m_position(new QLabel(m_steps))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("Whole text of the finding"));
    m_position->setTextFormat(Qt::PlainText);
    m_previous->setText(tr("Previous event"));
    m_next->setText(tr("Next event"));
    m_previous->setArrowType(Qt::LeftArrow);
    m_next->setArrowType(Qt::RightArrow);
    for (QToolButton* button : {m_previous, m_next}) {
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAccessibleName(button->text());
        button->setFocusPolicy(Qt::StrongFocus);
    }
    auto* steps = new QHBoxLayout(m_steps);
    steps->setContentsMargins(0, 0, 0, 0);
    steps->addWidget(m_previous);
    steps->addWidget(m_next);
    steps->addWidget(m_position);
    steps->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::StrongFocus);
    scroll->setAccessibleName(tr("Whole text of the finding"));
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    scroll->setWidget(m_text);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_steps);
    connect(m_previous, &QToolButton::clicked, this, &FindingDetail::goToPreviousEvent);
    connect(m_next, &QToolButton::clicked, this, &FindingDetail::goToNextEvent);
    setMinimumWidth(LeastWidth);
    hide();
}

void FindingDetail::setFinding(const FindingRow* finding, const History& history)
{
    m_events = finding ? finding->events : std::vector<EventIndex>();
    m_eventIds.clear();
    for (const EventIndex event : m_events)
        m_eventIds.push_back(history.eventId(event));
    m_current = 0;
    m_text->setText(finding ? wholeText(*finding) : QString());
    m_steps->setVisible(m_events.size() > 1);
    showPosition();
    setVisible(finding != nullptr);
}

QString FindingDetail::text() const
{
    return m_text->text();
}

QString FindingDetail::position() const
{
    return m_position->text();
}

void FindingDetail::step(int direction)
{
    const auto count = static_cast<int>(m_events.size());
    if (count == 0)
        return;
    m_current = static_cast<std::size_t>((static_cast<int>(m_current) + direction + count) % count);
    showPosition();
    emit eventRequested(m_events[m_current]);
}

void FindingDetail::showPosition()
{
    m_position->setText(
        m_events.size() > 1
            ? tr("event %1, %2 of %3").arg(m_eventIds[m_current]).arg(m_current + 1).arg(m_events.size())
            : QString());
}

} // namespace chronoscope
