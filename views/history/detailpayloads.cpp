// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/detailpayloads.h"

#include "models/core/format.h"
#include "views/payload/payloadviewer.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QVBoxLayout>

namespace chronoscope {

namespace {

constexpr int LongestName = 60;

QString choiceText(const GroupPayload& payload, const History& history)
{
    QString text = displayName(payload.payload.role);
    if (!payload.payload.name.isEmpty())
        text += QLatin1Char(' ') + shortenMiddle(payload.payload.name, LongestName);
    else if (payload.payload.position > 0)
        text += QStringLiteral(" [%1]").arg(payload.payload.position);
    //: what a payload is, its event and its size
    return DetailPayloads::tr("%1 · event %2 · %3")
        .arg(text)
        .arg(history.eventId(payload.event))
        .arg(formatBytes(payload.payload.payload.sizeBytes()));
}

/// A name of our own making, since a text of the history must not name a file.
QString fileName(const GroupPayload& payload, const History& history)
{
    static constexpr const char* Extensions[] = {"json", "txt", "bin", "txt", "bin"};
    const auto kind = static_cast<std::size_t>(payload.payload.payload.kind);
    return QStringLiteral("event-%1-payload-%2.%3")
        .arg(history.eventId(payload.event))
        .arg(std::max(payload.payload.position, 0))
        .arg(QLatin1String(Extensions[kind]));
}

} // namespace

DetailPayloads::DetailPayloads(QWidget* parent)
    : QWidget(parent), m_choice(new QComboBox(this)), m_viewer(new PayloadViewer(this))
{
    m_choice->setAccessibleName(tr("Payload to show"));
    m_choice->view()->setAccessibleName(tr("Payloads"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(12);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(8);
    layout->addWidget(m_choice);
    layout->addWidget(m_viewer, 1);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &DetailPayloads::showChosen);
    connect(m_choice, &QComboBox::activated, this, [this](int position) {
        if (position >= 0)
            emit eventRequested(m_payloads[static_cast<std::size_t>(position)].event);
    });
    m_choice->hide();
    showChosen();
}

void DetailPayloads::setPayloads(const RunSnapshotPointer& snapshot, std::vector<GroupPayload> payloads)
{
    m_snapshot = snapshot;
    m_payloads = std::move(payloads);
    {
        const QSignalBlocker blocker(m_choice);
        m_choice->clear();
        for (const GroupPayload& payload : m_payloads)
            m_choice->addItem(choiceText(payload, *m_snapshot->history));
        m_choice->setVisible(!m_payloads.empty());
    }
    showChosen();
}

void DetailPayloads::choose(std::size_t position)
{
    m_choice->setCurrentIndex(static_cast<int>(position));
}

void DetailPayloads::setPreferredEvent(EventIndex event)
{
    const int chosen = m_choice->currentIndex();
    if (chosen >= 0 && m_payloads[static_cast<std::size_t>(chosen)].event == event)
        return;
    for (std::size_t position = 0; position < m_payloads.size(); ++position) {
        if (m_payloads[position].event == event) {
            choose(position);
            return;
        }
    }
}

void DetailPayloads::showPayload(EventIndex event, const QString& path)
{
    for (std::size_t position = 0; position < m_payloads.size(); ++position) {
        if (m_payloads[position].event == event && m_payloads[position].payload.path == path) {
            choose(position);
            return;
        }
    }
}

void DetailPayloads::saveChosen()
{
    if (m_isStale)
        showPayloadInViewer();
    m_viewer->save();
}

void DetailPayloads::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        showChosen();
}

void DetailPayloads::showChosen()
{
    const int chosen = m_choice->currentIndex();
    m_isStale = !isVisible();
    if (chosen < 0 || m_payloads.empty()) {
        m_viewer->clear(
            tr("What is selected has no payload. Select an activity, a signal, a child workflow or a marker to "
               "read what was given and returned."));
        m_isStale = false;
        return;
    }
    // Indenting 50 MB for a tab that nobody looks at would be a waste.
    if (m_isStale)
        return;
    showPayloadInViewer();
}

void DetailPayloads::showPayloadInViewer()
{
    m_isStale = false;
    if (m_payloads.empty())
        return;
    const GroupPayload& payload = m_payloads[static_cast<std::size_t>(m_choice->currentIndex())];
    m_viewer->setPayload(payload.payload.payload, fileName(payload, *m_snapshot->history));
}

} // namespace chronoscope
