// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/detailsummary.h"

#include "models/core/format.h"
#include "views/history/detailattributes.h"
#include "views/history/detailfailure.h"
#include "views/history/detailform.h"
#include "views/history/detaillinks.h"
#include "views/history/detailpayloadbox.h"
#include "views/history/detailtext.h"
#include "views/history/detailtitle.h"
#include "views/history/nondeterminismsection.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <array>

namespace chronoscope {

namespace {

/// In the order of the boxes. What is left out stands elsewhere: the summary among the facts, encoded failures in the
/// Payload tab.
constexpr std::array<PayloadRole, 10> BoxRoles{
    PayloadRole::Input,     PayloadRole::Result,     PayloadRole::UserDetails, PayloadRole::Details,
    PayloadRole::Heartbeat, PayloadRole::LastResult, PayloadRole::Memo,        PayloadRole::SearchAttribute,
    PayloadRole::Header,    PayloadRole::Other};

} // namespace

DetailSummary::DetailSummary(QWidget* parent)
    : QScrollArea(parent)
    , m_hint(new DetailText)
    , m_title(new DetailTitle)
    , m_form(new DetailForm)
    , m_attemptsSection(new DetailSection(tr("Attempts")))
    , m_attempts(new DetailForm)
    , m_failureSection(new DetailSection(tr("Failure")))
    , m_failure(new DetailFailure)
    , m_nondeterminism(new NondeterminismSection)
    , m_relatedSection(new DetailSection(tr("Cause and effect")))
    , m_related(new DetailLinks)
    , m_eventsSection(new DetailSection(tr("Events")))
    , m_events(new DetailLinks)
    , m_boxes(new QWidget)
    , m_boxLayout(new QVBoxLayout(m_boxes))
    , m_attributes(new DetailAttributes)
    , m_copyJson(new QPushButton(tr("Copy JSON")))
    , m_save(new QPushButton(tr("Save payload…")))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    arrange();
    connectParts();
}

void DetailSummary::arrange()
{
    m_hint->setTone(DetailText::Tone::Quiet);
    m_related->setAccessibleName(tr("Cause and effect"));
    m_events->setAccessibleName(tr("Events of the group"));
    m_copyJson->setToolTip(tr("Copy the selected event as JSON"));
    m_copyJson->setAccessibleName(tr("Copy the selected event as JSON"));
    m_save->setAccessibleName(tr("Save the payload"));
    m_attempts->setAccessibleName(tr("Attempts"));
    m_attemptsSection->add(m_attempts);
    m_failureSection->add(m_failure);
    m_relatedSection->add(m_related);
    m_eventsSection->add(m_events);
    m_boxLayout->setContentsMargins(0, 0, 0, 0);
    m_boxLayout->setSpacing(12);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->setSpacing(12);
    for (QWidget* part : {static_cast<QWidget*>(m_hint), static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_form),
                          static_cast<QWidget*>(m_attemptsSection), static_cast<QWidget*>(m_failureSection),
                          static_cast<QWidget*>(m_nondeterminism), static_cast<QWidget*>(m_relatedSection),
                          static_cast<QWidget*>(m_eventsSection), m_boxes, static_cast<QWidget*>(m_attributes)})
        layout->addWidget(part);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_copyJson);
    buttons->addWidget(m_save);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    layout->addStretch(1);
    setWidget(content);
}

void DetailSummary::connectParts()
{
    connect(m_related, &DetailLinks::eventRequested, this, &DetailSummary::eventRequested);
    connect(m_nondeterminism, &NondeterminismSection::eventRequested, this, &DetailSummary::eventRequested);
    connect(m_events, &DetailLinks::eventRequested, this, &DetailSummary::eventRequested);
    connect(m_attributes, &DetailAttributes::eventRequested, this, &DetailSummary::eventRequested);
    connect(m_attributes, &DetailAttributes::payloadRequested, this, &DetailSummary::payloadRequested);
    connect(m_save, &QPushButton::clicked, this, &DetailSummary::saveRequested);
    connect(m_copyJson, &QPushButton::clicked, m_attributes, &DetailAttributes::copyEventJson);
}

