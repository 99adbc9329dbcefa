// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/exportdialog.h"

#include "models/core/format.h"
#include "models/export/exportname.h"
#include "models/export/runpart.h"
#include "models/filter/filteredrun.h"
#include "models/session/document.h"
#include "views/export/redactiondialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace chronoscope {

namespace {

constexpr int LongestName = 60;
constexpr int ProgressSteps = 1000;
constexpr int LeastWidth = 560;

/// The format that was chosen last; people export the same again and again.
QString lastFormatKey()
{
    return QStringLiteral("exportFormat");
}

QString nameOf(const RunSnapshot& run)
{
    return shortenMiddle(
        singleLine(QString(run.summary.workflowType + QLatin1Char(' ') + run.summary.workflowId).trimmed()),
        LongestName);
}

} // namespace

ExportDialog::ExportDialog(Document& current, const std::vector<Document*>& all, QWidget* parent)
    : QDialog(parent)
    , m_current(current.snapshot())
    , m_rangeStart(current.viewRange().start())
    , m_rangeEnd(current.viewRange().end())
    , m_measured(current.measuredRange().range())
    , m_filtered(current.filters().filtered())
    , m_selectedGroup(current.selection().group())
    , m_runs(new QComboBox(this))
    , m_parts(new QComboBox(this))
    , m_formats(new QComboBox(this))
    , m_explanation(new QLabel(this))
    , m_redacted(new QLabel(this))
    , m_redact(new QPushButton(tr("Ru&les…"), this))
    , m_replace(new QCheckBox(tr("Re&place files that are there already"), this))
    , m_progress(new QProgressBar(this))
    , m_report(new QPlainTextEdit(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
    , m_export(m_buttons->addButton(tr("&Export…"), QDialogButtonBox::ActionRole))
{
    setWindowTitle(tr("Export"));
    for (const Document* document : all)
        m_all.push_back(document->snapshot());
    fillRuns(current);
    fillParts(current);
    fillFormats();
    m_explanation->setObjectName(QStringLiteral("explanation"));
    m_explanation->setTextFormat(Qt::PlainText);
    m_explanation->setWordWrap(true);
    m_progress->setRange(0, ProgressSteps);
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_progress->hide();
    m_report->setReadOnly(true);
    m_report->setTabChangesFocus(true);
    m_report->setAccessibleName(tr("What was written"));
    m_report->hide();
    m_export->setDefault(true);

    auto* layout = new QVBoxLayout(this);
    layout->addLayout(arrangeChoices());
    layout->addWidget(m_progress);
    layout->addWidget(m_report, 1);
    layout->addWidget(m_buttons);
    setMinimumWidth(LeastWidth);

    connect(m_export, &QPushButton::clicked, this, &ExportDialog::askForPlace);
    connect(m_buttons, &QDialogButtonBox::rejected, this, [this] {
        // The button says "Cancel" while something runs.
        if (m_job.isRunning())
            m_job.cancel();
        else
            reject();
    });
    for (QComboBox* box : {m_runs, m_parts, m_formats})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::choiceChanged);
    connect(&m_job, &ExportJob::progressed, this,
            [this](double part) { m_progress->setValue(static_cast<int>(part * ProgressSteps)); });
    connect(&m_job, &ExportJob::finished, this, &ExportDialog::showOutcome);
    choiceChanged();
}

QFormLayout* ExportDialog::arrangeChoices()
{
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Runs:"), m_runs);
    form->addRow(tr("E&vents:"), m_parts);
    form->addRow(tr("&Format:"), m_formats);
    form->addRow(QString(), m_explanation);
    auto* redaction = new QHBoxLayout;
    redaction->addWidget(m_redacted, 1);
    redaction->addWidget(m_redact);
    form->addRow(tr("Redact:"), redaction);
    form->addRow(QString(), m_replace);
    m_runs->setAccessibleName(tr("Runs"));
    m_parts->setAccessibleName(tr("Events"));
    m_formats->setAccessibleName(tr("Format"));
    m_redacted->setTextFormat(Qt::PlainText);
    m_redacted->setObjectName(QStringLiteral("redacted"));
    m_redact->setAccessibleName(tr("Rules of redaction"));
    m_redact->setAutoDefault(false);
    setRules({});
    connect(m_redact, &QPushButton::clicked, this, &ExportDialog::askForRules);
    return form;
}

void ExportDialog::fillRuns(Document& current)
{
    m_runs->addItem(nameOf(*current.snapshot()));
    if (m_all.size() > 1)
        m_runs->addItem(tr("All %n open runs", nullptr, static_cast<int>(m_all.size())));
}

void ExportDialog::fillParts(Document& current)
{
    const auto add = [this](const QString& text, Part part) { m_parts->addItem(text, static_cast<int>(part)); };
    add(tr("All"), Part::Whole);
    if (m_measured)
        add(tr("The measured range: %1").arg(formatDuration(m_measured->end - m_measured->start)), Part::MeasuredRange);
    if (!current.viewRange().isWholeRun())
        add(tr("What the timeline shows: %1").arg(formatDuration(m_rangeEnd - m_rangeStart)), Part::VisibleRange);
    if (m_filtered)
        add(tr("What the filters leave"), Part::Filtered);
    if (m_selectedGroup.isValid())
        add(tr("The selection: %1").arg(shortenMiddle(m_current->groups->label(m_selectedGroup), LongestName)),
            Part::SelectedGroup);
}

void ExportDialog::fillFormats()
{
    for (const ExportFormat format : exportFormats())
        m_formats->addItem(displayName(format), toString(format));
    const int last = m_formats->findData(QSettings().value(lastFormatKey()));
    m_formats->setCurrentIndex(std::max(0, last));
}

bool ExportDialog::isForSeveralRuns() const
{
    return m_runs->currentIndex() > 0;
}

ExportFormat ExportDialog::format() const
{
    return exportFormatFromName(m_formats->currentData().toString()).value_or(ExportFormat::Json);
}

void ExportDialog::choiceChanged()
{
    m_explanation->setText(explanation(format()));
    // A part is one of the run that is shown.
    m_parts->setEnabled(!isForSeveralRuns() && m_parts->count() > 1);
    // For a single file the choice of a name asks.
    m_replace->setVisible(isForSeveralRuns());
}

void ExportDialog::setRules(const RedactionRules& rules)
{
    m_rules = rules;
    const QString summary = RedactionDialog::summaryOf(rules);
    m_redacted->setText(summary.left(1).toUpper() + summary.mid(1));
}

void ExportDialog::askForRules()
{
    auto* dialog = new RedactionDialog(isForSeveralRuns() ? m_all : std::vector{m_current}, m_rules, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { setRules(dialog->rules()); });
    dialog->open();
}

std::function<std::vector<EventIndex>(const RunSnapshot&)> ExportDialog::eventsOf(Part part) const
{
    switch (part) {
    case Part::SelectedGroup:
        return [group = m_selectedGroup](const RunSnapshot& run) {
            const std::span<const EventIndex> members = run.groups->members(group);
            return std::vector<EventIndex>(members.begin(), members.end());
        };
    case Part::Filtered:
        return [filtered = m_filtered](const RunSnapshot& run) {
            std::vector<EventIndex> events;
            for (std::uint32_t index = 0; index < run.history->size(); ++index) {
                if (filtered->passesEvent(index))
                    events.emplace_back(index);
            }
            return events;
        };
    case Part::MeasuredRange:
        return
            [range = *m_measured](const RunSnapshot& run) { return eventsWithin(*run.groups, range.start, range.end); };
    case Part::VisibleRange:
        return [start = m_rangeStart, end = m_rangeEnd](const RunSnapshot& run) {
            return eventsWithin(*run.groups, start, end);
        };
    case Part::Whole:
        break;
    }
    return {};
}

ExportRequest ExportDialog::request() const
{
    ExportRequest request;
    request.format = format();
    request.isIntoFolder = isForSeveralRuns();
    request.runs = isForSeveralRuns() ? m_all : std::vector{m_current};
    const auto part = static_cast<Part>(m_parts->currentData().toInt());
    request.rules = m_rules;
    if (!isForSeveralRuns() && part != Part::Whole)
        request.eventsOf = eventsOf(part);
    return request;
}

void ExportDialog::askForPlace()
{
    auto* dialog = new QFileDialog(this, isForSeveralRuns() ? tr("Export into a Folder") : tr("Export"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (isForSeveralRuns()) {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        dialog->setLabelText(QFileDialog::Accept, tr("Export"));
    } else {
        // It asks before an existing file is replaced.
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(suggestedFileName(*m_current, format()));
    }
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        const bool mayReplace = !isForSeveralRuns() || m_replace->isChecked();
        exportTo(path, mayReplace ? ExistingFile::Replace : ExistingFile::Keep);
    });
    dialog->open();
}

void ExportDialog::exportTo(const QString& path, ExistingFile existing)
{
    QSettings().setValue(lastFormatKey(), toString(format()));
    ExportRequest wanted = request();
    wanted.path = path;
    wanted.existing = existing;
    m_report->hide();
    m_progress->setValue(0);
    m_progress->show();
    m_export->setEnabled(false);
    m_buttons->button(QDialogButtonBox::Close)->setText(tr("Cancel"));
    m_job.start(wanted);
}

void ExportDialog::showOutcome(const ExportOutcome& outcome)
{
    QStringList lines;
    if (outcome.isCancelled)
        lines.append(tr("Cancelled; what was there before is unchanged."));
    for (const Error& error : outcome.errors)
        lines.append(tr("Not written: %1").arg(error.oneLine()));
    for (const QString& path : outcome.written)
        lines.append(tr("Written: %1").arg(singleLine(path)));
    if (!m_rules.isEmpty())
        lines.append(tr("Redacted: %1 texts and payloads.").arg(outcome.redacted));
    if (!outcome.notLookedInto.isEmpty())
        lines.append(QStringList{QString(), tr("Not looked into, and written as it is:")} + outcome.notLookedInto);
    if (!outcome.losses.isEmpty())
        lines.append(QStringList{QString(), tr("What this format cannot carry:")} + outcome.losses);
    m_report->setPlainText(lines.join(QLatin1Char('\n')));
    m_report->show();
    m_progress->hide();
    m_export->setEnabled(true);
    QPushButton* const close = m_buttons->button(QDialogButtonBox::Close);
    close->setText(tr("Close"));
    close->setFocus();
}

void ExportDialog::done(int result)
{
    m_job.cancel();
    QDialog::done(result);
}

} // namespace chronoscope
