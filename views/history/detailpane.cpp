// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/detailpane.h"

#include "models/session/document.h"
#include "models/session/timedisplay.h"
#include "views/history/detailpayloads.h"
#include "views/history/detailsummary.h"
#include "views/history/detailtabs.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace chronoscope {

DetailPane::DetailPane(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_tabs(new DetailTabs(this))
    , m_summary(new DetailSummary(this))
    , m_payloads(new DetailPayloads(this))
{
    setAccessibleName(tr("Details of the selection"));
    m_tabs->setAccessibleName(tr("About the selection"));
    m_tabs->addTab(m_summary, tr("Details"));
    m_tabs->addTab(m_payloads, tr("Payload"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    connectDocument();
}

void DetailPane::connectDocument()
{
    connect(&m_document.selection(), &Selection::changed, this, &DetailPane::followSelection);
    connect(&m_document, &Document::snapshotChanged, this, &DetailPane::refresh);
    connect(&m_document.timeDisplay(), &TimeDisplay::changed, this, &DetailPane::refresh);
    connect(m_summary, &DetailSummary::eventRequested, &m_document.selection(), &Selection::selectEvent);
    connect(m_summary, &DetailSummary::payloadRequested, this, &DetailPane::showPayload);
    connect(m_summary, &DetailSummary::saveRequested, this, &DetailPane::savePayload);
    connect(m_payloads, &DetailPayloads::eventRequested, &m_document.selection(), &Selection::selectEvent);
}

QSize DetailPane::sizeHint() const
{
    return {400, 600};
}

QSize DetailPane::minimumSizeHint() const
{
    return {280, 200};
}

void DetailPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        refresh();
}

void DetailPane::followSelection()
{
    const Selection& selection = m_document.selection();
    if (m_isStale || selection.isEmpty() || selection.group() != m_shownGroup) {
        refresh();
        return;
    }
    m_summary->setEvent(m_document.snapshot(), selection.event());
    m_payloads->setPreferredEvent(selection.event());
}

void DetailPane::refresh()
{
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    const RunSnapshotPointer& snapshot = m_document.snapshot();
    const Selection& selection = m_document.selection();
    const QTimeZone& zone = m_document.timeDisplay().zone();
    m_shownGroup = selection.isEmpty() ? GroupIndex() : selection.group();
    const GroupIndex group = m_shownGroup.isValid() ? m_shownGroup : workflowGroup(*snapshot->groups);
    const GroupDetails details = group.isValid() ? describeGroup(*snapshot, group, zone) : GroupDetails();
    m_summary->setTimeZone(zone);
    if (m_shownGroup.isValid())
        m_summary->showGroup(snapshot, details, selection.event());
    else
        m_summary->showRun(snapshot, details);
    m_payloads->setPayloads(snapshot, details.payloads);
    if (m_shownGroup.isValid())
        m_payloads->setPreferredEvent(selection.event());
}

void DetailPane::savePayload()
{
    // Of several payloads one has to be chosen, so the user is to see which it is.
    if (m_payloads->choice().count() > 1)
        m_tabs->setCurrentIndex(PayloadTab);
    m_payloads->saveChosen();
}

void DetailPane::showPayload(EventIndex event, const QString& path)
{
    m_payloads->showPayload(event, path);
    m_tabs->setCurrentIndex(PayloadTab);
}

} // namespace chronoscope
