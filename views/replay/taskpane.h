// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <cstdint>
#include <memory>

class QLabel;
class QStackedWidget;

namespace chronoscope {

class Document;
class RunTableView;
class TaskCells;
class TaskTableModel;

/// The workflow tasks of a run as a table. Going to a row moves the place in replay to the end of its task; wherever else
/// the place moves, the table follows. Nothing is built before it is first shown.
class TaskPane : public QWidget {
    Q_OBJECT

public:
    /// The document must outlive the pane.
    explicit TaskPane(Document& document, QWidget* parent = nullptr);
    ~TaskPane() override;

    [[nodiscard]] RunTableView& table() const { return *m_table; }
    /// By whose rules the history was cut, and what stands in place of the table while there is none.
    [[nodiscard]] QString noteText() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void arrange();
    void connectSignals();
    void adoptTimeDisplay();
    void readTasks();
    void adoptCells(std::uint64_t request, std::shared_ptr<const TaskCells> cells);
    void dropCells();
    void followPosition();
    void goToTask(std::uint32_t source);

    Document& m_document;
    TaskTableModel* m_model;
    RunTableView* m_table;
    QLabel* m_note;
    std::uint64_t m_request = 0; ///< the latest one wins
};

} // namespace chronoscope
