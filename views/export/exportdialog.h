// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/exportjob.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace chronoscope {

class Document;

/// Asks which runs, which part of them and which form; asks for a place; writes there with progress, and tells what was
/// written and what the form cannot carry.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    /// The document whose run is shown, and all that are open. They must outlive the dialog; what is exported is what they
    /// hold when it is opened.
    ExportDialog(Document& current, const std::vector<Document*>& all, QWidget* parent = nullptr);

    /// Writes to a file, or into a folder when several runs are chosen: what the choice of a place leads to.
    void exportTo(const QString& path, ExistingFile existing);
    [[nodiscard]] bool isForSeveralRuns() const;

    void done(int result) override;

private:
    enum class Part { Whole, VisibleRange, SelectedGroup };

    [[nodiscard]] QFormLayout* arrangeChoices();
    void fillRuns(Document& current);
    void fillParts(Document& current);
    void fillFormats();
    void choiceChanged();
    void askForPlace();
    void showOutcome(const ExportOutcome& outcome);
    [[nodiscard]] ExportFormat format() const;
    [[nodiscard]] ExportRequest request() const;

    RunSnapshotPointer m_current;
    std::vector<RunSnapshotPointer> m_all;
    Instant m_rangeStart;
    Instant m_rangeEnd;
    GroupIndex m_selectedGroup;
    QComboBox* m_runs;
    QComboBox* m_parts;
    QComboBox* m_formats;
    QLabel* m_explanation;
    QCheckBox* m_replace;
    QProgressBar* m_progress;
    QPlainTextEdit* m_report;
    QDialogButtonBox* m_buttons;
    QPushButton* m_export;
    ExportJob m_job;
};

} // namespace chronoscope
