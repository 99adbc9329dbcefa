// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/resetpreviews.h"

#include "models/session/document.h"
#include "views/common/actionregistry.h"
#include "views/common/selectioncommands.h"
#include "views/mainwindow/runpane.h"
#include "views/replay/resetpreviewdialog.h"

#include <QAction>
#include <QKeySequence>
#include <QMenu>
#include <QTabWidget>

namespace chronoscope {

ResetPreviews::ResetPreviews(const Chains& chains, QTabWidget& tabs, QMenu& menu, QWidget& window)
    : QObject(&window)
    , preview(menu.addAction(tr("Preview &Reset…")))
    , previewToTask(new QAction(tr("Preview &Reset to This Task…"), this))
    , m_chains(chains)
    , m_tabs(tabs)
    , m_window(window)
{
    preview->setObjectName(QStringLiteral("previewReset"));
    preview->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    preview->setStatusTip(tr("Say what a reset of this run would drop, reapply and run again; nothing is reset"));
    fileAction(*preview, ActionCategory::Run);
    previewToTask->setObjectName(QStringLiteral("previewResetToTask"));
    previewToTask->setStatusTip(tr("Say what a reset to the selected workflow task would do; nothing is reset"));
    markSelectionCommand(*previewToTask);
    window.addAction(previewToTask);
    connect(preview, &QAction::triggered, this, &ResetPreviews::show);
    connect(previewToTask, &QAction::triggered, this, &ResetPreviews::show);
    connect(&tabs, &QTabWidget::currentChanged, this, &ResetPreviews::currentTabChanged);
    currentTabChanged();
}

void ResetPreviews::currentTabChanged()
{
    if (m_document)
        disconnect(&m_document->selection(), nullptr, this, nullptr);
    const auto* const run = qobject_cast<RunPane*>(m_tabs.currentWidget());
    m_document = run ? &run->document() : nullptr;
    if (m_document)
        connect(&m_document->selection(), &Selection::changed, this, &ResetPreviews::update);
    update();
}

void ResetPreviews::update()
{
    preview->setEnabled(m_document != nullptr);
    setDisabledReason(*preview, tr("No run is open."));
    const GroupIndex group = m_document ? m_document->selection().group() : GroupIndex();
    const bool isTask = group.isValid() && group.value < m_document->snapshot()->groups->size() &&
                        m_document->snapshot()->groups->group(group).kind == GroupKind::WorkflowTask;
    previewToTask->setEnabled(isTask);
}

void ResetPreviews::show()
{
    if (!m_document)
        return;
    const ReplayPosition& position = m_document->replayPosition();
    const bool isAtPosition = sender() == preview && position.isActive() && position.event().isValid();
    const EventIndex event = isAtPosition ? position.event() : m_document->selection().event();
    auto* const dialog = new ResetPreviewDialog(*m_document, m_chains, event, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ResetPreviewDialog::runRequested, this, &ResetPreviews::runRequested);
    // Beside the run, whose events its rows lead to.
    dialog->show();
}

} // namespace chronoscope