void DetailSummary::setTimeZone(const QTimeZone& zone)
{
    m_attributes->setTimeZone(zone);
}

void DetailSummary::showGroup(const RunSnapshotPointer& snapshot, const GroupDetails& details, EventIndex event)
{
    m_hint->hide();
    m_title->show();
    m_title->setTitle(details.title, details.subtitle, details.status);
    m_form->setRows(details.rows);
    m_attempts->setRows(details.attempts);
    m_attemptsSection->setVisible(!details.attempts.empty());
    showFailure(details);
    m_related->setLinks(details.related, *snapshot->history);
    m_relatedSection->setVisible(!details.related.empty());
    // A single event is said by the heading of its attributes already.
    m_events->setLinks(details.events, *snapshot->history);
    m_eventsSection->setVisible(details.events.size() > 1);
    m_eventsSection->setRemark(details.eventCount > details.events.size()
                                   ? tr("first %1 of %2")
                                         .arg(formatCount(static_cast<std::int64_t>(details.events.size())),
                                              formatCount(static_cast<std::int64_t>(details.eventCount)))
                                   : QString());
    showPayloads(details.payloads);
    m_attributes->show();
    m_copyJson->show();
    setEvent(snapshot, event);
    verticalScrollBar()->setValue(0);
}

void DetailSummary::setEvent(const RunSnapshotPointer& snapshot, EventIndex event)
{
    m_events->setSelectedEvent(event);
    m_nondeterminism->setEvent(*snapshot, event);
    m_attributes->setEvent(snapshot, event);
}

void DetailSummary::showRun(const RunSnapshotPointer& snapshot, const GroupDetails& runDetails)
{
    m_hint->setText(
        tr("Nothing is selected. Click a bar of the timeline or a row of the table, or step with the arrow keys, "
           "to see here what it was given, what it returned and why it failed."));
    m_hint->show();
    m_title->hide();
    m_form->setRows({});
    m_attemptsSection->hide();
    showFailure(runDetails);
    m_nondeterminism->setEvent(*snapshot, snapshot->summary.closeEvent);
    m_relatedSection->hide();
    m_eventsSection->hide();
    showPayloads(runDetails.payloads);
    m_attributes->hide();
    m_copyJson->hide();
    verticalScrollBar()->setValue(0);
}

void DetailSummary::showFailure(const GroupDetails& details)
{
    m_failureSection->setVisible(!details.failures.empty());
    if (details.failures.empty())
        return;
    const FailureDetails& failure = details.failures.front();
    m_failureSection->setHeading(failure.chain.isOfEarlierAttempt ? tr("Last failure") : tr("Failure"));
    m_failure->setExpanded(false);
    m_failure->setFailure(failure, details.status);
}

DetailPayloadBox& DetailSummary::boxAt(std::size_t position)
{
    while (m_payloadBoxes.size() <= position) {
        auto* box = new DetailPayloadBox(m_boxes);
        m_boxLayout->addWidget(box);
        connect(box, &DetailPayloadBox::openRequested, this, &DetailSummary::payloadRequested);
        m_payloadBoxes.push_back(box);
    }
    return *m_payloadBoxes[position];
}

void DetailSummary::showPayloads(const std::vector<GroupPayload>& payloads)
{
    std::size_t shown = 0;
    for (const PayloadRole role : BoxRoles) {
        std::vector<const GroupPayload*> ofRole;
        for (const GroupPayload& payload : payloads) {
            if (payload.payload.role == role)
                ofRole.push_back(&payload);
        }
        if (ofRole.empty())
            continue;
        DetailPayloadBox& box = boxAt(shown++);
        box.setPayloads(ofRole);
        box.show();
    }
    for (std::size_t position = shown; position < m_payloadBoxes.size(); ++position)
        m_payloadBoxes[position]->hide();
    m_boxes->setVisible(shown > 0);
    m_save->setVisible(!payloads.empty());
}

std::vector<DetailPayloadBox*> DetailSummary::payloadBoxes() const
{
    std::vector<DetailPayloadBox*> shown;
    for (DetailPayloadBox* box : m_payloadBoxes) {
        if (box->isVisibleTo(m_boxes))
            shown.push_back(box);
    }
    return shown;
}

} // namespace chronoscope
