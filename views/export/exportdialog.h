// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/timerange.h"
#include "views/export/exportjob.h"

#include <QDialog>

#include <optional>

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
class FilteredRun;

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
    /// What must not leave; nothing is redacted at first.
    void setRules(const RedactionRules& rules);

    void done(int result) override;

private:
    enum class Part { Whole, MeasuredRange, VisibleRange, Filtered, SelectedGroup };

    [[nodiscard]] QFormLayout* arrangeChoices();
    void fillRuns(Document& current);
    void fillParts(Document& current);
    void fillFormats();
    void choiceChanged();
    void askForRules();
    void askForPlace();
    void showOutcome(const ExportOutcome& outcome);
    [[nodiscard]] ExportFormat format() const;
    /// Which events of a run are in a part; to be called on the pool.
    [[nodiscard]] std::function<std::vector<EventIndex>(const RunSnapshot&)> eventsOf(Part part) const;
    [[nodiscard]] ExportRequest request() const;

    RunSnapshotPointer m_current;
    std::vector<RunSnapshotPointer> m_all;
    Instant m_rangeStart;
    Instant m_rangeEnd;
    std::optional<TimeRange> m_measured;
    std::shared_ptr<const FilteredRun> m_filtered; ///< null: nothing is filtered
    RedactionRules m_rules;
    GroupIndex m_selectedGroup;
    QComboBox* m_runs;
    QComboBox* m_parts;
    QComboBox* m_formats;
    QLabel* m_explanation;
    QLabel* m_redacted;
    QPushButton* m_redact;
    QCheckBox* m_replace;
    QProgressBar* m_progress;
    QPlainTextEdit* m_report;
    QDialogButtonBox* m_buttons;
    QPushButton* m_export;
    ExportJob m_job;
};

} // namespace chronoscope
