// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/replay/resetpreview.h"
#include "views/replay/resetpreviewmodel.h"

#include <QDialog>
#include <QPointer>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QTreeView;

namespace chronoscope {

class Chains;
class Document;

/// What a reset of a run to one of its workflow tasks would do: what is dropped, reapplied and run again, and the command
/// that does it, for the user to copy. It resets nothing itself. Stays open beside the run; going to a row selects its
/// event there.
class ResetPreviewDialog : public QDialog {
    Q_OBJECT

public:
    /// Begins with the task that the event is part of; with the last possible one for no event. The chains must outlive
    /// the dialog, which closes with the document.
    ResetPreviewDialog(Document& document, const Chains& chains, EventIndex event, QWidget* parent = nullptr);
    ~ResetPreviewDialog() override;

    void chooseTask(TaskIndex task);
    /// Null while it is being made, and for tasks that cannot be reset to.
    [[nodiscard]] const std::shared_ptr<const PreviewedReset>& previewed() const { return m_previewed; }
    /// The parts, for tests.
    [[nodiscard]] QSpinBox& taskBox() const { return *m_task; }
    [[nodiscard]] QSpinBox& attemptBox() const { return *m_attempt; }
    [[nodiscard]] QTreeView& tree() const { return *m_tree; }
    [[nodiscard]] QString summaryText() const;
    [[nodiscard]] QString commandText() const;

signals:
    /// A row of a continued run was activated.
    void runRequested(chronoscope::Document* run);
    /// Another preview is shown, or why there is none.
    void previewChanged();

private:
    void arrange();
    void adoptTasks();
    void chooseFirstTask();
    void showAttempts();
    [[nodiscard]] TaskIndex chosenTask() const;
    [[nodiscard]] Result<ResetPoint> chosenPoint() const;
    void update();
    void finish(std::uint64_t request, std::shared_ptr<const PreviewedReset> previewed);
    void showTask(const Result<ResetPoint>& point);
    void showSummary();
    void showCommand();
    void goTo(const QModelIndex& index);
    [[nodiscard]] ReapplyExclusions exclusions() const;

    QPointer<Document> m_document;
    const Chains& m_chains;
    EventIndex m_event; ///< to begin with
    bool m_hasBegun = false;
    std::vector<QPointer<Document>> m_continued;
    std::shared_ptr<const WorkflowTasks> m_tasks;
    std::optional<ResetPoint> m_point;
    std::shared_ptr<const PreviewedReset> m_previewed;
    std::uint64_t m_request = 0;
    QSpinBox* m_task;
    QSpinBox* m_attempt; ///< of the task; hidden for a task that had one only
    QLabel* m_taskText;
    QCheckBox* m_noSignals;
    QCheckBox* m_noUpdates;
    QCheckBox* m_noNexus;
    QLabel* m_summary;
    ResetPreviewModel* m_model;
    QTreeView* m_tree;
    QLineEdit* m_reason;
    QPlainTextEdit* m_command;
    QPushButton* m_copy;
};

} // namespace chronoscope
