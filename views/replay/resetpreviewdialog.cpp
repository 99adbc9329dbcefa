// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/replay/resetpreviewdialog.h"

#include "models/core/executor.h"
#include "models/core/format.h"
#include "models/replay/resetcommand.h"
#include "models/session/chains.h"
#include "models/session/document.h"
#include "views/common/theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace chronoscope {

namespace {

constexpr QSize UsualSize{860, 640};
constexpr int EventColumnWidth = 300;
constexpr int WhatColumnWidth = 260;
constexpr int CommandLines = 3;

QLabel* plainLabel(QWidget* parent, const char* name)
{
    auto* const label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

ResetPreviewDialog::ResetPreviewDialog(Document& document, const Chains& chains, EventIndex event, QWidget* parent)
    : QDialog(parent)
    , m_document(&document)
    , m_chains(chains)
    , m_event(event)
    , m_task(new QSpinBox(this))
    , m_attempt(new QSpinBox(this))
    , m_taskText(plainLabel(this, "taskText"))
    , m_noSignals(new QCheckBox(tr("&Signals"), this))
    , m_noUpdates(new QCheckBox(tr("&Updates"), this))
    , m_noNexus(new QCheckBox(tr("&Nexus results"), this))
    , m_summary(plainLabel(this, "summary"))
    , m_model(new ResetPreviewModel(this))
    , m_tree(new QTreeView(this))
    , m_reason(new QLineEdit(this))
    , m_command(new QPlainTextEdit(this))
    , m_copy(new QPushButton(tr("C&opy"), this))
{
    const QString id = singleLine(shortenMiddle(document.snapshot()->summary.workflowId, 60));
    setWindowTitle(id.isEmpty() ? tr("Preview of a Reset") : tr("Preview of a Reset of %1").arg(id));
    resize(UsualSize);
    arrange();
    connect(m_task, &QSpinBox::valueChanged, this, [this] {
        showAttempts();
        update();
    });
    connect(m_attempt, &QSpinBox::valueChanged, this, &ResetPreviewDialog::update);
    for (const QCheckBox* box : {m_noSignals, m_noUpdates, m_noNexus})
        connect(box, &QCheckBox::toggled, this, &ResetPreviewDialog::update);
    connect(m_reason, &QLineEdit::textChanged, this, &ResetPreviewDialog::showCommand);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_command->toPlainText()); });
    connect(m_tree, &QTreeView::activated, this, &ResetPreviewDialog::goTo);
    connect(m_tree, &QTreeView::clicked, this, &ResetPreviewDialog::goTo);
    connect(&document, &QObject::destroyed, this, &QDialog::close);
    connect(&document.replay(), &ReplayModel::ready, this, &ResetPreviewDialog::adoptTasks);
    connect(&document.replay(), &ReplayModel::voided, this, &ResetPreviewDialog::adoptTasks);
    connect(&chains, &Chains::changed, this, &ResetPreviewDialog::update);
    document.replay().ensureBuilt();
    adoptTasks();
}

ResetPreviewDialog::~ResetPreviewDialog() = default;

