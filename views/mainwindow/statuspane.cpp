// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/statuspane.h"

#include "models/core/format.h"
#include "models/session/workspace.h"

#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace chronoscope {

namespace {

/// What is ready sooner shows no progress at all.
constexpr int PollMilliseconds = 100;

QLabel* makeLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(8, 0, 8, 0);
    return label;
}

} // namespace

StatusPane::StatusPane(Workspace& workspace, QWidget* parent)
    : QStatusBar(parent)
    , m_workspace(workspace)
    , m_opening(makeLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
    , m_counts(makeLabel(this))
    , m_position(makeLabel(this))
    , m_range(makeLabel(this))
    , m_zone(new QToolButton(this))
{
    m_progress->setFixedWidth(140);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(8);
    m_progress->setAccessibleName(tr("Progress of reading"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop reading"));
    m_zone->setAutoRaise(true);
    m_zone->setAccessibleName(tr("Time zone"));

    addWidget(m_counts);
    addWidget(m_opening);
    addWidget(m_progress);
    addWidget(m_cancel);
    addPermanentWidget(m_position);
    addPermanentWidget(m_range);
    addPermanentWidget(m_zone);

    connect(m_cancel, &QToolButton::clicked, &m_workspace, &Workspace::cancelOpening);
    connect(m_zone, &QToolButton::clicked, this,
            [this] { m_workspace.timeDisplay().setUtc(!m_workspace.timeDisplay().isUtc()); });
    connect(&m_workspace.timeDisplay(), &TimeDisplay::changed, this, [this] {
        updateZone();
        updatePosition();
        updateRange();
    });
    m_poll.setInterval(PollMilliseconds);
    connect(&m_poll, &QTimer::timeout, this, &StatusPane::updateOpening);
    connect(&m_workspace, &Workspace::openingChanged, this, [this] {
        if (m_workspace.openingCount() == 0)
            updateOpening();
        else if (!m_poll.isActive())
            m_poll.start();
    });
    updateZone();
    updateOpening();
    setDocument(nullptr);
}

void StatusPane::setDocument(Document* document)
{
    if (m_document) {
        disconnect(m_document, nullptr, this, nullptr);
        disconnect(&m_document->selection(), nullptr, this, nullptr);
        disconnect(&m_document->viewRange(), nullptr, this, nullptr);
        disconnect(&m_document->lints(), nullptr, this, nullptr);
    }
    m_document = document;
    if (m_document) {
        connect(m_document, &Document::snapshotChanged, this, &StatusPane::updateCounts);
        connect(&m_document->selection(), &Selection::changed, this, &StatusPane::updatePosition);
        connect(&m_document->viewRange(), &ViewRange::changed, this, &StatusPane::updateRange);
        connect(&m_document->lints(), &LintModel::ready, this, &StatusPane::updateCounts);
        connect(&m_document->lints(), &LintModel::voided, this, &StatusPane::updateCounts);
    }
    for (QWidget* widget : {static_cast<QWidget*>(m_counts), static_cast<QWidget*>(m_position),
                            static_cast<QWidget*>(m_range), static_cast<QWidget*>(m_zone)})
        widget->setVisible(m_document != nullptr);
    updateCounts();
    updatePosition();
    updateRange();
}

void StatusPane::updateOpening()
{
    const std::size_t count = m_workspace.openingCount();
    const bool isOpening = count > 0;
    for (QWidget* widget :
         {static_cast<QWidget*>(m_opening), static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_cancel)})
        widget->setVisible(isOpening);
    if (!isOpening) {
        m_poll.stop();
        return;
    }
    const double progress = m_workspace.openingProgress();
    m_progress->setRange(0, progress < 0 ? 0 : 1000);
    m_progress->setValue(static_cast<int>(progress * 1000));
    const QString name = shortenMiddle(singleLine(m_workspace.openingName()), 40);
    m_opening->setText(count == 1 ? tr("Reading %1").arg(name)
                                  : tr("Reading %1 and %n more", nullptr, static_cast<int>(count - 1)).arg(name));
}

void StatusPane::updateCounts()
{
    if (!m_document)
        return;
    const RunSnapshot& snapshot = *m_document->snapshot();
    const auto events = static_cast<int>(snapshot.summary.eventCount);
    const auto groups = static_cast<int>(snapshot.groups->size());
    QString text = tr("%1 event(s)", nullptr, events).arg(formatCount(events)) + QStringLiteral(" · ") +
                   tr("%1 group(s)", nullptr, groups).arg(formatCount(groups));
    std::size_t findings = snapshot.findings.size();
    if (const auto& lints = m_document->lints().lints())
        findings += lints->size();
    if (findings > 0)
        text += QStringLiteral(" · ") + tr("%n finding(s)", nullptr, static_cast<int>(findings));
    m_counts->setText(text);
}

void StatusPane::updatePosition()
{
    if (!m_document)
        return;
    const EventIndex event = m_document->selection().event();
    const RunSnapshot& snapshot = *m_document->snapshot();
    if (!event.isValid() || event.value >= snapshot.history->size()) {
        m_position->clear();
        return;
    }
    const Instant time = snapshot.history->time(event);
    QString text = tr("event %1").arg(snapshot.history->eventId(event));
    if (time.isValid() && snapshot.summary.start.isValid())
        text += QStringLiteral(" · ") + formatOffset(time - snapshot.summary.start);
    m_position->setText(text);
}

void StatusPane::updateRange()
{
    if (!m_document)
        return;
    const ViewRange& range = m_document->viewRange();
    m_range->setText(range.isWholeRun() ? tr("whole run") : tr("showing %1").arg(formatDuration(range.span())));
}

void StatusPane::updateZone()
{
    const bool isUtc = m_workspace.timeDisplay().isUtc();
    m_zone->setText(isUtc ? tr("UTC") : tr("Local time"));
    m_zone->setToolTip(isUtc ? tr("Times are in UTC. Click for local time.") : tr("Times are local. Click for UTC."));
}

} // namespace chronoscope
