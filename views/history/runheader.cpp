// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/runheader.h"

#include "models/history/failuretext.h"
#include "models/session/document.h"
#include "models/session/timedisplay.h"
#include "models/tables/findingtablemodel.h"
#include "views/common/copyablelabel.h"
#include "views/common/pill.h"
#include "views/common/plaintooltip.h"
#include "views/common/statusglyph.h"
#include "views/common/theme.h"
#include "views/history/fieldstrip.h"
#include "views/history/historybudget.h"
#include "views/history/runfields.h"
#include "views/history/severityglyph.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace chronoscope {

namespace {

constexpr int GlyphSize = 20;

} // namespace

RunHeader::RunHeader(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_glyph(new QLabel(this))
    , m_type(new CopyableLabel(this))
    , m_workflowId(new CopyableLabel(this))
    , m_status(new Pill(Pill::Use::Label, this))
    , m_paused(new Pill(Pill::Use::Label, this))
    , m_failure(new CopyableLabel(this))
    , m_fields(new FieldStrip(this))
    , m_budget(new HistoryBudget(this))
    , m_findingsCaption(new QLabel(tr("Findings"), this))
    , m_findings(new Pill(Pill::Use::Button, this))
{
    arrange();
    connect(m_failure, &CopyableLabel::linkActivated, this,
            [this] { m_document.selection().selectEvent(m_document.snapshot()->summary.closeEvent); });
    connect(m_findings, &QAbstractButton::clicked, this, &RunHeader::findingsRequested);
    connect(&m_document, &Document::snapshotChanged, this, &RunHeader::refresh);
    connect(&m_document.timeDisplay(), &TimeDisplay::changed, this, &RunHeader::refresh);
    connect(&m_document.lints(), &LintModel::ready, this, &RunHeader::refreshFindings);
    refresh();
}

RunHeader::~RunHeader() = default;

void RunHeader::arrange()
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setAccessibleName(tr("Run"));
    m_type->setFont(nameFont(nameFont(font())));
    m_type->setMaximumCharacters(60);
    m_workflowId->setFont(nameFont(font()));
    QFont idFont = nameFont(font());
    idFont.setBold(false);
    m_workflowId->setFont(idFont);
    m_workflowId->setFixedWidthText(true);
    m_workflowId->setTone(CopyableLabel::Tone::Quiet);
    m_workflowId->setMaximumCharacters(60);
    m_findingsCaption->setTextFormat(Qt::PlainText);
    m_findingsCaption->setForegroundRole(QPalette::PlaceholderText);
    m_paused->setWords(tr("Paused"));
    m_failure->setTone(CopyableLabel::Tone::Failure);

    auto* title = new QHBoxLayout;
    title->setSpacing(8);
    title->addWidget(m_glyph);
    title->addWidget(m_type);
    title->addSpacing(8);
    title->addWidget(m_workflowId);
    title->addSpacing(8);
    title->addWidget(m_status);
    title->addWidget(m_paused);
    title->addWidget(m_failure);
    title->addStretch();

    auto* findings = new QVBoxLayout;
    findings->setSpacing(2);
    findings->addWidget(m_findingsCaption);
    findings->addWidget(m_findings);
    auto* facts = new QHBoxLayout;
    facts->setSpacing(24);
    facts->addWidget(m_fields, 1);
    facts->addWidget(m_budget, 0, Qt::AlignTop);
    facts->addLayout(findings);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(6);
    layout->addLayout(title);
    layout->addLayout(facts);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void RunHeader::addLine(QWidget* line)
{
    layout()->addWidget(line);
}

void RunHeader::refresh()
{
    const RunSnapshot& snapshot = *m_document.snapshot();
    // A part of a history may lack its start, and with it the type: then the file is what a person knows it by.
    if (snapshot.summary.workflowType.isEmpty())
        m_type->setValue(tr("File"), QFileInfo(snapshot.sourceName).fileName());
    else
        m_type->setValue(tr("Workflow type"), snapshot.summary.workflowType);
    m_workflowId->setValue(tr("Workflow id"), snapshot.summary.workflowId);
    m_workflowId->setVisible(!snapshot.summary.workflowId.isEmpty());
    m_fields->setFields(runFields(m_document));
    m_budget->setSnapshot(snapshot);
    refreshStatus();
    refreshFailure();
    refreshFindings();
}

void RunHeader::refreshFailure()
{
    const RunSnapshot& snapshot = *m_document.snapshot();
    const EventIndex close = snapshot.summary.closeEvent;
    QString failure;
    if (close.isValid() && carriesFailure(snapshot.history->event(close)))
        failure = oneLine(failureOf(snapshot.history->event(close)));
    m_failure->setValue(tr("Failure"), failure);
    m_failure->setExplanation(tr("Select the event that closed the run."));
    m_failure->setVisible(!failure.isEmpty());
}

void RunHeader::refreshStatus()
{
    const Theme& theme = Theme::of(this);
    const RunSnapshot& snapshot = *m_document.snapshot();
    const Status status = snapshot.summary.status;
    m_paused->setColour(theme.status(Status::Cancelled));
    m_paused->setVisible(snapshot.isComplete && snapshot.summary.isPaused);
    m_glyph->setVisible(snapshot.isComplete);
    if (!snapshot.isComplete) {
        // The event that closes a run stands at its end, which has not been read yet.
        m_status->setWords(tr("Reading…"));
        m_status->setColour(theme.secondText);
        return;
    }
    m_glyph->setPixmap(statusIcon(status, theme).pixmap(QSize(GlyphSize, GlyphSize), devicePixelRatioF()));
    m_glyph->setAccessibleName(displayName(status));
    m_status->setWords(displayName(status));
    m_status->setColour(theme.status(status));
}

void RunHeader::refreshFindings()
{
    const Theme& theme = Theme::of(this);
    FindingCounts counts = FindingCounts::of(m_document.snapshot()->findings);
    if (m_document.lints().isReady())
        counts += FindingCounts::of(*m_document.lints().lints());
    else if (isVisible())
        m_document.lints().ensureBuiltSoon();
    const std::optional<Finding::Severity> worst = counts.worst();
    m_findings->setWords(worst ? FindingCounts::text(*worst, counts.of(*worst)) : tr("none"));
    m_findings->setColour(worst ? severityColour(*worst, theme) : theme.secondText);
    m_findings->setToolTip(worst ? plainToolTip(counts.text())
                                 : tr("Nothing odd was found in this history and what the run did."));
    m_findings->setAccessibleName(worst ? tr("Findings: %1").arg(counts.text()) : tr("No findings"));
}

void RunHeader::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refreshFindings();
}

void RunHeader::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        refreshStatus();
        refreshFindings();
    }
}

void RunHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(Theme::of(this).line);
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace chronoscope
