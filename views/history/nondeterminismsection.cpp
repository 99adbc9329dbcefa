// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/nondeterminismsection.h"

#include "models/history/eventtype.h"
#include "views/history/detaillinks.h"
#include "views/history/detailsection.h"
#include "views/history/detailtext.h"

#include <QVBoxLayout>

namespace chronoscope {

namespace {

constexpr std::size_t MostLinkedCandidates = 5;

/// What a person calls an event: the name of what it is about, else its type.
QString nameOf(const RunSnapshot& snapshot, EventIndex event)
{
    const QString name = snapshot.groups->label(snapshot.groups->groupOf(event));
    return name.isEmpty() ? eventTypeDisplayName(*snapshot.history, event) : name;
}

std::vector<EventLink> linksOf(const NondeterminismError& error, const RunSnapshot& snapshot)
{
    std::vector<EventLink> links;
    for (const EventIndex event : error.events) {
        if (links.size() == MostLinkedCandidates)
            break;
        links.push_back(
            {event, EventLink::Direction::Cause, nameOf(snapshot, event),
             error.isCertain ? NondeterminismSection::tr("in the history") : NondeterminismSection::tr("may be it")});
    }
    if (error.workflowTask.isValid())
        links.push_back({error.workflowTask, EventLink::Direction::Cause,
                         NondeterminismSection::tr("Its workflow task"), NondeterminismSection::tr("reset point")});
    return links;
}

void setOrHide(DetailText& paragraph, const QString& text)
{
    paragraph.setText(text);
    paragraph.setVisible(!text.isEmpty());
}

} // namespace

NondeterminismSection::NondeterminismSection(QWidget* parent)
    : QWidget(parent)
    , m_meaningSection(new DetailSection(tr("What this means")))
    , m_difference(new DetailText)
    , m_consequence(new DetailText)
    , m_caveat(new DetailText)
    , m_links(new DetailLinks)
    , m_remedySection(new DetailSection(tr("What to try")))
{
    m_caveat->setTone(DetailText::Tone::Quiet);
    m_links->setAccessibleName(tr("Events that the error is about"));
    for (QWidget* part : {static_cast<QWidget*>(m_difference), static_cast<QWidget*>(m_consequence),
                          static_cast<QWidget*>(m_links), static_cast<QWidget*>(m_caveat)})
        m_meaningSection->add(part);
    for (DetailText*& remedy : m_remedies) {
        remedy = new DetailText;
        m_remedySection->add(remedy);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_meaningSection);
    layout->addWidget(m_remedySection);
    connect(m_links, &DetailLinks::eventRequested, this, &NondeterminismSection::eventRequested);
    hide();
}

void NondeterminismSection::setEvent(const RunSnapshot& snapshot, EventIndex event)
{
    std::optional<NondeterminismError> error;
    if (event.isValid()) {
        error = explainNondeterminism(snapshot, event);
        const EventIndex failure = snapshot.groups->failureEvent(snapshot.groups->groupOf(event));
        if (!error && failure.isValid())
            error = explainNondeterminism(snapshot, failure);
    }
    if (error)
        showError(*error, snapshot);
    setVisible(error.has_value());
}

void NondeterminismSection::showError(const NondeterminismError& error, const RunSnapshot& snapshot)
{
    QStringList difference{error.recorded, error.produced};
    difference.removeAll(QString());
    setOrHide(*m_difference, difference.join(QLatin1Char(' ')));
    setOrHide(*m_consequence, error.consequence);
    setOrHide(*m_caveat, error.caveat);
    const std::vector<EventLink> links = linksOf(error, snapshot);
    m_links->setLinks(links, *snapshot.history);
    m_links->setVisible(!links.empty());
    for (std::size_t position = 0; position < m_remedies.size(); ++position) {
        const auto number = static_cast<qsizetype>(position);
        setOrHide(*m_remedies[position], number < error.remedies.size()
                                             ? QStringLiteral("%1.  %2").arg(number + 1).arg(error.remedies[number])
                                             : QString());
    }
}

QStringList NondeterminismSection::texts() const
{
    QStringList texts{m_difference->text(), m_consequence->text(), m_caveat->text()};
    for (const DetailText* remedy : m_remedies)
        texts.append(remedy->text());
    texts.removeAll(QString());
    return texts;
}

} // namespace chronoscope
