// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/differencetexts.h"
#include "models/core/error.h"
#include "models/history/runsnapshot.h"
#include "views/compare/comparejob.h"

#include <QPointer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace chronoscope {

class ComparedTimelines;
class DifferenceTableModel;
class Document;
class FieldChangeModel;
class SegmentedButtons;

/// Two runs compared: both timelines over each other with a common zero, the list of differences below, and beside it
/// the values in which the current one shows. Compares on the pool, anew when a run has grown. Follows both documents;
/// whoever closes one closes this.
class ComparePane : public QWidget {
    Q_OBJECT

public:
    /// Both documents must outlive the pane.
    ComparePane(Document& a, Document& b, QWidget* parent = nullptr);
    ~ComparePane() override;

    /// What a tab calls it: "order-1 and order-2".
    [[nodiscard]] QString title() const;
    [[nodiscard]] bool compares(const Document& document) const { return &document == &m_a || &document == &m_b; }
    [[nodiscard]] Document& documentA() const { return m_a; }
    [[nodiscard]] Document& documentB() const { return m_b; }
    [[nodiscard]] ComparedTimelines& timelines() const { return *m_timelines; }
    [[nodiscard]] QTableView& table() const { return *m_table; }
    [[nodiscard]] QTableView& changes() const { return *m_changes; }
    [[nodiscard]] SegmentedButtons& kinds() const { return *m_kinds; }
    [[nodiscard]] const DifferenceTableModel& model() const { return *m_model; }

    /// Writes the differences on the pool: JSON where the name ends in .json, else text. An existing file is replaced.
    void save(const QString& path);

signals:
    /// The user wants to see a run; its event is selected.
    void runRequested(chronoscope::Document* run);
    void failed(const chronoscope::Error& error);
    void compared();
    void saved(const QString& path);

private:
    void arrange();
    QWidget* makeHead();
    QWidget* makeLists();
    void addCommands();
    void connectSignals();
    void compare();
    void adopt(const std::shared_ptr<const RunDifference>& runs);
    void countKinds();
    void chooseKind(int segment);
    void showEmptiness();
    void showCurrent();
    void step(int by);
    void goTo(bool inA);
    void askWhereToSave();

    Document& m_a;
    Document& m_b;
    RunSnapshotPointer m_snapshotA; ///< those that are compared
    RunSnapshotPointer m_snapshotB;
    CompareJob m_job;
    DifferenceTableModel* m_model;
    FieldChangeModel* m_changeModel;
    ComparedTimelines* m_timelines;
    QLabel* m_summary;
    SegmentedButtons* m_kinds;
    QCheckBox* m_workflowTasks;
    QCheckBox* m_everything;
    QPushButton* m_save;
    QStackedWidget* m_pages;
    QLabel* m_message;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QTableView* m_table;
    QTableView* m_changes;
    std::uint64_t m_shown = 0; ///< counts what was asked for, so that a late answer is dropped
};

} // namespace chronoscope
