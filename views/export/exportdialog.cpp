// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/exportdialog.h"

#include "models/core/format.h"
#include "models/export/exportname.h"
#include "models/export/runpart.h"
#include "models/session/document.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
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
    , m_selectedGroup(current.selection().group())
    , m_runs(new QComboBox(this))
    , m_parts(new QComboBox(this))
    , m_formats(new QComboBox(this))
    , m_explanation(new QLabel(this))
    , m_replace(new QCheckBox(tr("&Replace files that are there already"), this))
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
    form->addRow(QString(), m_replace);
    m_runs->setAccessibleName(tr("Runs"));
    m_parts->setAccessibleName(tr("Events"));
    m_formats->setAccessibleName(tr("Format"));
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
    if (!current.viewRange().isWholeRun())
        add(tr("What the timeline shows: %1").arg(formatDuration(m_rangeEnd - m_rangeStart)), Part::VisibleRange);
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

ExportRequest ExportDialog::request() const
{
    ExportRequest request;
    request.format = format();
    request.isIntoFolder = isForSeveralRuns();
    request.runs = isForSeveralRuns() ? m_all : std::vector{m_current};
    const auto part = static_cast<Part>(m_parts->currentData().toInt());
    if (isForSeveralRuns() || part == Part::Whole)
        return request;
    request.partOf = [part, start = m_rangeStart, end = m_rangeEnd,
                      group = m_selectedGroup](const RunSnapshotPointer& run) {
        if (part == Part::SelectedGroup)
            return partOfRun(*run, run->groups->members(group));
        return partOfRun(*run, eventsWithin(*run->groups, start, end));
    };
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