void ResetPreviewDialog::arrange()
{
    m_task->setAccessibleName(tr("Workflow task"));
    m_taskText->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* const task = new QHBoxLayout;
    task->setSpacing(12);
    m_attempt->setAccessibleName(tr("Attempt"));
    m_attempt->hide();
    task->addWidget(m_task);
    task->addWidget(m_attempt);
    task->addWidget(m_taskText, 1);
    auto* const exclude = new QHBoxLayout;
    exclude->setSpacing(16);
    for (QCheckBox* const box : {m_noSignals, m_noUpdates, m_noNexus})
        exclude->addWidget(box);
    exclude->addStretch();
    m_reason->setMaxLength(500);
    m_command->setReadOnly(true);
    m_command->setFont(fixedWidthFont(font()));
    m_command->setTabChangesFocus(true);
    m_command->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_command->setFixedHeight(CommandLines * m_command->fontMetrics().lineSpacing() + 12);
    m_command->setAccessibleName(tr("Command"));
    auto* const command = new QHBoxLayout;
    command->addWidget(m_command, 1);
    command->addWidget(m_copy, 0, Qt::AlignTop);
    auto* const above = new QFormLayout;
    auto* const taskLabel = new QLabel(tr("Reset to workflow &task:"), this);
    taskLabel->setBuddy(m_task);
    above->addRow(taskLabel, task);
    above->addRow(tr("Do not reapply:"), exclude);
    auto* const below = new QFormLayout;
    below->addRow(tr("&Reason:"), m_reason);
    below->addRow(tr("Command:"), command);
    auto* const note = plainLabel(this, "note");
    note->setText(tr("A forecast by the rules of server 1.32, from the files that are open. Nothing is reset here: the "
                     "command does it, once you run it."));
    note->setForegroundRole(QPalette::PlaceholderText);
    m_tree->setModel(m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setAccessibleName(tr("What the reset would do"));
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->header()->resizeSection(ResetPreviewModel::EventColumn, EventColumnWidth);
    m_tree->header()->resizeSection(ResetPreviewModel::WhatColumn, WhatColumnWidth);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const layout = new QVBoxLayout(this);
    layout->addLayout(above);
    layout->addWidget(m_summary);
    layout->addWidget(m_tree, 1);
    layout->addLayout(below);
    layout->addWidget(note);
    layout->addWidget(buttons);
}

void ResetPreviewDialog::adoptTasks()
{
    m_tasks = m_document ? m_document->replay().tasks() : nullptr;
    const bool hasTasks = m_tasks && m_tasks->size() > 0;
    {
        const QSignalBlocker blocker(m_task);
        m_task->setEnabled(hasTasks);
        m_task->setRange(hasTasks ? 1 : 0, hasTasks ? static_cast<int>(m_tasks->size()) : 0);
        if (hasTasks)
            m_task->setSuffix(tr(" of %1").arg(formatCount(static_cast<qint64>(m_tasks->size()))));
        if (hasTasks && !std::exchange(m_hasBegun, true))
            chooseFirstTask();
        showAttempts();
    }
    update();
}

TaskIndex ResetPreviewDialog::chosenTask() const
{
    return TaskIndex(static_cast<std::size_t>(m_task->value() - 1));
}

Result<ResetPoint> ResetPreviewDialog::chosenPoint() const
{
    return resetPointOf(*m_tasks, chosenTask(), static_cast<std::size_t>(std::max(m_attempt->value() - 1, 0)));
}

void ResetPreviewDialog::showAttempts()
{
    const bool hasTask = m_tasks && m_tasks->size() > 0;
    const auto count = hasTask ? static_cast<int>(m_tasks->attempts(chosenTask()).size()) : 0;
    const QSignalBlocker blocker(m_attempt);
    m_attempt->setRange(std::min(1, count), count);
    m_attempt->setPrefix(tr("attempt "));
    m_attempt->setSuffix(tr(" of %1").arg(count));
    // The last one is how the task went on.
    m_attempt->setValue(count);
    m_attempt->setVisible(count > 1);
}

void ResetPreviewDialog::chooseFirstTask()
{
    if (m_event.isValid() && m_event.value < m_tasks->groups().history().size()) {
        if (const TaskIndex task = m_tasks->taskOf(m_event); task.isValid()) {
            m_task->setValue(static_cast<int>(WorkflowTasks::number(task)));
            return;
        }
    }
    for (std::size_t position = m_tasks->size(); position > 0; --position) {
        if (!resetPointOf(*m_tasks, TaskIndex(position - 1)))
            continue;
        m_task->setValue(static_cast<int>(position));
        return;
    }
}

void ResetPreviewDialog::chooseTask(TaskIndex task)
{
    m_task->setValue(static_cast<int>(WorkflowTasks::number(task)));
}

ReapplyExclusions ResetPreviewDialog::exclusions() const
{
    return {m_noSignals->isChecked(), m_noUpdates->isChecked(), m_noNexus->isChecked()};
}

void ResetPreviewDialog::update()
{
    ++m_request;
    m_point.reset();
    m_previewed.reset();
    if (!m_document || !m_tasks || m_tasks->size() == 0) {
        m_taskText->setText(m_tasks ? tr("The run has no workflow task.") : tr("Reading the workflow tasks"));
        m_model->setPreview(nullptr);
        showSummary();
        showCommand();
        return;
    }
    const auto point = chosenPoint();
    showTask(point);
    if (!point) {
        m_model->setPreview(nullptr);
        showSummary();
        showCommand();
        return;
    }
    m_point = *point;
    m_reason->setPlaceholderText(tr("reset to workflow task %1").arg(m_task->value()));
    showCommand();
    m_continued.clear();
    auto previewed = std::make_shared<PreviewedReset>();
    previewed->runs.push_back(m_document->snapshot());
    for (Document* const run : m_chains.continuedRunsOf(*m_document)) {
        m_continued.emplace_back(run);
        previewed->runs.push_back(run->snapshot());
    }
    runOnPool(
        [previewed, point = *m_point, exclusions = exclusions()]() -> std::shared_ptr<const PreviewedReset> {
            std::vector<std::shared_ptr<const EventGroups>> continued;
            for (std::size_t run = 1; run < previewed->runs.size(); ++run)
                continued.push_back(previewed->runs[run]->groups);
            previewed->preview = ResetPreview::build(*previewed->runs.front()->groups, point, exclusions, continued);
            return previewed;
        },
        this,
        [this, request = m_request](std::shared_ptr<const PreviewedReset> made) { finish(request, std::move(made)); });
}

void ResetPreviewDialog::finish(std::uint64_t request, std::shared_ptr<const PreviewedReset> previewed)
{
    if (request != m_request)
        return;
    m_previewed = std::move(previewed);
    m_model->setPreview(m_previewed);
    for (int section = 0; section < m_model->rowCount(); ++section) {
        const QModelIndex index = m_model->index(section, 0);
        m_tree->setFirstColumnSpanned(section, {}, true);
        m_tree->setExpanded(index, m_model->isWorthOpening(section));
    }
    showSummary();
}

void ResetPreviewDialog::showTask(const Result<ResetPoint>& point)
{
    if (!point) {
        m_taskText->setText(tr("Cannot be reset to. %1 %2").arg(point.error().message, point.error().remedy));
        return;
    }
    const History& history = m_tasks->groups().history();
    const EventIndex at = point->lastKept;
    m_taskText->setText(tr("back to event %1, %2; events up to %3 are kept")
                            .arg(point->eventId)
                            .arg(m_document->timeText(history.time(at)))
                            .arg(history.eventId(point->lastKept)));
}

void ResetPreviewDialog::showSummary()
{
    if (m_previewed) {
        const ResetPreview& preview = m_previewed->preview;
        const auto number = [](std::size_t count) { return formatCount(static_cast<qint64>(count)); };
        QString text =
            tr("Events left behind: %1 · reapplied: %2 · operations that run again: %3 · open at the point: %4")
                .arg(number(preview.dropped.size()), number(preview.reappliedCount()), number(preview.runsAgain.size()),
                     number(preview.open.size()));
        if (!preview.missingRunId.isEmpty())
            text += QLatin1Char('\n') +
                    tr("The run continued as %1, which is not open: its signals and updates are reapplied too.")
                        .arg(singleLine(shortenMiddle(preview.missingRunId, 20)));
        m_summary->setText(text);
    } else {
        m_summary->setText(QString());
    }
    emit previewChanged();
}

void ResetPreviewDialog::showCommand()
{
    m_copy->setEnabled(false);
    m_command->clear();
    if (!m_document || !m_point)
        return;
    const QString reason = m_reason->text().isEmpty() ? m_reason->placeholderText() : m_reason->text();
    const auto command = resetCommand(m_document->snapshot()->summary, *m_point, exclusions(), reason);
    m_copy->setEnabled(command.has_value());
    m_command->setPlainText(command ? *command : command.error().message + QLatin1Char(' ') + command.error().remedy);
}

QString ResetPreviewDialog::summaryText() const
{
    return m_summary->text();
}

QString ResetPreviewDialog::commandText() const
{
    return m_command->toPlainText();
}

void ResetPreviewDialog::goTo(const QModelIndex& index)
{
    const ResetPreviewModel::Place place = m_model->placeOf(index);
    if (!place.event.isValid() || !m_previewed)
        return;
    Document* const run = place.run == 0 ? m_document.data() : m_continued[place.run - 1].data();
    // Positions are those of the snapshot that the preview was made of.
    if (!run || run->snapshot() != m_previewed->runs[place.run])
        return;
    run->selection().selectEvent(place.event);
    if (place.run > 0)
        emit runRequested(run);
}

} // namespace chronoscope
